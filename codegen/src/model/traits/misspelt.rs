//! What is said of a trait that nobody knows, when a known one was likely meant.
//! Must not know what a trait means.

use super::table::TRAITS;
use super::value::TraitValue;
use crate::report::{Diagnostic, Names, Report, nearest};
use std::sync::LazyLock;

static KNOWN: LazyLock<Names> = LazyLock::new(|| Names::new(ids()));

fn ids() -> impl Iterator<Item = &'static str> {
    TRAITS.iter().map(|row| row.id)
}

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
        let message = format!("unknown trait `{}`; it has no effect", value.id);
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
    let own = || ids().filter(|id| id.starts_with(OWN));
    let diagnostic = Diagnostic::error("unknown-trait", format!("unknown trait `{}`", value.id))
        .at(&value.place)
        .blame_key()
        .shape(value.owner);
    match nearest(value.id, own()) {
        None => {
            let all = own().collect::<Vec<_>>().join("`, `");
            diagnostic.help(format!("the known traits are `{all}`"))
        }
        near => diagnostic.suggest(near),
    }
}
