//! Patterns of models, and random ones: their matchers, and whether these match as Node does.
//! `hardy-pattern` tests what patterns match.

mod node;
mod random;
mod tally;
mod texts;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

pub use node::{Comparison, compare};
pub use random::random_pattern;
pub use tally::Tally;
pub use texts::texts;

/// The patterns that a model states, each once.
///
/// # Errors
///
/// When the file cannot be read, or is no JSON.
pub fn of_model(path: &Path) -> Result<BTreeSet<String>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path:?}: {error}"))?;
    let model: Value = serde_json::from_str(&text).map_err(|error| format!("{path:?}: {error}"))?;
    let mut patterns = BTreeSet::new();
    collect(&model, &mut patterns);
    Ok(patterns)
}

fn collect(value: &Value, patterns: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(pattern) if name == "smithy.api#pattern" => {
                        patterns.insert(pattern.clone());
                    }
                    _ => collect(value, patterns),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, patterns)),
        _ => {}
    }
}
