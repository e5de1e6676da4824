//! Sample values that satisfy their checks: only required members, one item if a list may be that
//! short, the first value of an enum. Must not know examples.

mod collections;
mod filters;
mod numbers;
mod shapes;

use std::collections::BTreeMap;

use super::strings::{Rules, Strings};
use crate::ir::{Check, Filter, Limit, LimitKind, Pattern, Sample, Structure, Type, Value};

/// A value, and whether it satisfies all checks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) sample: Sample,
    pub(super) valid: bool,
}

impl Found {
    fn of(sample: Sample, valid: bool) -> Self {
        Self { sample, valid }
    }

    fn map(self, change: impl FnOnce(Sample) -> Sample) -> Self {
        Self::of(change(self.sample), self.valid)
    }
}

/// A requirement for a value beyond its checks.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    /// It is part of a host name.
    pub(super) host_label: bool,
    /// It is the URL of an endpoint.
    pub(super) url: bool,
    /// The string to try first.
    pub(super) first: Option<String>,
}

/// The field or item for a value.
#[derive(Clone, Copy)]
struct Slot<'a, 's> {
    value: &'a Value,
    checks: &'a [Check],
    /// Name of the field, from which the words come.
    name: &'s str,
    /// The number of the value among several different ones.
    number: usize,
    wanted: &'s Wanted,
}

/// The definitions that values depend on.
pub(in crate::plan) struct Limits<'a> {
    pub(in crate::plan) limits: &'a [Limit],
    pub(in crate::plan) patterns: &'a [Pattern],
    /// The name of the service in ARNs.
    pub(in crate::plan) arn_namespace: Option<&'a str>,
}

/// The greatest number of values to create for one example, including discarded ones.
const MOST_VALUES: usize = 400;

/// The first second of 2026.
const TIME: i64 = 1_767_225_600;

/// Creates values.
pub(super) struct Sampler<'a> {
    types: BTreeMap<&'a str, &'a Type>,
    limits: BTreeMap<&'a str, &'a LimitKind>,
    patterns: BTreeMap<&'a str, &'a str>,
    strings: Strings,
    /// Structures and unions around the value, because none may contain itself.
    open: Vec<&'a str>,
    /// The number of further values for this example.
    left: usize,
}

impl<'a> Sampler<'a> {
    pub(super) fn new(types: &'a [Type], stated: &Limits<'a>) -> Self {
        let limits = stated.limits.iter();
        let patterns = stated.patterns.iter();
        Self {
            types: types.iter().map(|type_| (type_.name(), type_)).collect(),
            limits: limits.map(|one| (one.name.as_str(), &one.kind)).collect(),
            patterns: patterns
                .map(|one| (one.name.as_str(), one.source.as_str()))
                .collect(),
            strings: Strings::new(stated.arn_namespace),
            open: Vec::new(),
            left: MOST_VALUES,
        }
    }

    /// The structure of this name.
    pub(super) fn structure(&self, name: &str) -> Option<&'a Structure> {
        match self.types.get(name)? {
            Type::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    /// Creates a value of a type, for a new example. `wanted` returns the requirement for each
    /// field, by its index.
    pub(super) fn made(
        &mut self,
        structure: &'a Structure,
        wanted: impl Fn(usize) -> Wanted,
    ) -> Option<Found> {
        self.left = MOST_VALUES;
        self.open.clear();
        self.of_structure(structure, 0, &wanted)
    }

    /// Creates a filter, for a new example.
    pub(super) fn filter(&mut self, structure: &'a Structure, filter: &'a Filter) -> Option<Found> {
        self.left = MOST_VALUES;
        self.open.clear();
        self.of_filter(structure, filter, 0)
    }

    fn value(&mut self, slot: Slot<'a, '_>) -> Option<Found> {
        self.left = self.left.checked_sub(1)?;
        Some(match slot.value {
            Value::String => self.string(slot),
            Value::Boolean => {
                let code = if slot.number % 2 == 0 {
                    "true"
                } else {
                    "false"
                };
                Found::of(Sample::Code(code.to_owned()), true)
            }
            Value::Number(number) => self.number(slot, *number),
            Value::BigInteger => self.big_number(slot, "BigInteger"),
            Value::BigDecimal => self.big_number(slot, "BigDecimal"),
            Value::IntEnum(name) => self.int_enum(slot, name)?,
            Value::Timestamp => Found::of(Sample::Timestamp(TIME + slot.number as i64), true),
            Value::Blob => self.blob(slot),
            Value::Stream => Found::of(Sample::Stream("example".to_owned()), true),
            Value::Document => Found::of(Sample::Document(self.numbered(slot)), true),
            Value::Enum(name) => self.enum_(name, slot)?,
            Value::Structure(name) => {
                let structure = self.structure(name)?;
                match structure.filter.as_deref() {
                    Some(filter) => self.of_filter(structure, filter, slot.number)?,
                    None => self.of_structure(structure, slot.number, &|_| Wanted::default())?,
                }
            }
            Value::Union(name) => self.union(name, slot.number)?,
            Value::Boxed(inner) => {
                let inner = Slot {
                    value: inner,
                    ..slot
                };
                self.value(inner)?.map(|inner| Sample::Boxed(inner.into()))
            }
            Value::List { item, sparse } => self.list(slot, item, *sparse)?,
            Value::Map(map) => self.map(slot, map)?,
        })
    }

    fn string(&mut self, slot: Slot<'a, '_>) -> Found {
        let (mut length, mut pattern) = (None, None);
        if let Some(LimitKind::String {
            length: stated,
            pattern: name,
        }) = self.limit(slot, |check| match check {
            Check::String(name) => Some(name),
            _ => None,
        }) {
            length = *stated;
            pattern = name
                .as_ref()
                .and_then(|name| self.patterns.get(name.as_str()));
        }
        let rules = Rules {
            length,
            pattern: pattern.copied(),
            host_label: slot.wanted.host_label,
        };
        let first = match slot.wanted.url {
            true => Some("https://example.com"),
            false => slot.wanted.first.as_deref(),
        };
        let found = self.strings.sample(slot.name, slot.number, first, &rules);
        let valid = found.is_some();
        let text = found.unwrap_or_else(|| self.numbered(slot));
        Found::of(Sample::String(text), valid)
    }

    fn blob(&mut self, slot: Slot<'a, '_>) -> Found {
        let limit = self.limit(slot, |check| match check {
            Check::Blob(name) => Some(name),
            _ => None,
        });
        let length = match limit {
            Some(LimitKind::Blob { min, max }) => Some((*min, *max)),
            _ => None,
        };
        let rules = Rules {
            length,
            ..Rules::default()
        };
        let found = self.strings.sample("name", slot.number, None, &rules);
        let valid = found.is_some();
        Found::of(
            Sample::Blob(found.unwrap_or_else(|| "example".to_owned())),
            valid,
        )
    }

    /// A word that may break constraints.
    fn numbered(&self, slot: Slot<'a, '_>) -> String {
        let word = self.strings.word(slot.name);
        match slot.number {
            0 => word,
            number => format!("{word}-{}", number + 1),
        }
    }

    /// The limit of one of the checks.
    fn limit(
        &self,
        slot: Slot<'a, '_>,
        name: impl Fn(&'a Check) -> Option<&'a String>,
    ) -> Option<&'a LimitKind> {
        let name = slot.checks.iter().find_map(name)?;
        self.limits.get(name.as_str()).copied()
    }
}
