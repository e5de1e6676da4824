//! The traits of a shape or member, with types. `table` has a row for each trait; `check` decides
//! whether it applies.

mod call;
mod constraint;
mod endpoint;
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
mod waitable;

pub use call::{
    AddedSeconds, ApiKeyLocation, CallTraits, LateResponse, ServiceRetries, SignatureRules,
};
pub use constraint::{Length, Range};
pub use endpoint::{
    CaseCall, ClientParameter, ContextPath, EndpointCase, EndpointParameter, EndpointRules,
    EndpointTraits, EndpointValue, ExpectedEndpoint, ParameterType, Selection,
};
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
pub use waitable::{Acceptor, AcceptorState, Comparator, Matcher, PathMatcher, PathRoot, Waiter};

use crate::report::SourceLocation;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The traits of one shape or member. A flag is `true` if the trait is present.
///
/// There is a value for each member of a model, so that these take most of the memory of a run:
/// rare and large traits are boxed.
///
/// Names are those of Smithy; traits without a namespace in the documentation are in `smithy.api`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits {
    /// HTML, for AWS.
    pub documentation: Option<String>,
    /// Not to be used any more.
    pub deprecated: Option<Box<Deprecated>>,
    /// May change.
    pub unstable: bool,
    /// Not for everybody.
    pub internal: bool,
    /// Never to be logged.
    pub sensitive: bool,
    /// Should be set, although it need not be.
    pub recommended: Option<Box<Recommended>>,

    /// Must be there.
    pub required: bool,
    /// The default value; `Some(Null)` removes the default of the target.
    pub default: Option<Box<Value>>,
    /// The default was added after the member.
    pub added_default: bool,
    /// Clients treat it as optional, whatever other traits state.
    pub client_optional: bool,
    /// Input of only one operation. Read to check where it applies; the operations show which
    /// structures are inputs.
    pub input: bool,
    /// Output of only one operation, read like `input`.
    pub output: bool,

    /// Constraint of a length.
    pub length: Option<Length>,
    /// Constraint of a number.
    pub range: Option<Box<Range>>,
    /// ECMA-262 regular expression that a part of the string must match; not compiled here.
    pub pattern: Option<String>,
    /// No two items are equal.
    pub unique_items: bool,
    /// Entries may be null.
    pub sparse: bool,
    /// Has listed values in the trait `enum` of Smithy 1.0; they have become members of an enum.
    pub lists_values: bool,
    /// The value of a member of an enum (string) or intEnum (number).
    pub enum_value: Option<ListedValue>,

    /// It is an error of the client or the server.
    pub error: Option<Fault>,
    /// Status code of an error, most often 400 to 599.
    pub http_error: Option<u16>,
    /// The call can be retried after this error.
    pub retryable: Option<Retryable>,

    /// HTTP binding of an operation.
    pub http: Option<Box<Http>>,
    /// Is a path label.
    pub http_label: bool,
    /// Name of a query parameter.
    pub http_query: Option<String>,
    /// Entries are query parameters.
    pub http_query_params: bool,
    /// Name of a header.
    pub http_header: Option<String>,
    /// Entries are headers with this prefix.
    pub http_prefix_headers: Option<String>,
    /// Is the body.
    pub http_payload: bool,
    /// Is the status code.
    pub http_response_code: bool,

    /// Name in JSON.
    pub json_name: Option<String>,
    /// Format on the wire.
    pub timestamp_format: Option<TimestampFormat>,
    /// Media type of the content.
    pub media_type: Option<String>,

    /// Set to a new token if it is absent.
    pub idempotency_token: bool,
    /// Changes nothing. For retries, which generated code does not do.
    pub readonly: bool,
    /// Repeating it changes nothing more; read like `readonly`.
    pub idempotent: bool,
    /// Pagination, before merging with that of the service.
    pub paginated: Option<Box<Paginated>>,
    /// `hardy#paginated` of an operation, which replaces `paginated`.
    pub own_paginated: Option<Box<Paginated>>,
    /// Is a stream of bytes (blob) or of events (union).
    pub streaming: bool,
    /// Is a stream with a length that is known before.
    pub requires_length: bool,
    /// Is a label of the host prefix.
    pub host_label: bool,

    /// `aws.protocols#awsQueryCompatible` of a service: it also sends the error codes of awsQuery.
    pub aws_query_compatible: bool,
    /// `code` of `aws.protocols#awsQueryError`: the code that an error has in awsQuery.
    pub aws_query_error: Option<String>,
    /// `aws.api#service`.
    pub service: Option<Box<AwsService>>,

    /// The traits about calls, of services and operations.
    pub(super) calls: Option<Box<CallTraits>>,
    /// The endpoint rules of a service, their test cases, and the bindings of their parameters.
    pub endpoint_traits: Option<Box<EndpointTraits>>,

    /// `hardy#retained`: the model no longer has it.
    pub retained: Option<Box<Retained>>,
    /// `hardy#filter` of a structure: the filters that the service allows.
    pub filter: Option<Box<Filter>>,
    /// `hardy#rename`: the name from which its Rust name is made.
    pub rename: Option<String>,

    /// The traits that few shapes have.
    pub(super) rare: Option<Box<RareTraits>>,
}

/// Traits that few shapes have, values of traits that are not interpreted here, and where traits from other files are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RareTraits {
    /// Links by their titles.
    pub external_documentation: BTreeMap<String, String>,
    /// Version or date of introduction.
    pub since: Option<String>,
    /// A name for people.
    pub title: Option<String>,
    /// Labels without a fixed meaning. Generated code does not depend on them.
    pub tags: Vec<String>,
    /// Values of known traits that later stages interpret, by trait id: XML, event streams, checksums
    /// and others.
    pub raw: BTreeMap<String, Value>,
    /// Values of unknown traits, by trait id.
    pub unknown: BTreeMap<String, Value>,
    /// Marks of the values of traits that are not read, by trait id: equal values have equal marks.
    pub omitted: BTreeMap<String, u64>,
    /// Locations of traits that are not at the shape or member itself, by trait id: those of
    /// `apply` statements and mixins.
    pub elsewhere: BTreeMap<String, SourceLocation>,
}

/// The trait `deprecated`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead, or why.
    pub message: Option<String>,
    /// Version or date.
    pub since: Option<String>,
}

/// The trait `recommended`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommended {
    /// Why.
    pub reason: Option<String>,
}

/// A listed value of an enum.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedValue {
    /// Of an enum.
    Text(String),
    /// Of an intEnum.
    Number(i32),
}

impl ListedValue {
    /// The value in JSON.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(number) => (*number).into(),
        }
    }
}

/// Whether the client or the server caused an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// The trait `retryable`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retryable {
    /// The service asks to slow down.
    pub throttling: bool,
}

/// The format of a timestamp.
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
    /// The traits about calls.
    pub fn calls(&self) -> &CallTraits {
        static NONE: LazyLock<CallTraits> = LazyLock::new(CallTraits::default);
        self.calls.as_deref().unwrap_or(&NONE)
    }

    /// The traits about calls, to be set.
    fn calls_mut(&mut self) -> &mut CallTraits {
        self.calls.get_or_insert_default()
    }

    /// The traits that few shapes have.
    pub fn rare(&self) -> &RareTraits {
        static NONE: LazyLock<RareTraits> = LazyLock::new(RareTraits::default);
        self.rare.as_deref().unwrap_or(&NONE)
    }

    /// The traits that few shapes have, to be set.
    pub(super) fn rare_mut(&mut self) -> &mut RareTraits {
        self.rare.get_or_insert_default()
    }

    /// The traits of endpoint rules, to be set.
    fn endpoint_traits(&mut self) -> &mut EndpointTraits {
        self.endpoint_traits.get_or_insert_default()
    }

    /// Whether the traits of endpoint rules have a property.
    fn endpoint(&self, has: fn(&EndpointTraits) -> bool) -> bool {
        self.endpoint_traits.as_deref().is_some_and(has)
    }

    /// The location of the trait with this id, if `owner` is the location of the shape or member.
    pub fn place_of(&self, id: &str, owner: &SourceLocation) -> SourceLocation {
        match self.rare().elsewhere.get(id) {
            Some(place) => place.clone(),
            None => owner.child("traits").child(id),
        }
    }
}
