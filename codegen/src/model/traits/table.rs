//! The table of all known traits: a row states how a trait is read and where it applies, or why it
//! is not read. A trait without a row, in a namespace without one, is unknown. Must not know the
//! format of values, which readers do.

use super::call::{api_key, late_response, retries, signatures};
use super::constraint::{length, range};
use super::endpoint::{
    EndpointTraits, bdd, cases, client_parameters, context_parameter, operation_parameters,
    rule_set, static_parameters,
};
use super::filter::filter;
use super::http::{host_prefix, http, http_error};
use super::own::{
    body_hashes, endpoint_member, label_defaults, rename, request_headers, retained,
    retained_errors,
};
use super::paginated::{own_paginated, paginated};
use super::row::{Row, TraitHandling, dropped, kept, read};
use super::service::{service, signing_name};
use super::simple::{
    deprecated, encodings, enum_value, fault, header, links, parameter, query_error_code,
    recommended, retryable, timestamp_format,
};
use super::sites;
use super::waitable::waiters;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const fn protocol(id: &'static str) -> Row {
    read(id, |value, traits, _| {
        traits.calls_mut().protocols.push(value.id.to_owned())
    })
}

/// An authentication scheme of a service.
const fn scheme(id: &'static str) -> Row {
    read(id, |value, traits, _| {
        traits.calls_mut().schemes.push(value.id.to_owned())
    })
}

/// All known traits. Formatted by hand: a line for how it is read, one for where it applies.
#[rustfmt::skip]
pub(in crate::model) const TRAITS: &[Row] = &[
    // Documentation.
    read("smithy.api#documentation", |value, traits, report| traits.documentation = value.text(report)),
    read("smithy.api#externalDocumentation", |value, traits, report| traits.rare_mut().external_documentation = links(value, report)),
    read("smithy.api#deprecated", |value, traits, report| traits.deprecated = deprecated(value, report).map(Box::new)),
    read("smithy.api#since", |value, traits, report| traits.rare_mut().since = value.text(report)),
    read("smithy.api#unstable", |value, traits, report| traits.unstable = value.flag(report)),
    read("smithy.api#internal", |value, traits, report| traits.internal = value.flag(report)),
    read("smithy.api#sensitive", |value, traits, report| traits.sensitive = value.flag(report)),
    read("smithy.api#title", |value, traits, report| traits.rare_mut().title = value.text(report)),
    read("smithy.api#tags", |value, traits, report| traits.rare_mut().tags = value.texts(report).unwrap_or_default()),
    read("smithy.api#recommended", |value, traits, report| traits.recommended = recommended(value, report).map(Box::new)),
    // Constraints and presence of values.
    read("smithy.api#required", |value, traits, report| traits.required = value.flag(report))
        .only_for(sites::MEMBERS, |traits| traits.required),
    read("smithy.api#default", |value, traits, _| traits.default = Some(Box::new(value.value.clone()))),
    read("smithy.api#addedDefault", |value, traits, report| traits.added_default = value.flag(report))
        .only_for(sites::MEMBERS, |traits| traits.added_default),
    read("smithy.api#clientOptional", |value, traits, report| traits.client_optional = value.flag(report))
        .only_for(sites::MEMBERS, |traits| traits.client_optional),
    read("smithy.api#input", |value, traits, report| traits.input = value.flag(report))
        .only_for(sites::STRUCTURES, |traits| traits.input),
    read("smithy.api#output", |value, traits, report| traits.output = value.flag(report))
        .only_for(sites::STRUCTURES, |traits| traits.output),
    read("smithy.api#length", |value, traits, report| traits.length = length(value, report))
        .only_for(sites::SIZED, |traits| traits.length.is_some()),
    read("smithy.api#range", |value, traits, report| traits.range = range(value, report).map(Box::new))
        .only_for(sites::NUMBERS, |traits| traits.range.is_some()),
    read("smithy.api#pattern", |value, traits, report| traits.pattern = value.text(report))
        .only_for(sites::STRINGS, |traits| traits.pattern.is_some()),
    read("smithy.api#uniqueItems", |value, traits, report| traits.unique_items = value.flag(report))
        .only_for(sites::LISTS, |traits| traits.unique_items),
    read("smithy.api#sparse", |value, traits, report| traits.sparse = value.flag(report))
        .only_for(sites::LISTS_AND_MAPS, |traits| traits.sparse),
    read("smithy.api#enumValue", |value, traits, report| traits.enum_value = enum_value(value, report))
        .only_for(sites::ENUM_MEMBERS, |traits| traits.enum_value.is_some()),
    // Its values have become members before traits are read, and its string an enum.
    read("smithy.api#enum", |_, traits, _| traits.lists_values = true)
        .only_for(sites::ENUMS, |traits| traits.lists_values),
    // Formats in requests and responses.
    read("smithy.api#http", |value, traits, report| traits.http = http(value, report))
        .only_for(sites::OPERATIONS, |traits| traits.http.is_some()),
    read("smithy.api#httpLabel", |value, traits, report| traits.http_label = value.flag(report))
        .only_for(sites::MEMBERS, |traits| traits.http_label),
    read("smithy.api#httpQuery", |value, traits, report| traits.http_query = parameter(value, report))
        .only_for(sites::SCALAR_MEMBERS, |traits| traits.http_query.is_some()),
    read("smithy.api#httpQueryParams", |value, traits, report| traits.http_query_params = value.flag(report))
        .only_for(sites::MAP_MEMBERS, |traits| traits.http_query_params),
    read("smithy.api#httpHeader", |value, traits, report| traits.http_header = header(value, report))
        .only_for(sites::SCALAR_MEMBERS, |traits| traits.http_header.is_some()),
    read("smithy.api#httpPrefixHeaders", |value, traits, report| traits.http_prefix_headers = value.text(report))
        .only_for(sites::MAP_MEMBERS, |traits| traits.http_prefix_headers.is_some()),
    read("smithy.api#httpPayload", |value, traits, report| traits.http_payload = value.flag(report))
        .only_for(sites::PAYLOAD_MEMBERS, |traits| traits.http_payload),
    read("smithy.api#httpResponseCode", |value, traits, report| traits.http_response_code = value.flag(report))
        .only_for(sites::INTEGER_MEMBERS, |traits| traits.http_response_code),
    read("smithy.api#httpChecksumRequired", |value, traits, report| traits.calls_mut().http_checksum_required = value.flag(report)),
    read("smithy.api#requestCompression", |value, traits, report| traits.calls_mut().request_compression = encodings(value, report)),
    read("smithy.api#jsonName", |value, traits, report| traits.json_name = value.text(report))
        .only_for(sites::MEMBERS_AND_VARIANTS, |traits| traits.json_name.is_some()),
    read("smithy.api#timestampFormat", |value, traits, report| traits.timestamp_format = timestamp_format(value, report))
        .only_for(sites::TIMESTAMPS, |traits| traits.timestamp_format.is_some()),
    read("smithy.api#mediaType", |value, traits, report| traits.media_type = value.text(report))
        .only_for(sites::STRINGS_AND_BLOBS, |traits| traits.media_type.is_some()),
    read("smithy.api#streaming", |value, traits, report| traits.streaming = value.flag(report))
        .only_for(sites::BLOBS_AND_UNIONS, |traits| traits.streaming),
    read("smithy.api#requiresLength", |value, traits, report| traits.requires_length = value.flag(report))
        .only_for(sites::BLOBS, |traits| traits.requires_length),
    read("smithy.api#hostLabel", |value, traits, report| traits.host_label = value.flag(report))
        .only_for(sites::STRING_MEMBERS, |traits| traits.host_label),
    read("smithy.api#endpoint", |value, traits, report| traits.calls_mut().endpoint = host_prefix(value, report))
        .only_for(sites::OPERATIONS, |traits| traits.calls().endpoint.is_some()),
    // Behavior of operations and errors.
    read("smithy.api#error", |value, traits, report| traits.error = fault(value, report))
        .only_for(sites::STRUCTURES, |traits| traits.error.is_some()),
    read("smithy.api#httpError", |value, traits, report| traits.http_error = http_error(value, report))
        .only_for(sites::STRUCTURES, |traits| traits.http_error.is_some()),
    read("smithy.api#retryable", |value, traits, report| traits.retryable = retryable(value, report))
        .only_for(sites::STRUCTURES, |traits| traits.retryable.is_some()),
    read("smithy.api#idempotencyToken", |value, traits, report| traits.idempotency_token = value.flag(report))
        .only_for(sites::STRING_MEMBERS, |traits| traits.idempotency_token),
    read("smithy.api#readonly", |value, traits, report| traits.readonly = value.flag(report)),
    read("smithy.api#idempotent", |value, traits, report| traits.idempotent = value.flag(report)),
    read("smithy.api#paginated", |value, traits, report| traits.paginated = paginated(value, report))
        .only_for(sites::OPERATIONS_AND_SERVICES, |traits| traits.paginated.is_some()),
    read("smithy.waiters#waitable", |value, traits, report| traits.calls_mut().waiters = waiters(value, report))
        .only_for(sites::OPERATIONS, |traits| !traits.calls().waiters.is_empty()),
    // Of AWS.
    read("aws.api#service", |value, traits, report| traits.service = service(value, report)),
    read("aws.protocols#awsQueryCompatible", |value, traits, report| traits.aws_query_compatible = value.flag(report))
        .only_for(sites::SERVICES, |traits| traits.aws_query_compatible),
    read("aws.protocols#awsQueryError", |value, traits, report| traits.aws_query_error = query_error_code(value, report))
        .only_for(sites::STRUCTURES, |traits| traits.aws_query_error.is_some()),
    read("aws.auth#sigv4", |value, traits, report| {
        traits.calls_mut().schemes.push(value.id.to_owned());
        traits.calls_mut().signing_name = signing_name(value, report);
    })
        .only_for(sites::SERVICES, |traits| traits.calls().signing_name.is_some()),
    // Authentication.
    read("smithy.api#auth", |value, traits, report| traits.calls_mut().auth = value.texts(report))
        .only_for(sites::OPERATIONS_AND_SERVICES, |traits| traits.calls().auth.is_some()),
    read("smithy.api#optionalAuth", |value, traits, report| traits.calls_mut().optional_auth = value.flag(report))
        .only_for(sites::OPERATIONS, |traits| traits.calls().optional_auth),
    read("smithy.api#authDefinition", |_, traits, _| traits.calls_mut().defines_scheme = true),
    read("aws.auth#unsignedPayload", |value, traits, report| traits.calls_mut().unsigned_payload = value.flag(report))
        .only_for(sites::OPERATIONS, |traits| traits.calls().unsigned_payload),
    scheme("aws.auth#cognitoUserPools"),
    scheme("aws.auth#sigv4a"),
    read("smithy.api#httpApiKeyAuth", |value, traits, report| {
        traits.calls_mut().schemes.push(value.id.to_owned());
        traits.calls_mut().api_key = api_key(value, report);
    })
        .only_for(sites::SERVICES, |traits| traits.calls().api_key.is_some()),
    scheme("smithy.api#httpBasicAuth"),
    scheme("smithy.api#httpBearerAuth"),
    scheme("smithy.api#httpDigestAuth"),
    // Endpoint rules.
    read("smithy.rules#endpointRuleSet", |value, traits, report| traits.endpoint_traits().rule_set = rule_set(value, report))
        .only_for(sites::SERVICES, |traits| traits.endpoint(EndpointTraits::has_rule_set)),
    read("smithy.rules#endpointBdd", |value, traits, report| traits.endpoint_traits().bdd = bdd(value, report))
        .only_for(sites::SERVICES, |traits| traits.endpoint(EndpointTraits::has_bdd)),
    read("smithy.rules#endpointTests", |value, traits, report| traits.endpoint_traits().cases = cases(value, report).unwrap_or_default())
        .only_for(sites::SERVICES, |traits| traits.endpoint(EndpointTraits::has_cases)),
    read("smithy.rules#clientContextParams", |value, traits, report| traits.endpoint_traits().client_parameters = client_parameters(value, report).unwrap_or_default())
        .only_for(sites::SERVICES, |traits| traits.endpoint(EndpointTraits::has_client_parameters)),
    read("smithy.rules#staticContextParams", |value, traits, report| traits.endpoint_traits().static_parameters = static_parameters(value, report).unwrap_or_default())
        .only_for(sites::OPERATIONS, |traits| traits.endpoint(EndpointTraits::has_static_parameters)),
    read("smithy.rules#operationContextParams", |value, traits, report| traits.endpoint_traits().operation_parameters = operation_parameters(value, report).unwrap_or_default())
        .only_for(sites::OPERATIONS, |traits| traits.endpoint(EndpointTraits::has_operation_parameters)),
    read("smithy.rules#contextParam", |value, traits, report| traits.endpoint_traits().context_parameter = context_parameter(value, report))
        .only_for(sites::MEMBERS, |traits| traits.endpoint(EndpointTraits::has_context_parameter)),
    // Protocols with a trait; all others in their namespaces refine one of them.
    protocol("aws.protocols#awsJson1_0"),
    protocol("aws.protocols#awsJson1_1"),
    protocol("aws.protocols#awsQuery"),
    protocol("aws.protocols#ec2Query"),
    protocol("aws.protocols#restJson1"),
    protocol("aws.protocols#restXml"),
    protocol("smithy.protocols#rpcv2Cbor"),
    protocol("smithy.protocols#rpcv2Json"),
    // Hardy's own.
    read("hardy#bodyHashes", |value, traits, report| traits.calls_mut().body_hashes = body_hashes(value, report))
        .only_for(sites::OPERATIONS, |traits| !traits.calls().body_hashes.is_empty()),
    read("hardy#endpointMember", |value, traits, report| traits.calls_mut().endpoint_member = endpoint_member(value, report))
        .only_for(sites::OPERATIONS, |traits| traits.calls().endpoint_member.is_some()),
    read("hardy#filter", |value, traits, report| traits.filter = filter(value, report).map(Box::new))
        .only_for(sites::STRUCTURES, |traits| traits.filter.is_some()),
    read("hardy#labelDefaults", |value, traits, report| traits.calls_mut().label_defaults = label_defaults(value, report))
        .only_for(sites::SERVICES, |traits| !traits.calls().label_defaults.is_empty()),
    read("hardy#lateResponse", |value, traits, report| traits.calls_mut().late_response = late_response(value, report))
        .only_for(sites::OPERATIONS, |traits| traits.calls().late_response.is_some()),
    read("hardy#paginated", |value, traits, report| traits.own_paginated = own_paginated(value, report))
        .only_for(sites::OPERATIONS, |traits| traits.own_paginated.is_some()),
    read("hardy#rename", |value, traits, report| traits.rename = rename(value, report))
        .only_for(sites::NAMED, |traits| traits.rename.is_some()),
    read("hardy#requestHeaders", |value, traits, report| traits.calls_mut().request_headers = request_headers(value, report))
        .only_for(sites::SERVICES, |traits| !traits.calls().request_headers.is_empty()),
    read("hardy#retained", |value, traits, report| traits.retained = retained(value, report).map(Box::new))
        .only_for(sites::DATA, |traits| traits.retained.is_some()),
    read("hardy#retainedErrors", |value, traits, report| traits.calls_mut().retained_errors = retained_errors(value, report))
        .only_for(sites::OPERATIONS, |traits| !traits.calls().retained_errors.is_empty()),
    read("hardy#retries", |value, traits, report| traits.calls_mut().retries = retries(value, report))
        .only_for(sites::SERVICES, |traits| traits.calls().retries.is_some()),
    read("hardy#signatures", |value, traits, report| traits.calls_mut().signatures = signatures(value, report))
        .only_for(sites::SERVICES, |traits| traits.calls().signatures.is_some()),
    // Endpoints.
    kept("aws.api#clientDiscoveredEndpoint"),
    kept("aws.api#clientEndpointDiscovery"),
    kept("aws.api#clientEndpointDiscoveryId"),
    // Event streams, and XML.
    kept("smithy.api#eventHeader"),
    kept("smithy.api#eventPayload"),
    kept("smithy.api#xmlAttribute"),
    kept("smithy.api#xmlFlattened"),
    kept("smithy.api#xmlName"),
    kept("smithy.api#xmlNamespace"),
    // Relations to other services, tags and names.
    dropped("aws.api#arn"),
    dropped("aws.api#arnReference"),
    dropped("aws.api#controlPlane"),
    dropped("aws.api#dataPlane"),
    dropped("aws.api#data"),
    dropped("aws.api#tagEnabled"),
    dropped("aws.api#taggable"),
    // For browsers, not for clients.
    dropped("smithy.api#cors"),
    // Handled with the versions of Smithy, before traits are read.
    dropped("smithy.api#box"),
    // Handled when shapes are merged, before traits are read.
    dropped("smithy.api#mixin"),
    // For documentation.
    dropped("smithy.api#examples"),
    // Relations of resources and members: calls do not depend on them.
    dropped("smithy.api#nestedProperties"),
    dropped("smithy.api#noReplace"),
    dropped("smithy.api#notProperty"),
    dropped("smithy.api#property"),
    dropped("smithy.api#references"),
    dropped("smithy.api#resourceIdentifier"),
    // Checks of Smithy itself, and definitions of traits.
    dropped("smithy.api#idRef"),
    dropped("smithy.api#private"),
    dropped("smithy.api#protocolDefinition"),
    dropped("smithy.api#suppress"),
    dropped("smithy.api#trait"),
    dropped("smithy.api#traitValidators"),
];

/// Namespaces whose other traits are not read, and their handling.
const NAMESPACES: &[(&str, TraitHandling)] = &[
    // Endpoints.
    ("smithy.rules", TraitHandling::Kept),
    ("aws.endpoints", TraitHandling::Kept),
    // Wire formats other than those with a field of their own.
    ("aws.protocols", TraitHandling::Kept),
    ("smithy.protocols", TraitHandling::Kept),
    // Signing.
    ("aws.auth", TraitHandling::Kept),
    // Behavior of single services beyond their protocol.
    ("aws.customizations", TraitHandling::Kept),
    // Permissions and templates, not calls.
    ("aws.iam", TraitHandling::Dropped),
    ("aws.cloudformation", TraitHandling::Dropped),
    // Configuration of the service's own gateway.
    ("aws.apigateway", TraitHandling::Dropped),
    // Tests.
    ("smithy.test", TraitHandling::Dropped),
    // Waiters have a row.
    ("smithy.waiters", TraitHandling::Dropped),
];

/// The handling of a trait; `None` if it is unknown.
pub(super) fn handling(id: &str) -> Option<TraitHandling> {
    static ROWS: LazyLock<BTreeMap<&str, TraitHandling>> =
        LazyLock::new(|| TRAITS.iter().map(|row| (row.id, row.handling)).collect());
    let of_namespace = || {
        let (namespace, _) = id.split_once('#')?;
        let mut namespaces = NAMESPACES.iter();
        let (_, handling) = namespaces.find(|(name, _)| *name == namespace)?;
        Some(*handling)
    };
    ROWS.get(id).copied().or_else(of_namespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn has_one_row_for_each_trait() {
        let ids: BTreeSet<&str> = TRAITS.iter().map(|row| row.id).collect();
        assert_eq!(ids.len(), TRAITS.len());
    }
}
