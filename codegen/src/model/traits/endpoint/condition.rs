//! The conditions of rules and diagrams.

use hardy_endpoint::owned::Condition;

use super::expression::call;
use super::problem::expected;
use super::scope::{Scope, is_name};
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// Reads a condition, without its variable.
pub(super) fn condition(
    value: &TraitValue<'_>,
    scope: &Scope,
    report: &mut Report,
) -> Option<Condition> {
    value.object(report)?;
    let (function, arguments) = call(value, scope, report)?;
    let assign = match value.field("assign") {
        Some(field) => Some(variable(&field, report)?),
        None => None,
    };
    Some(Condition::new(assign, function, arguments))
}

/// Reads the name of a variable.
pub(super) fn variable(value: &TraitValue<'_>, report: &mut Report) -> Option<String> {
    let name = value.value.as_str().filter(|name| is_name(name));
    if name.is_none() {
        let what = "a name: letters, digits and `_`, beginning with a letter";
        expected(value, "`assign`", what, report);
    }
    name.map(str::to_owned)
}
