//! Reads all traits of a shape or member. Must not know any particular trait, which `table` does.

use super::Traits;
use super::misspelt::warn_if_misspelt;
use super::row::TraitHandling;
use super::stated::StatedTraits;
use super::table::handling;
use super::value::TraitValue;
use crate::report::{Report, SourceLocation};
use serde_json::Value;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

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
            traits
                .rare_mut()
                .elsewhere
                .insert(id.to_owned(), value.place);
        }
    }
    if let Some(calls) = &mut traits.calls {
        calls.protocols.sort_unstable();
    }
    traits
}

fn read_one(value: &TraitValue<'_>, traits: &mut Traits, report: &mut Report) {
    let kept = match handling(value.id) {
        Some(TraitHandling::Read(read)) => return read(value, traits, report),
        Some(TraitHandling::Dropped) => {
            traits
                .rare_mut()
                .omitted
                .insert(value.id.to_owned(), mark(value.value));
            return;
        }
        Some(TraitHandling::Kept) => &mut traits.rare_mut().raw,
        None => {
            warn_if_misspelt(value, report);
            &mut traits.rare_mut().unknown
        }
    };
    kept.insert(value.id.to_owned(), value.value.clone());
}

/// A number that is the same for equal values. The order of keys does not count.
fn mark(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    hash(value, &mut hasher);
    hasher.finish()
}

fn hash(value: &Value, hasher: &mut DefaultHasher) {
    match value {
        Value::Array(items) => {
            items.len().hash(hasher);
            items.iter().for_each(|item| hash(item, hasher));
        }
        Value::Object(entries) => {
            let entries: BTreeMap<_, _> = entries.iter().collect();
            entries.len().hash(hasher);
            for (key, value) in entries {
                key.hash(hasher);
                hash(value, hasher);
            }
        }
        scalar => scalar.to_string().hash(hasher),
    }
}
