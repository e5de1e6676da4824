//! The service: returns responses from a list or by token, and records requests. Must not know
//! expectations.

use std::sync::{Arc, Mutex, PoisonError};

use hardy_runtime::{Error, HttpResponse, Operation};
use serde_json::{Map, Value, json};

use super::format::Response;
use super::subject::Subject;

/// The source of responses.
#[derive(Clone)]
pub(super) enum Responses {
    /// One after the other.
    Script(Vec<Response>),
    /// By the request's tokens, whose members have these names; no token is the empty string.
    ByToken(Vec<String>, Map<String, Value>),
}

/// A service. Clones are the same service.
#[derive(Clone)]
pub(super) struct Service {
    responses: Arc<Responses>,
    requests: Arc<Mutex<Vec<Value>>>,
}

impl Service {
    pub(super) fn new(responses: Responses) -> Self {
        Self {
            responses: Arc::new(responses),
            requests: Arc::default(),
        }
    }

    /// The members of each request that came, in order.
    pub(super) fn requests(&self) -> Vec<Value> {
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Encodes and records `input`, and decodes the response.
    pub(super) fn call<S: Subject>(
        &self,
        input: &S::Input,
    ) -> Result<S::Output, Error<<S as Operation>::Error>> {
        let request = S::encode(input).map_err(Error::Encode)?;
        let members = S::members(&request).map_err(Error::transport)?;
        let response = {
            let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
            let response = self.respond(requests.len(), &members);
            requests.push(members);
            response
        };
        S::decode_response(input, http_response(response.map_err(Error::transport)?)?)
    }

    fn respond(&self, index: usize, members: &Value) -> Result<Response, String> {
        match self.responses.as_ref() {
            Responses::Script(responses) => responses
                .get(index)
                .cloned()
                .ok_or_else(|| format!("there is no response to request {}", index + 1)),
            Responses::ByToken(names, outputs) => {
                let token = token_key(members, names);
                outputs
                    .get(&token)
                    .cloned()
                    .map(Response::Output)
                    .ok_or_else(|| format!("there is no response to the token {token:?}"))
            }
        }
    }
}

/// The tokens of a request as a key of [`Responses::ByToken`].
pub(super) fn token_key(members: &Value, names: &[String]) -> String {
    let key = |name: &String| match members.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    names
        .iter()
        .map(key)
        .collect::<Vec<String>>()
        .join(" ")
        .trim_end()
        .to_owned()
}

fn http_response<E>(response: Response) -> Result<HttpResponse, Error<E>> {
    let (status, code, body) = match response {
        Response::Output(output) => (200, None, output),
        Response::Error {
            code,
            http_status,
            message,
        } => (http_status, Some(code), json!({ "message": message })),
    };
    let mut builder = http::Response::builder().status(status);
    if let Some(code) = code {
        builder = builder.header("x-amzn-errortype", code);
    }
    builder
        .body(body.to_string().into())
        .map_err(Error::transport)
}
