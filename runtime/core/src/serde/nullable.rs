//! A value that may be `null`. Must not know the type of the value.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::value::{
    BorrowedBytesDeserializer, BorrowedStrDeserializer, BytesDeserializer, MapAccessDeserializer,
    SeqAccessDeserializer,
};
use serde_core::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::format::Format;

/// Reads a value, or `null` as `None`.
pub(super) struct Nullable<T, F>(F, PhantomData<T>);

impl<T, F: Format<T>> Nullable<T, F> {
    pub(super) fn new(format: F) -> Self {
        Self(format, PhantomData)
    }
}

impl<'de, T, F: Format<T>> DeserializeSeed<'de> for Nullable<T, F> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

/// Deserializers of plain Rust values give the value itself when asked for an option.
macro_rules! given {
    ($($visit:ident: $type:ty;)*) => {$(
        fn $visit<E: de::Error>(self, value: $type) -> Result<Option<T>, E> {
            self.0.read(value.into_deserializer()).map(Some)
        }
    )*};
}

impl<'de, T, F: Format<T>> Visitor<'de> for Nullable<T, F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.0.read(deserializer).map(Some)
    }

    given! {
        visit_bool: bool;
        visit_i64: i64;
        visit_i128: i128;
        visit_u64: u64;
        visit_u128: u128;
        visit_f64: f64;
        visit_str: &str;
        visit_string: String;
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Option<T>, E> {
        self.visit_some(BorrowedStrDeserializer::new(text))
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Option<T>, E> {
        self.0.read(BytesDeserializer::new(bytes)).map(Some)
    }

    fn visit_borrowed_bytes<E: de::Error>(self, bytes: &'de [u8]) -> Result<Option<T>, E> {
        self.visit_some(BorrowedBytesDeserializer::new(bytes))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Option<T>, D::Error> {
        self.visit_some(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
        self.visit_some(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        self.visit_some(MapAccessDeserializer::new(map))
    }
}
