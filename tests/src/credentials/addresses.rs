//! The tables of addresses: which one the instance metadata service and the agent of a container have.

use std::sync::{Arc, Mutex};

use hardy_client::credentials::{ContainerCredentials, InstanceCredentials, SourceOptions};
use hardy_client::{
    BoxFuture, CredentialsError, ProvideCredentials, System, Transport, TransportError,
    TransportErrorKind,
};
use hardy_runtime::{HttpRequest, HttpResponse};
use serde_json::Value;

use super::cause;
use super::machine::{Machine, lock, run_future};
use super::outcome::Outcome;

/// A transport that keeps the first address, and never gets a response.
#[derive(Default)]
struct Recorder(Mutex<Option<String>>);

impl Transport for Recorder {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        lock(&self.0).get_or_insert(request.uri().to_string());
        let error = TransportError::new(TransportErrorKind::Other, "not connected");
        Box::pin(std::future::ready(Err(error)))
    }
}

pub(super) fn run_instance(table: &Value) -> Result<Vec<Outcome>, String> {
    run(table, |case, system, transport| {
        let options = SourceOptions::new();
        let mut source = InstanceCredentials::new(system, transport, options);
        if let Some(url) = case["endpoint_override"].as_str() {
            source = source.with_endpoint(url);
        }
        if let Some(mode) = case["mode_override"].as_str() {
            let mode = mode
                .parse()
                .map_err(|error| format!("`mode_override`: {error}"))?;
            source = source.with_endpoint_mode(mode);
        }
        Ok(Box::new(source))
    })
}

pub(super) fn run_container(table: &Value) -> Result<Vec<Outcome>, String> {
    run(table, |_, system, transport| {
        Ok(Box::new(ContainerCredentials::new(system, transport)))
    })
}

type Made = Result<Box<dyn ProvideCredentials>, String>;

fn run(
    table: &Value,
    make: impl Fn(&Value, Arc<dyn System>, Arc<dyn Transport>) -> Made,
) -> Result<Vec<Outcome>, String> {
    let cases = table["tests"].as_array().ok_or("expected a list `tests`")?;
    let outcomes = cases.iter().map(|case| {
        let system = Arc::new(Machine::new(&case["env"], &case["fs"]));
        let recorder = Arc::new(Recorder::default());
        let source = make(case, system, Arc::clone(&recorder) as _)?;
        let error = run_future(source.credentials()).and_then(Result::err);
        let address = lock(&recorder.0).take();
        let differences = compare(&case["result"], address, error);
        let name = case["docs"].as_str().unwrap_or_default();
        Ok((name.to_owned(), differences.into_iter().collect()))
    });
    outcomes.collect()
}

fn compare(
    expected: &Value,
    address: Option<String>,
    error: Option<CredentialsError>,
) -> Option<String> {
    let error = error.map(|error| error.to_string()).unwrap_or_default();
    let cause = expected["Err"]
        .as_str()
        .or(expected["ErrorContains"].as_str());
    match (expected["Ok"].as_str(), cause) {
        (Some(expected), _) => {
            let actual = address.unwrap_or(error);
            (expected != actual).then(|| format!("expected {expected}; actual {actual}"))
        }
        (None, Some(expected)) => match address {
            Some(address) => Some(format!("expected error: {expected}; actual {address}")),
            None => cause::difference(expected, &error),
        },
        (None, None) => Some("the case has no result".to_owned()),
    }
}
