//! The table of the places of config and credentials files, and of the selected profile.

use std::path::PathBuf;

use hardy_client::profile::{Locations, Selection};
use serde_json::Value;

use super::machine::Machine;
use super::outcome::Outcome;

pub(super) fn run(table: &Value) -> Result<Vec<Outcome>, String> {
    let cases = table["tests"].as_array().ok_or("expected a list `tests`")?;
    Ok(cases.iter().map(outcome).collect())
}

fn outcome(case: &Value) -> Outcome {
    let is_windows = case["platform"] == "windows";
    let mut machine = Machine::new(&case["environment"], &Value::Null);
    machine.is_windows = is_windows;
    let locations = Locations::of(&machine);
    let shown = |path: Option<PathBuf>| {
        let path = path.map(|path| path.display().to_string());
        // The machine that runs the case may have another separator.
        path.map(|path| {
            if is_windows {
                path.replace('/', "\\")
            } else {
                path
            }
        })
    };
    let selection = Selection::of(&machine, None).name;
    let results = [
        ("configLocation", shown(locations.config)),
        ("credentialsLocation", shown(locations.credentials)),
        ("profile", Some(selection)),
    ];
    let differences = results.into_iter().filter_map(|(key, actual)| {
        let expected = case[key].as_str()?;
        (actual.as_deref() != Some(expected))
            .then(|| format!("{key}: expected {expected}; actual {actual:?}"))
    });
    let name = case["name"].as_str().unwrap_or_default();
    (name.to_owned(), differences.collect())
}
