//! The values of expressions, conditions and templates in a scope. Must not know rules.

use std::borrow::Cow;

use crate::error::EndpointError;
use crate::function::Function;
use crate::functions::{
    is_valid_host_label, is_virtual_hostable_s3_bucket, parse_arn, parse_url, partition_of, split,
    substring, uri_encode,
};
use crate::rules::{Condition, Expression};
use crate::scope::Scope;
use crate::template::{Piece, pieces};
use crate::url::{is_part_of_host, is_part_of_path};
use crate::value::Value;

/// Whether a condition holds. Assigns its value to its variable.
pub(crate) fn holds(condition: &'static Condition, scope: &mut Scope<'_>) -> bool {
    let is = |name, value| referenced(name, scope) == Some(Value::Boolean(value));
    let (variable, value) = match condition {
        Condition::IsSet(name) => return referenced(name, scope).is_some(),
        Condition::IsTrue(name) => return is(name, true),
        Condition::IsFalse(name) => return is(name, false),
        Condition::If(function, arguments) => (None, call(*function, arguments, scope)),
        Condition::Let(name, function, arguments) => {
            (Some(*name), call(*function, arguments, scope))
        }
    };
    let Some(value) = value else {
        return false;
    };
    let holds = value != Value::Boolean(false);
    if let Some(variable) = variable {
        scope.assign(variable, value);
    }
    holds
}

/// The string that an expression of a result has.
pub(crate) fn text<'a>(
    expression: &'static Expression,
    scope: &Scope<'a>,
) -> Result<Cow<'a, str>, EndpointError> {
    let name = match expression {
        Expression::String(template) => return filled(template, scope),
        Expression::Reference(name) => name,
        Expression::Call(function, _) => function.name(),
        Expression::Boolean(_) | Expression::Integer(_) => "a value without quotes",
    };
    let text = value(expression, scope).and_then(Value::into_string);
    text.ok_or(EndpointError::Unset(name))
}

/// The string that a URL of a result has.
///
/// # Errors
///
/// Fails like [`text`], and if a value in a template would lead to another host or path.
pub(crate) fn text_of_url<'a>(
    expression: &'static Expression,
    scope: &Scope<'a>,
) -> Result<Cow<'a, str>, EndpointError> {
    let Expression::String(template) = expression else {
        return text(expression, scope);
    };
    filled_checked(template, scope, |before, name, value| {
        let is_part = match has_whole_host(before) {
            true => is_part_of_path(value),
            // At the beginning is a whole URL, or its scheme.
            false => before.is_empty() || is_part_of_host(value),
        };
        match is_part || is_of_url(name, scope) {
            true => Ok(()),
            false => Err(EndpointError::InvalidUrlPart {
                reference: name,
                value: value.to_owned(),
            }),
        }
    })
}

/// Whether the beginning of a URL contains the `/` after the host.
fn has_whole_host(url: &str) -> bool {
    url.split_once("://")
        .is_some_and(|(_, rest)| rest.contains('/'))
}

/// Whether a reference is to a part of a URL that the rules have parsed: host and port.
fn is_of_url(reference: &str, scope: &Scope<'_>) -> bool {
    let url = reference.split_once('#').map(|(name, _)| scope.get(name));
    matches!(url, Some(Some(Value::Url(_))))
}

/// The text of a template.
pub(crate) fn filled<'a>(
    template: &'static str,
    scope: &Scope<'a>,
) -> Result<Cow<'a, str>, EndpointError> {
    filled_checked(template, scope, |_, _, _| Ok(()))
}

/// The text of a template. `check` gets the text before each reference, the reference, and its value.
fn filled_checked<'a>(
    template: &'static str,
    scope: &Scope<'a>,
    check: impl Fn(&str, &'static str, &str) -> Result<(), EndpointError>,
) -> Result<Cow<'a, str>, EndpointError> {
    if !template.contains(['{', '}']) {
        return Ok(template.into());
    }
    let mut filled = String::with_capacity(2 * template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Literal(literal) | Piece::Stray(literal) => filled.push_str(literal),
            Piece::Reference(name) => match referenced(name, scope) {
                Some(Value::String(text)) => {
                    check(&filled, name, &text)?;
                    filled.push_str(&text);
                }
                Some(Value::Boolean(value)) => {
                    filled.push_str(if value { "true" } else { "false" })
                }
                _ => return Err(EndpointError::Unset(name)),
            },
        }
    }
    Ok(filled.into())
}

/// The value of an expression, if it has one.
fn value<'a>(expression: &'static Expression, scope: &Scope<'a>) -> Option<Value<'a>> {
    match expression {
        Expression::Boolean(value) => Some(Value::Boolean(*value)),
        Expression::Integer(value) => Some(Value::Integer(*value)),
        Expression::String(template) => filled(template, scope).ok().map(Value::String),
        Expression::Reference(name) => referenced(name, scope),
        Expression::Call(function, arguments) => call(*function, arguments, scope),
    }
}

/// The value of `name` or `name#path`.
fn referenced<'a>(reference: &str, scope: &Scope<'a>) -> Option<Value<'a>> {
    match reference.split_once('#') {
        Some((name, path)) => scope.get(name)?.part(path),
        None => scope.get(reference).cloned(),
    }
}

/// The value of a function. Absent arguments, and arguments of another type, make it absent, except
/// where a function treats absent values itself.
fn call<'a>(
    function: Function,
    arguments: &'static [Expression],
    scope: &Scope<'a>,
) -> Option<Value<'a>> {
    let arguments = Arguments { arguments, scope };
    let is = |value| Some(Value::Boolean(value));
    match function {
        Function::IsSet => is(arguments.value(0).is_some()),
        Function::Not => is(!arguments.boolean(0)?),
        // An absent value equals none.
        Function::BooleanEquals => {
            let (left, right) = (arguments.boolean(0), arguments.boolean(1));
            is(left.is_some() && left == right)
        }
        Function::StringEquals => {
            let (left, right) = (arguments.string(0), arguments.string(1));
            is(left.is_some() && left == right)
        }
        Function::GetAttr => arguments.value(0)?.part(&arguments.string(1)?),
        Function::ParseUrl => parse_url(&arguments.string(0)?).map(Value::Url),
        Function::IsValidHostLabel => is(is_valid_host_label(
            &arguments.string(0)?,
            arguments.boolean(1)?,
        )),
        Function::Substring => {
            let (start, end) = (arguments.integer(1)?, arguments.integer(2)?);
            let part = substring(&arguments.string(0)?, start, end, arguments.boolean(3)?);
            part.map(Value::String)
        }
        Function::UriEncode => Some(Value::String(uri_encode(&arguments.string(0)?))),
        Function::Split => {
            let (text, delimiter) = (arguments.string(0)?, arguments.string(1)?);
            split(&text, &delimiter, arguments.integer(2)?).map(Value::Strings)
        }
        Function::Coalesce => {
            let mut values = arguments.arguments.iter();
            values.find_map(|argument| value(argument, scope))
        }
        Function::Ite => arguments.value(if arguments.boolean(0)? { 1 } else { 2 }),
        Function::Partition => {
            let partition = partition_of(&arguments.string(0)?, scope.partitions);
            partition.map(Value::Partition)
        }
        Function::ParseArn => parse_arn(&arguments.string(0)?).map(|arn| Value::Arn(arn.into())),
        Function::IsVirtualHostableS3Bucket => is(is_virtual_hostable_s3_bucket(
            &arguments.string(0)?,
            arguments.boolean(1)?,
        )),
    }
}

/// The arguments of a call.
struct Arguments<'s, 'a> {
    arguments: &'static [Expression],
    scope: &'s Scope<'a>,
}

impl<'a> Arguments<'_, 'a> {
    fn value(&self, index: usize) -> Option<Value<'a>> {
        value(self.arguments.get(index)?, self.scope)
    }

    fn boolean(&self, index: usize) -> Option<bool> {
        self.value(index)?.boolean()
    }

    fn integer(&self, index: usize) -> Option<i32> {
        match self.value(index)? {
            Value::Integer(value) => Some(value),
            _ => None,
        }
    }

    fn string(&self, index: usize) -> Option<Cow<'a, str>> {
        self.value(index)?.into_string()
    }
}
