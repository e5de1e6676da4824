//! The table of config and credentials files, and the profiles in them.

use hardy_client::profile::{ProfileFiles, Section};
use serde_json::{Map, Value, json};

use super::cause;
use super::machine::Machine;
use super::outcome::Outcome;

pub(super) fn run(table: &Value) -> Result<Vec<Outcome>, String> {
    let cases = table["tests"].as_array().ok_or("expected a list `tests`")?;
    Ok(cases.iter().map(outcome).collect())
}

fn outcome(case: &Value) -> Outcome {
    let files = json!({
        "/home/.aws/config": case["input"]["configFile"],
        "/home/.aws/credentials": case["input"]["credentialsFile"],
    });
    let machine = Machine::new(&json!({ "HOME": "/home" }), &files);
    let expected = &case["output"];
    let differences = match (
        ProfileFiles::load(&machine),
        expected["errorContaining"].as_str(),
    ) {
        (Err(error), Some(expected)) => cause::difference(expected, &error.to_string()),
        (Ok(_), Some(error)) => Some(format!("expected an error: {error}")),
        (Err(error), None) => Some(format!("expected profiles; actual error: {error}")),
        (Ok(files), None) => {
            let expected = &expected["config"];
            let profiles = difference("profiles", expected, files.profiles());
            profiles.or_else(|| difference("sso_sessions", expected, files.sso_sessions()))
        }
    };
    let name = case["name"].as_str().unwrap_or_default();
    (name.to_owned(), differences.into_iter().collect())
}

fn difference<'a>(
    kind: &str,
    expected: &Value,
    sections: impl Iterator<Item = &'a Section>,
) -> Option<String> {
    let object = |section: &Section| {
        let properties = section.properties();
        properties
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect::<Map<String, Value>>()
    };
    let actual = sections.map(|section| (section.name().to_owned(), object(section).into()));
    let actual = Value::Object(actual.collect());
    let expected = match &expected[kind] {
        Value::Null => &json!({}),
        expected => expected,
    };
    (*expected != actual).then(|| format!("{kind}: expected {expected}; actual {actual}"))
}
