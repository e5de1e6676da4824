//! Sentences for the traits of a shape or member, except documentation and constraints. Must not
//! know the kind of the shape.

use crate::model::{Retryable, Traits};
use crate::text::markdown;

/// The sentences, most important first.
pub(in crate::plan) fn remarks(traits: &Traits) -> Vec<String> {
    let mut remarks = Vec::new();
    if traits.internal {
        remarks.push("Internal: not meant for general use.".to_owned());
    }
    if traits.unstable {
        remarks.push("Unstable: may change or be removed.".to_owned());
    }
    let deprecated = traits.deprecated.as_ref();
    if let Some(since) = text(deprecated.and_then(|deprecated| deprecated.since.as_deref())) {
        remarks.push(format!("Deprecated since {}", sentence(&since)));
    }
    if let Some(recommended) = &traits.recommended {
        remarks.push(match text(recommended.reason.as_deref()) {
            None => "Recommended.".to_owned(),
            Some(reason) => format!("Recommended: {}", sentence(&reason)),
        });
    }
    if traits.error.is_some() {
        remarks.extend(about_an_error(traits));
    }
    if let Some(since) = text(traits.rare().since.as_deref()) {
        remarks.push(format!("Since {}", sentence(&since)));
    }
    let links = traits.rare().external_documentation.iter();
    remarks
        .extend(links.map(|(title, address)| format!("See {}.", markdown::link(title, address))));
    remarks
}

fn about_an_error(traits: &Traits) -> Vec<String> {
    let status = traits.http_error;
    let status = status.map(|status| format!("HTTP status {status}."));
    let again = traits.retryable.map(|Retryable { throttling }| {
        let again = match throttling {
            true => "The service throttles requests. Retry later.",
            false => "The call can be retried.",
        };
        again.to_owned()
    });
    status.into_iter().chain(again).collect()
}

/// The text as Markdown; `None` if it is empty.
fn text(text: Option<&str>) -> Option<String> {
    text.map(markdown::escape_text)
        .filter(|text| !text.is_empty())
}

/// The text, with a full stop at its end.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    match text.ends_with(['.', '!', '?']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}
