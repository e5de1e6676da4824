//! The document: what is left out of it, and how it is printed. Must not know documentation.

use serde_json::{Map, Value};

use super::rules::METADATA;
use crate::json;

/// The shapes of a model, by id.
pub(super) fn shapes(model: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let shapes = model.get("shapes").and_then(Value::as_object);
    shapes.into_iter().flatten()
}

/// The model without the traits that `left_out` names by id or namespace.
pub(super) fn without(mut model: Value, left_out: &[String]) -> Value {
    let has = |name: &str| left_out.iter().any(|left_out| left_out == name);
    let is_left_out = |id: &str| has(id) || id.split_once('#').is_some_and(|(name, _)| has(name));
    if let Some(document) = model.as_object_mut().filter(|_| has(METADATA)) {
        document.shift_remove(METADATA);
    }
    let Some(shapes) = model.get_mut("shapes").and_then(Value::as_object_mut) else {
        return model;
    };
    for shape in shapes.values_mut() {
        remove_traits(shape, &is_left_out);
        for key in ["member", "key", "value"] {
            if let Some(member) = shape.get_mut(key) {
                remove_traits(member, &is_left_out);
            }
        }
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        for member in members.into_iter().flat_map(Map::values_mut) {
            remove_traits(member, &is_left_out);
        }
    }
    // What applied only such traits applies nothing.
    let is_apply = |shape: &Value| shape.get("type").and_then(Value::as_str) == Some("apply");
    shapes.retain(|_, shape| !is_apply(shape) || shape.get("traits").is_some());
    model
}

/// Removes traits, and the list of traits if it becomes empty.
fn remove_traits(shape: &mut Value, is_left_out: &dyn Fn(&str) -> bool) {
    let Some(shape) = shape.as_object_mut() else {
        return;
    };
    let Some(traits) = shape.get_mut("traits").and_then(Value::as_object_mut) else {
        return;
    };
    let count = traits.len();
    traits.retain(|id, _| !is_left_out(id));
    if traits.is_empty() && count > 0 {
        shape.shift_remove("traits");
    }
}

/// The text of the model, indented like `like`, with numbers as written.
pub(super) fn text(model: &Value, like: &str) -> String {
    let mut text = String::new();
    print(model, &indent_of(like), 0, &mut text);
    text.push('\n');
    text
}

/// The indent of the first indented line; two spaces if there is none.
fn indent_of(text: &str) -> String {
    let indent = |line: &str| {
        let rest = line.trim_start_matches([' ', '\t']);
        let length = line.len() - rest.len();
        (length > 0 && !rest.trim().is_empty()).then(|| line.get(..length).map(str::to_owned))?
    };
    text.lines()
        .find_map(indent)
        .unwrap_or_else(|| "  ".to_owned())
}

fn print(value: &Value, indent: &str, depth: usize, text: &mut String) {
    let newline = |text: &mut String, depth: usize| {
        text.push('\n');
        text.push_str(&indent.repeat(depth));
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                newline(text, depth + 1);
                print(item, indent, depth + 1, text);
            }
            newline(text, depth);
            text.push(']');
        }
        Value::Object(object) if !object.is_empty() && !json::is_number(object) => {
            text.push('{');
            for (index, (key, item)) in object.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                newline(text, depth + 1);
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push_str(": ");
                print(item, indent, depth + 1, text);
            }
            newline(text, depth);
            text.push('}');
        }
        leaf => text.push_str(&json::text(leaf)),
    }
}
