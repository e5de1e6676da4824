//! Differences as people read them.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

/// A difference between the clients, in the smallest case that has it.
#[derive(Debug)]
pub(super) struct Difference {
    /// What was done.
    pub(super) title: String,
    /// The case, line by line.
    pub(super) of_case: Vec<String>,
    /// What differs, line by line.
    pub(super) lines: Vec<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.of_case.iter().chain(&self.lines) {
            writeln!(f, "    {line}")?;
        }
        Ok(())
    }
}

/// The places where two values differ, each with both values.
pub(super) fn unequal(names: [&str; 2], left: &Value, right: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    add(&mut lines, names, "", [Some(left), Some(right)]);
    lines
}

fn add(lines: &mut Vec<String>, names: [&str; 2], path: &str, sides: [Option<&Value>; 2]) {
    match sides {
        [Some(Value::Object(left)), Some(Value::Object(right))] => {
            let members: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            for member in members {
                let sides = [left.get(member), right.get(member)];
                add(lines, names, &format!("{path}/{member}"), sides);
            }
        }
        [Some(Value::Array(left)), Some(Value::Array(right))] => {
            for index in 0..left.len().max(right.len()) {
                let sides = [left.get(index), right.get(index)];
                add(lines, names, &format!("{path}/{index}"), sides);
            }
        }
        [left, right] if left == right => {}
        sides => {
            lines.push(path.to_owned());
            for (name, side) in names.iter().zip(sides) {
                let value = side.map_or("nothing".to_owned(), Value::to_string);
                lines.push(format!("    {name} {value}"));
            }
        }
    }
}

/// The first place of a difference, without the numbers of items: a smaller case must have the same.
/// `None` if nothing differs.
pub(super) fn kind(lines: &[String]) -> Option<String> {
    lines.first()?;
    Some(places(lines).next().unwrap_or_default())
}

/// Whether such a place differs.
pub(super) fn has_kind(lines: &[String], kind: &str) -> bool {
    !lines.is_empty() && (kind.is_empty() || places(lines).any(|place| place == kind))
}

fn places(lines: &[String]) -> impl Iterator<Item = String> {
    let places = lines.iter().filter(|line| line.starts_with('/'));
    places.map(|line| line.chars().filter(|it| !it.is_ascii_digit()).collect())
}
