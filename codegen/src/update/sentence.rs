//! Documentation of what is new: a sentence made from its name and kind. Must not know limits, which
//! the generator states from the traits: a sentence would not follow when they change.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::document::shapes;
use super::merge::DOCUMENTATION;

use crate::report::pointer_segment;
use crate::text::names::words_of;

/// A sentence that was written.
pub(super) struct Written {
    /// The shape or member.
    pub(super) item: String,
    pub(super) pointer: String,
    pub(super) text: String,
}

/// How many members a sentence names.
const NAMED: usize = 4;

/// Words that are written in upper case.
const UPPER: [&str; 16] = [
    "api", "arn", "aws", "dns", "http", "https", "iam", "id", "ip", "json", "kms", "mfa", "sso",
    "uri", "url", "vpc",
];

/// Writes documentation for all shapes and members that `model` has and `old` lacks.
pub(super) fn fill(model: &mut Value, old: &Value) -> Vec<Written> {
    let known = items(old);
    let context = Context::of(model);
    let mut written = Vec::new();
    let new: Vec<String> = shapes(model).map(|(id, _)| id.clone()).collect();
    for id in new {
        let place = format!("/shapes/{}", pointer_segment(&id));
        let Some(shape) = model.pointer_mut(&place).and_then(Value::as_object_mut) else {
            continue;
        };
        let kind = text_at(shape, "type").to_owned();
        let mut write =
            |item: String, pointer: String, on: &mut Map<String, Value>, text: String| {
                let text = format!("<p>{text}</p>");
                if !known.contains(&item) && document(on, &text) {
                    written.push(Written {
                        item,
                        pointer,
                        text,
                    });
                }
            };
        if let Some(text) = context.shape(&id, &kind, shape) {
            write(id.clone(), place.clone(), shape, text);
        }
        let is_enum = matches!(kind.as_str(), "enum" | "intEnum");
        if !is_enum && !matches!(kind.as_str(), "structure" | "union") {
            continue;
        }
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        for (name, member) in members.into_iter().flatten() {
            let Some(member) = member.as_object_mut() else {
                continue;
            };
            let text = match is_enum {
                true => format!("The value <code>{name}</code>."),
                false => context.member(name, text_at(member, "target")),
            };
            let pointer = format!("{place}/members/{}", pointer_segment(name));
            write(format!("{id}${name}"), pointer, member, text);
        }
    }
    written
}

/// The ids of all shapes and members.
fn items(model: &Value) -> BTreeSet<String> {
    let mut items = BTreeSet::new();
    for (id, shape) in shapes(model) {
        items.insert(id.clone());
        let members = shape.get("members").and_then(Value::as_object);
        let names = members.into_iter().flat_map(Map::keys);
        items.extend(names.map(|name| format!("{id}${name}")));
    }
    items
}

/// Adds documentation, unless there is some.
fn document(shape: &mut Map<String, Value>, text: &str) -> bool {
    let traits = shape
        .entry("traits")
        .or_insert_with(|| Value::Object(Map::new()));
    let Some(traits) = traits.as_object_mut() else {
        return false;
    };
    if traits.contains_key(DOCUMENTATION) {
        return false;
    }
    traits.insert(DOCUMENTATION.to_owned(), text.into());
    true
}

/// What sentences need to know of other shapes.
struct Context {
    /// Each shape with its type.
    kinds: Vec<(String, String)>,
    /// Each input and output with a phrase, and the operation.
    messages: Vec<(String, &'static str, String)>,
}

impl Context {
    fn of(model: &Value) -> Self {
        let mut kinds = Vec::new();
        let mut messages = Vec::new();
        for (id, shape) in shapes(model) {
            let kind = shape
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or_default();
            kinds.push((id.clone(), kind.to_owned()));
            for (key, phrase) in [("input", "Input of"), ("output", "Output of")] {
                let target = shape.get(key).and_then(|input| input.get("target"));
                if let Some(target) = target.and_then(Value::as_str) {
                    messages.push((target.to_owned(), phrase, name_of(id).to_owned()));
                }
            }
        }
        kinds.sort();
        messages.sort();
        Self { kinds, messages }
    }

    fn kind<'a>(&'a self, id: &'a str) -> &'a str {
        if let Some(name) = id.strip_prefix("smithy.api#") {
            return name;
        }
        let found = self
            .kinds
            .binary_search_by(|(known, _)| known.as_str().cmp(id));
        found
            .ok()
            .and_then(|index| self.kinds.get(index))
            .map_or("", |(_, kind)| kind)
    }

    /// The sentence about a shape; `None` for shapes that are no items of a crate.
    fn shape(&self, id: &str, kind: &str, shape: &Map<String, Value>) -> Option<String> {
        let name = name_of(id);
        let has_trait = |id: &str| {
            shape
                .get("traits")
                .is_some_and(|traits| traits.get(id).is_some())
        };
        let message = self
            .messages
            .partition_point(|(known, ..)| known.as_str() < id);
        let message = self.messages.get(message).filter(|(known, ..)| known == id);
        let words = sentence_case(&phrase(name));
        Some(match (kind, message) {
            ("operation", _) => format!("The operation <code>{name}</code>."),
            ("resource", _) => format!("The resource <code>{name}</code>."),
            ("service", _) => format!("The service <code>{name}</code>."),
            ("structure", Some((_, phrase, operation))) => {
                format!("{phrase} <a>{operation}</a>.")
            }
            ("structure", None) if has_trait("smithy.api#error") => {
                format!("The error <code>{name}</code>.")
            }
            ("structure", None) => match listed(shape) {
                Some(members) => format!("{words}, with {members}."),
                None => format!("{words}."),
            },
            ("union" | "enum" | "intEnum", _) => match listed(shape) {
                Some(members) => format!("{words}: {members}."),
                None => format!("{words}."),
            },
            _ => return None,
        })
    }

    fn member(&self, name: &str, target: &str) -> String {
        let of_type = || format!("of the type <code>{}</code>", name_of(target));
        let kind = match self.kind(target).to_ascii_lowercase().as_str() {
            "string" => "a string".to_owned(),
            "boolean" | "primitiveboolean" => "true or false".to_owned(),
            "timestamp" => "a timestamp".to_owned(),
            "blob" => "bytes".to_owned(),
            "list" | "set" => "a list".to_owned(),
            "map" => "a map".to_owned(),
            "document" => "any JSON value".to_owned(),
            "structure" | "union" | "enum" | "intenum" => of_type(),
            _ => "a number".to_owned(),
        };
        format!("The {}, {kind}.", phrase(name))
    }
}

/// The members of a shape, the first ones by name.
fn listed(shape: &Map<String, Value>) -> Option<String> {
    let members = shape.get("members").and_then(Value::as_object)?;
    let mut names: Vec<String> = members
        .keys()
        .take(NAMED)
        .map(|name| format!("<code>{name}</code>"))
        .collect();
    if members.len() > NAMED {
        names.push(format!("{} more", members.len() - NAMED));
    }
    let last = names.pop()?;
    Some(match names.is_empty() {
        true => last,
        false => format!("{} and {last}", names.join(", ")),
    })
}

/// The words of a name, with acronyms in upper case: `pending session ARN`.
fn phrase(name: &str) -> String {
    let words = words_of(name).into_iter().map(|word| {
        let single = word.strip_suffix('s').unwrap_or(&word);
        match (UPPER.contains(&word.as_str()), UPPER.contains(&single)) {
            (true, _) => word.to_ascii_uppercase(),
            (false, true) => format!("{}s", single.to_ascii_uppercase()),
            (false, false) => word,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn sentence_case(text: &str) -> String {
    crate::text::names::capitalized(text)
}

fn name_of(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

fn text_at<'a>(shape: &'a Map<String, Value>, key: &str) -> &'a str {
    shape.get(key).and_then(Value::as_str).unwrap_or_default()
}
