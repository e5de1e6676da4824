//! Default values: which of them differ from the Rust `Default`, and their literals.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::decimal::Decimal;
use crate::ir::{Literal, NumberType, TimestampFormat, Value};
use crate::json;

/// The literal of a default value; `None` if it is the default of the Rust type.
pub(crate) fn literal(value: &Value, default: &Json) -> Option<Literal> {
    if let Some(number) = Decimal::of(default) {
        return of_a_number(value, &number);
    }
    match (value, default) {
        (_, Json::Null) => None,
        (Value::Boolean, Json::Bool(boolean)) => boolean.then_some(Literal::Code("true".into())),
        (Value::String, Json::String(text)) if !text.is_empty() => {
            Some(Literal::String(text.clone()))
        }
        (Value::Enum(name), Json::String(text)) if !text.is_empty() => {
            Some(Literal::Enum(name.clone(), text.clone()))
        }
        (Value::Blob, Json::String(text)) if !text.is_empty() => {
            // Smithy requires base64; any other string counts as the bytes themselves.
            let bytes = STANDARD.decode(text).ok();
            Some(Literal::Blob(
                bytes.unwrap_or_else(|| text.clone().into_bytes()),
            ))
        }
        (Value::Timestamp, Json::String(text)) => {
            Some(Literal::Timestamp(TimestampFormat::DateTime, text.clone()))
        }
        (Value::Document, document) => Some(Literal::Document(json::text(document))),
        _ => None,
    }
}

/// The literal of a number, as written: only machine types round it. The model has checked its
/// type.
fn of_a_number(value: &Value, number: &Decimal) -> Option<Literal> {
    let text = number.to_string();
    Some(match value {
        Value::Document => Literal::Document(text),
        _ if number.is_zero() => return None,
        Value::Number(NumberType::F32 | NumberType::F64) => {
            Literal::Code(format!("{:?}", number.to_f64()))
        }
        Value::Number(_) => Literal::Code(number.integer()?),
        Value::IntEnum(name) => Literal::IntEnum(name.clone(), number.integer()?),
        Value::BigInteger => Literal::BigNumber(number.integer()?),
        Value::BigDecimal => Literal::BigNumber(text),
        Value::Timestamp => Literal::Timestamp(TimestampFormat::EpochSeconds, text),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn writes_what_is_not_the_start_of_the_type() {
        let double = Value::Number(NumberType::F64);
        let kind = || Value::Enum("Kind".to_owned());
        let cases = [
            (Value::Boolean, json!(false), None),
            (
                Value::Boolean,
                json!(true),
                Some(Literal::Code("true".into())),
            ),
            (Value::Number(NumberType::I32), json!(0), None),
            (
                Value::Number(NumberType::I32),
                json!(-5),
                Some(Literal::Code("-5".into())),
            ),
            (double.clone(), json!(0.0), None),
            (
                double.clone(),
                json!(1.5),
                Some(Literal::Code("1.5".into())),
            ),
            (double, json!(2), Some(Literal::Code("2.0".into()))),
            (Value::String, json!(""), None),
            (
                Value::String,
                json!("hi"),
                Some(Literal::String("hi".into())),
            ),
            (
                kind(),
                json!("A"),
                Some(Literal::Enum("Kind".into(), "A".into())),
            ),
            (
                Value::Blob,
                json!("YWJj"),
                Some(Literal::Blob(b"abc".to_vec())),
            ),
            (
                Value::Blob,
                json!("a!"),
                Some(Literal::Blob(b"a!".to_vec())),
            ),
            (Value::Timestamp, json!(0), None),
            (Value::Document, json!(null), None),
            (
                Value::Document,
                json!([]),
                Some(Literal::Document("[]".into())),
            ),
        ];
        for (value, default, expected) in cases {
            assert_eq!(literal(&value, &default), expected, "{default}");
        }
    }
}
