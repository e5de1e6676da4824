//! Expressions: literals, templates, references and calls.

use hardy_endpoint::owned::Expression;
use hardy_endpoint::{Arity, Function, Piece, pieces};

use super::problem::{all, expected, items, part, undefined, unsupported};
use super::scope::{Scope, is_path};
use crate::decimal::Decimal;
use crate::json;
use crate::model::traits::value::TraitValue;
use crate::report::Report;

/// How deep calls may nest. The deepest of AWS have 4 levels.
const MOST_DEPTH: usize = 16;

/// Reads an expression.
pub(super) fn expression(
    value: &TraitValue<'_>,
    scope: &Scope,
    report: &mut Report,
) -> Option<Expression> {
    nested(value, scope, 0, report)
}

/// Reads the function and the arguments of a call.
pub(super) fn call(
    value: &TraitValue<'_>,
    scope: &Scope,
    report: &mut Report,
) -> Option<(Function, Vec<Expression>)> {
    nested_call(value, scope, 0, report)
}

fn nested(
    value: &TraitValue<'_>,
    scope: &Scope,
    depth: usize,
    report: &mut Report,
) -> Option<Expression> {
    if depth > MOST_DEPTH {
        let message = format!(
            "calls of `{}` nest deeper than {MOST_DEPTH} levels",
            value.id
        );
        value.refuse(message, report);
        return None;
    }
    if let Some(boolean) = value.value.as_bool() {
        return Some(Expression::Boolean(boolean));
    }
    if let Some(text) = value.value.as_str() {
        return template(value, text, scope, report).map(Expression::String);
    }
    if let Some(number) = Decimal::of(value.value) {
        let number = number.integer().and_then(|number| number.parse().ok());
        if number.is_none() {
            expected(value, "a number", "a 32-bit integer", report);
        }
        return number.map(Expression::Integer);
    }
    if value.field("ref").is_some() {
        return reference(value, scope, report);
    }
    if json::object(value.value).is_some_and(|object| object.contains_key("fn")) {
        let (function, arguments) = nested_call(value, scope, depth, report)?;
        return Some(simplified(function, arguments));
    }
    let what = "a string, a number, a boolean, or an object with `ref` or `fn`";
    expected(value, "an expression", what, report);
    None
}

/// `getAttr` of a reference has a shorter form.
fn simplified(function: Function, arguments: Vec<Expression>) -> Expression {
    match (function, arguments.as_slice()) {
        (Function::GetAttr, [Expression::Reference(name), Expression::String(path)])
            if !name.contains('#') =>
        {
            Expression::Reference(format!("{name}#{path}"))
        }
        _ => Expression::Call(function, arguments),
    }
}

fn reference(value: &TraitValue<'_>, scope: &Scope, report: &mut Report) -> Option<Expression> {
    let name = value.field("ref")?;
    let Some(text) = name.value.as_str() else {
        expected(&name, "`ref`", "a string", report);
        return None;
    };
    if !scope.has(text) {
        undefined(&name, text, scope.names(), report);
        return None;
    }
    Some(Expression::Reference(text.to_owned()))
}

/// Checks a template.
pub(super) fn template(
    value: &TraitValue<'_>,
    text: &str,
    scope: &Scope,
    report: &mut Report,
) -> Option<String> {
    for piece in pieces(text) {
        match piece {
            Piece::Literal(_) => {}
            Piece::Stray(brace) => {
                let message = format!(
                    "the template \"{text}\" of `{}` has a single `{brace}`; a literal brace is doubled",
                    value.id
                );
                value.refuse(message, report);
                return None;
            }
            Piece::Reference(reference) => {
                let (name, path) = match reference.split_once('#') {
                    Some((name, path)) => (name, Some(path)),
                    None => (reference, None),
                };
                if !scope.has(name) {
                    undefined(value, name, scope.names(), report);
                    return None;
                }
                if !path.is_none_or(is_path) {
                    expected(value, &format!("`{{{reference}}}`"), PATH, report);
                    return None;
                }
            }
        }
    }
    Some(text.to_owned())
}

const PATH: &str = "a name with a path such as `key` or `key[0]`";

fn nested_call(
    value: &TraitValue<'_>,
    scope: &Scope,
    depth: usize,
    report: &mut Report,
) -> Option<(Function, Vec<Expression>)> {
    let name = part(value, "a function", "fn", report)?;
    let Some(text) = name.value.as_str() else {
        expected(&name, "`fn`", "a string", report);
        return None;
    };
    let mut functions = Function::ALL.iter();
    let Some(function) = functions.find(|function| function.name() == text) else {
        unsupported(&name, &format!("unknown function `{text}`"), report);
        return None;
    };
    let arguments = part(value, &format!("`{text}`"), "argv", report)?;
    let stated = items(&arguments, "`argv`", report)?;
    if !function.arity().allows(stated.len()) {
        let count = match function.arity() {
            Arity::Exactly(1) => "1 argument".to_owned(),
            Arity::Exactly(count) => format!("{count} arguments"),
            Arity::AtLeast(count) => format!("at least {count} arguments"),
        };
        let message = format!(
            "`{text}` in `{}` takes {count}, found {}",
            value.id,
            stated.len()
        );
        arguments.refuse(message, report);
        return None;
    }
    let read = stated
        .iter()
        .map(|argument| nested(argument, scope, depth + 1, report));
    let read = all(read)?;
    if let (Function::GetAttr, [_, path]) = (function, read.as_slice()) {
        if !matches!(path, Expression::String(path) if is_path(path)) {
            expected(
                &arguments,
                "the path in `getAttr`",
                "one such as `key` or `key[0]`",
                report,
            );
            return None;
        }
    }
    Some((*function, read))
}
