//! `length` and `range`, with valid bounds.

use super::value::TraitValue;
use crate::decimal::Decimal;
use crate::report::Report;
use std::cmp::Ordering;

/// Constraint of a length: Unicode scalar values of a string, bytes of a blob, items of a list,
/// entries of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least length allowed.
    pub min: Option<u64>,
    /// The greatest length allowed, not less than `min`.
    pub max: Option<u64>,
}

/// Constraint of a number, both ends inclusive.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The least number allowed.
    pub min: Option<Decimal>,
    /// The greatest number allowed, not less than `min`.
    pub max: Option<Decimal>,
}

pub(super) fn length(value: &TraitValue<'_>, report: &mut Report) -> Option<Length> {
    value.object(report)?;
    let limits = Length {
        min: value.count_field("min", report),
        max: value.count_field("max", report),
    };
    match (limits.min, limits.max) {
        (None, None) => without_limits(value, report),
        (Some(min), Some(max)) if min > max => min_above_max(value, &min, &max, report),
        _ => Some(limits),
    }
}

pub(super) fn range(value: &TraitValue<'_>, report: &mut Report) -> Option<Range> {
    value.object(report)?;
    let mut limit = |key: &str| {
        let field = value.field(key)?;
        field.or_expected_of(key, Decimal::of(field.value), "a number", report)
    };
    let limits = Range {
        min: limit("min"),
        max: limit("max"),
    };
    match (&limits.min, &limits.max) {
        (None, None) => without_limits(value, report),
        (Some(min), Some(max)) if min.compare(max) == Ordering::Greater => {
            min_above_max(value, min, max, report)
        }
        _ => Some(limits),
    }
}

/// Reports nothing if a bound is present but invalid, because that has been reported.
fn without_limits<T>(value: &TraitValue<'_>, report: &mut Report) -> Option<T> {
    if value.field("min").is_none() && value.field("max").is_none() {
        value.refuse(
            format!("`{}` has neither `min` nor `max`", value.id),
            report,
        );
    }
    None
}

fn min_above_max<T>(
    value: &TraitValue<'_>,
    min: &dyn std::fmt::Display,
    max: &dyn std::fmt::Display,
    report: &mut Report,
) -> Option<T> {
    value.refuse(
        format!(
            "`{}` has a `min` of {min}, greater than its `max` of {max}",
            value.id
        ),
        report,
    );
    None
}
