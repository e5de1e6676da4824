//! Counts patterns by class, and lists unsupported ones. Decides the output.

use std::collections::BTreeMap;
use std::fmt;

use hardy_pattern::compile::{Matcher, every_matcher};

/// The classes in the order in which they are tried.
const CLASSES: [&str; 4] = [
    "(a) class and length",
    "(b) table",
    "(c) positions with counts",
    "(d) program",
];

/// The matchers of patterns, counted.
#[derive(Default)]
pub struct Tally {
    accepted: BTreeMap<usize, Vec<String>>,
    refused: Vec<String>,
}

impl Tally {
    /// Counts a pattern, and returns its matcher.
    pub fn add(&mut self, pattern: &str) -> Vec<Matcher> {
        match every_matcher(pattern) {
            Ok(matchers) => {
                let class = matchers.first().map(Matcher::class);
                match class {
                    Some(class) => {
                        self.accepted
                            .entry(class)
                            .or_default()
                            .push(pattern.to_owned());
                    }
                    None => self
                        .refused
                        .push(format!("`{pattern}` cannot be checked: it is too large")),
                }
                matchers
            }
            Err(error) => {
                self.refused.push(format!("`{pattern}` {error}"));
                Vec::new()
            }
        }
    }
}

/// A line for each class, the patterns that need a program, and unsupported patterns.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (class, name) in CLASSES.iter().enumerate() {
            let count = self.accepted.get(&class).map_or(0, Vec::len);
            writeln!(f, "{count:6}  {name}")?;
        }
        writeln!(f, "{:6}  not accepted", self.refused.len())?;
        for pattern in self.accepted.get(&3).into_iter().flatten() {
            writeln!(f, "program: `{pattern}`")?;
        }
        for refusal in &self.refused {
            writeln!(f, "not accepted: {refusal}")?;
        }
        Ok(())
    }
}
