//! Formats, which decide how the value of a member is written and read. Each is a type without
//! content.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_core::de::Deserializer;
use serde_core::{Deserialize, Serialize, Serializer};

use super::scalar::Scalar;
use super::sensitive::sensitive;
use crate::format::json::{double_string, float_string};

/// Writes and reads values of the type `T`.
pub trait Format<T>: Copy {
    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Fails if the serializer fails.
    fn write<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Fails for a value of another type, and if the deserializer fails.
    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error>;
}

/// A value and its format, for a serializer.
pub(super) struct Written<'a, T, F>(pub(super) &'a T, pub(super) F);

impl<T, F: Format<T>> Serialize for Written<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.1.write(self.0, serializer)
    }
}

/// The format of the type itself.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl<T: Serialize + for<'de> Deserialize<'de>> Format<T> for Plain {
    fn write<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize(serializer)
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// The inner format, but errors do not contain the value, because it is sensitive.
#[derive(Clone, Copy, Debug)]
pub struct Sensitive<F>(pub F);

impl<T, F: Format<T>> Format<T> for Sensitive<F> {
    fn write<S: Serializer>(self, value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        sensitive(self.0.read(deserializer))
    }
}

/// The inner format, for a value in a box.
#[derive(Clone, Copy, Debug)]
pub struct Boxed<F>(pub F);

impl<T, F: Format<T>> Format<Box<T>> for Boxed<F> {
    fn write<S: Serializer>(self, value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(value, serializer)
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Box<T>, D::Error> {
        self.0.read(deserializer).map(Box::new)
    }
}

/// Bytes as a base64 string: the standard alphabet, with padding.
#[derive(Clone, Copy, Debug)]
pub struct Blob;

impl Format<Vec<u8>> for Blob {
    fn write<S: Serializer>(self, value: &Vec<u8>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(value))
    }

    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<u8>, D::Error> {
        const EXPECTED: &str = "base64";
        match Scalar::read(deserializer, EXPECTED)? {
            Scalar::Text(text) => STANDARD.decode(text).ok(),
            _ => None,
        }
        .ok_or_else(|| Scalar::refused(EXPECTED))
    }
}

/// A floating point number, or Smithy's string for one that JSON lacks.
#[derive(Clone, Copy, Debug)]
pub struct Number;

macro_rules! whole_number {
    ($($integer:ty, $serialize:ident, $expected:literal;)*) => {$(
        impl Format<$integer> for Number {
            fn write<S: Serializer>(self, value: &$integer, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$serialize(*value)
            }

            fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<$integer, D::Error> {
                let scalar = Scalar::read(deserializer, $expected)?;
                let whole = scalar.whole().and_then(|whole| whole.try_into().ok());
                whole.ok_or_else(|| Scalar::refused($expected))
            }
        }
    )*};
}

whole_number! {
    i8, serialize_i8, "an 8-bit integer";
    i16, serialize_i16, "a 16-bit integer";
    i32, serialize_i32, "a 32-bit integer";
    i64, serialize_i64, "a 64-bit integer";
}

macro_rules! floating_point_number {
    ($($float:ty, $serialize:ident, $text:ident, $expected:literal;)*) => {$(
        impl Format<$float> for Number {
            fn write<S: Serializer>(self, value: &$float, serializer: S) -> Result<S::Ok, S::Error> {
                if value.is_finite() {
                    serializer.$serialize(*value)
                } else {
                    serializer.serialize_str(&$text(*value))
                }
            }

            fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<$float, D::Error> {
                let value = Scalar::read(deserializer, $expected)?.float();
                let value = value.map(|value| (value, value as $float));
                // A number that is finite only in 64 bits is too large.
                match value.filter(|(wide, value)| wide.is_finite() == value.is_finite()) {
                    Some((_, value)) => Ok(value),
                    None => Err(Scalar::refused($expected)),
                }
            }
        }
    )*};
}

floating_point_number! {
    f32, serialize_f32, float_string, "a 32-bit floating point number";
    f64, serialize_f64, double_string, "a 64-bit floating point number";
}
