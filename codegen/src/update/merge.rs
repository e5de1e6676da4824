//! The published model in the order of the copy, and with the documentation of the copy. Must not write
//! documentation.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::rules::Documentation;
use crate::json;

/// The trait with the documentation of a shape or member.
pub(super) const DOCUMENTATION: &str = "smithy.api#documentation";

/// The trait whose value is a list of objects with documentation.
pub(super) const ENUM: &str = "smithy.api#enum";

/// The key of the traits of a shape or member.
const TRAITS: &str = "traits";

/// Traits with documentation inside of their values, and its key.
const DOCUMENTED: [(&str, &str); 5] = [
    ("smithy.api#deprecated", "message"),
    ("smithy.rules#clientContextParams", "documentation"),
    ("smithy.rules#endpointBdd", "documentation"),
    ("smithy.rules#endpointRuleSet", "documentation"),
    ("smithy.waiters#waitable", "documentation"),
];

/// Lists whose order has no meaning.
const SETS: [&str; 4] = ["operations", "collectionOperations", "resources", "errors"];

/// `new`, in the order of `old`. With [`Documentation::Own`], it has the documentation of `old` alone.
pub(super) fn merged(old: &Value, new: Value, documentation: Documentation) -> Value {
    let merge = Merge {
        is_own: documentation == Documentation::Own,
    };
    merge.value(Some(old), new, Place::Document)
}

/// A part of the model.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Document,
    Shapes,
    /// A shape or a member.
    Shape,
    Members,
    Traits,
    /// The value of a trait, with the key of its documentation.
    Trait(Option<&'static str>),
    /// Anything else.
    Other,
}

impl Place {
    /// The part at `key`.
    fn at(self, key: &str) -> Self {
        match (self, key) {
            (Self::Document, "shapes") => Self::Shapes,
            (Self::Shapes | Self::Members, _) => Self::Shape,
            (Self::Shape, "members") => Self::Members,
            (Self::Shape, "member" | "key" | "value") => Self::Shape,
            (Self::Shape, TRAITS) => Self::Traits,
            (Self::Traits, id) => {
                let mut documented = DOCUMENTED.iter();
                let documented = documented.find(|(documented, _)| *documented == id);
                Self::Trait(documented.map(|(_, key)| *key))
            }
            (Self::Trait(key), _) => Self::Trait(key),
            _ => Self::Other,
        }
    }

    /// Whether a string at `key` is documentation.
    fn is_prose(self, key: &str) -> bool {
        match self {
            Self::Traits => key == DOCUMENTATION,
            Self::Trait(prose) => prose == Some(key),
            _ => false,
        }
    }
}

struct Merge {
    is_own: bool,
}

impl Merge {
    fn value(&self, old: Option<&Value>, new: Value, place: Place) -> Value {
        match new {
            Value::Object(new) if !json::is_number(&new) => {
                let none = Map::new();
                let old = old.and_then(json::object).unwrap_or(&none);
                Value::Object(self.object(old, new, place))
            }
            new => new,
        }
    }

    fn object(
        &self,
        old: &Map<String, Value>,
        mut new: Map<String, Value>,
        place: Place,
    ) -> Map<String, Value> {
        if self.is_own {
            keep_ours(old, &mut new, place);
        }
        let ours: Vec<&str> = old.keys().map(String::as_str).collect();
        let theirs: Vec<String> = new.keys().cloned().collect();
        let mut object = Map::new();
        for key in arranged(&ours, &theirs) {
            let (ours, theirs) = (old.get(&key), new.remove(&key));
            let entry = theirs.and_then(|theirs| self.entry(&key, ours, theirs, place));
            object.extend(entry.map(|entry| (key, entry)));
        }
        object
    }

    fn entry(&self, key: &str, old: Option<&Value>, new: Value, place: Place) -> Option<Value> {
        match new {
            Value::String(_) if self.is_own && place.is_prose(key) => {
                old.filter(|old| old.is_string()).cloned()
            }
            Value::Array(new) if place == Place::Shape && SETS.contains(&key) => {
                Some(Value::Array(set(old, new)))
            }
            Value::Array(new) if self.is_own && place == Place::Traits && key == ENUM => {
                Some(Value::Array(values(old, new)))
            }
            new => {
                let merged = self.value(old, new, place.at(key));
                let is_empty = |merged: &Value| merged.as_object().is_some_and(Map::is_empty);
                // Of documentation alone, nothing is left: neither of traits, nor of what applies them.
                let is_gone = match place {
                    Place::Shape => key == TRAITS && is_empty(&merged),
                    Place::Shapes => is_apply(&merged) && merged.get(TRAITS).is_none(),
                    _ => false,
                };
                (!is_gone).then_some(merged)
            }
        }
    }
}

fn is_apply(shape: &Value) -> bool {
    shape.get("type").and_then(Value::as_str) == Some("apply")
}

/// Makes places for the documentation of `old` that `new` does not document.
fn keep_ours(old: &Map<String, Value>, new: &mut Map<String, Value>, place: Place) {
    for (key, value) in old {
        if value.is_string() && place.is_prose(key) && !new.contains_key(key) {
            new.insert(key.clone(), value.clone());
        }
    }
    let traits = old.get(TRAITS).and_then(|traits| traits.get(DOCUMENTATION));
    if place == Place::Shape && traits.is_some() && !new.contains_key(TRAITS) {
        new.insert(TRAITS.to_owned(), Value::Object(Map::new()));
    }
}

/// A list without order, in the order of the old one.
fn set(old: Option<&Value>, new: Vec<Value>) -> Vec<Value> {
    let text = |value: &Value| json::text(value);
    let old = old.and_then(Value::as_array).map(Vec::as_slice);
    let ours: Vec<String> = old.unwrap_or_default().iter().map(text).collect();
    let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
    let theirs: Vec<String> = new.iter().map(text).collect();
    let mut values: BTreeMap<String, Value> = theirs.iter().cloned().zip(new).collect();
    let order = arranged(&ours, &theirs).into_iter();
    order.filter_map(|text| values.remove(&text)).collect()
}

/// The values of the trait `enum`, with the documentation of the old ones.
fn values(old: Option<&Value>, new: Vec<Value>) -> Vec<Value> {
    let old = old.and_then(Value::as_array).map(Vec::as_slice);
    let documentation = |value: &Value| {
        let mut old = old.unwrap_or_default().iter();
        let old = old.find(|old| old.get("value") == value.get("value"))?;
        old.get("documentation").cloned()
    };
    let value = |mut value: Value| {
        let ours = documentation(&value);
        if let Some(object) = value.as_object_mut() {
            object.shift_remove("documentation");
            object.extend(ours.map(|ours| ("documentation".to_owned(), ours)));
        }
        value
    };
    new.into_iter().map(value).collect()
}

/// All of `theirs`: those that are also in `ours` in that order, and each other one behind the one that
/// precedes it in `theirs`.
fn arranged(ours: &[&str], theirs: &[String]) -> Vec<String> {
    let known: BTreeMap<&str, usize> = ours
        .iter()
        .enumerate()
        .map(|(index, key)| (*key, index))
        .collect();
    // The new ones before any other, and behind each of ours.
    let mut first: Vec<&String> = Vec::new();
    let mut behind: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    let mut last = None;
    for key in theirs {
        match (known.get(key.as_str()), last) {
            (Some(index), _) => {
                last = Some(*index);
                behind.entry(*index).or_default().insert(0, key);
            }
            (None, Some(index)) => behind.entry(index).or_default().push(key),
            (None, None) => first.push(key),
        }
    }
    let behind = behind.into_values().flatten();
    first.into_iter().chain(behind).cloned().collect()
}
