//! Types that have another name in the new model, as the comparison found them. Must not know how an overlay states
//! a name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::change::Change;
use crate::diff::sides::Sides;
use crate::model::ShapeId;

/// The new shapes, by the old ones.
#[derive(Debug, Default)]
pub(super) struct Renames {
    shapes: BTreeMap<ShapeId, ShapeId>,
}

impl Renames {
    /// Those that the comparison found.
    pub(super) fn of(sides: &Sides<'_>, changes: &[Change]) -> Self {
        let found = changes.iter().filter(|change| change.id == "D21");
        let shapes = found.filter_map(|change| {
            let old = change.old.as_deref()?;
            Some((old_shape(sides, old)?, ShapeId::parse(&change.shape)?))
        });
        Self {
            shapes: shapes.collect(),
        }
    }

    /// The new shape of an old one.
    pub(super) fn get(&self, old: &ShapeId) -> Option<&ShapeId> {
        self.shapes.get(old)
    }

    /// The old shape of a new one.
    pub(super) fn before(&self, new: &ShapeId) -> Option<&ShapeId> {
        let mut shapes = self.shapes.iter();
        shapes.find(|(_, known)| *known == new).map(|(old, _)| old)
    }

    /// The renamed shape that is the whole change of a type: the old one and the new one.
    pub(super) fn behind(
        &self,
        sides: &Sides<'_>,
        change: &Change,
    ) -> Option<(&ShapeId, &ShapeId)> {
        let types = change.old.as_deref().zip(change.new.as_deref());
        let pair = types.and_then(|(old, new)| differing(old, new));
        let mut shapes = self.shapes.iter();
        shapes.find(|(old, new)| {
            let names = sides.old.name(old).zip(sides.new.name(new));
            names.is_some() && names == pair
        })
    }
}

/// The shape with this id, or whose type has this path.
fn old_shape(sides: &Sides<'_>, text: &str) -> Option<ShapeId> {
    let name = text.strip_prefix("types::");
    let mut shapes = sides.old.closure.shapes.iter();
    let is_it = |id: &&ShapeId| match name {
        Some(_) => sides.old.name(id) == name,
        None => id.as_str() == text,
    };
    shapes.find(is_it).cloned()
}

/// The only name in which two types differ.
fn differing<'a>(old: &'a str, new: &'a str) -> Option<(&'a str, &'a str)> {
    let [old, new] = [old, new].map(|text| words(text).collect::<Vec<_>>());
    let mut pairs: BTreeSet<(&str, &str)> = old.iter().copied().zip(new.iter().copied()).collect();
    pairs.retain(|(old, new)| old != new);
    let first = pairs.pop_first()?;
    (old.len() == new.len() && pairs.is_empty()).then_some(first)
}

/// Names, and what is between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_in_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| is_in_name(c) != is_in_name(first));
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}
