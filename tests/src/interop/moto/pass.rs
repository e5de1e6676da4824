//! A pass: the steps of a flow on an empty server, whose changes one client makes. Both clients read what is
//! there then, and must see the same. Decides what of a step must be equal.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::alike::{Alike, is_gap};
use super::clients::{Client, Clients};
use super::flow::{Deed, Flow, Step};
use super::listing::{Listed, list};

/// How a step ended.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) operation: String,
    /// The operation, and the input.
    pub(super) title: String,
    /// The result of the client whose pass it is; nothing if moto has no such operation.
    pub(super) result: Option<Value>,
    /// What differs.
    pub(super) lines: Vec<String>,
    /// What was listed.
    pub(super) listed: Listed,
}

/// Performs the steps.
///
/// # Errors
///
/// A client that ended, and a flow that is wrong.
pub(super) fn run(
    flow: &Flow,
    clients: &mut Clients,
    alike: &Alike<'_>,
    writer: Client,
) -> Result<Vec<Done>, String> {
    let mut pass = Pass {
        clients,
        alike,
        writer,
        kept: BTreeMap::new(),
        done: Vec::new(),
    };
    for step in &flow.steps {
        for number in 1..=step.times {
            pass.step(step, number)?;
        }
    }
    Ok(pass.done)
}

struct Pass<'a> {
    clients: &'a mut Clients,
    /// Between both clients.
    alike: &'a Alike<'a>,
    writer: Client,
    kept: BTreeMap<String, Value>,
    done: Vec<Done>,
}

impl Pass<'_> {
    fn step(&mut self, step: &Step, number: usize) -> Result<(), String> {
        let operation = &step.operation;
        let done = match step.input(&self.kept, number) {
            Ok(input) => {
                let title = format!("{operation} {input}");
                self.perform(step, title, &input)?
            }
            // An operation that moto lacks would have returned it.
            Err(name) if self.done.iter().any(|done| done.result.is_none()) => Done {
                operation: operation.clone(),
                title: format!("{operation} (no `{name}`)"),
                result: None,
                lines: Vec::new(),
                listed: Listed::default(),
            },
            Err(name) => return Err(format!("{operation}: no step keeps `{name}`")),
        };
        self.done.push(done);
        Ok(())
    }

    fn perform(&mut self, step: &Step, title: String, input: &Value) -> Result<Done, String> {
        let mut done = Done {
            operation: step.operation.clone(),
            title,
            result: None,
            lines: Vec::new(),
            listed: Listed::default(),
        };
        if step.deed == Deed::List {
            (done.listed, done.lines) = list(self.clients, self.alike, step, input)?;
            let items = match self.writer {
                Client::Boto3 => &done.listed.boto3,
                Client::Hardy => &done.listed.hardy,
            };
            done.result = items.clone().map(|items| json!({ "items": items }));
            return Ok(done);
        }
        let command = json!({ "do": "call", "operation": step.operation, "input": input });
        let result = match step.deed {
            Deed::Write => {
                let result = self.clients.run(self.writer, &command)?;
                (!is_gap(&result)).then_some(result)
            }
            _ => {
                let [boto3, hardy] = self.clients.run_both(&command)?;
                if !(is_gap(&boto3) && is_gap(&hardy)) {
                    done.lines = self.alike.differences(&step.operation, &boto3, &hardy);
                }
                let result = match self.writer {
                    Client::Boto3 => boto3,
                    Client::Hardy => hardy,
                };
                (!is_gap(&result)).then_some(result)
            }
        };
        if let Some(result) = &result {
            done.lines.extend(unexpected(step, result));
            self.keep(step, result);
        }
        done.result = result;
        Ok(done)
    }

    fn keep(&mut self, step: &Step, result: &Value) {
        for (name, place) in &step.keep {
            if let Some(value) = result["output"].pointer(place) {
                self.kept.insert(name.clone(), value.clone());
            }
        }
    }
}

/// How a result differs from what the flow expects.
fn unexpected(step: &Step, result: &Value) -> Option<String> {
    let found = match result["failed"].as_str() {
        Some(reason) => Some(reason.to_owned()),
        None => result["code"].as_str().map(str::to_owned),
    };
    if found == step.error {
        return None;
    }
    let expected = step.error.as_deref().unwrap_or("an output");
    Some(format!("expected {expected}, got {result}"))
}
