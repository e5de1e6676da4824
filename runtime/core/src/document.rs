//! Documents: values of any shape, for members of the type `document`. Knows nothing of how they
//! stand in a text; that is `json`.

mod number;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use crate::json::{self, ReadError, Reader, Writer};

pub use number::Number;

/// A value of any shape: what JSON can say.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Document {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// Values in a row.
    List(Vec<Document>),
    /// Named values, in ascending order of their names.
    Object(BTreeMap<String, Document>),
}

impl Document {
    /// Reads a document from a JSON text, which must hold nothing else.
    ///
    /// An integer that fits neither `i64` nor `u64` becomes the nearest `f64`.
    ///
    /// # Errors
    ///
    /// What is not JSON, nested deeper than [`MAX_DEPTH`](json::MAX_DEPTH), or a number too large
    /// for `f64`.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        json::read(json.as_ref(), Reader::document)
    }

    /// The document as JSON without white space.
    pub fn to_json(&self) -> String {
        let mut writer = Writer::new();
        writer.document(self);
        writer.into_string()
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if this is a list.
    pub fn as_list(&self) -> Option<&[Document]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&BTreeMap<String, Document>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }
}

/// The document as JSON without white space.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}

impl From<bool> for Document {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Document>> for Document {
    fn from(items: Vec<Document>) -> Self {
        Self::List(items)
    }
}

impl From<BTreeMap<String, Document>> for Document {
    fn from(members: BTreeMap<String, Document>) -> Self {
        Self::Object(members)
    }
}

impl From<Number> for Document {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

macro_rules! from_integer {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Document {
            fn from(value: $integer) -> Self {
                Self::Number(value.into())
            }
        }
    )*};
}

from_integer!(i8, i16, i32, i64, u8, u16, u32, u64);
