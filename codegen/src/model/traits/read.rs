//! Reads all traits of a shape or member. Must not know any particular trait, which `table` does.

use super::Traits;
use super::misspelt::warn_if_misspelt;
use super::row::TraitHandling;
use super::stated::StatedTraits;
use super::table::handling;
use super::value::TraitValue;
use crate::report::{Report, SourceLocation};

/// Reads the traits of `owner` (a shape id, or `namespace#Shape$member`), which is at `place`.
///
/// Reports and omits a known trait with an invalid value.
pub(in crate::model) fn read(
    written: &StatedTraits,
    owner: &str,
    place: &SourceLocation,
    report: &mut Report,
) -> Traits {
    let mut traits = Traits::default();
    for (id, value) in written.iter() {
        let value = TraitValue {
            id,
            value,
            place: written.place(id),
            owner,
        };
        read_one(&value, &mut traits, report);
        if !written.stands_at(id, place) {
            traits.elsewhere.insert(id.to_owned(), value.place);
        }
    }
    traits.protocols.sort_unstable();
    traits
}

fn read_one(value: &TraitValue<'_>, traits: &mut Traits, report: &mut Report) {
    let kept = match handling(value.id) {
        Some(TraitHandling::Read(read)) => return read(value, traits, report),
        Some(TraitHandling::Dropped) => return,
        Some(TraitHandling::Kept) => &mut traits.raw,
        None => {
            warn_if_misspelt(value, report);
            &mut traits.unknown
        }
    };
    kept.insert(value.id.to_owned(), value.value.clone());
}
