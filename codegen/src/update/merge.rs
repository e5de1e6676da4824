//! The published model in the order of the copy, and with the documentation of the copy. Must not write
//! documentation.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::rules::Documentation;
use crate::json;

/// The trait with the documentation of a shape or member.
pub(super) const DOCUMENTATION: &str = "smithy.api#documentation";

/// The key of the traits of a shape or member.
const TRAITS: &str = "traits";

/// The trait whose value is a list of objects with documentation.
const ENUM: &str = "smithy.api#enum";

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
    let prose = match documentation {
        Documentation::Own => Prose::In(DOCUMENTATION),
        Documentation::Published => Prose::Nowhere,
    };
    value(Some(old), new, prose)
}

/// Where a part of the model has documentation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prose {
    /// Nowhere, or all of it is wanted.
    Nowhere,
    /// At this key.
    In(&'static str),
}

impl Prose {
    fn is_at(self, key: &str) -> bool {
        matches!(self, Self::In(prose) if prose == key)
    }

    /// The same for the value at `key`; `of_traits`: whether the part is the traits of a shape.
    fn below(self, key: &str, of_traits: bool) -> Self {
        if self == Self::Nowhere || !of_traits {
            return self;
        }
        let mut documented = DOCUMENTED.iter();
        match documented.find(|(id, _)| *id == key) {
            Some((_, key)) => Self::In(key),
            None => Self::Nowhere,
        }
    }
}

fn value(old: Option<&Value>, new: Value, prose: Prose) -> Value {
    match new {
        Value::Object(new) if !json::is_number(&new) => {
            let none = Map::new();
            let old = old.and_then(json::object).unwrap_or(&none);
            Value::Object(object(old, new, prose, false))
        }
        new => new,
    }
}

fn object(
    old: &Map<String, Value>,
    mut new: Map<String, Value>,
    prose: Prose,
    of_traits: bool,
) -> Map<String, Value> {
    keep_ours(old, &mut new, prose, of_traits);
    let ours: Vec<&str> = old.keys().map(String::as_str).collect();
    let theirs: Vec<String> = new.keys().cloned().collect();
    let mut object = Map::new();
    for key in arranged(&ours, &theirs) {
        let (ours, theirs) = (old.get(&key), new.remove(&key));
        let entry = theirs.and_then(|theirs| entry(&key, ours, theirs, prose, of_traits));
        object.extend(entry.map(|entry| (key, entry)));
    }
    object
}

/// Makes places for the documentation of `old` that `new` does not document.
fn keep_ours(
    old: &Map<String, Value>,
    new: &mut Map<String, Value>,
    prose: Prose,
    of_traits: bool,
) {
    for (key, value) in old {
        if value.is_string() && prose.is_at(key) && !new.contains_key(key) {
            new.insert(key.clone(), value.clone());
        }
    }
    let traits = old.get(TRAITS).and_then(|traits| traits.get(DOCUMENTATION));
    let is_shape = !of_traits && prose.is_at(DOCUMENTATION);
    if is_shape && traits.is_some() && !new.contains_key(TRAITS) {
        new.insert(TRAITS.to_owned(), Value::Object(Map::new()));
    }
}

fn entry(
    key: &str,
    old: Option<&Value>,
    new: Value,
    prose: Prose,
    of_traits: bool,
) -> Option<Value> {
    match new {
        Value::String(_) if prose.is_at(key) => old.filter(|old| old.is_string()).cloned(),
        Value::Array(new) if SETS.contains(&key) => Some(Value::Array(set(old, new))),
        Value::Array(new) if of_traits && key == ENUM && prose != Prose::Nowhere => {
            Some(Value::Array(values(old, new)))
        }
        Value::Object(new) if key == TRAITS => {
            let none = Map::new();
            let old = old.and_then(json::object).unwrap_or(&none);
            let traits = object(old, new, prose, true);
            // Of documentation alone, nothing is left.
            (!traits.is_empty()).then_some(Value::Object(traits))
        }
        new => Some(value(old, new, prose.below(key, of_traits))),
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
