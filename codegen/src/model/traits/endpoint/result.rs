//! The results of rules and diagrams: endpoints and errors.

use hardy_endpoint::owned::{Expression, Literal, Outcome};

use super::expression::{expression, template};
use super::problem::{all, entries, expected, items, part, unsupported};
use super::scope::Scope;
use crate::json;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// How deep properties may nest. Those of AWS have 3 levels.
const MOST_DEPTH: usize = 16;

/// Reads `endpoint` of a rule.
pub(super) fn endpoint(
    rule: &TraitValue<'_>,
    scope: &Scope,
    report: &mut Report,
) -> Option<Outcome> {
    let value = part(rule, "an endpoint rule", "endpoint", report)?;
    let url = text(&part(&value, "an endpoint", "url", report)?, scope, report);
    let properties = match value.field("properties") {
        Some(properties) => map(&properties, scope, 0, report),
        None => Some(Vec::new()),
    };
    let headers = match value.field("headers") {
        Some(headers) => headers_of(&headers, scope, report),
        None => Some(Vec::new()),
    };
    Some(Outcome::Endpoint {
        url: url?,
        properties: properties?,
        headers: headers?,
    })
}

/// Reads `error` of a rule.
pub(super) fn error(rule: &TraitValue<'_>, scope: &Scope, report: &mut Report) -> Option<Outcome> {
    let value = part(rule, "an error rule", "error", report)?;
    text(&value, scope, report).map(Outcome::Error)
}

/// Reads an expression whose value is a string.
fn text(value: &TraitValue<'_>, scope: &Scope, report: &mut Report) -> Option<Expression> {
    match expression(value, scope, report)? {
        Expression::Boolean(_) | Expression::Integer(_) => {
            expected(
                value,
                "the result",
                "a string, or an object with `ref` or `fn`",
                report,
            );
            None
        }
        expression => Some(expression),
    }
}

type Headers = Vec<(String, Vec<Expression>)>;

fn headers_of(value: &TraitValue<'_>, scope: &Scope, report: &mut Report) -> Option<Headers> {
    let stated = entries(value, "`headers`", report)?;
    all(stated.iter().map(|(name, values)| {
        let values = items(values, &format!("the header `{name}`"), report)?;
        let values = all(values.iter().map(|value| text(value, scope, report)))?;
        Some(((*name).to_owned(), values))
    }))
}

fn map(
    value: &TraitValue<'_>,
    scope: &Scope,
    depth: usize,
    report: &mut Report,
) -> Option<Vec<(String, Literal)>> {
    let stated = entries(value, "`properties`", report)?;
    all(stated.iter().map(|(name, value)| {
        let literal = literal(value, scope, depth + 1, report)?;
        Some(((*name).to_owned(), literal))
    }))
}

fn literal(
    value: &TraitValue<'_>,
    scope: &Scope,
    depth: usize,
    report: &mut Report,
) -> Option<Literal> {
    if depth > MOST_DEPTH {
        let message = format!(
            "properties of `{}` nest deeper than {MOST_DEPTH} levels",
            value.id
        );
        value.refuse(message, report);
        return None;
    }
    if let Some(boolean) = value.value.as_bool() {
        return Some(Literal::Boolean(boolean));
    }
    if let Some(text) = value.value.as_str() {
        return template(value, text, scope, report).map(Literal::String);
    }
    if let Some(items) = value.items() {
        let items = items
            .iter()
            .map(|item| literal(item, scope, depth + 1, report));
        return all(items).map(Literal::List);
    }
    if json::object(value.value).is_some() {
        return map(value, scope, depth, report).map(Literal::Map);
    }
    unsupported(value, "a property is a number or null", report);
    None
}
