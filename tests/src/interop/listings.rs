//! Comparisons of listings: both clients list the same pages in several runs, each from the resume token of
//! the run before, by whichever client. Decides what of a listing must be equal.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::both::Both;
use super::listing::{Listing, Names};
use super::perform::Limits;
use super::report::{Difference, has_kind, kind, unequal};
use super::server::{Received, Response};
use super::shrink::shrink;
use super::wire::{member, seen};

/// A run advances, so a listing with more runs never ends.
const MOST_RUNS: usize = 200;

/// The difference of a listing between the clients, in its smallest form.
///
/// # Errors
///
/// Those of the program of the other client.
pub(super) fn check(both: &mut Both<'_>, listing: Listing) -> Result<Option<Difference>, String> {
    let Some(kind) = kind(&compare(both, &listing)?) else {
        return Ok(None);
    };
    let mut broken = Ok(());
    let cases = both.cases;
    let mut differences = |listing: &Listing| {
        compare(both, listing).unwrap_or_else(|error| {
            broken = Err(error);
            Vec::new()
        })
    };
    let listing = shrink(
        listing,
        |listing| listing.smaller(cases),
        |listing| has_kind(&differences(listing), &kind),
    );
    let lines = differences(&listing);
    broken?;
    let mut of_case = vec![format!(
        "input {}, PageSize {:?}",
        listing.input, listing.page_size
    )];
    let names = Names::of(cases, &listing.operation);
    let responses = listing.responses(&names).into_iter();
    of_case
        .extend(responses.map(|(token, page)| format!("page of token {token:?}: {}", page.body)));
    of_case.push(format!(
        "Hardy's caller takes {} items; boto3 continues",
        listing.taken
    ));
    let runs = listing.runs.iter();
    of_case.extend(runs.map(|(limit, boto3)| {
        let next = if *boto3 { "boto3" } else { "Hardy" };
        format!("run with MaxItems {limit:?}; the next continues with the token of {next}")
    }));
    Ok(Some(Difference {
        title: format!("listing of {}", listing.operation),
        of_case,
        lines,
    }))
}

/// What differs: in a run between the clients, or in the end between the items and those of the service.
fn compare(both: &mut Both<'_>, listing: &Listing) -> Result<Vec<String>, String> {
    let names = Names::of(both.cases, &listing.operation);
    let responses = listing.responses(&names);
    let input_token = names.input_token.clone();
    both.server.respond_with(move |request| {
        let token = member(request, &input_token).unwrap_or_default();
        responses
            .get(&token)
            .cloned()
            .unwrap_or_else(|| unknown(&token))
    });
    let mut token: Option<String> = None;
    let mut items = Vec::new();
    for (run, (limit, from_boto3)) in listing.runs.iter().cycle().take(MOST_RUNS).enumerate() {
        let limits = Limits {
            max_items: *limit,
            page_size: listing.page_size,
            starting_token: token.clone(),
            taken: None,
        };
        let (theirs, ours) = run_both(both, listing, &limits)?;
        let theirs_and_ours = [&theirs, &ours].map(comparable);
        let [left, right] = &theirs_and_ours;
        let mut lines = unequal(["boto3", "Hardy"], left, right);
        if !lines.is_empty() {
            lines.insert(0, format!("in run {run}, from token {token:?}:"));
            return Ok(lines);
        }
        items.extend(ours["items"].as_array().into_iter().flatten().cloned());
        both.listed += 1;
        let source = if *from_boto3 { &theirs } else { &ours };
        token = source["token"].as_str().map(str::to_owned);
        if token.is_none() {
            let whole = Value::from(listing.items());
            let seen = json!({ "all runs": items, "after some items": taken(both, listing)? });
            let whole = json!({ "all runs": whole, "after some items": whole });
            return Ok(unequal(["service", "listed"], &whole, &seen));
        }
    }
    Ok(vec![format!("there is no end after {MOST_RUNS} runs")])
}

/// The items that a caller of Hardy takes, and the others, which boto3 lists.
fn taken(both: &mut Both<'_>, listing: &Listing) -> Result<Value, String> {
    let limits = Limits {
        taken: Some(listing.taken),
        ..Limits::default()
    };
    let mut begun = both.ours.list(&listing.operation, &listing.input, &limits);
    let mut items = begun["items"].take();
    if let Some(token) = begun["token"].as_str() {
        let command = json!({
            "do": "list", "operation": listing.operation, "input": listing.input,
            "config": { "StartingToken": token },
        });
        let rest = both.peer.run(&command)?;
        match (items.as_array_mut(), rest["items"].as_array()) {
            (Some(items), Some(rest)) => items.extend_from_slice(rest),
            _ => return Ok(rest),
        }
    }
    Ok(items)
}

/// Both results of one run, with the requests.
fn run_both(
    both: &mut Both<'_>,
    listing: &Listing,
    limits: &Limits,
) -> Result<(Value, Value), String> {
    let mut config = json!({});
    let options = [
        ("MaxItems", limits.max_items.map(Value::from)),
        ("PageSize", limits.page_size.map(Value::from)),
        (
            "StartingToken",
            limits.starting_token.clone().map(Value::from),
        ),
    ];
    for (name, value) in options {
        if let Some(value) = value {
            config[name] = value;
        }
    }
    let command = json!({
        "do": "list", "operation": listing.operation, "input": listing.input, "config": config,
    });
    let seen = |requests: Vec<Received>| -> Value {
        let requests = requests.iter().map(|request| seen(request, None));
        let with_query = requests.map(|mut request| {
            json!([
                request["path"].take(),
                request["query"].take(),
                request["body"].take()
            ])
        });
        with_query.collect()
    };
    both.server.take();
    let mut theirs = both.peer.run(&command)?;
    theirs["requests"] = seen(both.server.take());
    let mut ours = both.ours.list(&listing.operation, &listing.input, limits);
    ours["requests"] = seen(both.server.take());
    Ok((theirs, ours))
}

/// A result whose token is decoded, because the order of its members does not count.
pub(super) fn comparable(result: &Value) -> Value {
    let mut result = result.clone();
    let token = result["token"]
        .as_str()
        .and_then(|token| STANDARD.decode(token).ok());
    if let Some(decoded) = token.and_then(|token| serde_json::from_slice(&token).ok()) {
        result["token"] = decoded;
    }
    result
}

fn unknown(token: &str) -> Response {
    Response {
        status: 400,
        headers: vec![("x-amzn-ErrorType".to_owned(), "UnknownToken".to_owned())],
        body: json!({ "message": token }).to_string(),
    }
}
