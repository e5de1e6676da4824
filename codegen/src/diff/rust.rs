//! Rust types as people write them, for reports.

use crate::ir::{Field, NumberType, Value};

/// The type of a member.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::String => "String".to_owned(),
        Value::Boolean => "bool".to_owned(),
        Value::Number(number) => self::number(*number).to_owned(),
        Value::Timestamp => "Timestamp".to_owned(),
        Value::Blob => "Vec<u8>".to_owned(),
        Value::Stream => "Body".to_owned(),
        Value::Document => "Document".to_owned(),
        Value::BigInteger => "BigInteger".to_owned(),
        Value::BigDecimal => "BigDecimal".to_owned(),
        Value::Enum(name) | Value::IntEnum(name) | Value::Structure(name) | Value::Union(name) => {
            name.clone()
        }
        Value::List { item, sparse } => format!("Vec<{}>", entry(item, *sparse)),
        Value::Map(map) => {
            let entry = entry(&map.value, map.sparse);
            format!("BTreeMap<{}, {entry}>", self::value(&map.key))
        }
        Value::Boxed(inner) => format!("Box<{}>", self::value(inner)),
    }
}

/// The type of a field.
pub(super) fn field(field: &Field) -> String {
    entry(&field.value, field.presence.is_option())
}

pub(super) fn number(number: NumberType) -> &'static str {
    match number {
        NumberType::I8 => "i8",
        NumberType::I16 => "i16",
        NumberType::I32 => "i32",
        NumberType::I64 => "i64",
        NumberType::F32 => "f32",
        NumberType::F64 => "f64",
    }
}

fn entry(value: &Value, optional: bool) -> String {
    let value = self::value(value);
    match optional {
        true => format!("Option<{value}>"),
        false => value,
    }
}
