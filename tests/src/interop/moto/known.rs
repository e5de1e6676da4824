//! What the model of a service states about results: the errors of operations, and the defaults of members.
//! Must not know clients.

use std::collections::BTreeMap;

use hardy_codegen::ir::Operation;
use serde_json::Value;

/// What a model states.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The codes of an operation's errors.
    errors: BTreeMap<String, Vec<String>>,
    /// The defaults of all members of this name.
    defaults: BTreeMap<String, Vec<Value>>,
}

impl Known {
    pub(super) fn of(operations: &[Operation], model: &Value) -> Self {
        let errors = operations.iter().map(|operation| {
            let codes = operation.errors.iter().map(|error| error.code.clone());
            (operation.model_name.clone(), codes.collect())
        });
        Self {
            errors: errors.collect(),
            defaults: defaults(model),
        }
    }

    /// The codes of an operation's errors.
    pub(super) fn errors(&self, operation: &str) -> &[String] {
        self.errors.get(operation).map_or(&[], Vec::as_slice)
    }

    /// Removes members of the right value that the left one lacks, if they have their defaults.
    pub(super) fn remove_defaults(&self, left: &Value, right: &mut Value) {
        match (left, right) {
            (Value::Object(left), Value::Object(right)) => {
                right
                    .retain(|name, value| left.contains_key(name) || !self.is_default(name, value));
                for (name, right) in right {
                    if let Some(left) = left.get(name) {
                        self.remove_defaults(left, right);
                    }
                }
            }
            (Value::Array(left), Value::Array(right)) => {
                for (left, right) in left.iter().zip(right) {
                    self.remove_defaults(left, right);
                }
            }
            _ => {}
        }
    }

    fn is_default(&self, name: &str, value: &Value) -> bool {
        let mut defaults = self.defaults.get(name).into_iter().flatten();
        defaults.any(|default| default == value || is_same_number(default, value))
    }
}

/// Whether both are one number, of which only one may have a decimal point.
fn is_same_number(left: &Value, right: &Value) -> bool {
    left.is_number() && left.as_f64() == right.as_f64()
}

/// The defaults of members, of their own or of their targets.
fn defaults(model: &Value) -> BTreeMap<String, Vec<Value>> {
    let mut defaults: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let shapes = model["shapes"].as_object().into_iter().flatten();
    for (name, member) in shapes
        .flat_map(|(_, shape)| shape["members"].as_object())
        .flatten()
    {
        let default = &member["traits"]["smithy.api#default"];
        if !default.is_null() {
            defaults
                .entry(wire_name(name, member))
                .or_default()
                .push(default.clone());
        }
    }
    defaults
}

/// The name in JSON, which results have.
fn wire_name(name: &str, member: &Value) -> String {
    let stated = member["traits"]["smithy.api#jsonName"].as_str();
    stated.unwrap_or(name).to_owned()
}
