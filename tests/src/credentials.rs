//! Cases of credentials that the AWS SDK for Rust publishes: folders with an environment, files and HTTP
//! traffic, and tables of profiles and addresses.
//!
//! Decides which parts of a folder are run, and how a case ends. Must not know how credentials are found.

mod addresses;
mod cause;
mod exchange;
mod folders;
mod form;
mod locations;
mod machine;
mod outcome;
mod profiles;
mod roles;
mod world;

#[cfg(test)]
mod tests;

use std::path::Path;

use serde_json::Value;

use crate::left_out::{CREDENTIALS, judge};
use crate::verdict::Verdict;

use outcome::{Outcome, json};

/// Runs the cases of one table.
type RunTable = fn(&Value) -> Result<Vec<Outcome>, String>;

const TABLES: [(&str, RunTable); 5] = [
    ("profile-parser-tests.json", profiles::run),
    ("file-location-tests.json", locations::run),
    ("imds-endpoint-tests.json", addresses::run_instance),
    ("ecs-tests.json", addresses::run_container),
    ("assume-role-tests.json", roles::run),
];

/// Runs all cases of a folder.
///
/// # Errors
///
/// If a file cannot be read, or if the folder has no case.
pub fn run(folder: &Path) -> Result<Vec<(String, Verdict)>, String> {
    let mut outcomes = Vec::new();
    for (name, source) in folders::SOURCES {
        let folder = folder.join(name);
        if folder.is_dir() {
            outcomes.extend(named(name, folders::run(&folder, source)?));
        }
    }
    for (name, run) in TABLES {
        let path = folder.join(name);
        if path.is_file() {
            let cases = run(&json(&path)?).map_err(|error| format!("`{name}`: {error}"))?;
            outcomes.extend(named(name, cases));
        }
    }
    if outcomes.is_empty() {
        return Err(format!("no cases of credentials in `{}`", folder.display()));
    }
    let judged = outcomes.into_iter().map(|(name, differences)| {
        let verdict = judge(&name, differences, CREDENTIALS);
        (name, verdict)
    });
    Ok(judged.collect())
}

fn named(group: &str, outcomes: Vec<Outcome>) -> impl Iterator<Item = Outcome> {
    let names = outcomes.into_iter();
    names.map(move |(name, differences)| (format!("{group}: {name}"), differences))
}
