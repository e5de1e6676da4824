//! Defaults: whether a shape allows the value. Does not check constraints, because published models
//! have defaults outside of their own ranges.

mod time;

use super::site::{Site, error};
use crate::decimal::Decimal;
use crate::model::{Kind, Member, Model};
use crate::report::Report;
use serde_json::Value;
use time::is_time;

const ID: &str = "smithy.api#default";
const ADDED: &str = "smithy.api#addedDefault";

pub(super) fn check(model: &Model, site: &Site<'_>, report: &mut Report) {
    let Some(default) = &site.traits().default else {
        if site.traits().added_default {
            let owner = site.owner();
            let message = format!("`{owner}` has `{ADDED}`, but no default");
            report.push(error("trait-value", &owner, &site.place_of(ADDED), message));
        }
        return;
    };
    if site.member.is_some() && default.is_null() {
        return;
    }
    if let Some(expected) = misfit(site.kind, default) {
        let owner = site.owner();
        let kind = site.kind.name();
        let message = format!("the default of `{owner}`, of type {kind}, must be {expected}");
        report.push(error("trait-value", &owner, &site.place_of(ID), message));
    }
    // The default of a member must equal that of its target, or be null.
    let target = site.member.and_then(|member| model.shape(&member.target));
    let shared = target.and_then(|target| target.traits.default.as_ref());
    if shared.is_some_and(|shared| !is_same(shared, default)) {
        let owner = site.owner();
        let message = format!("the default of `{owner}` differs from the default of its target");
        report.push(error("trait-value", &owner, &site.place_of(ID), message));
    }
}

/// The expected default, if the value is invalid.
fn misfit(kind: &Kind, default: &Value) -> Option<&'static str> {
    let (fits, expected) = match kind {
        Kind::Boolean => (default.is_boolean(), "true or false"),
        Kind::String | Kind::Blob => (default.is_string(), "a string"),
        Kind::Byte => (is_within::<i8>(default), "an 8-bit integer"),
        Kind::Short => (is_within::<i16>(default), "a 16-bit integer"),
        Kind::Integer => (is_within::<i32>(default), "a 32-bit integer"),
        Kind::Long => (is_within::<i64>(default), "a 64-bit integer"),
        Kind::BigInteger => (
            Decimal::of(default).is_some_and(|number| number.integer().is_some()),
            "an integer",
        ),
        Kind::Float => (
            is_float(default, f32::MAX.into()),
            "a number within the range of 32 bits",
        ),
        Kind::Double => (
            is_float(default, f64::MAX),
            "a number within the range of 64 bits",
        ),
        Kind::BigDecimal => (Decimal::of(default).is_some(), "a number"),
        Kind::Timestamp => (
            is_time(default),
            "seconds since 1970 or a time such as \"2019-12-16T23:48:18Z\", in the years 1 to 9999",
        ),
        Kind::Enum(members) | Kind::IntEnum(members) => {
            (is_listed(members, default), "one of the listed values")
        }
        Kind::List(_) => (
            default.as_array().is_some_and(Vec::is_empty),
            "an empty list",
        ),
        Kind::Map { .. } => (
            default.as_object().is_some_and(|map| map.is_empty()),
            "an empty map",
        ),
        Kind::Document => (true, ""),
        _ => (false, "absent"),
    };
    (!fits).then_some(expected)
}

fn is_float(value: &Value, most: f64) -> bool {
    Decimal::of(value).is_some_and(|number| number.to_f64().abs() <= most)
}

/// Whether both are the same value, in any notation of numbers.
fn is_same(left: &Value, right: &Value) -> bool {
    let numbers = Decimal::of(left).zip(Decimal::of(right));
    left == right || numbers.is_some_and(|(left, right)| left.compare(&right).is_eq())
}

fn is_within<T: TryFrom<i64>>(value: &Value) -> bool {
    let integer = Decimal::of(value).and_then(|number| number.integer()?.parse().ok());
    integer.is_some_and(|integer: i64| T::try_from(integer).is_ok())
}

fn is_listed(members: &[Member], value: &Value) -> bool {
    members
        .iter()
        .filter_map(|member| member.traits.enum_value.as_ref())
        .any(|listed| is_same(&listed.to_json(), value))
}
