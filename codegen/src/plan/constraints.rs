//! Constraint traits: which public constants state them, which checks a value gets, and how they
//! read in documentation. A member's own trait wins over its target's.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, names, patterns};
use crate::ir::{CharacterClass, Check, Limit, LimitKind, NumberType, Pattern, PatternPiece};
use crate::model::{Kind, Length, Member, Range, Shape, ShapeId, Traits};
use crate::report::{Diagnostic, Place, Report};

/// The constants of a crate, and which of them are used.
pub(crate) struct Limits {
    named: BTreeMap<Key, Limit>,
    used: BTreeSet<Key>,
    classes: BTreeMap<String, CharacterClass>,
}

/// What states a constraint: a shape, or one of its members.
type Key = (ShapeId, Option<String>);

/// The constraints in force for one member.
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
            range: traits.range.clone(),
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
    /// The constraints on what `member` holds.
    pub(crate) fn constraints(&self, member: &Member) -> Constraints {
        let target = self.model.shape(&member.target);
        let target = target
            .map(|shape| Constraints::of(&shape.traits))
            .unwrap_or_default();
        Constraints::of(&member.traits).or(target)
    }
}

impl Limits {
    /// Names every constraint of the closure.
    pub(crate) fn new(context: &Context<'_>, report: &mut Report) -> Self {
        let stated = stated(context);
        let spellings: BTreeMap<String, &Key> =
            stated.keys().map(|key| (spelling(key), key)).collect();
        let settled = names::settle(
            spellings.keys().map(String::as_str),
            names::constant,
            &mut BTreeSet::new(),
        );
        let mut limits = Self {
            named: BTreeMap::new(),
            used: BTreeSet::new(),
            classes: BTreeMap::new(),
        };
        for (key, (constraints, kind, place)) in &stated {
            let name = settled
                .get(spelling(key).as_str())
                .cloned()
                .unwrap_or_default();
            if let Some(kind) = limits.kind(constraints, kind, key, place, report) {
                let docs = vec![limit_docs(key)];
                limits.named.insert(key.clone(), Limit { name, docs, kind });
            }
        }
        limits
    }

    /// The constants that checks refer to, and the classes that their patterns share, sorted by name.
    pub(crate) fn used(self) -> (Vec<Limit>, Vec<CharacterClass>) {
        let Self {
            named,
            used,
            mut classes,
        } = self;
        let mut limits: Vec<_> = named
            .into_iter()
            .filter(|(key, _)| used.contains(key))
            .map(|(_, limit)| limit)
            .collect();
        limits.sort_by(|a, b| a.name.cmp(&b.name));
        let shared: BTreeSet<_> = limits
            .iter()
            .flat_map(|limit| limit.kind.classes())
            .collect();
        classes.retain(|name, _| shared.contains(name));
        (limits, classes.into_values().collect())
    }

    fn kind(
        &mut self,
        constraints: &Constraints,
        kind: &Kind,
        key: &Key,
        place: &Place,
        report: &mut Report,
    ) -> Option<LimitKind> {
        let (min, max) = constraints
            .length
            .map_or((None, None), |length| (length.min, length.max));
        let number = |number: NumberType| {
            let range = constraints.range.as_ref();
            LimitKind::Number {
                number,
                min: bound(range.and_then(|range| range.min.as_ref()), number),
                max: bound(range.and_then(|range| range.max.as_ref()), number),
            }
        };
        match kind {
            Kind::String => Some(LimitKind::Text {
                length: constraints.length.map(|length| (length.min, length.max)),
                pattern: match &constraints.pattern {
                    Some(pattern) => self.pattern(pattern, key, place, report),
                    None => None,
                },
            }),
            Kind::Blob => Some(LimitKind::Bytes { min, max }),
            Kind::List(_) | Kind::Map { .. } => Some(LimitKind::Count {
                min,
                max,
                unique: constraints.unique,
            }),
            Kind::Byte => Some(number(NumberType::I8)),
            Kind::Short => Some(number(NumberType::I16)),
            Kind::Integer => Some(number(NumberType::I32)),
            Kind::Long => Some(number(NumberType::I64)),
            Kind::Float => Some(number(NumberType::F32)),
            Kind::Double => Some(number(NumberType::F64)),
            _ => None,
        }
    }

    fn pattern(
        &mut self,
        ecma: &str,
        key: &Key,
        place: &Place,
        report: &mut Report,
    ) -> Option<Pattern> {
        match patterns::translate(ecma) {
            Ok(translation) => {
                let pieces = translation
                    .pieces
                    .into_iter()
                    .map(|piece| self.piece(piece))
                    .collect();
                Some(Pattern {
                    source: ecma.to_owned(),
                    pieces,
                })
            }
            Err(error) => {
                report.push(pattern_diagnostic(ecma, &error, key, place));
                None
            }
        }
    }

    fn piece(&mut self, piece: patterns::Piece) -> PatternPiece {
        match piece {
            patterns::Piece::Text(text) => PatternPiece::Text(text),
            patterns::Piece::Class(class) => {
                let name = class.constant_name();
                let docs = vec![format!(
                    "Ranges of `{class}`, which several patterns share."
                )];
                let constant = CharacterClass {
                    name: name.clone(),
                    docs,
                    ranges: class.ranges(),
                };
                self.classes.insert(name.clone(), constant);
                PatternPiece::Class(name)
            }
        }
    }

    /// The checks on what a member of `shape` holds, when it is there.
    pub(crate) fn checks(
        &mut self,
        context: &Context<'_>,
        shape: &ShapeId,
        member: &Member,
    ) -> Vec<Check> {
        let Some(target) = context.model.shape(&member.target) else {
            return Vec::new();
        };
        let mut checks = Vec::new();
        if let Some(limit) = self.limit(shape, member, target) {
            checks.extend(match &limit.kind {
                LimitKind::Text { .. } => Some(Check::Text(limit.name.clone())),
                LimitKind::Bytes { .. } => Some(Check::Bytes(limit.name.clone())),
                LimitKind::Number { .. } => Some(Check::Number(limit.name.clone())),
                LimitKind::Count {
                    min: None,
                    max: None,
                    ..
                } => None,
                LimitKind::Count { .. } => Some(Check::Count(limit.name.clone())),
            });
        }
        match &target.kind {
            Kind::Structure(_) | Kind::Union(_) => {
                checks.push(Check::Nested(context.naming.type_name(&target.id)));
            }
            Kind::List(item) => {
                if context.constraints(member).unique {
                    checks.push(Check::Unique);
                }
                let items = self.checks(context, &target.id, item);
                if !items.is_empty() {
                    checks.push(Check::Items {
                        sparse: target.traits.sparse,
                        checks: items,
                    });
                }
            }
            Kind::Map { key, value } => {
                let keys = self.checks(context, &target.id, key);
                let values = self.checks(context, &target.id, value);
                if !keys.is_empty() || !values.is_empty() {
                    checks.push(Check::Entries {
                        keys,
                        values,
                        sparse: target.traits.sparse,
                        sensitive_keys: context.sensitive(key),
                    });
                }
            }
            _ => {}
        }
        checks
    }

    fn limit(&mut self, shape: &ShapeId, member: &Member, target: &Shape) -> Option<Limit> {
        let own = (shape.clone(), Some(member.name.clone()));
        let key = if self.named.contains_key(&own) {
            own
        } else {
            (target.id.clone(), None)
        };
        let limit = self.named.get(&key)?;
        self.used.insert(key);
        Some(limit.clone())
    }
}

/// Every shape and member of the closure that states a constraint, with what is in force there.
fn stated(context: &Context<'_>) -> BTreeMap<Key, (Constraints, Kind, Place)> {
    let mut stated = BTreeMap::new();
    for id in &context.closure.shapes {
        let Some(shape) = context.model.shape(id) else {
            continue;
        };
        let own = Constraints::of(&shape.traits);
        if own.any() {
            stated.insert(
                (id.clone(), None),
                (own, shape.kind.clone(), shape.place.clone()),
            );
        }
        for member in shape.kind.members() {
            let target = context.model.kind(&member.target);
            if let (true, Some(target)) = (Constraints::of(&member.traits).any(), target) {
                let key = (id.clone(), Some(member.name.clone()));
                let constraints = context.constraints(member);
                stated.insert(key, (constraints, target.clone(), member.place.clone()));
            }
        }
    }
    stated
}

/// What a constant is named after; the shape's own constant sorts before those of its members.
fn spelling((shape, member): &Key) -> String {
    match member {
        None => shape.name().to_owned(),
        Some(member) => format!("{}_{member}", shape.name()),
    }
}

fn limit_docs((shape, member): &Key) -> String {
    match member {
        None => format!("Limits of `{}`.", shape.name()),
        Some(member) => format!("Limits of `{}.{member}`.", shape.name()),
    }
}

/// A bound as a literal of the number's type; none where every value of the type is within it.
fn bound(bound: Option<&serde_json::Number>, number: NumberType) -> Option<String> {
    let bound = bound?;
    match number {
        NumberType::F32 | NumberType::F64 => bound.as_f64().map(|bound| format!("{bound:?}")),
        NumberType::I8 => within(bound, i8::MIN.into(), i8::MAX.into()),
        NumberType::I16 => within(bound, i16::MIN.into(), i16::MAX.into()),
        NumberType::I32 => within(bound, i32::MIN.into(), i32::MAX.into()),
        NumberType::I64 => within(bound, i64::MIN, i64::MAX),
    }
}

fn within(bound: &serde_json::Number, least: i64, most: i64) -> Option<String> {
    bound
        .as_i64()
        .filter(|bound| (least..=most).contains(bound))
        .map(|bound| bound.to_string())
}

fn pattern_diagnostic(
    ecma: &str,
    error: &patterns::PatternError,
    key: &Key,
    place: &Place,
) -> Diagnostic {
    let place = place.child("traits").child("smithy.api#pattern");
    let shape = match &key.1 {
        None => key.0.to_string(),
        Some(member) => format!("{}${member}", key.0),
    };
    let diagnostic = match error.kind {
        patterns::PatternErrorKind::Invalid => Diagnostic::error(
            "invalid-pattern",
            format!("the pattern `{ecma}` of `{shape}` is {error}"),
        )
        .help("patterns follow ECMA-262 in Unicode mode"),
        patterns::PatternErrorKind::Unsupported => Diagnostic::warning(
            "unsupported-pattern",
            format!("the pattern `{ecma}` of `{shape}` is {error}; validators leave it out"),
        ),
    };
    diagnostic.shape(shape).at(&place)
}
