//! Checks that a shape and its members are well formed: a known type, the keys of that type,
//! targets and traits. Must not follow a target or interpret the value of a trait.

use super::name_length::too_long;
use super::shape::{RawMember, RawShape, ShapeType, Version};
use crate::json;
use crate::report::{Diagnostic, Report, SourceLocation, nearest};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// The statement for an id.
pub(super) enum Statement {
    /// The definition of a shape.
    Shape(RawShape),
    /// Traits for a shape or member that another statement defines.
    Apply(Object),
}

/// Reads one shape; problems go into the report.
pub(super) struct ShapeReader<'a> {
    id: &'a str,
    place: SourceLocation,
    version: Version,
    report: &'a mut Report,
}

impl<'a> ShapeReader<'a> {
    /// A reader for the shape with this id at this location.
    pub(super) fn new(
        id: &'a str,
        place: SourceLocation,
        version: Version,
        report: &'a mut Report,
    ) -> Self {
        Self {
            id,
            place,
            version,
            report,
        }
    }

    /// The shape or `apply` statement, or `None` if it has no usable type.
    pub(super) fn read(mut self, shape: Value) -> Option<Statement> {
        let place = self.place.clone();
        let mut shape = self.object(shape, &place, "a shape")?;
        let written = shape.shift_remove("type");
        if written.as_ref().is_some_and(|text| text == "apply") {
            return Some(Statement::Apply(self.apply(shape)));
        }
        let kind = self.kind(written)?;
        let traits = self.traits(shape.shift_remove("traits"), &place);
        let mixins = self.mixins(shape.shift_remove("mixins"));
        let what = format!("a shape of type `{}`", kind.as_str());
        let others = ["type", "traits", "mixins"];
        self.drop_unknown(&mut shape, kind.properties(), &others, &place, &what);
        let members = self.members(kind, !mixins.is_empty(), &mut shape);
        Some(Statement::Shape(RawShape {
            kind,
            members,
            traits,
            mixins,
            properties: shape,
        }))
    }

    fn apply(&mut self, mut statement: Object) -> Object {
        let place = self.place.clone();
        let traits = statement.shift_remove("traits");
        if traits.is_none() {
            self.malformed(&place, "the `apply` statement has no `traits`".to_owned());
        }
        let others = ["type", "traits"];
        self.drop_unknown(&mut statement, &[], &others, &place, "an `apply` statement");
        self.traits(traits, &place)
    }

    fn kind(&mut self, written: Option<Value>) -> Option<ShapeType> {
        let Some(Value::String(text)) = written else {
            self.malformed(&self.place.clone(), "the shape has no `type`".to_owned());
            return None;
        };
        let known = ShapeType::parse(&text);
        if let Some(kind) = known.filter(|kind| kind.is_in(self.version)) {
            return Some(kind);
        }
        let diagnostic = match known {
            Some(kind) => of_the_other_version(kind, self.version),
            None => {
                let version = self.version;
                let all = ShapeType::ALL.iter().filter(|kind| kind.is_in(version));
                let names = all.map(|kind| kind.as_str()).chain(["apply"]);
                let message = format!("unknown shape type `{text}`");
                Diagnostic::error("unknown-kind", message).suggest(nearest(&text, names))
            }
        };
        self.report
            .push(diagnostic.at(&self.place.child("type")).shape(self.id));
        None
    }

    fn mixins(&mut self, written: Option<Value>) -> Vec<String> {
        let place = self.place.child("mixins");
        let entries = match written {
            None => return Vec::new(),
            Some(_) if self.version == Version::V1 => {
                self.malformed(&place, "Smithy 1.0 has no mixins".to_owned());
                return Vec::new();
            }
            Some(Value::Array(entries)) => entries,
            Some(_) => {
                self.malformed(&place, "`mixins` is not a list".to_owned());
                return Vec::new();
            }
        };
        let mut mixins = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            match entry.get("target").and_then(Value::as_str) {
                Some(target) => mixins.push(target.to_owned()),
                None => {
                    let message = "expected a reference: an object with `target`".to_owned();
                    self.malformed(&place.child(index), message);
                }
            }
        }
        mixins
    }

    /// A list or map with mixins may get its members from them.
    fn members(&mut self, kind: ShapeType, mixed: bool, shape: &mut Object) -> Vec<RawMember> {
        let names: &[&str] = match kind {
            ShapeType::List | ShapeType::Set => &["member"],
            ShapeType::Map => &["key", "value"],
            _ => return self.named_members(shape.shift_remove("members")),
        };
        let mut members = Vec::new();
        for name in names {
            let place = self.place.child(name);
            match shape.shift_remove(*name) {
                Some(member) => members.extend(self.member(name, member, &place)),
                None if mixed => {}
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

    fn member(&mut self, name: &str, member: Value, place: &SourceLocation) -> Option<RawMember> {
        let mut member = self.object(member, place, "a member")?;
        let traits = self.traits(member.shift_remove("traits"), place);
        let Some(Value::String(target)) = member.shift_remove("target") else {
            self.malformed(place, format!("the member `{name}` has no `target`"));
            return None;
        };
        self.drop_unknown(&mut member, &[], &["target", "traits"], place, "a member");
        Some(RawMember {
            name: name.to_owned(),
            target,
            traits,
        })
    }

    fn traits(&mut self, written: Option<Value>, owner: &SourceLocation) -> Object {
        match written {
            Some(traits) => self.object(traits, &owner.child("traits"), "`traits`"),
            None => None,
        }
        .unwrap_or_default()
    }

    fn object(&mut self, value: Value, place: &SourceLocation, what: &str) -> Option<Object> {
        match value {
            Value::Object(object) if !json::is_number(&object) => Some(object),
            _ => {
                self.malformed(place, format!("{what} is not a JSON object"));
                None
            }
        }
    }

    /// Removes the keys that are not in `known`, each with a warning, so that a later version of
    /// the format can be read. `read` are known keys that have been removed before.
    fn drop_unknown(
        &mut self,
        object: &mut Object,
        known: &[&str],
        read: &[&str],
        place: &SourceLocation,
        what: &str,
    ) {
        let is_known = |key: &String| known.contains(&key.as_str());
        for key in object.keys().filter(|key| !is_known(key)) {
            let names = known.iter().chain(read).copied();
            let place = place.child(key);
            let diagnostic = unknown_key(key, what, &place, names).shape(self.id);
            self.report.push(diagnostic);
        }
        object.retain(|key, _| is_known(key));
    }

    fn malformed(&mut self, place: &SourceLocation, message: String) {
        self.report.push(
            Diagnostic::error("malformed-shape", message)
                .at(place)
                .shape(self.id),
        );
    }
}

/// The warning for an unknown key.
pub(super) fn unknown_key<'a>(
    key: &str,
    what: &str,
    place: &SourceLocation,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("unknown key `{key}` in {what}; it is ignored");
    Diagnostic::warning("unknown-key", message)
        .at(place)
        .blame_key()
        .suggest(nearest(key, known))
}

/// The error for a type that only the other version of Smithy has, with a replacement.
fn of_the_other_version(kind: ShapeType, version: Version) -> Diagnostic {
    let (name, version) = (kind.as_str(), version.as_str());
    let message = format!("Smithy {version} has no shape type `{name}`");
    Diagnostic::error("unknown-kind", message).help(match kind {
        ShapeType::Set => "use `list` with the trait `smithy.api#uniqueItems`",
        ShapeType::IntEnum => "use `integer`, or convert the file to Smithy 2.0",
        _ => "use `string` with the trait `smithy.api#enum`, or convert the file to Smithy 2.0",
    })
}
