//! The Rust types in tokens. Generated crates add the structures, unions and enums of their tokens.

use std::collections::BTreeMap;

use super::data::{TokenData, TokenValue};
use crate::document::{Document, Number};
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::Timestamp;

impl TokenValue for String {
    const KIND: &'static str = "a string";

    fn to_data(&self) -> TokenData {
        TokenData::String(self.clone())
    }

    fn from_data(data: TokenData) -> Option<Self> {
        match data {
            TokenData::String(text) => Some(text),
            _ => None,
        }
    }
}

impl TokenValue for bool {
    const KIND: &'static str = "a boolean";

    fn to_data(&self) -> TokenData {
        TokenData::Bool(*self)
    }

    fn from_data(data: TokenData) -> Option<Self> {
        match data {
            TokenData::Bool(value) => Some(value),
            _ => None,
        }
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl TokenValue for $integer {
            const KIND: &'static str = "an integer";

            fn to_data(&self) -> TokenData {
                TokenData::Number((*self).into())
            }

            fn from_data(data: TokenData) -> Option<Self> {
                match data {
                    TokenData::Number(number) if !number.is_float() => number.as_i64()?.try_into().ok(),
                    _ => None,
                }
            }

            fn from_string(text: String) -> Option<Self> {
                whole(&text)?.try_into().ok()
            }
        }
    )*};
}

integers!(i8, i16, i32, i64);

/// Parses an integer in its shortest form: `parse` alone would accept `+1` and `01`.
fn whole(text: &str) -> Option<i64> {
    let value: i64 = text.parse().ok()?;
    (value.to_string() == text).then_some(value)
}

macro_rules! floats {
    ($($float:ty),*) => {$(
        impl TokenValue for $float {
            const KIND: &'static str = "a number";

            fn to_data(&self) -> TokenData {
                match Number::from_f64((*self).into()) {
                    Some(number) => TokenData::Number(number),
                    // JSON cannot represent NaN and infinities; the protocols write them as
                    // strings, too.
                    None => TokenData::String(self.to_string()),
                }
            }

            fn from_data(data: TokenData) -> Option<Self> {
                match data {
                    TokenData::Number(number) => Some(number.as_f64() as $float),
                    TokenData::String(text) => text.parse().ok(),
                    _ => None,
                }
            }
        }
    )*};
}

floats!(f32, f64);

/// A string in the format `date-time`, which boto3 also accepts as a timestamp.
impl TokenValue for Timestamp {
    const KIND: &'static str = "a timestamp";

    fn to_data(&self) -> TokenData {
        TokenData::String(self.to_string())
    }

    fn from_data(data: TokenData) -> Option<Self> {
        String::from_data(data)?.parse().ok()
    }
}

macro_rules! big_numbers {
    ($($number:ty),*) => {$(
        impl TokenValue for $number {
            const KIND: &'static str = "a number in a string";

            fn to_data(&self) -> TokenData {
                TokenData::String(self.to_string())
            }

            fn from_data(data: TokenData) -> Option<Self> {
                String::from_data(data)?.parse().ok()
            }
        }
    )*};
}

big_numbers!(BigInteger, BigDecimal);

impl TokenValue for Vec<u8> {
    const KIND: &'static str = "a binary value";

    fn to_data(&self) -> TokenData {
        TokenData::Bytes(self.clone())
    }

    fn from_data(data: TokenData) -> Option<Self> {
        match data {
            TokenData::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl<T: TokenValue> TokenValue for Vec<T> {
    const KIND: &'static str = "a list";

    fn to_data(&self) -> TokenData {
        TokenData::List(self.iter().map(T::to_data).collect())
    }

    fn from_data(data: TokenData) -> Option<Self> {
        match data {
            TokenData::List(items) => items.into_iter().map(T::from_data).collect(),
            _ => None,
        }
    }
}

/// In resume tokens, the keys of a map are in ascending order; boto3 keeps the order of the
/// service. Each reads the tokens of the other.
impl<K: TokenValue + Ord, V: TokenValue> TokenValue for BTreeMap<K, V> {
    const KIND: &'static str = "a map";

    fn to_data(&self) -> TokenData {
        let entry =
            |(key, value): (&K, &V)| Some((String::from_data(key.to_data())?, value.to_data()));
        TokenData::Members(self.iter().filter_map(entry).collect())
    }

    fn from_data(data: TokenData) -> Option<Self> {
        let entry = |(key, value)| Some((K::from_string(key)?, V::from_data(value)?));
        match data {
            TokenData::Members(entries) => entries.into_iter().map(entry).collect(),
            _ => None,
        }
    }
}

/// An optional value: a member of a structure, or an element of a sparse list or map.
impl<T: TokenValue> TokenValue for Option<T> {
    const KIND: &'static str = T::KIND;

    fn to_data(&self) -> TokenData {
        self.as_ref().map_or(TokenData::Null, T::to_data)
    }

    fn from_data(data: TokenData) -> Option<Self> {
        match data {
            TokenData::Null => Some(None),
            data => T::from_data(data).map(Some),
        }
    }
}

impl<T: TokenValue> TokenValue for Box<T> {
    const KIND: &'static str = T::KIND;

    fn to_data(&self) -> TokenData {
        T::to_data(self)
    }

    fn from_data(data: TokenData) -> Option<Self> {
        T::from_data(data).map(Box::new)
    }
}

impl TokenValue for Document {
    const KIND: &'static str = "a document";

    fn to_data(&self) -> TokenData {
        self.clone().into()
    }

    /// A document cannot contain binary values.
    fn from_data(data: TokenData) -> Option<Self> {
        Some(match data {
            TokenData::Null => Self::Null,
            TokenData::Bool(value) => Self::Bool(value),
            TokenData::Number(value) => Self::Number(value),
            TokenData::String(text) => Self::String(text),
            TokenData::Bytes(_) => return None,
            TokenData::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.push(Self::from_data(item)?);
                }
                Self::List(list)
            }
            TokenData::Members(members) => {
                let mut object = BTreeMap::new();
                for (name, value) in members {
                    object.insert(name, Self::from_data(value)?);
                }
                Self::Object(object)
            }
        })
    }
}

/// A value of any type, for operations that are known only at run time.
impl TokenValue for TokenData {
    const KIND: &'static str = "a value";

    fn to_data(&self) -> TokenData {
        self.clone()
    }

    fn from_data(data: TokenData) -> Option<Self> {
        Some(data)
    }
}
