//! Whether a shape and its members are well formed: a known type, the keys of that type, targets and traits.
//! Must not look behind a target or into the value of a trait.

use super::read::too_long;
use super::shape::{RawMember, RawShape, ShapeType};
use crate::report::{Diagnostic, Place, Report, nearest};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Reads one shape; what is wrong with it goes into the report.
pub(super) struct ShapeReader<'a> {
    id: &'a str,
    place: Place,
    report: &'a mut Report,
}

impl<'a> ShapeReader<'a> {
    /// A reader for the shape that is written with this id at this place.
    pub(super) fn new(id: &'a str, place: Place, report: &'a mut Report) -> Self {
        Self { id, place, report }
    }

    /// The shape, or `None` if it has no usable type.
    pub(super) fn read(mut self, shape: Value) -> Option<RawShape> {
        let place = self.place.clone();
        let mut shape = self.object(shape, &place, "a shape")?;
        let kind = self.kind(shape.shift_remove("type"))?;
        self.refuse_mixins(&mut shape);
        let traits = self.traits(shape.shift_remove("traits"), &place);
        self.check_keys(kind, &shape);
        let members = self.members(kind, &mut shape);
        Some(RawShape {
            kind,
            members,
            traits,
            properties: shape,
        })
    }

    fn kind(&mut self, written: Option<Value>) -> Option<ShapeType> {
        let Some(Value::String(text)) = written else {
            self.malformed(&self.place.clone(), "the shape has no `type`".to_owned());
            return None;
        };
        let known = ShapeType::parse(&text);
        if known.is_none() {
            let diagnostic = match text.as_str() {
                "apply" => not_supported_yet("`apply` statements are not supported yet"),
                "set" => Diagnostic::error("unknown-kind", "`set` is not a type in Smithy 2.0")
                    .help("use `list` with the trait `smithy.api#uniqueItems`"),
                _ => {
                    let known = ShapeType::ALL.iter().map(|kind| kind.as_str());
                    let message = format!("`{text}` is not a type of shape");
                    Diagnostic::error("unknown-kind", message).suggest(nearest(&text, known))
                }
            };
            self.report
                .push(diagnostic.at(&self.place.child("type")).shape(self.id));
        }
        known
    }

    fn refuse_mixins(&mut self, shape: &mut Object) {
        if shape.shift_remove("mixins").is_some() {
            let diagnostic = not_supported_yet("mixins are not supported yet");
            self.report
                .push(diagnostic.at(&self.place.child("mixins")).shape(self.id));
        }
    }

    fn check_keys(&mut self, kind: ShapeType, shape: &Object) {
        for key in shape
            .keys()
            .filter(|key| !kind.properties().contains(&key.as_str()))
        {
            let message = format!("a shape of type `{}` has no `{key}`", kind.as_str());
            let known = kind.properties().iter().copied();
            let diagnostic = Diagnostic::error("malformed-shape", message)
                .at(&self.place.child(key))
                .shape(self.id)
                .suggest(nearest(key, known.chain(["type", "traits"])));
            self.report.push(diagnostic);
        }
    }

    fn members(&mut self, kind: ShapeType, shape: &mut Object) -> Vec<RawMember> {
        let names: &[&str] = match kind {
            ShapeType::List => &["member"],
            ShapeType::Map => &["key", "value"],
            _ => return self.named_members(shape.shift_remove("members")),
        };
        let mut members = Vec::new();
        for name in names {
            let place = self.place.child(name);
            match shape.shift_remove(*name) {
                Some(member) => members.extend(self.member(name, member, &place)),
                None => {
                    let message = format!("the {} has no `{name}`", kind.as_str());
                    self.malformed(&self.place.clone(), message);
                }
            }
        }
        members
    }

    fn named_members(&mut self, written: Option<Value>) -> Vec<RawMember> {
        let place = self.place.child("members");
        let Some(written) = written else {
            return Vec::new();
        };
        let written = self
            .object(written, &place, "`members`")
            .unwrap_or_default();
        let read = |(name, member): (String, Value)| {
            if let Some(diagnostic) = too_long("name of a member", &name) {
                self.report.push(diagnostic.at(&place).shape(self.id));
                return None;
            }
            let place = place.child(&name);
            self.member(&name, member, &place)
        };
        written.into_iter().filter_map(read).collect()
    }

    fn member(&mut self, name: &str, member: Value, place: &Place) -> Option<RawMember> {
        let mut member = self.object(member, place, "a member")?;
        let traits = self.traits(member.shift_remove("traits"), place);
        let Some(Value::String(target)) = member.shift_remove("target") else {
            self.malformed(place, format!("the member `{name}` has no `target`"));
            return None;
        };
        for key in member.keys() {
            self.malformed(&place.child(key), format!("a member has no `{key}`"));
        }
        Some(RawMember {
            name: name.to_owned(),
            target,
            traits,
        })
    }

    fn traits(&mut self, written: Option<Value>, owner: &Place) -> Object {
        match written {
            Some(traits) => self.object(traits, &owner.child("traits"), "`traits`"),
            None => None,
        }
        .unwrap_or_default()
    }

    fn object(&mut self, value: Value, place: &Place, what: &str) -> Option<Object> {
        match value {
            Value::Object(object) => Some(object),
            _ => {
                self.malformed(place, format!("{what} is not a JSON object"));
                None
            }
        }
    }

    fn malformed(&mut self, place: &Place, message: String) {
        self.report.push(
            Diagnostic::error("malformed-shape", message)
                .at(place)
                .shape(self.id),
        );
    }
}

fn not_supported_yet(message: &str) -> Diagnostic {
    Diagnostic::error("not-supported-yet", message)
}
