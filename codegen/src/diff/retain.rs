//! What an overlay can keep of the API of the old crate, and the overlay. Must not know files, or how changes are
//! found.

mod overlay;
mod part;
mod print;
mod renames;

use std::collections::BTreeSet;

use super::change::{Api, Change};
use super::sides::{Side, Sides};
use crate::ast::{OVERLAY, Source};
use crate::model::Definitions;
use crate::options::Options;
use crate::stages::{plan, read};
use overlay::Overlay;
use part::Part;
use renames::Renames;

/// An overlay that keeps what code for the old crate needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    /// The text of the overlay, in JSON. Its file needs a name that ends in `.rules.json`.
    pub text: String,
    /// The number of major changes that it undoes.
    pub kept: usize,
}

/// Marks the changes that an overlay can undo.
pub(super) fn mark(sides: &Sides<'_>, changes: &mut [Change]) {
    let renames = Renames::of(sides, changes);
    for change in changes {
        change.retainable = !parts(sides, &renames, change).is_empty();
    }
}

fn parts(sides: &Sides<'_>, renames: &Renames, change: &Change) -> BTreeSet<Part> {
    match change.api {
        Api::Major => part::parts(sides, renames, change),
        _ => BTreeSet::new(),
    }
}

/// The overlay to the new model that undoes these changes, as far as one can. `None` if it can undo none.
///
/// The options are those with which the new model was planned. `since` is the version of the new model, for users
/// of what it no longer has.
pub fn retain(
    old: Side<'_>,
    new: Side<'_>,
    changes: &[Change],
    options: &Options,
    since: &str,
) -> Option<Retention> {
    let sides = Sides::new(old, new);
    let renames = Renames::of(&sides, changes);
    let of_changes = changes
        .iter()
        .map(|change| parts(&sides, &renames, change))
        .filter(|parts| !parts.is_empty());
    let mut of_changes: Vec<BTreeSet<Part>> = of_changes.collect();
    let definitions = [old, new].map(|side| side.resolved.definitions());
    let text = |of_changes: &[BTreeSet<Part>]| {
        let parts = of_changes.iter().flatten().cloned().collect();
        text(&sides, &renames, &definitions, &parts, since)
    };
    let is_usable = |text: &str| is_usable(new.resolved.sources(), options, text);
    let mut overlay = text(&of_changes);
    if !is_usable(&overlay) {
        // Some old parts contradict the new model, such as a second member with one name in a query.
        of_changes.retain(|parts| is_usable(&text(std::slice::from_ref(parts))));
        overlay = text(&of_changes);
        while !of_changes.is_empty() && !is_usable(&overlay) {
            of_changes.pop();
            overlay = text(&of_changes);
        }
    }
    let kept = of_changes.len();
    (kept > 0).then_some(Retention {
        text: overlay,
        kept,
    })
}

fn text(
    sides: &Sides<'_>,
    renames: &Renames,
    [old, new]: &[Definitions; 2],
    parts: &BTreeSet<Part>,
    since: &str,
) -> String {
    let mut overlay = Overlay::new(sides, renames, old, new, since);
    for part in parts {
        overlay.keep(part);
    }
    print::text(&overlay.finish())
}

/// Whether a crate can be generated from the model with this overlay.
fn is_usable(model: &[Source], options: &Options, text: &str) -> bool {
    let mut sources = model.to_vec();
    sources.push(Source {
        name: format!("retained{OVERLAY}"),
        text: text.to_owned(),
    });
    let resolved = read(&sources, options);
    resolved.is_ok_and(|resolved| plan(&resolved, options).is_ok())
}
