//! Where a trait may stand: the table of what Smithy calls selectors.
//! Only traits that change types, limits or wire format are held to it.

use super::{Site, error};
use crate::model::Traits;
use crate::report::Report;

/// One trait and the places it makes sense at.
struct Rule {
    id: &'static str,
    stands: fn(&Traits) -> bool,
    /// Kinds of shapes it may stand at.
    shapes: &'static [&'static str],
    /// Kinds of shapes whose members it may stand at.
    members_of: &'static [&'static str],
    /// Kinds that such a member may target; all if empty.
    targets: &'static [&'static str],
    /// The three above in words.
    meant_for: &'static str,
}

const SIZED: &[&str] = &["string", "enum", "blob", "list", "map"];
const TEXT: &[&str] = &["string", "enum"];
const NUMBERS: &[&str] = &[
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
];
const HOLDERS: &[&str] = &["list", "map", "structure", "union"];
const STRUCTURE: &[&str] = &["structure"];
const OPERATION: &[&str] = &["operation"];
const SCALARS_AND_LISTS: &[&str] = &[
    "string",
    "enum",
    "boolean",
    "timestamp",
    "list",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
];
const NAMED: &[&str] = &["structure", "union", "enum", "intEnum"];
/// Everything but services and resources.
const RENAMED: &[&str] = &[
    "operation",
    "blob",
    "boolean",
    "string",
    "timestamp",
    "document",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "enum",
    "intEnum",
    "list",
    "map",
    "structure",
    "union",
];
/// The same without operations.
const DATA: &[&str] = match RENAMED {
    [_, data @ ..] => data,
    [] => &[],
};
const MAP: &[&str] = &["map"];

macro_rules! rules {
    ($namespace:literal: $($id:literal $stands:expr, $shapes:expr, $members:expr, $targets:expr, $meant:literal;)+) => {
        &[$(Rule {
            id: concat!($namespace, "#", $id),
            stands: $stands,
            shapes: $shapes,
            members_of: $members,
            targets: $targets,
            meant_for: $meant,
        }),+]
    };
}

#[rustfmt::skip]
const RULES: &[Rule] = rules! { "smithy.api":
    "length" |t| t.length.is_some(), SIZED, HOLDERS, SIZED, "strings, blobs, lists and maps";
    "pattern" |t| t.pattern.is_some(), TEXT, HOLDERS, TEXT, "strings";
    "range" |t| t.range.is_some(), NUMBERS, HOLDERS, NUMBERS, "numbers";
    "uniqueItems" |t| t.unique_items, &["list"], &[], &[], "lists";
    "sparse" |t| t.sparse, &["list", "map"], &[], &[], "lists and maps";
    "streaming" |t| t.streaming, &["blob", "union"], &[], &[], "blobs and unions";
    "requiresLength" |t| t.requires_length, &["blob"], &[], &[], "blobs";
    "mediaType" |t| t.media_type.is_some(), &["string", "blob"], &[], &[], "strings and blobs";
    "timestampFormat" |t| t.timestamp_format.is_some(), &["timestamp"], HOLDERS, &["timestamp"], "timestamps";
    // A string that has it has become an enum.
    "enum" |t| t.lists_values, &["enum"], &[], &[], "strings";
    "enumValue" |t| t.enum_value.is_some(), &[], &["enum", "intEnum"], &[], "members of enums";
    "required" |t| t.required, &[], STRUCTURE, &[], "members of structures";
    "clientOptional" |t| t.client_optional, &[], STRUCTURE, &[], "members of structures";
    "addedDefault" |t| t.added_default, &[], STRUCTURE, &[], "members of structures";
    "idempotencyToken" |t| t.idempotency_token, &[], STRUCTURE, TEXT, "members of structures that are strings";
    "jsonName" |t| t.json_name.is_some(), &[], &["structure", "union"], &[], "members of structures and unions";
    "input" |t| t.input, STRUCTURE, &[], &[], "structures";
    "output" |t| t.output, STRUCTURE, &[], &[], "structures";
    "error" |t| t.error.is_some(), STRUCTURE, &[], &[], "structures";
    "httpError" |t| t.http_error.is_some(), STRUCTURE, &[], &[], "structures";
    "retryable" |t| t.retryable.is_some(), STRUCTURE, &[], &[], "structures";
    "http" |t| t.http.is_some(), OPERATION, &[], &[], "operations";
    "endpoint" |t| t.endpoint.is_some(), OPERATION, &[], &[], "operations";
    "paginated" |t| t.paginated.is_some(), &["operation", "service"], &[], &[], "operations and services";
    "httpHeader" |t| t.http_header.is_some(), &[], STRUCTURE, SCALARS_AND_LISTS, "members of structures that are scalars or lists of them";
    "httpQuery" |t| t.http_query.is_some(), &[], STRUCTURE, SCALARS_AND_LISTS, "members of structures that are scalars or lists of them";
    "httpQueryParams" |t| t.http_query_params, &[], STRUCTURE, MAP, "members of structures that are maps";
    "httpPrefixHeaders" |t| t.http_prefix_headers.is_some(), &[], STRUCTURE, MAP, "members of structures that are maps";
    "httpPayload" |t| t.http_payload, &[], STRUCTURE, &["string", "enum", "blob", "document", "structure", "union", "list", "map"], "members of structures that are no numbers, booleans or timestamps";
    "httpResponseCode" |t| t.http_response_code, &[], STRUCTURE, &["integer", "intEnum"], "members of structures that are integers";
    "httpLabel" |t| t.http_label, &[], STRUCTURE, &[], "members of structures";
    "hostLabel" |t| t.host_label, &[], STRUCTURE, TEXT, "members of structures that are strings";
};

#[rustfmt::skip]
const OWN_RULES: &[Rule] = rules! { "hardy":
    "bodyHashes" |t| !t.body_hashes.is_empty(), OPERATION, &[], &[], "operations";
    "filter" |t| t.filter.is_some(), STRUCTURE, &[], &[], "structures";
    "labelDefaults" |t| !t.label_defaults.is_empty(), &["service"], &[], &[], "services";
    "paginated" |t| t.own_paginated.is_some(), OPERATION, &[], &[], "operations";
    "rename" |t| t.rename.is_some(), RENAMED, NAMED, &[], "shapes other than services and resources, and members of structures, unions and enums";
    "requestHeaders" |t| !t.request_headers.is_empty(), &["service"], &[], &[], "services";
    "retained" |t| t.retained.is_some(), DATA, NAMED, &[], "shapes with values, and members of structures, unions and enums";
    "retainedErrors" |t| !t.retained_errors.is_empty(), OPERATION, &[], &[], "operations";
};

pub(super) fn check(site: &Site<'_>, report: &mut Report) {
    let traits = site.traits();
    let rules = RULES.iter().chain(OWN_RULES);
    for rule in rules.filter(|rule| (rule.stands)(traits)) {
        if allows(rule, site) {
            continue;
        }
        let owner = site.owner();
        let what = match site.member {
            Some(_) => format!(
                "a {} member of kind {}",
                site.shape.kind.name(),
                site.kind.name()
            ),
            None => format!("of kind {}", site.kind.name()),
        };
        let message = format!(
            "`{}` is for {}; `{owner}` is {what}",
            rule.id, rule.meant_for
        );
        report.push(error(
            "trait-selector",
            &owner,
            &site.place_of(rule.id),
            message,
        ));
    }
}

fn allows(rule: &Rule, site: &Site<'_>) -> bool {
    match site.member {
        None => rule.shapes.contains(&site.kind.name()),
        Some(_) => {
            rule.members_of.contains(&site.shape.kind.name())
                && (rule.targets.is_empty() || rule.targets.contains(&site.kind.name()))
        }
    }
}
