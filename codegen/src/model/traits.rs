//! What can be said about a shape or member, typed.
//! `table` has a row for each trait; whether one stands where it may is for `check`.

mod constraint;
mod filter;
mod http;
mod misspelt;
mod own;
mod paginated;
mod read;
mod row;
mod service;
mod simple;
mod sites;
mod stated;
mod table;
mod value;

pub use constraint::{Length, Range};
pub(super) use filter::FILTER;
pub use filter::{Filter, FilterField, FilterRange};
pub use http::Http;
pub(super) use own::RETAINED;
pub use own::{BodyHash, Hash, LabelDefault, RequestHeader, Retained, RetainedError};
pub use paginated::Paginated;
pub(super) use read::read;
pub use service::AwsService;
pub(super) use sites::Sites;
pub(super) use stated::{Stated, StatedTraits};
pub(super) use table::TRAITS;

use super::host_prefix::HostPrefix;
use crate::report::SourceLocation;
use serde_json::Value;
use std::collections::BTreeMap;

/// The traits of one shape or member. A flag is true where the trait stands.
///
/// There is one for each member of a model, which makes them the most of what a run holds: what is
/// rare and large is on the heap.
///
/// Names are those of Smithy; a trait without a namespace in its description is in `smithy.api`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits {
    /// HTML, as AWS writes it.
    pub documentation: Option<String>,
    /// Links by their titles.
    pub external_documentation: BTreeMap<String, String>,
    /// Not to be used any more.
    pub deprecated: Option<Box<Deprecated>>,
    /// Version or date of introduction.
    pub since: Option<String>,
    /// May change.
    pub unstable: bool,
    /// Not for everybody.
    pub internal: bool,
    /// Never to be logged.
    pub sensitive: bool,
    /// A name for people.
    pub title: Option<String>,
    /// Labels without a fixed meaning. Nothing is made of them: they are for whoever reads the model.
    pub tags: Vec<String>,
    /// Should be set, although it need not be.
    pub recommended: Option<Box<Recommended>>,

    /// Must be there.
    pub required: bool,
    /// The value where there is none; `Some(Null)` takes the default of the target away.
    pub default: Option<Box<Value>>,
    /// The default came after the member.
    pub added_default: bool,
    /// Clients treat it as optional, whatever else is said.
    pub client_optional: bool,
    /// Input of one operation only. Read for its place to be checked: which structures are inputs is seen
    /// from the operations.
    pub input: bool,
    /// Output of one operation only, as `input`.
    pub output: bool,

    /// Limits on a length.
    pub length: Option<Length>,
    /// Limits on a number.
    pub range: Option<Box<Range>>,
    /// ECMA-262 regular expression to be found in the text; not compiled here.
    pub pattern: Option<String>,
    /// No two entries are equal.
    pub unique_items: bool,
    /// Entries may be null.
    pub sparse: bool,
    /// Lists values by the trait `enum` of Smithy 1.0; they are members of an enum now.
    pub lists_values: bool,
    /// The value of a member of an enum (text) or intEnum (number).
    pub enum_value: Option<ListedValue>,

    /// It is an error, and whose fault.
    pub error: Option<Fault>,
    /// Status code of an error, most often 400 to 599.
    pub http_error: Option<u16>,
    /// A call that ended with this error may be repeated.
    pub retryable: Option<Retryable>,

    /// HTTP binding of an operation.
    pub http: Option<Box<Http>>,
    /// Fills a label of the path.
    pub http_label: bool,
    /// Name of a query parameter.
    pub http_query: Option<String>,
    /// Entries are query parameters.
    pub http_query_params: bool,
    /// Name of a header.
    pub http_header: Option<String>,
    /// Entries are headers whose names begin like this.
    pub http_prefix_headers: Option<String>,
    /// Is the body.
    pub http_payload: bool,
    /// Is the status code.
    pub http_response_code: bool,
    /// The request needs a `Content-MD5`.
    pub http_checksum_required: bool,
    /// How the body may be compressed, the preferred way first: `encodings` of `requestCompression`.
    pub request_compression: Vec<String>,

    /// Name in JSON.
    pub json_name: Option<String>,
    /// Format on the wire.
    pub timestamp_format: Option<TimestampFormat>,
    /// Media type of the content.
    pub media_type: Option<String>,

    /// Filled with a fresh token where it is absent.
    pub idempotency_token: bool,
    /// Changes nothing. For whoever repeats calls, which nothing that is generated does.
    pub readonly: bool,
    /// Repeating it changes nothing more, as `readonly`.
    pub idempotent: bool,
    /// How to page, before merging with what the service says.
    pub paginated: Option<Box<Paginated>>,
    /// `hardy#paginated` of an operation, which stands for the above.
    pub own_paginated: Option<Box<Paginated>>,
    /// Is not held in memory (blob), or consists of events (union).
    pub streaming: bool,
    /// Streams with a length that is known before.
    pub requires_length: bool,
    /// Fills a label of the host prefix.
    pub host_label: bool,
    /// `hostPrefix` of the trait `endpoint`.
    pub endpoint: Option<HostPrefix>,

    /// `aws.protocols#awsQueryCompatible` of a service: it sends the error codes of awsQuery as well.
    pub aws_query_compatible: bool,
    /// `code` of `aws.protocols#awsQueryError`: the code that an error has in awsQuery.
    pub aws_query_error: Option<String>,
    /// Ids of the protocols of a service, sorted.
    pub protocols: Vec<String>,
    /// `aws.api#service`.
    pub service: Option<Box<AwsService>>,

    /// `hardy#retained`: a newer model has dropped it.
    pub retained: Option<Box<Retained>>,
    /// `hardy#retainedErrors`: errors that an operation no longer lists.
    pub retained_errors: Vec<RetainedError>,
    /// `hardy#requestHeaders` of a service.
    pub request_headers: Vec<RequestHeader>,
    /// `hardy#labelDefaults` of a service.
    pub label_defaults: Vec<LabelDefault>,
    /// `hardy#filter` of a structure: which filters the service takes.
    pub filter: Option<Box<Filter>>,
    /// `hardy#bodyHashes` of an operation.
    pub body_hashes: Vec<BodyHash>,
    /// `hardy#endpointMember` of an operation: the member of its input that names the endpoint.
    pub endpoint_member: Option<String>,
    /// `hardy#rename`: a name to make its name in code of, instead of its own.
    pub rename: Option<String>,

    /// Values of traits that this model knows of and leaves to others to understand, by trait id:
    /// endpoint rules, XML, event streams, checksums and so on.
    pub raw: BTreeMap<String, Value>,
    /// Values of traits that nobody here knows, by trait id.
    pub unknown: BTreeMap<String, Value>,
    /// Places of the traits that do not stand at the shape or member itself, by trait id: of those
    /// that are applied to it, or come from a mixin.
    pub elsewhere: BTreeMap<String, SourceLocation>,
}

/// What is said about something that should not be used any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead, or why.
    pub message: Option<String>,
    /// Version or date.
    pub since: Option<String>,
}

/// What is said about a member that should be set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommended {
    /// Why.
    pub reason: Option<String>,
}

/// A value that an enum lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedValue {
    /// Of an enum.
    Text(String),
    /// Of an intEnum.
    Number(i32),
}

impl ListedValue {
    /// As it stands in the model.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
        }
    }
}

/// Who is to blame for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// What is said about an error after which a call may be repeated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retryable {
    /// The service asks to slow down.
    pub throttling: bool,
}

/// How a timestamp is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 in UTC, fraction optional.
    DateTime,
    /// Seconds since 1970, fraction optional.
    EpochSeconds,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
}

impl Traits {
    /// Where the trait with this id stands, if `owner` is the place of the shape or member.
    pub fn place_of(&self, id: &str, owner: &SourceLocation) -> SourceLocation {
        match self.elsewhere.get(id) {
            Some(place) => place.clone(),
            None => owner.child("traits").child(id),
        }
    }
}
