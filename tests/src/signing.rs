//! The official suite of AWS Signature Version 4, in a folder with a folder for each case.
//!
//! Decides what is compared and how a case ends. Must not know how to sign.

mod case;
mod context;
mod message;
mod signed;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::left_out::{SIGNING, judge};
use crate::verdict::Verdict;
pub use case::{Case, read};

/// Runs all cases of a folder.
///
/// # Errors
///
/// If a file cannot be read, or if the folder has no case.
pub fn run(folder: &Path) -> Result<Vec<(String, Verdict)>, String> {
    let cases = read(folder)?;
    let outcomes = cases.into_iter().map(|case| {
        let verdict = judge(&case.name, differences(&case), SIGNING);
        (case.name, verdict)
    });
    Ok(outcomes.collect())
}

/// The differences between the files of a case and what the client signs.
fn differences(case: &Case) -> Vec<String> {
    let mut differences = Vec::new();
    for (part, expected) in &case.expected {
        match signed::part(case, *part, expected) {
            Ok((expected, actual)) if expected == actual => {}
            Ok((expected, actual)) => differences.push(format!(
                "{}\nexpected:\n{expected}\nactual:\n{actual}",
                part.file()
            )),
            Err(error) => differences.push(format!("{}: {error}", part.file())),
        }
    }
    differences
}
