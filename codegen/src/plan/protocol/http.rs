//! Protocols with HTTP bindings: the part of a message for each member by Smithy's binding traits,
//! and the start of a request. The model has already checked that the traits do not contradict each
//! other.

mod check;
mod unsupported;

use super::row::{Direction, Location, Outline};
use crate::ir::{Binding, PathPiece, QueryLiteral, RequestStart, TimestampFormat, Value};
use crate::model::{Member, Segment, Uri};
use crate::plan::values::{label_default, media_type};

pub(super) use check::check;
pub(super) use unsupported::unsupported;

/// The location of a member of a message's structure. In nested structures, Smithy ignores these
/// traits.
pub(super) fn location(direction: Direction, member: &Member) -> Location {
    let traits = &member.traits;
    match direction {
        Direction::Request if traits.http_label => Location::Label,
        Direction::Request if traits.http_query.is_some() || traits.http_query_params => {
            Location::Query
        }
        Direction::Response if traits.http_response_code => Location::Status,
        _ if traits.http_header.is_some() || traits.http_prefix_headers.is_some() => {
            Location::Header
        }
        _ if traits.http_payload => Location::Payload,
        _ => Location::Body,
    }
}

/// The format of a timestamp outside of a body.
pub(super) fn timestamp_format(location: Location) -> Option<TimestampFormat> {
    match location {
        Location::Label | Location::Query => Some(TimestampFormat::DateTime),
        Location::Header => Some(TimestampFormat::HttpDate),
        Location::Body | Location::Payload | Location::Status => None,
    }
}

/// The URI pattern of a request's operation.
fn uri<'a>(message: &Outline<'a>) -> Option<&'a Uri> {
    let request = message
        .operation
        .filter(|_| message.direction == Direction::Request);
    request?.traits.http.as_ref().map(|http| &http.uri)
}

/// Members outside of the body: labels in the order of the path, then the others by kind, each kind
/// in the model's order.
pub(super) fn bindings(message: &Outline<'_>) -> Vec<(usize, Binding)> {
    let members = message.members.iter().enumerate();
    let mut bound: Vec<(Rank, (usize, Binding))> = members
        .filter_map(|(field, member)| {
            let (rank, binding) = binding(message, field, member)?;
            Some((rank, (field, binding)))
        })
        .collect();
    if message.direction == Direction::Request {
        bound.sort_by_key(|(rank, _)| *rank);
    }
    bound.into_iter().map(|(_, bound)| bound).collect()
}

/// The order of parts in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// By the segment of the path.
    Label(usize),
    Query,
    QueryMap,
    Header,
    PrefixHeaders,
    Status,
}

/// The part of a member outside of the body, and its rank among the parts of a request.
fn binding(message: &Outline<'_>, field: usize, member: &Member) -> Option<(Rank, Binding)> {
    let traits = &member.traits;
    Some(match location(message.direction, member) {
        Location::Body | Location::Payload => return None,
        Location::Label => {
            let mut segments = uri(message)?.segments.iter().enumerate();
            let found = segments.find_map(|(rank, segment)| match segment {
                Segment::Label { name, greedy } if *name == member.name => Some((rank, *greedy)),
                _ => None,
            });
            let (rank, greedy) = found?;
            let default = label_default(message.model, message.closure, member);
            let default = default.map(str::to_owned);
            (Rank::Label(rank), Binding::Label { greedy, default })
        }
        Location::Query => match &traits.http_query {
            Some(name) => (Rank::Query, Binding::Query(name.clone())),
            None => {
                let several = !has_single_values(&message.plans.get(field)?.value);
                (Rank::QueryMap, Binding::QueryMap { several })
            }
        },
        Location::Header => match (&traits.http_header, &traits.http_prefix_headers) {
            (Some(name), _) => {
                let name = name.clone();
                let base64 = media_type(message.model, member).is_some();
                (Rank::Header, Binding::Header { name, base64 })
            }
            (None, prefix) => {
                let prefix = prefix.clone().unwrap_or_default();
                (Rank::PrefixHeaders, Binding::PrefixHeaders(prefix))
            }
        },
        Location::Status => (Rank::Status, Binding::Status),
    })
}

/// Whether each key of a map has exactly one value.
fn has_single_values(value: &Value) -> bool {
    matches!(value, Value::Map(map) if !map.sparse && map.value.is_str())
}

/// The start of a request.
pub(super) fn start(request: &Outline<'_>, bindings: &[(usize, Binding)]) -> RequestStart {
    let http = request
        .operation
        .and_then(|shape| shape.traits.http.as_ref());
    let uri = http.map(|http| &http.uri);
    RequestStart {
        method: http.map(|http| http.method.clone()).unwrap_or_default(),
        host: Vec::new(),
        endpoint: None,
        required_token: None,
        path: uri
            .map(|uri| path(request, uri, bindings))
            .unwrap_or_default(),
        query: uri.map(query).unwrap_or_default(),
        headers: Vec::new(),
    }
}

fn path(request: &Outline<'_>, uri: &Uri, bindings: &[(usize, Binding)]) -> Vec<PathPiece> {
    let label = |name: &str| {
        let is_label = |(field, binding): &(usize, Binding)| {
            let member = request.members.get(*field);
            matches!(binding, Binding::Label { .. })
                && member.is_some_and(|member| member.name == name)
        };
        bindings.iter().position(is_label)
    };
    let mut pieces = Vec::new();
    let mut literal = String::new();
    for segment in &uri.segments {
        literal.push('/');
        match segment {
            Segment::Literal(text) => literal.push_str(text),
            Segment::Label { name, .. } => {
                if let Some(part) = label(name) {
                    pieces.push(PathPiece::Literal(std::mem::take(&mut literal)));
                    pieces.push(PathPiece::Label(part));
                }
            }
        }
    }
    if uri.trailing_slash || uri.segments.is_empty() {
        literal.push('/');
    }
    if !literal.is_empty() {
        pieces.push(PathPiece::Literal(literal));
    }
    pieces
}

fn query(uri: &Uri) -> Vec<QueryLiteral> {
    let literals = uri.query.iter();
    literals
        .map(|(key, value)| QueryLiteral {
            key: key.clone(),
            value: value.clone(),
        })
        .collect()
}
