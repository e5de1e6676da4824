//! Random values of shapes: in the format of cases, as JSON, and as a service may send them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fastrand::Rng;
use hardy_runtime::{Timestamp, TimestampFormat};
use serde_json::{Map, Value, json};

use super::shapes::{Member, Shapes, target};
use super::text;

/// The greatest nesting of structures, unions, lists and maps, except required members.
const DEPTH: usize = 5;

/// Where unlisted values and members occur.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unlisted {
    /// Among the values of enums.
    InEnums,
    /// In unions as well, which the format of cases does not support.
    Everywhere,
}

/// A value in three forms.
pub(crate) struct Forms {
    /// As the params of a case.
    pub(crate) params: Value,
    /// As it is written.
    pub(crate) wire: Value,
    /// As a service may send it.
    pub(crate) noisy: String,
}

/// Makes values up.
pub(crate) struct Maker<'a, 'b> {
    shapes: &'a Shapes<'a>,
    random: &'b mut Rng,
    unlisted: Unlisted,
    depth: usize,
}

impl<'a, 'b> Maker<'a, 'b> {
    pub(crate) fn new(shapes: &'a Shapes<'a>, random: &'b mut Rng, unlisted: Unlisted) -> Self {
        Self {
            shapes,
            random,
            unlisted,
            depth: 0,
        }
    }

    /// A value of the shape `id`. The member that targets it may decide its format.
    pub(crate) fn value(&mut self, id: &str, member: Option<Member<'_>>) -> Forms {
        let shape = self.shapes.shape(id);
        match self.shapes.kind(id).as_str() {
            "structure" | "unit" => self.structure(shape, |_| true),
            "union" => self.inside(|maker| maker.union(shape)),
            "list" => self.inside(|maker| maker.list(shape)),
            "map" => self.inside(|maker| maker.map(shape)),
            "timestamp" => self.timestamp(shape, member),
            "blob" => {
                let text = text::text(self.random);
                self.plain(text.as_str().into(), STANDARD.encode(&text).into())
            }
            kind => {
                let value = self.scalar(kind, shape);
                self.plain(value.clone(), value)
            }
        }
    }

    /// A value of those members of a structure that are `wanted`.
    pub(crate) fn structure(
        &mut self,
        shape: &Value,
        wanted: impl Fn(&Member<'_>) -> bool,
    ) -> Forms {
        self.inside(|maker| {
            let (mut params, mut wire) = (Map::new(), Map::new());
            let (mut noisy, mut absent) = (Vec::new(), Vec::new());
            for member in Member::all(shape).filter(wanted) {
                if !maker.has(&member) {
                    absent.push(member.json_name());
                    continue;
                }
                let made = maker.value(member.target, Some(member));
                params.insert(member.name.to_owned(), made.params);
                wire.insert(member.json_name().to_owned(), made.wire);
                noisy.push((member.json_name().to_owned(), made.noisy));
            }
            Forms {
                params: params.into(),
                wire: wire.into(),
                noisy: text::structure(&noisy, &absent, maker.random),
            }
        })
    }

    fn has(&mut self, member: &Member<'_>) -> bool {
        let is_shallow = self.depth < DEPTH;
        member.must_be_there() || (is_shallow && self.random.usize(..4) > 0)
    }

    fn inside(&mut self, make: impl FnOnce(&mut Self) -> Forms) -> Forms {
        self.depth += 1;
        let made = make(self);
        self.depth -= 1;
        made
    }

    fn union(&mut self, shape: &Value) -> Forms {
        if self.unlisted == Unlisted::Everywhere && self.random.usize(..4) == 0 {
            return self.unlisted_member();
        }
        let members: Vec<Member<'_>> = Member::all(shape).collect();
        let index = self.random.usize(..members.len());
        let member = members[index];
        let made = self.value(member.target, Some(member));
        let name = member.json_name();
        let others = members.iter().filter(|other| other.name != member.name);
        let others: Vec<&str> = others.map(Member::json_name).collect();
        Forms {
            params: json!({ (member.name): made.params }),
            wire: json!({ (name): made.wire }),
            noisy: text::union(&(name.to_owned(), made.noisy), &others, self.random),
        }
    }

    fn unlisted_member(&mut self) -> Forms {
        let name = format!("~{}", text::text(self.random));
        let value = json!({ "any": [1, -2.5, "x", { "y": null }], "": self.random.u64(..) });
        let noisy = text::union(&(name.clone(), value.to_string()), &[], self.random);
        let wire = json!({ (name): value });
        Forms {
            params: wire.clone(),
            wire,
            noisy,
        }
    }

    fn list(&mut self, shape: &Value) -> Forms {
        let sparse = shape["traits"].get("smithy.api#sparse").is_some();
        let items: Vec<Forms> = (0..self.count())
            .map(|_| self.nullable(target(&shape["member"]), sparse))
            .collect();
        let noisy = items.iter().map(|made| made.noisy.clone()).collect();
        Forms {
            noisy: text::list(noisy, sparse, self.random),
            params: items.iter().map(|made| made.params.clone()).collect(),
            wire: items.into_iter().map(|made| made.wire).collect(),
        }
    }

    fn map(&mut self, shape: &Value) -> Forms {
        let sparse = shape["traits"].get("smithy.api#sparse").is_some();
        let (mut params, mut wire, mut noisy) = (Map::new(), Map::new(), Vec::new());
        for _ in 0..self.count() {
            let key = self.value(target(&shape["key"]), None);
            let key = key.wire.as_str().unwrap_or_default().to_owned();
            if wire.contains_key(&key) {
                continue;
            }
            let made = self.nullable(target(&shape["value"]), sparse);
            params.insert(key.clone(), made.params);
            wire.insert(key.clone(), made.wire);
            noisy.push((key, made.noisy));
        }
        Forms {
            params: params.into(),
            wire: wire.into(),
            noisy: text::map(&noisy, sparse, self.random),
        }
    }

    fn count(&mut self) -> usize {
        match self.depth < DEPTH {
            true => self.random.usize(..4),
            false => 0,
        }
    }

    fn nullable(&mut self, id: &str, sparse: bool) -> Forms {
        match sparse && self.random.usize(..3) == 0 {
            true => self.plain(Value::Null, Value::Null),
            false => self.value(id, None),
        }
    }

    /// Within the exact range of floating point numbers, which cases use.
    fn timestamp(&mut self, shape: &Value, member: Option<Member<'_>>) -> Forms {
        let seconds = self.random.i64(-30_000_000_000..200_000_000_000);
        let quarters = self.random.u32(..4);
        let timestamp = Timestamp::from_unix(seconds, quarters * 250_000_000);
        let timestamp = timestamp.expect("between the years 1000 and 9999");
        let stated = member.and_then(|member| member.timestamp_format());
        let stated = stated.or(shape["traits"]["smithy.api#timestampFormat"].as_str());
        let epoch = match quarters {
            0 => json!(seconds),
            quarters => json!(seconds as f64 + f64::from(quarters) / 4.0),
        };
        let wire = match stated {
            Some("date-time") => TimestampFormat::DateTime.format(timestamp).into(),
            Some("http-date") => TimestampFormat::HttpDate.format(timestamp).into(),
            _ => epoch.clone(),
        };
        self.plain(epoch, wire)
    }

    fn scalar(&mut self, kind: &str, shape: &Value) -> Value {
        let random = &mut *self.random;
        match kind {
            "string" => text::text(random).into(),
            "boolean" => random.bool().into(),
            "byte" => random.i8(..).into(),
            "short" => random.i16(..).into(),
            "integer" | "intEnum" => random.i32(..).into(),
            // Structures contain no numbers beyond the types of this program.
            "long" | "bigInteger" => random.i64(..).into(),
            "float" | "double" | "bigDecimal" => (f64::from(random.i16(..)) / 8.0).into(),
            "enum" => enum_value(shape, random),
            "document" => json!([null, { "a": text::text(random) }, random.i64(..), 0.5, false]),
            _ => panic!("no random value is known for kind {kind}"),
        }
    }

    fn plain(&mut self, params: Value, wire: Value) -> Forms {
        let noisy = match &wire {
            Value::String(content) => text::quoted(content, self.random),
            other => other.to_string(),
        };
        Forms {
            params,
            wire,
            noisy,
        }
    }
}

/// One of the listed values, or another.
fn enum_value(shape: &Value, random: &mut Rng) -> Value {
    let members: Vec<Member<'_>> = Member::all(shape).collect();
    match random.choice(&members) {
        Some(member) if random.usize(..5) > 0 => {
            let value = member.own_trait("enumValue").cloned();
            value.unwrap_or_else(|| member.name.into())
        }
        _ => text::text(random).into(),
    }
}
