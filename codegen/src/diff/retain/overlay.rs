//! The overlay with the chosen parts of the old model, as a JSON AST. Must not know which parts are chosen.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::part::Part;
use super::renames::Renames;
use crate::diff::sides::Sides;
use crate::model::{Definition, Definitions, MemberDefinition, Paginated, ShapeId};

const RETAINED: &str = "hardy#retained";
const ENUM: &str = "smithy.api#enum";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const DOCUMENTATION: &str = "smithy.api#documentation";
const PAGINATED: &str = "smithy.api#paginated";

/// An overlay in the making.
pub(super) struct Overlay<'a, 's> {
    sides: &'a Sides<'s>,
    renames: &'a Renames,
    old: &'a Definitions,
    new: &'a Definitions,
    since: &'a str,
    shapes: BTreeMap<String, Map<String, Value>>,
    /// Shapes that the parts so far refer to.
    pending: Vec<ShapeId>,
}

impl<'a, 's> Overlay<'a, 's> {
    pub(super) fn new(
        sides: &'a Sides<'s>,
        renames: &'a Renames,
        old: &'a Definitions,
        new: &'a Definitions,
        since: &'a str,
    ) -> Self {
        Self {
            sides,
            renames,
            old,
            new,
            since,
            shapes: BTreeMap::new(),
            pending: Vec::new(),
        }
    }

    /// The file.
    pub(super) fn finish(self) -> Value {
        let shapes = self.shapes.into_iter();
        let shapes: Map<String, Value> = shapes
            .map(|(id, shape)| (id, Value::Object(shape)))
            .collect();
        json!({ "smithy": "2.0", "shapes": shapes })
    }

    /// Adds a part, and all shapes that it needs.
    pub(super) fn keep(&mut self, part: &Part) {
        self.add(part);
        while let Some(shape) = self.pending.pop() {
            self.copy(&shape);
        }
    }

    fn add(&mut self, part: &Part) {
        match part {
            Part::Type(shape) if self.new.contains_key(shape) => {
                self.apply(shape.as_str(), RETAINED, self.since());
            }
            Part::Type(shape) => self.copy(shape),
            Part::Member(shape, member) if self.is_list_of_values(shape) => {
                self.list_value(shape, member);
            }
            Part::Member(shape, member) => self.member(shape, member),
            Part::Required(shape, member) => {
                self.apply(
                    &format!("{shape}${member}"),
                    "smithy.api#required",
                    json!({}),
                );
            }
            Part::Name {
                shape,
                member: Some(member),
                name,
            } if self.is_list_of_values(shape) => self.name_value(shape, member, name),
            Part::Name {
                shape,
                member,
                name,
            } => {
                let member = member.iter().map(|member| format!("${member}"));
                let target: String = [shape.to_string()].into_iter().chain(member).collect();
                self.apply(&target, "hardy#rename", json!(name));
            }
            Part::Error { operation, error } => self.error(operation, error),
            Part::Pagination(operation) => self.pagination(operation),
        }
    }

    fn since(&self) -> Value {
        json!({ "since": self.since })
    }

    /// Adds a trait to an `apply` statement.
    fn apply(&mut self, target: &str, id: &str, value: Value) {
        let statement = self.shapes.entry(target.to_owned()).or_insert_with(|| {
            let mut statement = Map::new();
            statement.insert("type".to_owned(), json!("apply"));
            statement
        });
        let traits = statement.entry("traits").or_insert_with(|| json!({}));
        if let Some(traits) = traits.as_object_mut() {
            traits.insert(id.to_owned(), value);
        }
    }

    /// Adds a member to a shape of the model.
    fn member(&mut self, shape: &ShapeId, name: &str) {
        let Some(definition) = self.new.get(shape) else {
            return;
        };
        let Some(member) = self.old_member(shape, name) else {
            return;
        };
        let mut value = self.reference(&member);
        let mut traits = member.traits;
        traits.insert(RETAINED.to_owned(), self.since());
        value.insert("traits".to_owned(), Value::Object(traits));
        let kind = definition.kind.as_str();
        let statement = self.shapes.entry(shape.to_string()).or_insert_with(|| {
            let mut statement = Map::new();
            statement.insert("type".to_owned(), json!(kind));
            statement
        });
        let members = statement.entry("members").or_insert_with(|| json!({}));
        if let Some(members) = members.as_object_mut() {
            members.insert(name.to_owned(), Value::Object(value));
        }
    }

    /// A member of the old model; one of the trait `enum` as an enum would have it.
    fn old_member(&self, shape: &ShapeId, name: &str) -> Option<MemberDefinition> {
        let mut members = self.old.get(shape)?.members.iter();
        if let Some(found) = members.find(|member| member.name == name) {
            return Some(found.clone());
        }
        let member = self.sides.old.member(shape, name)?;
        let mut traits = Map::new();
        traits.insert(ENUM_VALUE.to_owned(), json!(member.listed_text()));
        if let Some(text) = &member.traits.documentation {
            traits.insert(DOCUMENTATION.to_owned(), json!(text));
        }
        Some(MemberDefinition {
            name: name.to_owned(),
            target: member.target.to_string(),
            traits,
        })
    }

    /// A member without its traits. The shape to which it refers becomes part of the overlay, too.
    fn reference(&mut self, member: &MemberDefinition) -> Map<String, Value> {
        let mut target = member.target.clone();
        if let Some(id) = ShapeId::parse(&target) {
            match self.renames.get(&id) {
                Some(new) => target = new.to_string(),
                None => self.pending.push(id),
            }
        }
        let mut value = Map::new();
        value.insert("target".to_owned(), json!(target));
        value
    }

    /// Adds a shape, if the new model lacks it.
    fn copy(&mut self, shape: &ShapeId) {
        let is_there = self.new.contains_key(shape) || self.shapes.contains_key(shape.as_str());
        let Some(definition) = self.old.get(shape).filter(|_| !is_there) else {
            return;
        };
        let Definition {
            kind,
            members,
            traits,
        } = definition;
        let mut value = Map::new();
        value.insert("type".to_owned(), json!(kind.as_str()));
        let members = members.iter().map(|member| {
            let mut reference = self.reference(member);
            if !member.traits.is_empty() {
                let traits = Value::Object(member.traits.clone());
                reference.insert("traits".to_owned(), traits);
            }
            (member.name.clone(), Value::Object(reference))
        });
        let members: Map<String, Value> = members.collect();
        match kind.has_named_members() {
            true => {
                value.insert("members".to_owned(), Value::Object(members));
            }
            false => value.extend(members),
        }
        let mut traits = traits.clone();
        let since = self.since();
        traits.entry(RETAINED).or_insert(since);
        value.insert("traits".to_owned(), Value::Object(traits));
        self.shapes.insert(shape.to_string(), value);
    }

    fn error(&mut self, operation: &ShapeId, error: &ShapeId) {
        self.copy(error);
        let id = "hardy#retainedErrors";
        let stated = self.shapes.get(operation.as_str());
        let stated = stated.and_then(|statement| statement.get("traits")?.get(id)?.as_array());
        let mut errors = stated.cloned().unwrap_or_default();
        errors.push(json!({ "target": error.as_str(), "since": self.since }));
        self.apply(operation.as_str(), id, Value::Array(errors));
    }

    /// Adds the old pagination. What the new model states of it, such as other tokens, is not the old one's.
    fn pagination(&mut self, operation: &ShapeId) {
        let sides = [&self.sides.old, &self.sides.new];
        let [old, new] = sides.map(|side| side.pagination(operation));
        let Some(old) = old else { return };
        let own = self.old.get(operation);
        let own = own.and_then(|definition| definition.traits.get("hardy#paginated"));
        let (id, value) = match (own, new) {
            (Some(own), _) => ("hardy#paginated", own.clone()),
            (None, Some(new)) => (PAGINATED, of_smithy(&new.merged_with(&old))),
            (None, None) => (PAGINATED, of_smithy(&old)),
        };
        self.apply(operation.as_str(), id, value);
    }

    /// Whether the new model lists the values in the trait `enum` of a string, which has no members.
    fn is_list_of_values(&self, shape: &ShapeId) -> bool {
        let definition = self.new.get(shape);
        definition.is_some_and(|definition| definition.traits.contains_key(ENUM))
    }

    /// Adds a value to such a list.
    fn list_value(&mut self, shape: &ShapeId, name: &str) {
        let Some(member) = self.sides.old.member(shape, name) else {
            return;
        };
        let text = member.listed_text();
        let old = self.old.get(shape);
        let old = old.and_then(|definition| definition.traits.get(ENUM)?.as_array());
        let mut old = old.into_iter().flatten();
        let mut value = match old.find(|value| value["value"] == text) {
            Some(value) => value.clone(),
            None => json!({ "name": name, "value": text }),
        };
        value["deprecated"] = json!(true);
        let mut values = self.listed(shape);
        values.push(value);
        self.apply(shape.as_str(), ENUM, Value::Array(values));
    }

    /// Gives a value of such a list another name.
    fn name_value(&mut self, shape: &ShapeId, member: &str, name: &str) {
        let mut values = self.listed(shape);
        let text = self.sides.new.member(shape, member);
        let text = text.map(|member| member.listed_text().to_owned());
        for value in &mut values {
            if value["value"].as_str() == text.as_deref() {
                value["name"] = json!(name);
            }
        }
        self.apply(shape.as_str(), ENUM, Value::Array(values));
    }

    /// The list so far.
    fn listed(&self, shape: &ShapeId) -> Vec<Value> {
        let stated = self.shapes.get(shape.as_str());
        let stated = stated.and_then(|statement| statement.get("traits")?.get(ENUM));
        let of_model = || self.new.get(shape)?.traits.get(ENUM);
        let values = stated.or_else(of_model).and_then(Value::as_array);
        values.cloned().unwrap_or_default()
    }
}

/// The trait of Smithy, with what the service states for all operations.
fn of_smithy(paginated: &Paginated) -> Value {
    let one = |paths: &[String]| paths.first().cloned();
    let values = [
        ("inputToken", one(&paginated.input_tokens)),
        ("outputToken", one(&paginated.output_tokens)),
        ("items", one(&paginated.items)),
        ("pageSize", paginated.page_size.clone()),
    ];
    let values = values.into_iter();
    values
        .filter_map(|(key, value)| Some((key.to_owned(), json!(value?))))
        .collect::<Map<_, _>>()
        .into()
}
