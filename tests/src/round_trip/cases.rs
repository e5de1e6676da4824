//! Requests, responses and errors with random values: for each operation the request for its input,
//! and the response for its output; for each error its response.

use std::collections::BTreeMap;

use fastrand::Rng;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

use super::shapes::{Member, Shapes, target};
use super::text;
use super::values::{Maker, Unlisted};
use crate::conformance::{Case, Content, RequestCase, ResponseCase, Trait};

const JSON: &str = "application/json";

/// Percent-encodes labels and queries: all characters except the unreserved ones of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The cases of all operations and errors.
pub(super) fn of_model(shapes: &Shapes<'_>, seed: u64, random: &mut Rng) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |trait_, shape: &str, content| {
        cases.push(Case {
            id: format!("MadeUp{seed}"),
            trait_,
            shape: shape.to_owned(),
            content,
        });
    };
    for (id, operation) in shapes.of_kind("operation") {
        let request = request(shapes, operation, random);
        add(Trait::Request, id, Content::Request(Box::new(request)));
        let output = response(shapes, target(&operation["output"]), random);
        add(Trait::Response, id, Content::Output(output));
    }
    for (id, shape) in shapes.of_kind("structure") {
        let traits = &shape["traits"];
        if traits.get("smithy.api#error").is_some() {
            let (_, name) = id.split_once('#').unwrap_or_default();
            let mut error = response(shapes, id, random);
            let status = traits["smithy.api#httpError"].as_u64().unwrap_or(400);
            error.code = u16::try_from(status).expect("a status");
            error.headers = BTreeMap::from([("x-amzn-errortype".to_owned(), name.to_owned())]);
            add(Trait::Response, id, Content::Error(error));
        }
    }
    cases
}

fn response(shapes: &Shapes<'_>, id: &str, random: &mut Rng) -> ResponseCase {
    let shape = shapes.shape(id);
    let mut members = Member::all(shape);
    let payload = members.find(|member| member.own_trait("httpPayload").is_some());
    let mut maker = Maker::new(shapes, random, Unlisted::InEnums);
    let (params, body) = match payload {
        None => {
            let made = maker.structure(shape, |_| true);
            (made.params, made.noisy)
        }
        Some(member) => {
            let made = maker.value(member.target, Some(member));
            let params = Map::from_iter([(member.name.to_owned(), made.params)]);
            (params.into(), made.noisy)
        }
    };
    ResponseCase {
        code: 200,
        params,
        body,
        body_media_type: Some(JSON.to_owned()),
        ..ResponseCase::default()
    }
}

fn request(shapes: &Shapes<'_>, operation: &Value, random: &mut Rng) -> RequestCase {
    let http = &operation["traits"]["smithy.api#http"];
    let uri = http["uri"].as_str().unwrap_or_default();
    let (path, literals) = uri.split_once('?').unwrap_or((uri, ""));
    let literals = literals.split('&').filter(|literal| !literal.is_empty());
    let mut case = RequestCase {
        method: http["method"].as_str().unwrap_or_default().to_owned(),
        uri: path.to_owned(),
        query_params: literals.map(str::to_owned).collect(),
        ..RequestCase::default()
    };
    let mut params = Map::new();
    let input = shapes.shape(target(&operation["input"]));
    for member in Member::all(input).filter(|member| !member.in_body()) {
        bind(member, shapes, &mut case, &mut params, random);
    }
    let mut in_body = Member::all(input).filter(Member::in_body).peekable();
    let mut body = None;
    if in_body.peek().is_some() {
        let mut maker = Maker::new(shapes, random, Unlisted::InEnums);
        let payload = in_body.find(|member| member.own_trait("httpPayload").is_some());
        let made = match payload {
            Some(member) => {
                let made = maker.value(member.target, Some(member));
                params.insert(member.name.to_owned(), made.params);
                made.wire
            }
            None => {
                let made = maker.structure(input, |member| member.in_body());
                params.extend(made.params.as_object().cloned().unwrap_or_default());
                made.wire
            }
        };
        body = Some(made.to_string());
        case.body_media_type = Some(JSON.to_owned());
        case.headers = BTreeMap::from([("content-type".to_owned(), JSON.to_owned())]);
    }
    case.body = Some(body.unwrap_or_default());
    case.params = params.into();
    case
}

/// Creates values for the path and the query.
fn bind(
    member: Member<'_>,
    shapes: &Shapes<'_>,
    case: &mut RequestCase,
    params: &mut Map<String, Value>,
    random: &mut Rng,
) {
    let query = member.own_trait("httpQuery").and_then(Value::as_str);
    if let (Some(key), false) = (query, member.must_be_there() || random.bool()) {
        case.forbid_query_params.push(key.to_owned());
        return;
    }
    let value = match shapes.kind(member.target).as_str() {
        // An empty label is no request.
        "string" => text::some_text(random).into(),
        _ => {
            Maker::new(shapes, random, Unlisted::InEnums)
                .value(member.target, Some(member))
                .params
        }
    };
    let strings = match &value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => {
            let items = items.iter().filter_map(Value::as_str);
            items.map(str::to_owned).collect()
        }
        other => vec![other.to_string()],
    };
    let mut strings = strings
        .iter()
        .map(|text| utf8_percent_encode(text, ESCAPED).to_string());
    match query {
        Some(key) => case
            .query_params
            .extend(strings.map(|text| format!("{key}={text}"))),
        None => {
            let label = strings.next().unwrap_or_default();
            case.uri = case.uri.replace(&format!("{{{}}}", member.name), &label);
        }
    }
    params.insert(member.name.to_owned(), value);
}
