//! Values that keep to every constraint.

use serde_json::{Map, Value, json};

use super::limits::{end, in_force};
use super::sample::Sample;
use crate::round_trip::{Member, Shapes, target};

pub(super) struct Good<'a> {
    pub(super) shapes: &'a Shapes<'a>,
    samples: &'a [Sample],
}

impl<'a> Good<'a> {
    pub(super) fn new(shapes: &'a Shapes<'a>, samples: &'a [Sample]) -> Self {
        Self { shapes, samples }
    }

    pub(super) fn sample(&self, pattern: &str) -> &'a Sample {
        let mut samples = self.samples.iter();
        let found = samples.find(|sample| sample.pattern == pattern);
        found.unwrap_or_else(|| panic!("there is no sample of `{pattern}`"))
    }

    /// A value of the shape `id` as JSON, for a member with these traits.
    pub(super) fn value(&self, id: &str, member: &'a Value) -> Value {
        let shape = self.shapes.shape(id);
        let limits = in_force(self.shapes, id, member, "length");
        let least = end(limits, "min").unwrap_or(1).max(1) as usize;
        match self.shapes.kind(id).as_str() {
            "string" => match in_force(self.shapes, id, member, "pattern") {
                Some(pattern) => self
                    .sample(pattern.as_str().unwrap_or_default())
                    .text
                    .into(),
                None => "x".repeat(least).into(),
            },
            "enum" => self.listed(id).first().cloned().unwrap_or_default().into(),
            "byte" | "short" | "integer" | "long" | "intEnum" => {
                let limits = in_force(self.shapes, id, member, "range");
                end(limits, "min")
                    .or(end(limits, "max"))
                    .unwrap_or(1)
                    .into()
            }
            "float" | "double" => 1.5.into(),
            "boolean" => true.into(),
            "timestamp" => match in_force(self.shapes, id, member, "timestampFormat") {
                Some(format) if format == "date-time" => "2023-11-14T22:13:20Z".into(),
                Some(format) if format == "http-date" => "Tue, 14 Nov 2023 22:13:20 GMT".into(),
                _ => 1_700_000_000.into(),
            },
            "blob" => "eA==".into(),
            "document" => json!({ "any": 1 }),
            "list" => self.items(shape, least),
            "map" => self.entries(shape, least),
            "structure" => {
                let members = Member::all(shape);
                let values =
                    members.map(|member| (member.json_name().to_owned(), self.member(member)));
                Value::Object(values.collect())
            }
            "union" => {
                let member = Member::all(shape).next().expect("a union has members");
                json!({ (member.json_name()): self.member(member) })
            }
            kind => panic!("no valid value is known for {kind}"),
        }
    }

    pub(super) fn member(&self, member: Member<'a>) -> Value {
        match self.shapes.kind(member.target).as_str() {
            "unit" => json!({}),
            _ => self.value(member.target, member.traits()),
        }
    }

    pub(super) fn items(&self, shape: &'a Value, count: usize) -> Value {
        let item = self.value(target(&shape["member"]), &shape["member"]["traits"]);
        vec![item; count].into()
    }

    pub(super) fn entries(&self, shape: &'a Value, count: usize) -> Value {
        let value = self.value(target(&shape["value"]), &shape["value"]["traits"]);
        let key = |number| format!("k{number}");
        let entries = (0..count).map(|number| (key(number), value.clone()));
        Value::Object(Map::from_iter(entries))
    }

    /// The values that an enum lists.
    pub(super) fn listed(&self, id: &str) -> Vec<String> {
        let members = Member::all(self.shapes.shape(id));
        let texts = members.map(|member| {
            let text = member.own_trait("enumValue").and_then(Value::as_str);
            text.unwrap_or(member.name).to_owned()
        });
        texts.collect()
    }
}
