//! Cases that are folders: `env.json`, `fs/`, `http-traffic.json`, and the result in `test-case.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use hardy_client::credentials::{Chain, ProfileCredentials, SourceOptions};
use hardy_client::{Credentials, ProvideCredentials};
use serde_json::{Map, Value};

use super::cause;
use super::exchange::{self, Replay};
use super::machine::{Machine, lock, run_future};
use super::outcome::{Outcome, json};

/// The source that the cases of a folder ask.
#[derive(Clone, Copy)]
pub(super) enum Source {
    Chain,
    Profile,
}

pub(super) const SOURCES: [(&str, Source); 2] = [
    ("default-chain", Source::Chain),
    ("profile-provider", Source::Profile),
];

pub(super) fn run(folder: &Path, source: Source) -> Result<Vec<Outcome>, String> {
    let mut cases = entries(folder)?;
    cases.retain(|case| case.is_dir());
    let outcomes = cases.iter().map(|case| {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        Ok((name.into_owned(), run_case(case, source)?))
    });
    outcomes.collect()
}

fn run_case(case: &Path, source: Source) -> Result<Vec<String>, String> {
    let machine = Machine::new(&json(&case.join("env.json"))?, &Value::Null);
    add_files(&machine, &case.join("fs"), Path::new("/"))?;
    let traffic = case.join("http-traffic.json");
    let exchanges = match traffic.is_file() {
        true => exchange::read(&json(&traffic)?)?,
        false => Vec::new(),
    };
    let replay = Arc::new(Replay::new(exchanges, texts(&machine)));
    let (system, transport) = (Arc::new(machine), Arc::clone(&replay));
    let options = SourceOptions::new();
    let result = match source {
        Source::Chain => run_future(Chain::new(system, transport, options).credentials()),
        Source::Profile => {
            run_future(ProfileCredentials::new(system, transport, options).credentials())
        }
    };
    let expected = &json(&case.join("test-case.json"))?["result"];
    let mut differences = match (result, expected["ErrorContains"].as_str()) {
        (None, _) => vec!["it waits for something that never happens".to_owned()],
        (Some(Ok(_)), Some(error)) => vec![format!("expected an error: {error}")],
        (Some(Err(error)), Some(expected)) => cause::difference(expected, &error.to_string())
            .into_iter()
            .collect(),
        (Some(Ok(credentials)), None) => compare(&expected["Ok"], &credentials),
        (Some(Err(error)), None) => vec![format!("expected credentials; actual error: {error}")],
    };
    differences.extend(replay.differences());
    Ok(differences)
}

/// The entries of a folder, in the order of their names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fails = |error| format!("cannot read `{}`: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(fails)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(fails)?;
    paths.sort();
    Ok(paths)
}

fn add_files(machine: &Machine, folder: &Path, place: &Path) -> Result<(), String> {
    if !folder.is_dir() {
        return Ok(());
    }
    for path in entries(folder)? {
        let place = place.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            add_files(machine, &path, &place)?;
        } else {
            let content = fs::read(&path);
            let content =
                content.map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
            lock(&machine.files).insert(place, content);
        }
    }
    Ok(())
}

/// Everything that the case says.
fn texts(machine: &Machine) -> Vec<String> {
    let files = lock(&machine.files);
    let files = files
        .values()
        .map(|content| String::from_utf8_lossy(content).into_owned());
    files.chain(machine.variables.values().cloned()).collect()
}

fn compare(expected: &Value, credentials: &Credentials) -> Vec<String> {
    let expires_at = credentials
        .expires_at()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mut actual = Map::new();
    let mut insert = |name: &str, value: Option<Value>| {
        value.map(|value| actual.insert(name.to_owned(), value));
    };
    insert("access_key_id", Some(credentials.access_key_id().into()));
    insert(
        "secret_access_key",
        Some(credentials.secret_access_key().into()),
    );
    insert(
        "session_token",
        credentials.session_token().map(Value::from),
    );
    insert("account_id", credentials.account_id().map(Value::from));
    insert("expiry", expires_at.map(|time| time.as_secs().into()));
    let actual = Value::Object(actual);
    match *expected == actual {
        true => Vec::new(),
        false => vec![format!("expected {expected}\nactual {actual}")],
    }
}
