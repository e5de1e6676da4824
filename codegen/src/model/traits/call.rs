//! Traits of a service or an operation about its calls: protocols, who may call, what requests contain and
//! signatures cover, when to try again, how late a response may come, what to wait for. Must not know their effect.

use super::http::is_token;
use super::own::{BodyHash, LabelDefault, RequestHeader, RetainedError};
use super::value::TraitValue;
use super::waitable::Waiter;
use crate::model::HostPrefix;
use crate::report::Report;

/// The traits about calls of a service, an operation, or the definition of a trait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallTraits {
    /// `smithy.api#auth`: the schemes that count, the preferred one first.
    pub auth: Option<Vec<String>>,
    /// `smithy.api#optionalAuth`: an operation that needs no authentication.
    pub optional_auth: bool,
    /// The ids of the schemes that a service has, sorted.
    pub schemes: Vec<String>,
    /// `smithy.api#authDefinition`: the trait that this shape defines is a scheme.
    pub defines_scheme: bool,
    /// `smithy.api#httpApiKeyAuth` of a service.
    pub api_key: Option<ApiKey>,
    /// `aws.auth#unsignedPayload` of an operation.
    pub unsigned_payload: bool,
    /// `hardy#retries` of a service.
    pub retries: Option<ServiceRetries>,
    /// `hardy#signatures` of a service.
    pub signatures: Option<SignatureRules>,
    /// `hardy#lateResponse` of an operation.
    pub late_response: Option<LateResponse>,
    /// `smithy.waiters#waitable` of an operation, sorted by name.
    pub waiters: Vec<Waiter>,
    /// The algorithms for compressing the body, the preferred one first: `encodings` of
    /// `requestCompression`.
    pub request_compression: Vec<String>,
    /// The request needs a `Content-MD5`.
    pub http_checksum_required: bool,
    /// `hostPrefix` of the trait `endpoint`.
    pub endpoint: Option<HostPrefix>,
    /// `hardy#retainedErrors`: errors that an operation no longer lists.
    pub retained_errors: Vec<RetainedError>,
    /// `hardy#bodyHashes` of an operation.
    pub body_hashes: Vec<BodyHash>,
    /// `hardy#endpointMember` of an operation: the member of its input with the endpoint.
    pub endpoint_member: Option<String>,
    /// `hardy#requestHeaders` of a service.
    pub request_headers: Vec<RequestHeader>,
    /// `hardy#labelDefaults` of a service.
    pub label_defaults: Vec<LabelDefault>,
    /// Ids of the protocols of a service, sorted.
    pub protocols: Vec<String>,
    /// `name` of `aws.auth#sigv4`: the name of the service in signatures.
    pub signing_name: Option<String>,
}

/// Where requests contain an API key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// The name of the header or of the query parameter.
    pub name: String,
    /// Which of them.
    pub location: ApiKeyLocation,
    /// The word before the key in a header.
    pub scheme: Option<String>,
}

/// The part of a request with an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// A header.
    Header,
    /// The query.
    Query,
}

/// The retries of a service, where they differ from those of other services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServiceRetries {
    /// The delay before the first retry.
    pub backoff_millis: Option<u64>,
    /// The number of attempts of a call; at least one.
    pub max_attempts: Option<u32>,
}

/// The rules of signatures of a service, where they differ from those of other services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignatureRules {
    /// Requests have the header `x-amz-content-sha256`.
    pub content_hash: bool,
    /// The path is signed as it is sent.
    pub raw_path: bool,
    /// A body that is a stream need not be signed.
    pub unsigned_streams: bool,
}

/// How late an operation responds, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateResponse {
    /// The number of seconds within which it responds.
    pub seconds: u64,
    /// A member of the input with further seconds.
    pub added: Option<AddedSeconds>,
    /// It responds late because it waits until there is something to return.
    pub long_polling: bool,
    /// A request may be sent again if no response arrived.
    pub retries_after_sending: bool,
}

/// A member of an input with a number of seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedSeconds {
    /// Its name.
    pub member: String,
    /// The number if it is not set.
    pub fallback: u32,
}

pub(super) fn api_key(value: &TraitValue<'_>, report: &mut Report) -> Option<ApiKey> {
    let name = value.required_text("name", report)?;
    let field = value.field("name")?;
    let stated = value.required_text("in", report)?;
    let location = match stated.as_str() {
        "header" => Some(ApiKeyLocation::Header),
        "query" => Some(ApiKeyLocation::Query),
        _ => None,
    };
    let of = value.field("in")?;
    let location = of.or_expected_of("in", location, "\"header\" or \"query\"", report)?;
    let (is_name, expected) = match location {
        ApiKeyLocation::Header => (is_token(&name), "a header name"),
        ApiKeyLocation::Query => (!name.is_empty(), "a parameter name"),
    };
    let name = field.or_expected_of("name", is_name.then_some(name), expected, report)?;
    let scheme = value.text_field("scheme", report);
    if let (Some(scheme), Some(field)) = (&scheme, value.field("scheme")) {
        let is_valid = location == ApiKeyLocation::Header && is_token(scheme);
        let scheme = is_valid.then_some(());
        let expected = "a word before a key in a header";
        field.or_expected_of("scheme", scheme, expected, report)?;
    }
    Some(ApiKey {
        name,
        location,
        scheme,
    })
}

pub(super) fn retries(value: &TraitValue<'_>, report: &mut Report) -> Option<ServiceRetries> {
    value.only(&["backoffMillis", "maxAttempts", "source"], report);
    value.object(report)?;
    Some(ServiceRetries {
        backoff_millis: value.count_field("backoffMillis", report),
        max_attempts: value.number_field("maxAttempts", 1, report),
    })
}

pub(super) fn signatures(value: &TraitValue<'_>, report: &mut Report) -> Option<SignatureRules> {
    let keys = ["contentHash", "rawPath", "unsignedStreams", "source"];
    value.only(&keys, report);
    value.object(report)?;
    Some(SignatureRules {
        content_hash: value.flag_field("contentHash", report).unwrap_or(false),
        raw_path: value.flag_field("rawPath", report).unwrap_or(false),
        unsigned_streams: value.flag_field("unsignedStreams", report).unwrap_or(false),
    })
}

pub(super) fn late_response(value: &TraitValue<'_>, report: &mut Report) -> Option<LateResponse> {
    let keys = [
        "seconds",
        "addedMember",
        "addedFallback",
        "longPolling",
        "retriesAfterSending",
        "source",
    ];
    value.only(&keys, report);
    value.object(report)?;
    let Some(seconds) = value.number_field("seconds", 0, report) else {
        if value.field("seconds").is_none() {
            value.refuse(format!("`{}` has no `seconds`", value.id), report);
        }
        return None;
    };
    let added = value.text_field("addedMember", report);
    if let (None, Some(field)) = (&added, value.field("addedFallback")) {
        let message = format!("`{}` has `addedFallback` without `addedMember`", value.id);
        field.refuse(message, report);
    }
    let fallback = value.number_field("addedFallback", 0, report).unwrap_or(0);
    Some(LateResponse {
        seconds: seconds.into(),
        added: added.map(|member| AddedSeconds { member, fallback }),
        long_polling: value.flag_field("longPolling", report).unwrap_or(false),
        retries_after_sending: value
            .flag_field("retriesAfterSending", report)
            .unwrap_or(true),
    })
}
