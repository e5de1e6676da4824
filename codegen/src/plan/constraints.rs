//! Constraint traits: which apply to a member, whose own trait overrides its target's, and the
//! names of the public constants. `kind` decides the content of a constant, `checks` which
//! constants check a value.

mod checks;
mod kind;

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::naming::{self, Pinning};
use super::patterns::{Compiled, Compiler};
use crate::ir::{Limit, LimitKind, Matcher, Pattern};
use crate::model::{Kind, Length, Member, Range, ShapeId, Traits};
use crate::report::{Diagnostic, Report, SourceLocation};

/// The constants of a crate, and which of them are used.
pub(crate) struct Limits {
    named: BTreeMap<Key, Limit>,
    used: BTreeSet<Key>,
    /// The location of each pattern.
    places: BTreeMap<Key, SourceLocation>,
    /// Patterns that are valid.
    valid: BTreeSet<String>,
    /// The matcher of each pattern that a check uses, by the pattern in the model.
    matchers: BTreeMap<String, Matcher>,
    /// Compiles these patterns.
    compiler: Compiler,
    /// Warnings about them.
    warnings: Vec<Diagnostic>,
}

/// The origin of a constraint: a shape, or one of its members.
type Key = (ShapeId, Option<String>);

/// The constraints of one member.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Constraints {
    pub length: Option<Length>,
    pub range: Option<Range>,
    pub pattern: Option<String>,
    pub unique: bool,
}

impl Constraints {
    fn of(traits: &Traits) -> Self {
        Self {
            length: traits.length,
            range: traits.range.as_deref().cloned(),
            pattern: traits.pattern.clone(),
            unique: traits.unique_items,
        }
    }

    fn or(self, target: Self) -> Self {
        Self {
            length: self.length.or(target.length),
            range: self.range.or(target.range),
            pattern: self.pattern.or(target.pattern),
            unique: self.unique || target.unique,
        }
    }

    fn any(&self) -> bool {
        self.length.is_some() || self.range.is_some() || self.pattern.is_some() || self.unique
    }
}

impl Context<'_> {
    /// The constraints on the value of `member`.
    pub(crate) fn constraints(&self, member: &Member) -> Constraints {
        let target = self.model.shape(&member.target);
        let target = target
            .map(|shape| Constraints::of(&shape.traits))
            .unwrap_or_default();
        Constraints::of(&member.traits).or(target)
    }
}

impl Limits {
    /// Names all constraints of the closure.
    pub(crate) fn new(
        context: &Context<'_>,
        compiler: Compiler,
        pinning: &mut Pinning<'_>,
        report: &mut Report,
    ) -> Self {
        let mut limits = Self {
            named: BTreeMap::new(),
            used: BTreeSet::new(),
            places: BTreeMap::new(),
            valid: BTreeSet::new(),
            matchers: BTreeMap::new(),
            compiler,
            warnings: Vec::new(),
        };
        let mut kinds: BTreeMap<Key, LimitKind> = BTreeMap::new();
        for (key, (constraints, kind, place)) in stated(context) {
            let kind = limits.kind(&constraints, &kind, &key, &place, report);
            if constraints.pattern.is_some() {
                limits.places.insert(key.clone(), place);
            }
            kinds.extend(kind.map(|kind| (key, kind)));
        }
        let mut names = naming::limits(kinds.keys(), context.model, pinning, report);
        for (key, kind) in kinds {
            let limit = Limit {
                name: names.remove(&key).unwrap_or_default(),
                docs: vec![limit_docs(&key)],
                kind,
            };
            limits.named.insert(key, limit);
        }
        limits
    }

    /// The constants that checks use, and their patterns, sorted by name; and what compiling them took.
    pub(crate) fn used(self, report: &mut Report) -> (Vec<Limit>, Vec<Pattern>, Compiled) {
        let Self {
            named,
            used,
            mut matchers,
            compiler,
            warnings,
            ..
        } = self;
        report.extend(warnings);
        let mut limits: Vec<_> = named
            .into_iter()
            .filter(|(key, _)| used.contains(key))
            .map(|(_, limit)| limit)
            .collect();
        limits.sort_by(|a, b| a.name.cmp(&b.name));
        let mut patterns: Vec<Pattern> = Vec::new();
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for limit in &mut limits {
            let LimitKind::String {
                pattern: Some(pattern),
                ..
            } = &mut limit.kind
            else {
                continue;
            };
            // Its name was its source so far. The first limit with it gives it a name.
            if let Some((source, matcher)) = matchers.remove_entry(pattern) {
                names.insert(source.clone(), limit.name.clone());
                patterns.push(Pattern {
                    name: limit.name.clone(),
                    source,
                    matcher,
                });
            }
            if let Some(name) = names.get(pattern) {
                pattern.clone_from(name);
            }
        }
        let compiled = Compiled {
            steps: compiler.steps,
        };
        (limits, patterns, compiled)
    }
}

/// The only constraint trait whose value may be invalid, so that its location is needed.
const PATTERN: &str = "smithy.api#pattern";

/// Every shape and member of the closure with a constraint, and all constraints that apply there.
fn stated(context: &Context<'_>) -> BTreeMap<Key, (Constraints, Kind, SourceLocation)> {
    let mut stated = BTreeMap::new();
    for id in &context.closure.shapes {
        let Some(shape) = context.model.shape(id) else {
            continue;
        };
        let own = Constraints::of(&shape.traits);
        if own.any() {
            stated.insert(
                (id.clone(), None),
                (own, shape.kind.clone(), shape.trait_place(PATTERN)),
            );
        }
        for member in shape.kind.members() {
            let target = context.model.kind(&member.target);
            if let (true, Some(target)) = (Constraints::of(&member.traits).any(), target) {
                let key = (id.clone(), Some(member.name.clone()));
                let constraints = context.constraints(member);
                let place = member.trait_place(PATTERN);
                stated.insert(key, (constraints, target.clone(), place));
            }
        }
    }
    stated
}

fn limit_docs((shape, member): &Key) -> String {
    match member {
        None => format!("Limits of `{}`.", shape.name()),
        Some(member) => format!("Limits of `{}.{member}`.", shape.name()),
    }
}
