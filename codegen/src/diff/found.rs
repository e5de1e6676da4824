//! Collects changes and their consequences, and decides their effect on code: a difference of the API belongs to
//! the change that names the item. Must not know the kinds of changes.

use std::collections::{BTreeMap, BTreeSet};

use super::arrivals::{Arrivals, Explained};
use super::change::{Api, Change, Wire};
use super::finding::Finding;
use super::sides::Sides;
use super::surface::Surface;
use crate::model::ShapeId;

/// Finds the changes between the members of two structures or unions. It also needs what calls it, so that it is
/// given.
type Members = fn(&mut Found<'_>, &ShapeId, &ShapeId);

/// The changes so far.
pub(super) struct Found<'a> {
    pub(super) sides: &'a Sides<'a>,
    /// Changes of one kind in one place are one change, from wherever it was found.
    findings: BTreeMap<(&'static str, String, Option<String>, String), Finding>,
    /// Compares the members of two types.
    members: Members,
    /// Pairs of types that are being compared because one replaces the other.
    replacing: BTreeSet<(ShapeId, ShapeId)>,
    /// Types that are gone, with the new types that look like them.
    pub(super) renamed: BTreeMap<ShapeId, ShapeId>,
}

impl<'a> Found<'a> {
    pub(super) fn new(sides: &'a Sides<'a>, members: Members) -> Self {
        Self {
            sides,
            findings: BTreeMap::new(),
            members,
            replacing: BTreeSet::new(),
            renamed: BTreeMap::new(),
        }
    }

    /// What it does on the wire that one type replaces another. The least if this is being found already.
    pub(super) fn replaced(&self, old: &ShapeId, new: &ShapeId) -> Wire {
        let pair = (old.clone(), new.clone());
        let mut inner = Found::new(self.sides, self.members);
        inner.replacing.clone_from(&self.replacing);
        if inner.replacing.insert(pair) {
            (self.members)(&mut inner, old, new);
        }
        inner.wire()
    }

    pub(super) fn push(&mut self, finding: Finding) {
        let shape = finding.shape.as_ref().map_or("", ShapeId::as_str);
        let key = (
            finding.id,
            shape.to_owned(),
            finding.member.clone(),
            finding.message.clone(),
        );
        let known = self.findings.entry(key).or_insert_with(|| Finding {
            items: Vec::new(),
            brings: Vec::new(),
            ..finding.clone()
        });
        known.items.extend(finding.items);
        known.brings.extend(finding.brings);
        known.wire = known.wire.max(finding.wire);
        known.least = known.least.max(finding.least);
    }

    /// The greatest effect on the wire so far.
    pub(super) fn wire(&self) -> Wire {
        let findings = self.findings.values();
        findings
            .map(|finding| finding.wire)
            .max()
            .unwrap_or_default()
    }

    /// The changes so far, without those of the API that none of them explains.
    pub(super) fn changes(self) -> Vec<Change> {
        let mut explained = Explained::default();
        let findings = self.findings.into_values();
        let changes =
            findings.map(|finding| change(self.sides, finding, Vec::new(), &mut explained));
        changes.collect()
    }

    /// All changes, sorted: the most severe first.
    pub(super) fn finish(self) -> Vec<Change> {
        let sides = self.sides;
        let mut arrivals = Arrivals::new(sides, self.renamed.values());
        let mut changes = Vec::new();
        let mut explained = Explained::default();
        for mut finding in self.findings.into_values() {
            let mut consequences = Vec::new();
            for (phrase, path) in arrivals.claim(&finding.brings) {
                consequences.push(phrase);
                finding.wholes.push(path);
            }
            changes.push(change(sides, finding, consequences, &mut explained));
        }
        for finding in arrivals.rest() {
            changes.push(change(sides, finding, Vec::new(), &mut explained));
        }
        changes.extend(unexplained(sides, &explained));
        changes.sort_by(|a, b| {
            let severity = (b.api, b.wire).cmp(&(a.api, a.wire));
            let place = |change: &Change| (change.id, change.shape.clone(), change.member.clone());
            let place = place(a).cmp(&place(b));
            severity.then(place).then_with(|| a.message.cmp(&b.message))
        });
        changes
    }
}

fn change(
    sides: &Sides<'_>,
    finding: Finding,
    mut consequences: Vec<String>,
    explained: &mut Explained,
) -> Change {
    let mut api = finding.least;
    consequences.splice(0..0, finding.note);
    let (old, new) = (&sides.old.surface, &sides.new.surface);
    for path in &finding.wholes {
        let parts = old.within(path).chain(new.within(path));
        let found = parts.filter_map(|part| Surface::difference(old, new, part));
        api = found.map(|found| found.api).fold(api, Api::max);
        explained.whole(path);
    }
    let items: BTreeSet<String> = finding.items.into_iter().collect();
    for item in items {
        if let Some(found) = Surface::difference(old, new, &item) {
            api = api.max(found.api);
            if found.api == Api::Major && finding.rust.as_ref() != Some(&item) {
                let effect = if found.added.is_empty() {
                    "removed"
                } else {
                    "changes"
                };
                consequences.push(format!("{item} {effect}"));
            }
        }
        explained.item(item);
    }
    // A kind of change has an effect in most crates, but not in every one.
    let differs = || match &finding.shape {
        Some(id) => sides.code_of_differs(id),
        None => sides.code_differs(),
    };
    if !sides.code_differs() || api == Api::Patch && !differs() {
        api = Api::None;
    }
    let operations = finding.operations.unwrap_or_else(|| {
        let names = finding.shape.iter().flat_map(|id| sides.operations(id));
        names.map(str::to_owned).collect()
    });
    let (old, new) = finding.values.unzip();
    Change {
        id: finding.id,
        wire: finding.wire,
        api,
        review: finding.review,
        retainable: false,
        shape: finding.shape.map(|id| id.to_string()).unwrap_or_default(),
        member: finding.member,
        operations: operations.into_iter().collect(),
        rust: finding.rust,
        old,
        new,
        message: finding.message,
        consequences,
    }
}

/// A change for each difference of the API that no other change explains. Without them, the verdict could be
/// less than what users see.
fn unexplained(sides: &Sides<'_>, explained: &Explained) -> Vec<Change> {
    let (old, new) = (&sides.old.surface, &sides.new.surface);
    let paths = Surface::paths(old, new).into_iter();
    let rest = paths.filter(|path| !explained.has(path));
    let changes = rest.filter_map(|path| {
        let difference = Surface::difference(old, new, path)?;
        let of_root = |facts: &[String]| facts.iter().any(|fact| fact == "re-export");
        let message = match (difference.removed.as_slice(), difference.added.as_slice()) {
            ([], added) if of_root(added) => format!("the crate re-exports {path}"),
            (removed, []) if of_root(removed) => format!("the crate no longer re-exports {path}"),
            ([], added) => format!("{path} gains {}", added.join(", ")),
            (removed, []) => format!("{path} loses {}", removed.join(", ")),
            (removed, added) => {
                let (removed, added) = (removed.join(", "), added.join(", "));
                format!("{path} has {added} instead of {removed}")
            }
        };
        // The functions of a type follow the messages that contain it.
        let is_type = path.starts_with("types::") && !path.contains('.');
        let id = if is_type { "D63" } else { "D62" };
        let finding = Finding::new(id, Wire::Same, message)
            .explains(Some(path.to_owned()))
            .least(difference.api);
        Some(change(
            sides,
            finding,
            Vec::new(),
            &mut Explained::default(),
        ))
    });
    changes.collect()
}
