//! Types that have another name in the new model: where the old crate has the one, the new crate has the other, with
//! the same members. Must not know how an overlay states a name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::change::Change;
use crate::diff::sides::{Half, Sides};
use crate::model::ShapeId;

/// The new shapes, by the old ones.
#[derive(Debug, Default)]
pub(super) struct Renames {
    shapes: BTreeMap<ShapeId, ShapeId>,
}

/// Names of types in Rust: the old one and the new one.
type Names<'a> = BTreeMap<&'a str, &'a str>;

impl Renames {
    /// Finds them by the changes: in a place that both crates have, one type replaces another, the old one is
    /// otherwise gone, and the new one was not there.
    pub(super) fn of(sides: &Sides<'_>, changes: &[Change]) -> Self {
        let gone = changes.iter().filter(|change| change.id == "D18");
        let gone = gone.filter_map(|change| ShapeId::parse(&change.shape));
        let gone: BTreeMap<&str, ShapeId> = gone
            .filter_map(|id| Some((sides.old.name(&id)?, id)))
            .collect();
        let is_new = |id: &&ShapeId| !sides.old.closure.shapes.contains(*id);
        let came = sides.new.closure.shapes.iter().filter(is_new);
        let came: BTreeMap<&str, &ShapeId> = came
            .filter_map(|id| Some((sides.new.name(id)?, id)))
            .collect();
        let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
        for change in changes.iter().filter(|change| is_replacement(change)) {
            let types = change.old.as_deref().zip(change.new.as_deref());
            pairs.extend(types.and_then(|(old, new)| differing(old, new)));
        }
        pairs.retain(|(old, new)| gone.contains_key(old) && came.contains_key(new));
        let is_only = |pair: &(&str, &str)| {
            let alike = |other: &&(&str, &str)| other.0 == pair.0 || other.1 == pair.1;
            pairs.iter().filter(alike).count() == 1
        };
        let names: Names<'_> = pairs.iter().copied().filter(is_only).collect();
        let shapes = names.iter().filter_map(|(old, new)| {
            let (old, new) = (gone.get(old)?, *came.get(new)?);
            let same = has_same_members(sides, &names, old, new);
            same.then(|| (old.clone(), new.clone()))
        });
        let found = changes.iter().filter(|change| change.id == "D21");
        let found = found.filter_map(|change| {
            let old = change.old.as_deref()?;
            Some((old_shape(sides, old)?, ShapeId::parse(&change.shape)?))
        });
        Self {
            shapes: shapes.chain(found).collect(),
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

fn is_replacement(change: &Change) -> bool {
    matches!(change.id, "D09" | "D36" | "D44")
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

/// Whether the new type has the API of the old one, and no member more.
fn has_same_members(sides: &Sides<'_>, names: &Names<'_>, old: &ShapeId, new: &ShapeId) -> bool {
    let members = |side: &Half<'_>, id: &ShapeId| -> BTreeSet<String> {
        let members = side.model.members(id).iter();
        members.map(|member| member.name.clone()).collect()
    };
    let [before, after] = [members(&sides.old, old), members(&sides.new, new)];
    let paths = sides.old.name(old).zip(sides.new.name(new));
    let paths = paths.map(|(old, new)| (format!("types::{old}"), format!("types::{new}")));
    let Some((old, new)) = paths.filter(|_| before == after && !before.is_empty()) else {
        return false;
    };
    let (old_surface, new_surface) = (&sides.old.surface, &sides.new.surface);
    let mut items = old_surface.within(&old);
    items.all(|item| {
        let end = item.get(old.len()..).unwrap_or_default();
        let after: BTreeSet<&str> = new_surface.facts(&format!("{new}{end}")).collect();
        let mut facts = old_surface.facts(item);
        facts.all(|fact| after.contains(renaming(fact, names).as_str()))
    })
}

fn renaming(fact: &str, names: &Names<'_>) -> String {
    let words = words(fact);
    words
        .map(|word| names.get(word).copied().unwrap_or(word))
        .collect()
}
