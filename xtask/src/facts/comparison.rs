//! Compares the facts of two Smithy JSON AST models.
//!
//! Facts are everything except documentation, the metadata of IAM and CloudFormation, and the
//! document's `metadata`. Order counts for members and for lists in traits. It does not count for
//! shapes, traits and other keys, nor for the lists of operations, resources and errors, which are
//! sets in Smithy. Must not know files or printing.

use serde_json::{Map, Value};

use super::difference::Difference;

/// Traits whose content is prose or a link to prose.
const DOCUMENTATION: [&str; 2] = [
    "smithy.api#documentation",
    "smithy.api#externalDocumentation",
];

/// Namespaces of traits for other products, not for callers of the service.
const FOREIGN_NAMESPACES: [&str; 2] = ["aws.iam", "aws.cloudformation"];

/// Traits with an object `parameters` whose entries have a `documentation`.
const ENDPOINT_RULES: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointBdd"];

/// Lists every fact that differs between two models, by shape id and location in the shape.
///
/// The models are Smithy JSON AST documents of any version; a document without `shapes` has no
/// shapes. A shape of only one side is one difference. The order of members is only compared if
/// `serde_json` keeps the order of keys (its feature `preserve_order`).
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
        document.inside(key, |inner| inner.values(left.get(key), right.get(key)));
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

/// A location in both models, and the differences so far.
struct Comparison<'a> {
    shape: Option<&'a str>,
    pointer: String,
    found: &'a mut Vec<Difference>,
}

impl Comparison<'_> {
    /// Compares the values under a key or an index.
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

    /// Compares shapes or members, which may have traits.
    fn definitions(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let (Some(Value::Object(left)), Some(Value::Object(right))) = (left, right) else {
            return self.values(left, right);
        };
        for key in keys(left, right) {
            let (left, right) = (left.get(key), right.get(key));
            self.inside(key, |inner| match key.as_str() {
                "traits" => inner.traits(left, right),
                "members" => inner.members(left, right),
                "member" | "key" | "value" => inner.definitions(left, right),
                "operations" | "collectionOperations" | "resources" | "errors" => {
                    inner.sets(left, right);
                }
                _ => inner.values(left, right),
            });
        }
    }

    /// Compares traits. Definitions without traits and with only ignored traits are equal.
    fn traits(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let none = Map::new();
        let (Some(left), Some(right)) = (entries(left, &none), entries(right, &none)) else {
            return self.values(left, right);
        };
        for id in keys(left, right).filter(|id| is_fact(id)) {
            let (left, right) = (left.get(id), right.get(id));
            self.inside(id, |inner| {
                if ENDPOINT_RULES.contains(&id.as_str()) {
                    let left = left.map(without_parameter_documentation);
                    let right = right.map(without_parameter_documentation);
                    inner.values(left.as_ref(), right.as_ref());
                } else {
                    inner.values(left, right);
                }
            });
        }
    }

    /// Compares members. Shapes without members and with an empty object of members are equal.
    fn members(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let none = Map::new();
        let (Some(left), Some(right)) = (entries(left, &none), entries(right, &none)) else {
            return self.values(left, right);
        };
        for name in keys(left, right) {
            self.inside(name, |inner| {
                inner.definitions(left.get(name), right.get(name))
            });
        }
        // Members of only one side are reported above, and do not affect the order of the others.
        let left_names: Vec<Value> = names_also_in(left, right);
        let right_names: Vec<Value> = names_also_in(right, left);
        let (_, left_names, right_names) = differing_part(&left_names, &right_names);
        if !left_names.is_empty() {
            self.differ(Some(&left_names.into()), Some(&right_names.into()));
        }
    }

    /// Compares lists without order; an absent list is empty.
    fn sets(&mut self, left: Option<&Value>, right: Option<&Value>) {
        let (Some(left), Some(right)) = (items(left), items(right)) else {
            return self.values(left, right);
        };
        for (index, item) in left
            .iter()
            .enumerate()
            .filter(|(_, item)| !right.contains(item))
        {
            self.inside(&index.to_string(), |inner| inner.differ(Some(item), None));
        }
        for (index, item) in right
            .iter()
            .enumerate()
            .filter(|(_, item)| !left.contains(item))
        {
            self.inside(&index.to_string(), |inner| inner.differ(None, Some(item)));
        }
    }

    /// Compares plain data, and reports the smallest parts that differ.
    fn values(&mut self, left: Option<&Value>, right: Option<&Value>) {
        match (left, right) {
            (Some(Value::Object(left)), Some(Value::Object(right))) => {
                for key in keys(left, right) {
                    self.inside(key, |inner| inner.values(left.get(key), right.get(key)));
                }
            }
            (Some(Value::Array(left)), Some(Value::Array(right))) => self.lists(left, right),
            (left, right) if left != right => self.differ(left, right),
            _ => {}
        }
    }

    /// Compares lists item by item, from the first to the last item that differs, so that an
    /// inserted item is one difference.
    fn lists(&mut self, left: &[Value], right: &[Value]) {
        let (start, left, right) = differing_part(left, right);
        for offset in 0..left.len().max(right.len()) {
            self.inside(&(start + offset).to_string(), |inner| {
                inner.values(left.get(offset), right.get(offset));
            });
        }
    }
}

/// The start of the difference between two lists, and the rest of each without their equal
/// beginning and end.
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

/// The keys of both objects, each once: those of the left one in order, then those of only the
/// right one.
fn keys<'a>(
    left: &'a Map<String, Value>,
    right: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a String> {
    left.keys()
        .chain(right.keys().filter(|key| !left.contains_key(*key)))
}

/// The names in `members` that `other` also has, in order.
fn names_also_in(members: &Map<String, Value>, other: &Map<String, Value>) -> Vec<Value> {
    let shared = members.keys().filter(|name| other.contains_key(*name));
    shared.map(|name| Value::from(name.as_str())).collect()
}

/// The object at an optional key, empty if the key is absent; `None` if it is not an object.
fn entries<'a>(
    value: Option<&'a Value>,
    none: &'a Map<String, Value>,
) -> Option<&'a Map<String, Value>> {
    value.map_or(Some(none), Value::as_object)
}

/// The list at an optional key, empty if the key is absent; `None` if it is not a list.
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
