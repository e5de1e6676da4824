//! The values of cases (`params`) as Rust expressions. Decides the expression for a kind of value;
//! the ir states its Rust type.

use hardy_codegen::ir::{Field, Map, NumberType, Union, Value};
use serde_json::Value as Json;

use super::names::Names;

/// The expression that creates the structure `name` (its Rust name) from the members in `params`.
///
/// # Errors
///
/// The first value in `params` that contradicts the model, and its location.
pub(super) fn structure(names: &Names<'_>, name: &str, params: &Json) -> Result<String, String> {
    let structure = names.structure(name)?;
    let mut sets = String::new();
    for (member, json) in members(params)? {
        let field = structure
            .fields
            .iter()
            .find(|field| field.member == *member);
        let field = field.ok_or_else(|| format!("`{name}` has no member `{member}`"))?;
        let value = field_value(names, field, json).map_err(|error| inside(member, &error))?;
        if let Some(value) = value {
            sets.push_str(&format!("value.{} = {value}; ", field.name));
        }
    }
    Ok(match sets.is_empty() {
        true => format!("types::{name}::default()"),
        false => format!("{{ let mut value = types::{name}::default(); {sets}value }}"),
    })
}

/// The value for a field; a null leaves it unset.
fn field_value(names: &Names<'_>, field: &Field, json: &Json) -> Result<Option<String>, String> {
    // A document may itself be null, unless null leaves the field unset.
    if json.is_null() && (field.presence.is_option() || field.value != Value::Document) {
        return Ok(None);
    }
    let value = value(names, &field.value, json)?;
    Ok(Some(match field.presence.is_option() {
        true => format!("Some({value})"),
        false => value,
    }))
}

fn value(names: &Names<'_>, type_: &Value, json: &Json) -> Result<String, String> {
    match type_ {
        Value::String => Ok(format!("String::from({:?})", text(json)?)),
        Value::Boolean => match json {
            Json::Bool(value) => Ok(value.to_string()),
            _ => Err(unfit(json, "a boolean")),
        },
        Value::Number(number) => self::number(*number, json),
        Value::Timestamp => match json {
            Json::Number(seconds) => Ok(format!("exchange::timestamp(\"{seconds}\")")),
            _ => Err(unfit(json, "seconds since 1970")),
        },
        Value::Blob => Ok(format!("Vec::<u8>::from({:?})", text(json)?)),
        Value::Stream => Ok(format!("hardy_runtime::Body::from({:?})", text(json)?)),
        Value::Document => Ok(format!("exchange::document({:?})", json.to_string())),
        Value::BigInteger | Value::BigDecimal => match json {
            Json::String(text) => Ok(format!("exchange::parsed({text:?})")),
            Json::Number(number) => Ok(format!("exchange::parsed(\"{number}\")")),
            _ => Err(unfit(json, "a number")),
        },
        Value::Enum(name) => Ok(format!("types::{name}::from({:?})", text(json)?)),
        Value::IntEnum(name) => {
            let number = self::number(NumberType::I32, json)?;
            Ok(format!("types::{name}::from({number})"))
        }
        Value::Structure(name) => structure(names, name, json),
        Value::Union(name) => union_(names, names.union(name)?, json),
        Value::List { item, sparse } => list(names, item, *sparse, json),
        Value::Map(map) => self::map(names, map, json),
        Value::Boxed(inner) => Ok(format!("Box::new({})", value(names, inner, json)?)),
    }
}

/// A number with the suffix of its type. Suites write numbers that JSON lacks as strings.
fn number(type_: NumberType, json: &Json) -> Result<String, String> {
    let suffix = match type_ {
        NumberType::I8 => "i8",
        NumberType::I16 => "i16",
        NumberType::I32 => "i32",
        NumberType::I64 => "i64",
        NumberType::F32 => "f32",
        NumberType::F64 => "f64",
    };
    let is_float = matches!(type_, NumberType::F32 | NumberType::F64);
    match json {
        Json::Number(number) if is_float || number.is_i64() => Ok(format!("{number}_{suffix}")),
        Json::String(text) if is_float => match text.as_str() {
            "NaN" => Ok(format!("{suffix}::NAN")),
            "Infinity" => Ok(format!("{suffix}::INFINITY")),
            "-Infinity" => Ok(format!("{suffix}::NEG_INFINITY")),
            _ => Err(unfit(json, "a number")),
        },
        _ => Err(unfit(json, "a number of its type")),
    }
}

fn list(names: &Names<'_>, item: &Value, sparse: bool, json: &Json) -> Result<String, String> {
    let items = json.as_array().ok_or_else(|| unfit(json, "a list"))?;
    let items = items.iter().enumerate().map(|(index, json)| {
        let item = nullable(names, item, sparse, json);
        item.map_err(|error| inside(&index.to_string(), &error))
    });
    let items: Result<Vec<_>, _> = items.collect();
    Ok(format!("vec![{}]", items?.join(", ")))
}

fn map(names: &Names<'_>, map: &Map, json: &Json) -> Result<String, String> {
    let entries = members(json)?.into_iter().map(|(key, json)| {
        let name = value(names, &map.key, &Json::from(key.as_str()))?;
        let value = nullable(names, &map.value, map.sparse, json);
        let value = value.map_err(|error| inside(key, &error))?;
        Ok(format!("({name}, {value})"))
    });
    let entries: Result<Vec<_>, String> = entries.collect();
    Ok(format!(
        "std::collections::BTreeMap::from([{}])",
        entries?.join(", ")
    ))
}

/// A value in a list or map, where null is a value if the list or map is sparse.
fn nullable(names: &Names<'_>, type_: &Value, sparse: bool, json: &Json) -> Result<String, String> {
    match (sparse, json) {
        (true, Json::Null) => Ok("None".to_owned()),
        (true, _) => Ok(format!("Some({})", value(names, type_, json)?)),
        (false, _) => value(names, type_, json),
    }
}

fn union_(names: &Names<'_>, union_: &Union, json: &Json) -> Result<String, String> {
    let name = &union_.name;
    let set = members(json)?
        .into_iter()
        .filter(|(_, json)| !json.is_null());
    let set: Vec<_> = set.collect();
    let [(tag, json)] = set[..] else {
        return Err(format!(
            "{} members of the union `{name}` are set",
            set.len()
        ));
    };
    let member = union_.members.iter().find(|member| member.member == *tag);
    let member = member.ok_or_else(|| format!("`{name}` has no member `{tag}`"))?;
    let variant = format!("types::{name}::{}", member.variant);
    match &member.value {
        None => Ok(variant),
        Some(type_) => {
            let value = value(names, type_, json).map_err(|error| inside(tag, &error))?;
            Ok(format!("{variant}({value})"))
        }
    }
}

/// The members of an object; nothing at all has none.
fn members(json: &Json) -> Result<Vec<(&String, &Json)>, String> {
    match json {
        Json::Null => Ok(Vec::new()),
        Json::Object(members) => Ok(members.iter().collect()),
        _ => Err(unfit(json, "an object")),
    }
}

fn text(json: &Json) -> Result<&str, String> {
    json.as_str().ok_or_else(|| unfit(json, "text"))
}

fn unfit(json: &Json, wanted: &str) -> String {
    format!("`{json}` is not {wanted}")
}

fn inside(place: &str, error: &str) -> String {
    format!("{place}: {error}")
}

#[cfg(test)]
mod tests;
