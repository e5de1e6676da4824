//! Documents and numbers of any size. Decides when such a number becomes a string.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::de::{self, MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::scalar::{NUMBER_OF_ANY_PRECISION, Scalar};
use crate::document::{Document, Number};
use crate::number::{BigDecimal, BigInteger};

/// Serializes the value. A number that does not fit into 64 bits becomes the nearest `f64`, or a
/// string if that is infinite.
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => write_number(number, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(members) => serializer.collect_map(members),
        }
    }
}

fn write_number<S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
    let value = number.as_f64();
    if !value.is_finite() {
        return serializer.serialize_str(&number.to_string());
    }
    if number.is_float() {
        return serializer.serialize_f64(value);
    }
    match (number.as_u64(), number.as_i64()) {
        (Some(value), _) => serializer.serialize_u64(value),
        (None, Some(value)) => serializer.serialize_i64(value),
        (None, None) => serializer.serialize_f64(value),
    }
}

/// Deserializes any value except bytes and floating point numbers that are not finite.
impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Document, E> {
        Ok(value.into())
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Document, E> {
        match (value.try_into(), value.try_into()) {
            (Ok(value), _) => self.visit_u64(value),
            (_, Ok(value)) => self.visit_i64(value),
            _ => Ok(Number::of_json(&value.to_string()).into()),
        }
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Document, E> {
        match value.try_into() {
            Ok(value) => self.visit_u64(value),
            Err(_) => Ok(Number::of_json(&value.to_string()).into()),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Document, E> {
        let number = Number::from_f64(value).map(Document::Number);
        number.ok_or_else(|| E::invalid_value(de::Unexpected::Float(value), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_none<E: de::Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Document, D::Error> {
        Document::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Document, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Document::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut members = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<String, Document>()? {
            members.insert(name, value);
        }
        Ok(number_of_any_precision(&members).unwrap_or(Document::Object(members)))
    }
}

/// The number that a map represents, if it does.
fn number_of_any_precision(members: &BTreeMap<String, Document>) -> Option<Document> {
    let text = members.get(NUMBER_OF_ANY_PRECISION)?.as_str()?;
    let number: Number = text.parse().ok()?;
    (members.len() == 1).then_some(number.into())
}

/// Serializes an integer, or a string if it does not fit into 64 bits.
impl Serialize for BigInteger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_big(self.as_str(), serializer)
    }
}

/// Serializes a number, or a string if no number of 64 bits has the same text.
impl Serialize for BigDecimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_big(self.as_str(), serializer)
    }
}

fn write_big<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // `-0` is a decimal, but no integer has that text.
    if let Some(value) = text.parse::<u64>().ok().filter(|_| text != "-0") {
        return serializer.serialize_u64(value);
    }
    if let Some(value) = text.parse::<i64>().ok().filter(|_| text != "-0") {
        return serializer.serialize_i64(value);
    }
    let value = text.parse::<f64>().ok();
    match value.filter(|value| format!("{value:?}") == text) {
        Some(value) => serializer.serialize_f64(value),
        None => serializer.serialize_str(text),
    }
}

/// Deserializes an integer or its string.
impl<'de> Deserialize<'de> for BigInteger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str = "an integer";
        let scalar = Scalar::read(deserializer, EXPECTED)?;
        let text = match (scalar.whole(), scalar) {
            (Some(whole), _) => whole.to_string(),
            // The data format has rounded it.
            (None, Scalar::Float(_)) => return Err(Scalar::refused(EXPECTED)),
            (None, scalar) => scalar.into_text(),
        };
        text.parse().map_err(|_| Scalar::refused(EXPECTED))
    }
}

/// Deserializes a number or its string.
impl<'de> Deserialize<'de> for BigDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str = "a number";
        let text = Scalar::read(deserializer, EXPECTED)?.into_text();
        text.parse().map_err(|_| Scalar::refused(EXPECTED))
    }
}
