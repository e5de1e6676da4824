//! Results that count as equal although they differ: times in two formats, what the server makes up, and the
//! deliberate differences of the clients. Must not know operations.

use hardy_runtime::Timestamp;
use serde_json::{Value, json};

use super::super::deliberate::{Counts, remove_all};
use super::super::report::unequal;
use super::clients::Client;
use super::flow::{Flow, Masked};
use super::known::Known;

/// Whether moto has no such operation, or fails in it: it then sends a page for browsers.
pub(super) fn is_gap(result: &Value) -> bool {
    let status = result["status"].as_u64().unwrap_or_default();
    let code = result["code"].as_str().unwrap_or("none");
    let has_no_code = code.is_empty() || code == status.to_string();
    has_no_code && [404, 405, 500, 501].contains(&status)
}

/// How far two times may be from each other in results of the same call on the same server, in seconds: boto3 reads
/// them as floating-point numbers.
const AT_ONCE: f64 = 0.001;

/// The same in two passes.
const BETWEEN_PASSES: f64 = 600.0;

/// What may differ.
pub(super) struct Alike<'a> {
    seconds: f64,
    /// Members that may have any values of one kind.
    masked: Vec<&'a Masked>,
    known: &'a Known,
}

impl<'a> Alike<'a> {
    /// Between results of the same call on the same server.
    pub(super) fn at_once(known: &'a Known, flow: &'a Flow) -> Self {
        Self {
            seconds: AT_ONCE,
            masked: vec![&flow.volatile],
            known,
        }
    }

    /// Between results of two passes.
    pub(super) fn between_passes(known: &'a Known, flow: &'a Flow) -> Self {
        Self {
            seconds: BETWEEN_PASSES,
            masked: vec![&flow.volatile, &flow.masked],
            known,
        }
    }

    /// What differs between two results.
    pub(super) fn differences(&self, operation: &str, boto3: &Value, hardy: &Value) -> Vec<String> {
        let side = |result: &Value| {
            let mut result = result.clone();
            if let Some(result) = result.as_object_mut() {
                result.remove("request_id");
            }
            json!({ "result": result, "errors": self.known.errors(operation) })
        };
        let (mut boto3, mut hardy) = (side(boto3), side(hardy));
        remove_all(&mut boto3, &mut hardy, &mut Counts::default());
        self.apply(&boto3, &mut hardy);
        remove_corrected(
            &boto3["result"]["members"],
            hardy["result"].get_mut("members"),
        );
        // Deliberate, too: Hardy fills in the defaults of the model; boto3 does not.
        self.known.remove_defaults(&boto3, &mut hardy);
        unequal(Client::NAMES, &boto3["result"], &hardy["result"])
    }

    /// Replaces what may differ in the right value by what the left one has.
    pub(super) fn apply(&self, left: &Value, right: &mut Value) {
        match (left, &mut *right) {
            (Value::Object(left), Value::Object(right)) => {
                for (name, right) in right {
                    let Some(left) = left.get(name) else {
                        continue;
                    };
                    match self.is_masked(name) && is_same_kind(left, right) {
                        true => *right = left.clone(),
                        false => self.apply(left, right),
                    }
                }
            }
            (Value::Array(left), Value::Array(right)) => {
                for (left, right) in left.iter().zip(right) {
                    self.apply(left, right);
                }
            }
            (left, other) if self.are_times(left, other) => *right = left.clone(),
            _ => {}
        }
    }

    fn is_masked(&self, name: &str) -> bool {
        self.masked.iter().any(|masked| masked.contains_key(name))
    }

    /// Whether both are times, at least one of them a string, and near each other.
    fn are_times(&self, left: &Value, right: &Value) -> bool {
        let is_number = left.is_number() && right.is_number();
        match (seconds(left), seconds(right)) {
            (Some(left), Some(right)) => !is_number && (left - right).abs() <= self.seconds,
            _ => false,
        }
    }
}

/// The seconds since 1970 of a number, or of a string as of `date-time`.
fn seconds(value: &Value) -> Option<f64> {
    let text = match value {
        Value::String(text) => text,
        other => return other.as_f64(),
    };
    let time: Timestamp = text.parse().ok()?;
    Some(time.seconds() as f64 + f64::from(time.subsec_nanos()) / 1e9)
}

/// Removes empty members of an error that boto3 does not have: Hardy fills in required ones, and lists them only for
/// outputs.
fn remove_corrected(boto3: &Value, hardy: Option<&mut Value>) {
    let hardy = hardy.and_then(Value::as_object_mut);
    let (Some(boto3), Some(hardy)) = (boto3.as_object(), hardy) else {
        return;
    };
    hardy.retain(|name, value| boto3.contains_key(name) || *value != "");
}

/// Whether both are there, and both are numbers or strings, or of one other kind. Times can be either.
fn is_same_kind(left: &Value, right: &Value) -> bool {
    let is_plain = |value: &Value| value.is_number() || value.is_string();
    let is_same = std::mem::discriminant(left) == std::mem::discriminant(right);
    !left.is_null() && (is_same || (is_plain(left) && is_plain(right)))
}
