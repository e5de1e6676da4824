//! A pass: the steps of a flow on an empty server, whose changes one client makes. Both clients read what is
//! there then, and must see the same. Decides what of a step must be equal.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::alike::{Alike, is_gap};
use super::clients::{Client, Clients};
use super::flow::{Action, Flow, Step};
use super::listing::{Listed, list};

/// How a step ended.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) operation: String,
    /// The operation, and the input.
    pub(super) title: String,
    /// The result of the client whose pass it is.
    pub(super) result: Value,
    /// Whether moto has no such operation, or had none of which the input needs a value.
    pub(super) is_gap: bool,
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
            Ok(input) if step.action == Action::List => self.list(step, &input)?,
            Ok(input) => self.call(step, &input)?,
            // An operation that moto lacks would have returned it.
            Err(name) if self.done.iter().any(|done| done.is_gap) => Done {
                title: format!("{operation} (no `{name}`)"),
                is_gap: true,
                ..Done::default()
            },
            Err(name) => return Err(format!("{operation}: no step keeps `{name}`")),
        };
        self.done.push(Done {
            operation: operation.clone(),
            ..done
        });
        Ok(())
    }

    fn list(&mut self, step: &Step, input: &Value) -> Result<Done, String> {
        let (listed, lines) = list(self.clients, self.alike, step, input)?;
        let items = match self.writer {
            Client::Boto3 => &listed.boto3,
            Client::Hardy => &listed.hardy,
        };
        Ok(Done {
            title: format!("{} {input}", step.operation),
            result: json!({ "items": items }),
            is_gap: listed.runs == 0,
            lines,
            listed,
            ..Done::default()
        })
    }

    fn call(&mut self, step: &Step, input: &Value) -> Result<Done, String> {
        let command = json!({ "do": "call", "operation": step.operation, "input": input });
        let mut lines = Vec::new();
        let result = match step.action {
            Action::Write => self.clients.run(self.writer, &command)?,
            _ => {
                let [boto3, hardy] = self.clients.run_both(&command)?;
                if !(is_gap(&boto3) && is_gap(&hardy)) {
                    lines = self.alike.differences(&step.operation, &boto3, &hardy);
                }
                match self.writer {
                    Client::Boto3 => boto3,
                    Client::Hardy => hardy,
                }
            }
        };
        let is_gap = is_gap(&result);
        if !is_gap {
            lines.extend(unexpected(step, &result));
            self.keep(step, &result);
        }
        Ok(Done {
            title: format!("{} {input}", step.operation),
            result,
            is_gap,
            lines,
            ..Done::default()
        })
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
