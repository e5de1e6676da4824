//! Single calls: both clients call the same operation with the same input, and get the same response. Decides
//! what of a call must be equal.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hardy_runtime::validate::{Checks, Rule, Validation};
use serde_json::{Value, json};

use super::account::{KEY, REGION, SECRET, SERVICE, TOKEN};
use super::both::Both;
use super::case::{Case, errors, input_of};
use super::deliberate::{Counts, remove_all};
use super::fit::Level;
use super::report::{Difference, has_kind, kind, unequal};
use super::server::Received;
use super::shrink::shrink;
use super::wire::{Signature, seen};
use crate::round_trip::{Member, Shapes};

/// The difference of a case between the clients, in its smallest form.
///
/// # Errors
///
/// Those of the program of the other client.
pub(super) fn check(both: &mut Both<'_>, case: Case) -> Result<Option<Difference>, String> {
    let mut counts = std::mem::take(&mut both.deliberate);
    let found = compare(both, &case, &mut counts);
    both.deliberate = counts;
    let Some(kind) = kind(&found?) else {
        return Ok(None);
    };
    let shapes = both.cases.shapes;
    let mut broken = Ok(());
    let mut differences = |case: &Case| {
        let found = compare(both, case, &mut Counts::default());
        found.unwrap_or_else(|error| {
            broken = Err(error);
            Vec::new()
        })
    };
    let case = shrink(
        case,
        |case| case.smaller(shapes),
        |case| has_kind(&differences(case), &kind),
    );
    let lines = differences(&case);
    broken?;
    let response = case.response.response();
    let mut of_case = vec![
        format!("input {}", case.input),
        format!("response {} {}", response.status, response.body),
    ];
    let headers = response.headers.iter();
    of_case.extend(headers.map(|(name, value)| format!("    {name}: {value}")));
    Ok(Some(Difference {
        of_case,
        lines,
        title: format!("call of {}", case.operation),
    }))
}

/// What differs; `counts` are those of the deliberate differences.
fn compare(both: &mut Both<'_>, case: &Case, counts: &mut Counts) -> Result<Vec<String>, String> {
    let response = case.response.response();
    both.server.respond_with(move |_| response.clone());
    both.server.take();
    let command = json!({ "do": "call", "operation": case.operation, "input": case.input });
    let theirs = both.peer.run(&command)?;
    let their_requests = both.server.take();
    let ours = both
        .ours
        .call(&case.operation, &case.input, checks(case.level));
    let our_requests = both.server.take();

    let token = random_token(both.cases.shapes, case);
    let seen = |requests: &[Received]| -> Value {
        requests
            .iter()
            .map(|request| seen(request, token))
            .collect()
    };
    let (mut signatures, mut canonical) = (Vec::new(), Vec::new());
    for request in &our_requests {
        let mut signed = signed_again(both, request)?;
        if signed["authorization"].as_str() != request.header("authorization") {
            canonical.push("the canonical request of botocore:".to_owned());
            let text = signed["canonical"].as_str().unwrap_or_default();
            canonical.extend(text.lines().map(|line| format!("    {line}")));
        }
        signatures.push(signed["authorization"].take());
    }
    let signed = our_requests
        .iter()
        .map(|request| request.header("authorization"));
    let signed: Vec<Option<&str>> = signed.collect();
    let errors = errors(both.cases.shapes, &case.operation);
    let mut theirs = json!({
        "result": theirs, "errors": errors, "requests": seen(&their_requests), "signature of Hardy's request": signatures,
    });
    let mut ours = json!({
        "result": ours, "errors": errors, "requests": seen(&our_requests), "signature of Hardy's request": signed,
    });
    remove_all(&mut theirs, &mut ours, counts);
    let mut lines = unequal(["boto3", "Hardy"], &theirs, &ours);
    lines.extend(canonical);
    Ok(lines)
}

/// Our checks of an input. The model does not state which filters a service accepts.
pub(super) fn checks(level: Level) -> Checks {
    match level {
        Level::Sent => Validation::Required.into(),
        Level::Model => Checks::new(Validation::Model)
            .without_rule(Rule::FilterField)
            .without_rule(Rule::FilterOperator)
            .without_rule(Rule::FilterValue)
            .without_rule(Rule::FilterRange)
            .without_rule(Rule::FilterOrder),
    }
}

/// The member for an idempotency token, if the input lacks it.
fn random_token<'a>(shapes: &Shapes<'a>, case: &Case) -> Option<&'a str> {
    let input = shapes.shape(input_of(shapes, &case.operation));
    let mut members = Member::all(input);
    let token = members.find(|member| member.own_trait("idempotencyToken").is_some())?;
    case.input.get(token.name).is_none().then_some(token.name)
}

/// The header `authorization` that botocore's signer creates for a request that was sent, and its canonical
/// request.
fn signed_again(both: &mut Both<'_>, request: &Received) -> Result<Value, String> {
    let names = Signature::of(request).names;
    let headers = request.headers.iter();
    let headers: Vec<&(String, String)> = headers
        .filter(|(name, _)| names.contains(&name.as_str()))
        .collect();
    let command = json!({
        "do": "sign",
        "method": request.method,
        "url": format!("{}{}", both.server.url, request.target),
        "headers": headers,
        "body": STANDARD.encode(&request.body),
        "time": request.header("x-amz-date"),
        "region": REGION,
        "service": SERVICE,
        "credentials": { "id": KEY, "secret": SECRET, "token": TOKEN },
    });
    both.peer.run(&command)
}
