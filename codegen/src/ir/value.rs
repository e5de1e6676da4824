//! Types of members, on the wire and in Rust, and the constraints on them.

use serde::Serialize;

use super::TimestampFormat;

use super::Docs;

/// The type of a member. Determines both the Rust type and the wire format.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Value {
    /// A string: `String`.
    String,
    /// `bool`.
    Boolean,
    /// A number.
    Number(NumberType),
    /// `Timestamp`.
    Timestamp,
    /// Bytes: `Vec<u8>`.
    Blob,
    /// Bytes in memory or as a stream: `Body`.
    Stream,
    /// A value of any shape: `Document`.
    Document,
    /// An integer of any size: `BigInteger`.
    BigInteger,
    /// A decimal number of any size: `BigDecimal`.
    BigDecimal,
    /// An open string enum of the crate, by Rust name.
    Enum(String),
    /// An open integer enum of the crate, by Rust name.
    IntEnum(String),
    /// A structure of the crate, by Rust name.
    Structure(String),
    /// A union of the crate, by Rust name.
    Union(String),
    /// A list.
    List {
        /// The type of its items.
        item: Box<Value>,
        /// Whether items may be null.
        sparse: bool,
    },
    /// A map from strings.
    Map(Box<Map>),
    /// A value in a box, because its type contains itself.
    Boxed(Box<Value>),
}

impl Value {
    /// Whether its Rust type can be borrowed as `str`.
    pub fn is_str(&self) -> bool {
        matches!(
            self,
            Self::String | Self::Enum(_) | Self::BigInteger | Self::BigDecimal
        )
    }
}

/// A default that differs from the default of its Rust type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Literal {
    /// A boolean or a number, as a Rust literal.
    Code(String),
    /// A string.
    String(String),
    /// The value with this string, of an enum by Rust name.
    Enum(String, String),
    /// The value with this number, of an enum by Rust name.
    IntEnum(String, String),
    /// A number of any size, as a string.
    BigNumber(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// A timestamp, as a string in this format.
    Timestamp(TimestampFormat, String),
    /// A document, as JSON.
    Document(String),
}

/// A map from strings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// [`Value::String`] or [`Value::Enum`].
    pub key: Value,
    /// The type of its values.
    pub value: Value,
    /// Whether values may be null.
    pub sparse: bool,
}

/// The Rust types of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum NumberType {
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
}

/// Constraints of a shape, or of a member that overrides its target's: a public constant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Limit {
    /// Name of the constant.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The constraint.
    pub kind: LimitKind,
}

/// The constraint of a [`Limit`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum LimitKind {
    /// A string: its length in Unicode scalar values, and a pattern.
    String {
        /// Least and greatest number of characters.
        length: Option<(Option<u64>, Option<u64>)>,
        /// A [`Pattern`](super::Pattern) that a part of it must match, by name.
        pattern: Option<String>,
    },
    /// Bytes of a blob.
    Blob {
        /// Least number of bytes.
        min: Option<u64>,
        /// Greatest number of bytes.
        max: Option<u64>,
    },
    /// Items of a list, entries of a map.
    Count {
        /// Least number of items.
        min: Option<u64>,
        /// Greatest number of items.
        max: Option<u64>,
        /// Whether items must differ.
        unique: bool,
    },
    /// A number, with bounds as literals of its type.
    Number {
        /// Its type.
        number: NumberType,
        /// Least value.
        min: Option<String>,
        /// Greatest value.
        max: Option<String>,
    },
    /// A number of any size, with bounds as in the model.
    BigNumber {
        /// Least value.
        min: Option<String>,
        /// Greatest value.
        max: Option<String>,
    },
}

/// A check on a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Check {
    /// A string against the constant of this name.
    String(String),
    /// Bytes against the constant of this name.
    Blob(String),
    /// A number against the constant of this name.
    Number(String),
    /// The number of an integer enum against the constant of this name.
    IntEnum(String),
    /// A number of any size against the constant of this name.
    BigNumber(String),
    /// The size of a list or map against the constant of this name.
    Count(String),
    /// No two items are equal.
    Unique,
    /// The own checks of a structure, union or enum, by Rust name.
    Nested(String),
    /// The value is sensitive: violations of the following checks do not show it.
    Sensitive,
    /// Each item of a list.
    Items {
        /// Whether items may be null.
        sparse: bool,
        /// Checks on an item.
        checks: Vec<Check>,
    },
    /// Each entry of a map.
    Entries {
        /// Checks on a key.
        keys: Vec<Check>,
        /// Checks on a value.
        values: Vec<Check>,
        /// Whether values may be null.
        sparse: bool,
        /// Whether paths must not show keys.
        sensitive_keys: bool,
    },
}
