//! The trait `smithy.api#enum`, with which Smithy 1.0 lists the values of a string. Such a string
//! becomes an enum, so that later stages know only one form.

use super::written::Written;
use crate::model::{Kind, ListedValue, Member, ShapeId, Traits, prelude};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const ENUM: &str = "smithy.api#enum";

/// The type of a shape that the file defines as a string.
pub(super) fn string_kind(id: &ShapeId, written: &Written, report: &mut Report) -> Kind {
    let Some(values) = written.traits.get(ENUM) else {
        return Kind::String;
    };
    let place = &written.traits.place(ENUM);
    let Some(values) = values.as_array() else {
        report.push(wrong(id, place, "must be a list"));
        return Kind::String;
    };
    let mut members: Vec<Member> = Vec::new();
    let mut names = BTreeSet::new();
    for (index, value) in values.iter().enumerate() {
        let place = place.child(index);
        match value.as_object().and_then(|value| member(value, &place)) {
            Some(member) if !names.insert(member.name.clone()) => {
                let what = format!("lists `{}` twice", member.name);
                report.push(wrong(id, &place, &what));
            }
            Some(member) => members.push(member),
            None => report.push(wrong(id, &place, "must list objects with a string `value`")),
        }
    }
    Kind::Enum(members)
}

fn member(definition: &Map<String, Value>, place: &SourceLocation) -> Option<Member> {
    let value = text_of(definition, "value")?;
    let deprecated = definition
        .get("deprecated")
        .and_then(Value::as_bool)
        .unwrap_or(false);
    let tags = definition.get("tags").and_then(Value::as_array);
    let tags = tags.into_iter().flatten().filter_map(Value::as_str);
    let tags: Vec<String> = tags.map(str::to_owned).collect();
    let mut traits = Traits {
        enum_value: Some(ListedValue::Text(value.to_owned())),
        documentation: text_of(definition, "documentation").map(str::to_owned),
        deprecated: deprecated.then(Box::default),
        // Replaced by a trait of its own later.
        internal: tags.iter().any(|tag| tag == "internal"),
        ..Traits::default()
    };
    if !tags.is_empty() {
        traits.rare_mut().tags = tags;
    }
    Some(Member {
        name: text_of(definition, "name").unwrap_or(value).to_owned(),
        target: ShapeId::parse(prelude::UNIT)?,
        traits,
        place: place.clone(),
    })
}

fn wrong(id: &ShapeId, place: &SourceLocation, what: &str) -> Diagnostic {
    Diagnostic::error("trait-value", format!("`smithy.api#enum` {what}"))
        .at(place)
        .shape(id)
}

/// The string with a key in an AST node, if there is one.
fn text_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}
