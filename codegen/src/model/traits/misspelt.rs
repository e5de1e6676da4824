//! The warning about an unknown trait that resembles a known one. Must not know what a trait means.

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

/// Warns of an unknown trait of Smithy or AWS that resembles a known one, and refuses one of
/// Hardy's namespace.
///
/// Ignores every other unknown trait.
pub(super) fn warn_if_misspelt(value: &TraitValue<'_>, report: &mut Report) {
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

/// Only Hardy defines traits in its namespace.
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
