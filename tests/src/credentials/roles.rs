//! The table of profiles, and of the roles that they assume one after the other.
//!
//! The requests show the steps. They do not show where a token of a sign-in is, nor the secret of keys that
//! only sign; other cases do.

use std::fmt::Write as _;
use std::sync::Arc;

use hardy_client::credentials::{ProfileCredentials, SourceOptions};
use hardy_client::{Credentials, CredentialsError, ProvideCredentials};
use serde_json::{Value, json};

use super::cause;
use super::machine::{run_future, strings};
use super::outcome::Outcome;
use super::world::{ENVIRONMENT, Services, World};

pub(super) fn run(table: &Value) -> Result<Vec<Outcome>, String> {
    let cases = table.as_array().ok_or("expected a list of cases")?;
    Ok(cases.iter().map(outcome).collect())
}

fn outcome(case: &Value) -> Outcome {
    let input = &case["input"];
    let mut config = String::new();
    push_sections(&mut config, "profile", &input["profiles"]);
    push_sections(&mut config, "sso-session", &input["sso_sessions"]);
    let profile = input["selected_profile"].as_str().unwrap_or_default();
    let services = Arc::new(Services::default());
    let source = ProfileCredentials::new(
        Arc::new(World::new(&config, Arc::clone(&services))),
        Arc::clone(&services) as _,
        SourceOptions::new().with_profile(profile),
    );
    let difference = match run_future(source.credentials()) {
        Some(result) => compare(&case["output"], result, services.steps()),
        None => Some("it waits for something that never happens".to_owned()),
    };
    let name = case["docs"].as_str().unwrap_or_default();
    (name.to_owned(), difference.into_iter().collect())
}

fn push_sections(config: &mut String, kind: &str, sections: &Value) {
    for (name, properties) in sections.as_object().into_iter().flatten() {
        writeln!(config, "[{kind} {name}]").expect("strings grow");
        for (key, value) in strings(properties) {
            writeln!(config, "{key} = {value}").expect("strings grow");
        }
    }
}

fn compare(
    expected: &Value,
    result: Result<Credentials, CredentialsError>,
    steps: Vec<Value>,
) -> Option<String> {
    let expected = match (
        expected["Error"].as_str(),
        expected["ProfileChain"].as_array(),
    ) {
        (Some(error), _) => Err(error.to_owned()),
        (None, Some(steps)) if steps.iter().any(is_token) => {
            Err("the profile will resolve an access token".to_owned())
        }
        (None, Some(steps)) => Ok(observable(steps)),
        (None, None) => return Some("the case has no result".to_owned()),
    };
    match (expected, result) {
        (Err(expected), Err(error)) => cause::difference(&expected, &error.to_string()),
        (Err(expected), Ok(_)) => Some(format!("expected error: {expected}")),
        (Ok(_), Err(error)) => Some(format!("expected credentials; actual error: {error}")),
        (Ok(expected), Ok(credentials)) => {
            let actual = with_first(steps, &credentials);
            let (expected, actual) = (Value::Array(expected), Value::Array(actual));
            (expected != actual).then(|| format!("expected {expected}\nactual {actual}"))
        }
    }
}

/// Whether a sign-in gives a token and no credentials.
fn is_token(step: &Value) -> bool {
    step["Sso"].is_object() && step["Sso"]["sso_role_name"].is_null()
}

/// The steps without what no request shows.
fn observable(steps: &[Value]) -> Vec<Value> {
    let mut steps = steps.to_vec();
    let has_roles = steps.len() > 1;
    for step in &mut steps {
        let hidden: &[&str] = match step {
            _ if step["Sso"].is_object() => &["sso_session", "sso_start_url"],
            _ if has_roles => &["secret_access_key", "session_token", "account_id"],
            _ => &[],
        };
        let members = step.as_object_mut().into_iter().flatten();
        for members in members.filter_map(|(_, value)| value.as_object_mut()) {
            members.retain(|key, value| !hidden.contains(&key.as_str()) && !value.is_null());
        }
    }
    steps
}

/// The steps that the requests show, and before them the one that needs none: keys.
fn with_first(mut steps: Vec<Value>, credentials: &Credentials) -> Vec<Value> {
    let signed_with = steps
        .first()
        .map(|step| step["AssumeRole"]["signed_with"].clone());
    let first = match signed_with {
        None => Some(keys(credentials)),
        Some(Value::Null) => None,
        Some(id) if id == ENVIRONMENT => Some(json!({ "NamedSource": "Environment" })),
        Some(id) => Some(json!({ "AccessKey": { "access_key_id": id } })),
    };
    for step in &mut steps {
        if let Some(role) = step["AssumeRole"].as_object_mut() {
            role.remove("signed_with");
        }
    }
    first
        .into_iter()
        .chain(steps.into_iter().map(without_null))
        .collect()
}

/// Indexing adds members that are `null`.
fn without_null(mut step: Value) -> Value {
    if let Some(members) = step.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    step
}

fn keys(credentials: &Credentials) -> Value {
    let mut members = json!({
        "access_key_id": credentials.access_key_id(),
        "secret_access_key": credentials.secret_access_key(),
    });
    if let Some(token) = credentials.session_token() {
        members["session_token"] = token.into();
    }
    if let Some(account) = credentials.account_id() {
        members["account_id"] = account.into();
    }
    json!({ "AccessKey": members })
}
