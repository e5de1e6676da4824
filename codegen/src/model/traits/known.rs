//! The names of all traits that somebody here knows, for those who mistype one.
//! Must not know what a trait means; that is for `read` and `ignored`.

use super::ignored::listed;
use super::value::TraitValue;
use crate::report::{Diagnostic, Names, Report, nearest};
use std::sync::LazyLock;

/// The traits that `read` turns into fields, but for those that `ignored` lists as well.
const READ: &[&str] = &[
    "aws.api#service",
    "aws.auth#sigv4",
    "hardy#bodyHashes",
    "hardy#filter",
    "hardy#labelDefaults",
    "hardy#paginated",
    "hardy#rename",
    "hardy#requestHeaders",
    "hardy#retained",
    "hardy#retainedErrors",
    "smithy.api#addedDefault",
    "smithy.api#clientOptional",
    "smithy.api#default",
    "smithy.api#deprecated",
    "smithy.api#documentation",
    "smithy.api#endpoint",
    "smithy.api#enum",
    "smithy.api#enumValue",
    "smithy.api#error",
    "smithy.api#externalDocumentation",
    "smithy.api#hostLabel",
    "smithy.api#http",
    "smithy.api#httpChecksumRequired",
    "smithy.api#httpError",
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
    "smithy.api#idempotencyToken",
    "smithy.api#idempotent",
    "smithy.api#input",
    "smithy.api#internal",
    "smithy.api#jsonName",
    "smithy.api#length",
    "smithy.api#mediaType",
    "smithy.api#output",
    "smithy.api#paginated",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#readonly",
    "smithy.api#recommended",
    "smithy.api#requestCompression",
    "smithy.api#required",
    "smithy.api#requiresLength",
    "smithy.api#retryable",
    "smithy.api#sensitive",
    "smithy.api#since",
    "smithy.api#sparse",
    "smithy.api#streaming",
    "smithy.api#tags",
    "smithy.api#timestampFormat",
    "smithy.api#title",
    "smithy.api#uniqueItems",
    "smithy.api#unstable",
];

static KNOWN: LazyLock<Names> = LazyLock::new(|| Names::new(READ.iter().copied().chain(listed())));

/// The namespace of the traits that are defined here.
const OWN: &str = "hardy#";

/// Warns of a trait that is unknown, if it claims to be one of Smithy or AWS and is near one of theirs;
/// refuses one that claims to be one of ours.
///
/// Every other unknown trait is a matter of those who defined it.
pub(super) fn complain_if_misspelt(value: &TraitValue<'_>, report: &mut Report) {
    if value.id.starts_with(OWN) {
        report.push(no_such_trait(value));
        return;
    }
    if !value.id.starts_with("smithy.api#") && !value.id.starts_with("aws.") {
        return;
    }
    if let Some(near) = KNOWN.nearest(value.id) {
        let message = format!("there is no trait `{}`; it has no effect", value.id);
        report.push(
            Diagnostic::warning("unknown-trait", message)
                .at(&value.place)
                .blame_key()
                .shape(value.owner)
                .suggest(Some(near)),
        );
    }
}

/// Nobody else defines traits in our namespace.
fn no_such_trait(value: &TraitValue<'_>) -> Diagnostic {
    let own = || READ.iter().copied().filter(|id| id.starts_with(OWN));
    let diagnostic =
        Diagnostic::error("unknown-trait", format!("there is no trait `{}`", value.id))
            .at(&value.place)
            .blame_key()
            .shape(value.owner);
    match nearest(value.id, own()) {
        None => {
            let all = own().collect::<Vec<_>>().join("`, `");
            diagnostic.help(format!("there are `{all}`"))
        }
        near => diagnostic.suggest(near),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first texts of the arms of a `match` in the source of `read`.
    fn names_in_source() -> Vec<String> {
        let source = include_str!("read.rs");
        let reading = &source[source.find("fn read_one").expect("it reads one")
            ..source.find("fn links").expect("values come after names")];
        let lines = reading.lines().map(str::trim);
        let arm = |line: &str| Some(line.strip_prefix('"')?.split_once("\" =>")?.0.to_owned());
        lines.filter_map(arm).collect()
    }

    #[test]
    fn lists_exactly_what_is_read() {
        let mut read: Vec<String> = names_in_source()
            .into_iter()
            .map(|name| match name.contains('#') {
                true => name,
                false => format!("smithy.api#{name}"),
            })
            .collect();
        read.sort();
        assert_eq!(read, READ);
    }
}
