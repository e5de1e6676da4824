//! Comparisons of two values: which types can be compared, and the type in which numbers are. Must not know members.

use super::typed::{Number, Translated, Type, Typed, boolean, definite};
use crate::ir::{Expression, NumberType, Order, Wide};
use crate::jmespath::Comparison;

/// Whether the comparison of two values holds.
pub(super) fn compare<'a>(
    comparison: Comparison,
    left: Typed<'a>,
    right: Typed<'a>,
) -> Translated<'a> {
    definite(&left)?;
    definite(&right)?;
    let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    match (&left.type_, &right.type_) {
        (Type::Number(_), Type::Number(_)) => numbers(comparison, left, right),
        (Type::Null, Type::Null) => Err("compares two constants".to_owned()),
        (Type::Null, _) if is_equality => null(comparison, right),
        (_, Type::Null) if is_equality => null(comparison, left),
        (Type::String, Type::String) if is_equality => {
            Ok(equality(comparison, left.value, right.value))
        }
        (Type::Boolean, Type::Boolean) if is_equality => {
            Ok(booleans(comparison, left.value, right.value))
        }
        (left, right) => {
            let verb = if is_equality { "compares" } else { "orders" };
            let (left, right) = (left.shown(), right.shown());
            Err(format!("{verb} {left} and {right}"))
        }
    }
}

fn equality<'a>(comparison: Comparison, left: Expression, right: Expression) -> Typed<'a> {
    negated(
        comparison == Comparison::NotEqual,
        Expression::Equal(Box::new(left), Box::new(right)),
    )
}

pub(super) fn negated<'a>(is_negated: bool, value: Expression) -> Typed<'a> {
    boolean(match (is_negated, value) {
        (false, value) => value,
        (true, Expression::Boolean(value)) => Expression::Boolean(!value),
        (true, value) => Expression::Not(Box::new(value)),
    })
}

/// A comparison with null.
fn null<'a>(comparison: Comparison, other: Typed<'a>) -> Translated<'a> {
    let is_negated = comparison == Comparison::Equal;
    if !other.value.is_nullable() {
        return Ok(boolean(Expression::Boolean(!is_negated)));
    }
    match other.value {
        Expression::Collect { .. } => Err("compares a list and null".to_owned()),
        value => Ok(negated(is_negated, Expression::IsSome(Box::new(value)))),
    }
}

/// Two booleans. A boolean that is never null is the result of its comparison with true.
fn booleans<'a>(comparison: Comparison, left: Expression, right: Expression) -> Typed<'a> {
    let is_negated = comparison == Comparison::NotEqual;
    match (left, right) {
        (Expression::Boolean(expected), value) | (value, Expression::Boolean(expected))
            if !value.is_nullable() =>
        {
            negated(is_negated == expected, value)
        }
        (left, right) => equality(comparison, left, right),
    }
}

fn numbers<'a>(comparison: Comparison, left: Typed<'a>, right: Typed<'a>) -> Translated<'a> {
    let (Type::Number(left_number), Type::Number(right_number)) = (&left.type_, &right.type_)
    else {
        return Err("compares values that are not numbers".to_owned());
    };
    let (left_value, right_value) = (left.value, right.value);
    let (left, right) = match (left_number, right_number) {
        (Number::Literal(_), Number::Literal(_)) => {
            return Err("compares two constants".to_owned());
        }
        (Number::Length, Number::Literal(number)) => {
            return length(comparison, left_value, number);
        }
        (Number::Literal(number), Number::Length) => {
            return length(flipped(comparison), right_value, number);
        }
        (Number::Length, Number::Length) => (left_value, right_value),
        (Number::Stored(number), Number::Literal(literal)) => {
            with_literal(*number, left_value, literal)?
        }
        (Number::Literal(literal), Number::Stored(number)) => {
            let (right, left) = with_literal(*number, right_value, literal)?;
            (left, right)
        }
        (Number::Stored(left), Number::Stored(right)) if left == right => (left_value, right_value),
        (left, right) => {
            let wide = common(left, right)?;
            (
                widened(left_value, left, wide),
                widened(right_value, right, wide),
            )
        }
    };
    Ok(match order(comparison) {
        None => equality(comparison, left, right),
        Some(order) => boolean(Expression::Order(order, Box::new(left), Box::new(right))),
    })
}

fn order(comparison: Comparison) -> Option<Order> {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => None,
        Comparison::Less => Some(Order::Less),
        Comparison::LessOrEqual => Some(Order::LessOrEqual),
        Comparison::Greater => Some(Order::Greater),
        Comparison::GreaterOrEqual => Some(Order::GreaterOrEqual),
    }
}

/// The comparison with its sides swapped.
fn flipped(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal | Comparison::NotEqual => comparison,
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
    }
}

/// A length and a constant. Clippy wants `is_empty` where that is the same.
fn length<'a>(comparison: Comparison, length: Expression, number: &str) -> Translated<'a> {
    use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    let Ok(count) = number.parse::<u32>() else {
        return Err(format!("compares a length and {number}"));
    };
    let is_empty = match (comparison, count) {
        (Equal | LessOrEqual, 0) | (Less, 1) => Some(true),
        (NotEqual | Greater, 0) | (GreaterOrEqual, 1) => Some(false),
        (Less, 0) => return Err("asks whether a length is less than 0".to_owned()),
        (GreaterOrEqual, 0) => return Err("asks whether a length is at least 0".to_owned()),
        _ => None,
    };
    match (is_empty, length) {
        (Some(is_empty), Expression::Length(of) | Expression::Characters(of)) => {
            Ok(negated(!is_empty, Expression::IsEmpty(of)))
        }
        (_, length) => {
            let number = Expression::Number(number.to_owned());
            Ok(match order(comparison) {
                None => equality(comparison, length, number),
                Some(order) => {
                    boolean(Expression::Order(order, Box::new(length), Box::new(number)))
                }
            })
        }
    }
}

/// A number of a message and a constant, in one type.
fn with_literal(
    number: NumberType,
    value: Expression,
    literal: &str,
) -> Result<(Expression, Expression), String> {
    let stored = Number::Stored(number);
    let integer = literal.parse::<i64>().ok();
    let float = || match literal.contains(['.', 'e', 'E']) {
        true => literal.to_owned(),
        false => format!("{literal}.0"),
    };
    let fits = |min: i64, max: i64| integer.is_some_and(|it| (min..=max).contains(&it));
    let is_in_type = match number {
        NumberType::I8 => fits(i8::MIN.into(), i8::MAX.into()),
        NumberType::I16 => fits(i16::MIN.into(), i16::MAX.into()),
        NumberType::I32 => fits(i32::MIN.into(), i32::MAX.into()),
        NumberType::I64 => integer.is_some(),
        NumberType::F32 => {
            let value = widened(value, &stored, Wide::F64);
            return Ok((value, Expression::Number(float())));
        }
        NumberType::F64 => return Ok((value, Expression::Number(float()))),
    };
    match (is_in_type, integer) {
        (true, _) => Ok((value, Expression::Number(literal.to_owned()))),
        (false, Some(_)) => {
            let value = widened(value, &stored, Wide::I64);
            Ok((value, Expression::Number(literal.to_owned())))
        }
        (false, None) => Err(format!("compares an integer and {literal}")),
    }
}

/// A type that both numbers fit into.
fn common(left: &Number, right: &Number) -> Result<Wide, String> {
    let is_float = |number: &Number| {
        let floats = [NumberType::F32, NumberType::F64];
        matches!(number, Number::Stored(number) if floats.contains(number))
    };
    let is_wide =
        |number: &Number| matches!(number, Number::Length | Number::Stored(NumberType::I64));
    match (
        is_float(left) || is_float(right),
        is_wide(left) || is_wide(right),
    ) {
        (false, _) => Ok(Wide::I64),
        (true, false) => Ok(Wide::F64),
        (true, true) => Err("compares a long integer and a fraction".to_owned()),
    }
}

fn widened(value: Expression, number: &Number, wide: Wide) -> Expression {
    match (number, wide) {
        (Number::Stored(NumberType::I64), Wide::I64)
        | (Number::Stored(NumberType::F64), Wide::F64)
        | (Number::Literal(_), _) => value,
        (Number::Length, _) => Expression::Widened(Box::new(value), Wide::Length),
        (Number::Stored(_), wide) => Expression::Widened(Box::new(value), wide),
    }
}
