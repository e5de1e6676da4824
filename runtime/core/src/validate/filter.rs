//! Checks filters against the rules of their service. Must not know particular services.

use std::fmt;

use super::checker::{Checker, Redaction};
use super::filter_rules::{FilterField, FilterRules, FilterValue};
use super::path::Segment;
use super::rule::Rule;
use super::violation::ViolationKind;
use super::words::Choice;
use crate::timestamp::{Timestamp, TimestampFormat};

impl Checker<'_> {
    /// Checks the members of a filter against each other. Unset members are not checked.
    pub fn filter(
        &mut self,
        rules: &FilterRules,
        field: Option<&str>,
        operator: Option<&str>,
        value: Option<&str>,
    ) {
        if !self.checks_constraints() {
            return;
        }
        let [field_member, operator_member, value_member] = rules.members();
        let known = field.and_then(|name| rules.fields().iter().find(|field| field.name == name));
        if let (Some(name), None) = (field, known) {
            self.refuse(Rule::FilterField, field_member, name, |redaction| {
                let allowed: Vec<_> = rules.fields().iter().map(|field| field.name).collect();
                let nearest = redaction.nearest(name, &allowed);
                ViolationKind::FilterField { allowed, nearest }
            });
        }
        let Some(operator) = operator else {
            return;
        };
        let allows = |field: &FilterField| field.operators.contains(&operator);
        let is_allowed = match known {
            Some(field) => allows(field),
            None => rules.fields().iter().any(allows),
        };
        if !is_allowed {
            self.refuse(
                Rule::FilterOperator,
                operator_member,
                operator,
                |redaction| {
                    let known = redaction.then(|| known);
                    let allowed = known.map(|field| field.operators.to_vec());
                    let allowed = allowed.unwrap_or_else(|| rules.every_operator());
                    ViolationKind::FilterOperator {
                        field: known.map(|field| field.name),
                        nearest: redaction.nearest(operator, &allowed),
                        allowed,
                    }
                },
            );
        }
        // An operator that no field allows may need one value or two, so its value is not checked.
        let is_known = is_allowed || rules.fields().iter().any(allows);
        if let (Some(field), Some(value), true) = (known, value, is_known) {
            let range = rules.range().filter(|(of, _)| *of == operator);
            if let Some(kind) = refusal(field, range, value, self.redaction()) {
                self.refuse(kind.rule(), value_member, value, |_| kind);
            }
        }
    }

    fn refuse(
        &mut self,
        rule: Rule,
        member: &'static str,
        given: &str,
        kind: impl FnOnce(Redaction) -> ViolationKind,
    ) {
        if let Some(mut inner) = self.enter(Segment::Member(member)) {
            inner.report_given(rule, given, kind);
        }
    }
}

/// Returns what is wrong with the value of a filter by `field`. `range` is the operator and the
/// separator if the value must be a range.
fn refusal(
    field: &FilterField,
    range: Option<(&'static str, &'static str)>,
    value: &str,
    redaction: Redaction,
) -> Option<ViolationKind> {
    let Some((operator, separator)) = range else {
        return (!field.value.allows(value)).then(|| not_allowed(field, value, redaction));
    };
    let Some((first, second)) = ends(value, separator) else {
        return Some(ViolationKind::FilterRange {
            operator: redaction.then(|| Some(operator)),
            separator,
        });
    };
    for end in [first, second] {
        if !field.value.allows(end) {
            return Some(not_allowed(field, end, redaction));
        }
    }
    let in_order = match (timestamp(first), timestamp(second)) {
        (Some(first), Some(second)) if field.value == FilterValue::Timestamp => first <= second,
        _ => true,
    };
    (!in_order).then_some(ViolationKind::FilterOrder)
}

fn not_allowed(field: &FilterField, value: &str, redaction: Redaction) -> ViolationKind {
    let nearest = match field.value {
        FilterValue::Listed(values) => redaction.nearest(value, values),
        _ => None,
    };
    ViolationKind::FilterValue {
        field: redaction.then(|| Some(field.name)),
        expected: redaction.then(|| Some(field.value)),
        nearest,
    }
}

/// Splits a range at the word between its two ends.
fn ends<'a>(value: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(length) = value.get(from..)?.find(char::is_whitespace) {
        let (first, rest) = value.split_at(from + length);
        let rest = rest.trim_start();
        if let Some((word, second)) = rest.split_at_checked(separator.len()) {
            let is_apart = second.starts_with(char::is_whitespace);
            if is_apart && word.eq_ignore_ascii_case(separator) {
                let (first, second) = (first.trim(), second.trim());
                return (!first.is_empty() && !second.is_empty()).then_some((first, second));
            }
        }
        from = value.len() - rest.len();
    }
    None
}

fn timestamp(text: &str) -> Option<Timestamp> {
    TimestampFormat::DateTime.parse(text).ok()
}

impl FilterValue {
    fn allows(self, value: &str) -> bool {
        match self {
            Self::String => true,
            Self::Timestamp => timestamp(value).is_some(),
            Self::Listed(values) => values.contains(&value),
        }
    }
}

/// Completes the sentence "must be …".
impl fmt::Display for FilterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("a string"),
            Self::Timestamp => f.write_str("a timestamp such as 2025-08-08T12:00:00Z"),
            Self::Listed(values) => Choice(values).fmt(f),
        }
    }
}
