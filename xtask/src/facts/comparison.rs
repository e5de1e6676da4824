//! What two Smithy JSON AST models state differently.
//!
//! Decides what is a fact: everything except documentation, the metadata of IAM and CloudFormation,
//! and the document's `metadata`. Order counts for members and for the lists inside of traits; it
//! does not for shapes, traits and other keys, nor for the lists of operations, resources and errors,
//! which Smithy treats as sets. Must not know of files, of printing or of what a fact is good for.

use serde_json::{Map, Value};

use super::difference::Difference;

/// Traits whose content is prose or a link to prose.
const DOCUMENTATION: [&str; 2] = [
    "smithy.api#documentation",
    "smithy.api#externalDocumentation",
];

/// Namespaces of traits that describe the service to other products and not to its callers.
const FOREIGN_NAMESPACES: [&str; 2] = ["aws.iam", "aws.cloudformation"];

/// Traits with an object `parameters` whose entries carry a `documentation` of their own.
const ENDPOINT_RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// Lists every fact that two models state differently, by shape id and, inside a shape, by place.
///
/// The models are Smithy JSON AST documents of any version; a document without `shapes` counts as
/// one without a single shape. A shape that only one side has is one difference. The order of members
/// shows only if `serde_json` keeps the order of keys (its feature `preserve_order`).
pub fn compare(left: &Value, right: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    let none = Map::new();
    let (left, right) = (
        left.as_object().unwrap_or(&none),
        right.as_object().unwrap_or(&none),
    );
    let mut document = Comparison {
        shape: None,
        pointer: String::new(),
        found: &mut found,
    };
    for key in keys(left, right).filter(|key| *key != "shapes" && *key != "metadata") {
        document.inside(key, |place| place.values(left.get(key), right.get(key)));
    }

    let left = entries(left.get("shapes"), &none).unwrap_or(&none);
    let right = entries(right.get("shapes"), &none).unwrap_or(&none);
    let mut ids: Vec<&String> = keys(left, right).collect();
    ids.sort();
    for id in ids {
        let mut shape = Comparison {
            shape: Some(id),
            pointer: String::new(),
            found: &mut found,
        };
        shape.definitions(left.get(id), right.get(id));
    }
    found
}

/// A place in both models, and the differences found so far.
struct Comparison<'a> {
    shape: Option<&'a str>,
    pointer: String,
    found: &'a mut Vec<Difference>,
}

impl Comparison<'_> {
    /// Compares one step further down, under a key or an index.
    fn inside(&mut self, step: &str, compare: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer
            .push_str(&step.replace('~', "~0").replace('/', "~1"));
        compare(self);
        self.pointer.truncate(length);
    }

    fn differ(&mut self, left: Option<&Value>, right: Option<&Value>) {
        self.found.push(Difference {
            shape: self.shape.map(str::to_owned),
            pointer: self.pointer.clone(),
            left: left.cloned(),
            right: right.cloned(),
        });
    }

    /// Compares shapes, or members: whatever may have traits.
    fn definitions(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let (Some(Value::Object(left)), Some(Value::Object(right))) = (left, right) else {
            return self.values(left, right);
        };
        for key in keys(left, right) {
            let (left, right) = (left.get(key), right.get(key));
            self.inside(key, |place| match key.as_str() {
                "traits" => place.traits(left, right),
                "members" => place.members(left, right),
                "member" | "key" | "value" => place.definitions(left, right),
                "operations" | "collectionOperations" | "resources" | "errors" => {
                    place.sets(left, right);
                }
                _ => place.values(left, right),
            });
        }
    }

    /// No traits at all and none that counts are the same.
    fn traits(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let none = Map::new();
        let (Some(left), Some(right)) = (entries(left, &none), entries(right, &none)) else {
            return self.values(left, right);
        };
        for id in keys(left, right).filter(|id| is_fact(id)) {
            let (left, right) = (left.get(id), right.get(id));
            self.inside(id, |place| {
                if ENDPOINT_RULES.contains(&id.as_str()) {
                    let left = left.map(without_parameter_documentation);
                    let right = right.map(without_parameter_documentation);
                    place.values(left.as_ref(), right.as_ref());
                } else {
                    place.values(left, right);
                }
            });
        }
    }

    /// No members at all and an empty list of them are the same.
    fn members(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let none = Map::new();
        let (Some(left), Some(right)) = (entries(left, &none), entries(right, &none)) else {
            return self.values(left, right);
        };
        for name in keys(left, right) {
            self.inside(name, |place| {
                place.definitions(left.get(name), right.get(name))
            });
        }
        // Members that one side lacks are reported above and say nothing about the others' order.
        let left_names: Vec<Value> = names_also_in(left, right);
        let right_names: Vec<Value> = names_also_in(right, left);
        let (_, left_names, right_names) = differing_part(&left_names, &right_names);
        if !left_names.is_empty() {
            self.differ(Some(&left_names.into()), Some(&right_names.into()));
        }
    }

    /// Compares lists whose order is no fact; an absent list is an empty one.
    fn sets(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let (Some(left), Some(right)) = (items(left), items(right)) else {
            return self.values(left, right);
        };
        for (index, item) in left
            .iter()
            .enumerate()
            .filter(|(_, item)| !right.contains(item))
        {
            self.inside(&index.to_string(), |place| place.differ(Some(item), None));
        }
        for (index, item) in right
            .iter()
            .enumerate()
            .filter(|(_, item)| !left.contains(item))
        {
            self.inside(&index.to_string(), |place| place.differ(None, Some(item)));
        }
    }

    /// Compares plain data, and reports the smallest parts that differ.
    fn values(&mut self, left: Option<&Value>, right: Option<&Value>) {
        match (left, right) {
            (Some(Value::Object(left)), Some(Value::Object(right))) => {
                for key in keys(left, right) {
                    self.inside(key, |place| place.values(left.get(key), right.get(key)));
                }
            }
            (Some(Value::Array(left)), Some(Value::Array(right))) => self.lists(left, right),
            (left, right) if left != right => self.differ(left, right),
            _ => {}
        }
    }

    /// Compares lists item by item, from the first that differs to the last that does, so that an
    /// inserted item does not make all that follow it look different.
    fn lists(&mut self, left: &[Value], right: &[Value]) {
        let (start, left, right) = differing_part(left, right);
        for offset in 0..left.len().max(right.len()) {
            self.inside(&(start + offset).to_string(), |place| {
                place.values(left.get(offset), right.get(offset));
            });
        }
    }
}

/// Where two lists begin to differ, and what is left of each without their equal beginning and end.
fn differing_part<'a>(left: &'a [Value], right: &'a [Value]) -> (usize, &'a [Value], &'a [Value]) {
    let start = left
        .iter()
        .zip(right)
        .take_while(|(left, right)| left == right)
        .count();
    let (left, right) = (&left[start..], &right[start..]);
    let backward = left.iter().rev().zip(right.iter().rev());
    let end = backward.take_while(|(left, right)| left == right).count();
    (
        start,
        &left[..left.len() - end],
        &right[..right.len() - end],
    )
}

/// The keys of both objects, each once: in the order of the left one, then what only the right has.
fn keys<'a>(
    left: &'a Map<String, Value>,
    right: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a String> {
    left.keys()
        .chain(right.keys().filter(|key| !left.contains_key(*key)))
}

/// The names of `members` that `other` has too, in their order.
fn names_also_in(members: &Map<String, Value>, other: &Map<String, Value>) -> Vec<Value> {
    let shared = members.keys().filter(|name| other.contains_key(*name));
    shared.map(|name| Value::from(name.as_str())).collect()
}

/// The object at an optional key, `none` if the key is absent; `None` if it is no object.
fn entries<'a>(
    value: Option<&'a Value>,
    none: &'a Map<String, Value>,
) -> Option<&'a Map<String, Value>> {
    value.map_or(Some(none), Value::as_object)
}

/// The list at an optional key, empty if the key is absent; `None` if it is no list.
fn items(value: Option<&Value>) -> Option<&[Value]> {
    value.map_or(Some(&[]), |value| value.as_array().map(Vec::as_slice))
}

fn is_fact(id: &str) -> bool {
    let namespace = id.split('#').next().unwrap_or(id);
    !DOCUMENTATION.contains(&id) && !FOREIGN_NAMESPACES.contains(&namespace)
}

fn without_parameter_documentation(rules: &Value) -> Value {
    let mut rules = rules.clone();
    let parameters = rules.get_mut("parameters").and_then(Value::as_object_mut);
    for parameter in parameters.into_iter().flat_map(Map::values_mut) {
        if let Some(parameter) = parameter.as_object_mut() {
            parameter.shift_remove("documentation");
        }
    }
    rules
}
