//! Requirements for resume tokens wherever a run stops: they continue with the remaining items,
//! each once, and after an error with the request that failed. This applies to all vectors, and
//! they do not state it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hardy_runtime::Validation;
use hardy_runtime::pages::Paginator;
use serde_json::{Map, Value};

use super::drive::{self, PagesSeen};
use super::format::{Response, Vector};
use super::service::{Responses, token_key};
use super::subject::Subject;

/// The JSON in a resume token.
pub(super) fn decoded(token: &str) -> Option<Value> {
    serde_json::from_slice(&STANDARD.decode(token).ok()?).ok()
}

/// The requirements that the resume tokens of a vector's run, `seen`, do not satisfy.
pub(super) fn differences<S: Subject>(
    vector: &Vector,
    paginator: &Paginator<S>,
    responses: &Responses,
    seen: &PagesSeen,
) -> Vec<String> {
    let mut found = Vec::new();
    if seen.fault.is_some() {
        found.extend(after_an_error(paginator, responses, seen));
    }
    if let Some(whole) = whole_listing(vector, paginator, responses) {
        found.extend(from_every_item(paginator, &whole));
    }
    found
}

/// After an error, the token continues at the failed page, or at the start.
fn after_an_error<S: Subject>(
    paginator: &Paginator<S>,
    responses: &Responses,
    seen: &PagesSeen,
) -> Option<String> {
    let Some(token) = &seen.resume_token else {
        return Some("there is no token after the error".to_owned());
    };
    if let Some(last) = seen.checkpoints.last() {
        let is_same = last.as_ref() == Some(token);
        return (!is_same).then(|| format!("{token} is not the token after the last page"));
    }
    let unchecked = paginator.clone().validation(Validation::Off);
    let first = drive::pages(&unchecked, responses)
        .requests
        .into_iter()
        .next();
    let resumed = drive::pages(&unchecked.starting_token(token), responses);
    let again = resumed.requests.into_iter().next();
    (again != first).then(|| format!("{token} leads to {again:?}, not to {first:?}"))
}

/// All that follows from where a run starts.
struct Whole {
    /// The service, for requests in any order.
    responses: Responses,
    items: Vec<Value>,
}

/// The listing of a vector without its limit. `None` if it ends with an error, or if two pages have
/// the same token, so that the token does not identify the page.
fn whole_listing<S: Subject>(
    vector: &Vector,
    paginator: &Paginator<S>,
    responses: &Responses,
) -> Option<Whole> {
    let unlimited = paginator.clone().max_items(u64::MAX);
    let seen = drive::pages(&unlimited, responses);
    if seen.fault.is_some() {
        return None;
    }
    let names = vector.names.input_token.all();
    let mut outputs = Map::new();
    for (request, response) in seen.requests.iter().zip(&vector.responses) {
        let Response::Output(output) = response else {
            return None;
        };
        let token = token_key(request, &names);
        if outputs.insert(token, output.clone()).is_some() {
            return None;
        }
    }
    let responses = Responses::ByToken(names, outputs);
    let items = drive::items(&unlimited, &responses).items;
    Some(Whole { responses, items })
}

/// Stops after each number of items, and resumes with the token.
fn from_every_item<S: Subject>(paginator: &Paginator<S>, whole: &Whole) -> Vec<String> {
    let unlimited = paginator.clone().max_items(u64::MAX);
    let differs = |count: usize| {
        let begun = drive::some_items(&unlimited, &whole.responses, count);
        let mut joined = begun.items;
        if let Some(token) = begun.resume_token {
            let rest = unlimited.clone().starting_token(token);
            joined.extend(drive::items(&rest, &whole.responses).items);
        }
        (joined != whole.items)
            .then(|| format!("after {count} items: {joined:?}, not {:?}", whole.items))
    };
    (0..=whole.items.len()).filter_map(differs).collect()
}
