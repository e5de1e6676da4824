//! The outcomes that the program of a suite prints, and their differences from the expectations.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::request::{self, Sent};
use super::{Case, Content, MalformedCase, Verdict};

/// The outcome of a case.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Seen {
    /// The request that an input became.
    Request(Sent),
    /// The value that a response became.
    Decoded(Decoded),
    /// The constraints that an input breaks.
    Checked(Checked),
    /// The reason for no outcome.
    Refused(String),
}

/// The violations of an input.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Checked {
    message: String,
    violations: Vec<(String, String)>,
}

impl Checked {
    /// The differences from the expectation.
    pub(super) fn differences(&self, expected: &MalformedCase) -> Vec<String> {
        let mut found = self.violations.clone();
        found.sort();
        let mut differences = Vec::new();
        if found != expected.violations {
            let listed = |violations: &[(String, String)]| {
                let lines = violations
                    .iter()
                    .map(|(path, message)| format!("{path}: {message}"));
                lines.collect::<Vec<_>>().join("\n")
            };
            let (expected, found) = (listed(&expected.violations), listed(&found));
            differences.push(format!("violations: expected\n{expected}\nfound\n{found}"));
        } else if self.message != expected.message {
            let (expected, found) = (&expected.message, &self.message);
            differences.push(format!("message: expected `{expected}`, found `{found}`"));
        }
        differences
    }
}

/// A decoded value beside the expected one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Decoded {
    equal: bool,
    found: String,
    expected: String,
}

impl Decoded {
    /// Where the two differ, line by line; nothing if they are equal.
    pub(super) fn differences(&self) -> Vec<String> {
        if self.equal {
            return Vec::new();
        }
        if self.found == self.expected {
            return vec!["decoded: differs in what `Debug` does not show".to_owned()];
        }
        let diff = similar::TextDiff::from_lines(&self.expected, &self.found);
        let mut lines = diff.unified_diff();
        let text = lines
            .context_radius(2)
            .missing_newline_hint(false)
            .to_string();
        vec![format!(
            "decoded (- expected, + found)\n{}",
            text.trim_end()
        )]
    }
}

/// A line that the program prints.
#[derive(Deserialize)]
struct Line {
    case: usize,
    seen: Seen,
}

/// The outcome of each case, by its number.
///
/// # Errors
///
/// A line that is not an outcome.
pub(super) fn read(printed: &str) -> Result<BTreeMap<usize, Seen>, String> {
    let lines = printed.lines().map(|line| {
        let line: Line = serde_json::from_str(line)
            .map_err(|error| format!("the program printed `{line}`: {error}"))?;
        Ok((line.case, line.seen))
    });
    lines.collect()
}

/// The verdict on a case that was run.
pub(super) fn judged(case: &Case, seen: Option<&Seen>) -> Verdict {
    let differences = match (seen, &case.content) {
        (None, _) => vec!["the program ended before it".to_owned()],
        (Some(Seen::Refused(why)), _) => vec![why.clone()],
        (Some(Seen::Decoded(_)), Content::Request(_) | Content::Malformed(_)) => {
            vec!["it was decoded".to_owned()]
        }
        (Some(Seen::Decoded(decoded)), _) => decoded.differences(),
        (Some(Seen::Request(sent)), Content::Request(expected)) => {
            request::differences(expected, sent)
        }
        (Some(Seen::Request(_)), _) => vec!["it became a request".to_owned()],
        (Some(Seen::Checked(checked)), Content::Malformed(expected)) => {
            checked.differences(expected)
        }
        (Some(Seen::Checked(_)), _) => vec!["it was held against constraints".to_owned()],
    };
    match differences.is_empty() {
        true => Verdict::Passed,
        false => Verdict::Failed(differences),
    }
}
