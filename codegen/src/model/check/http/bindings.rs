//! The traits that bind a member to a part of a message. Must not know paths.

use crate::model::check::site::{error, member_id};
use crate::model::{Kind, Member, Model, Shape, Traits};
use crate::report::Report;

/// A binding trait, and how to detect it.
type Binding = (&'static str, fn(&Traits) -> bool);

const BINDINGS: &[Binding] = &[
    ("smithy.api#httpLabel", |t| t.http_label),
    ("smithy.api#httpQuery", |t| t.http_query.is_some()),
    ("smithy.api#httpQueryParams", |t| t.http_query_params),
    ("smithy.api#httpHeader", |t| t.http_header.is_some()),
    ("smithy.api#httpPrefixHeaders", |t| {
        t.http_prefix_headers.is_some()
    }),
    ("smithy.api#httpPayload", |t| t.http_payload),
    ("smithy.api#httpResponseCode", |t| t.http_response_code),
];

/// Bindings whose lists are written item by item.
const LISTED: &[&str] = &["smithy.api#httpQuery", "smithy.api#httpHeader"];

pub(super) fn check(model: &Model, shape: &Shape, member: &Member, report: &mut Report) {
    let mut bound = BINDINGS.iter().filter(|(_, has)| has(&member.traits));
    let Some((first, _)) = bound.next() else {
        return;
    };
    let owner = member_id(shape, member);
    let place = member.trait_place(first);
    if let Some((second, _)) = bound.next() {
        let message = format!(
            "`{owner}` has both `{first}` and `{second}`; a member has at most one binding"
        );
        report.push(error("http-binding", &owner, &place, message));
    }
    if let (true, Some(problem)) = (LISTED.contains(first), unlistable(model, member)) {
        let message = format!("`{owner}` has `{first}` and is {problem}");
        let diagnostic = error("http-binding", &owner, &place, message);
        report.push(diagnostic.help("items must be strings, numbers, booleans or timestamps"));
    }
}

/// Why the items of the member's list cannot be written one by one, if so.
fn unlistable(model: &Model, member: &Member) -> Option<String> {
    let list = model.shape(&member.target)?;
    let Kind::List(item) = &list.kind else {
        return None;
    };
    if list.traits.sparse {
        return Some("a sparse list".to_owned());
    }
    let kind = model.kind(&item.target).filter(|kind| !is_scalar(kind))?;
    Some(format!("a list with items of type {}", kind.name()))
}

fn is_scalar(kind: &Kind) -> bool {
    !matches!(
        kind,
        Kind::Blob
            | Kind::Document
            | Kind::List(_)
            | Kind::Map { .. }
            | Kind::Structure(_)
            | Kind::Union(_)
    )
}
