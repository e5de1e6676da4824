//! Authentication: which schemes clients have, which of them count for an operation, and which service is one of AWS.
//! Must not know how a client gets an identity.

use crate::ir::{ApiKey, Auth};
use crate::model::{self, ApiKeyLocation, Closure, Model, Shape, Traits};

/// The schemes that clients have, by the shape ids of their traits.
const SCHEMES: &[(&str, Auth)] = &[
    ("aws.auth#sigv4", Auth::Sigv4),
    ("smithy.api#httpApiKeyAuth", Auth::HttpApiKey),
    ("smithy.api#httpBasicAuth", Auth::HttpBasic),
    ("smithy.api#httpBearerAuth", Auth::HttpBearer),
    ("smithy.api#noAuth", Auth::NoAuth),
];

/// Why clients do not have others.
const REASONS: &[(&str, &str)] = &[
    (
        "aws.auth#sigv4a",
        ", because its signatures are made with asymmetric keys",
    ),
    (
        "smithy.api#httpDigestAuth",
        ", because a server must send a challenge before each request",
    ),
];

/// The schemes of an operation that clients have, the preferred one first; or else its first one.
pub(crate) fn schemes(model: &Model, closure: &Closure, operation: &Shape) -> Vec<Auth> {
    let stated = model::auth_of(model, &closure.service, &operation.id);
    let is_optional = operation.traits.calls().optional_auth;
    let has_api_key = api_key(model, closure).is_some();
    let can = |scheme: &Auth| match scheme {
        // Credentials of AWS are often shared by all programs, so that a client cannot tell whether they are meant for
        // such an operation. SDKs of AWS send it without a signature.
        Auth::Sigv4 => !is_optional,
        Auth::HttpApiKey => has_api_key,
        _ => true,
    };
    let known = stated
        .iter()
        .filter_map(|id| scheme(id).filter(|one| can(one)));
    let known: Vec<Auth> = known.collect();
    match (known.is_empty(), stated.first()) {
        (false, _) => known,
        (true, Some(first)) if !is_optional => vec![Auth::Other(first.clone())],
        (true, _) => vec![Auth::NoAuth],
    }
}

fn scheme(id: &str) -> Option<Auth> {
    let mut rows = SCHEMES.iter();
    rows.find(|(known, _)| *known == id)
        .map(|(_, scheme)| scheme.clone())
}

/// Why clients do not have a scheme, as the end of a sentence; empty for one that a model defines.
pub(crate) fn reason(scheme: &str) -> &'static str {
    let mut rows = REASONS.iter();
    rows.find(|(known, _)| *known == scheme)
        .map_or("", |(_, reason)| reason)
}

/// Whether a client signs the payload, too.
pub(crate) fn unsigned_payload(operation: &Shape) -> bool {
    operation.traits.calls().unsigned_payload
}

/// Where requests to the service contain an API key, if it accepts one.
pub(crate) fn api_key(model: &Model, closure: &Closure) -> Option<ApiKey> {
    let service = model.shape(&closure.service)?;
    let api_key = service.traits.calls().api_key.as_ref()?;
    Some(match api_key.location {
        ApiKeyLocation::Header => ApiKey::Header {
            name: api_key.name.clone(),
            scheme: api_key.scheme.clone(),
        },
        ApiKeyLocation::Query => ApiKey::Query(api_key.name.clone()),
    })
}

/// Whether the settings of AWS tools apply to a service.
pub(crate) fn has_aws_settings(service: &Traits) -> bool {
    service.service.is_some() || service.calls().signing_name.is_some()
}
