//! Values as members hold them, on the wire and in Rust, and the constraints on them.

use serde::Serialize;

use super::TimestampFormat;

use super::Docs;

/// What a member holds. Settles both the Rust type and the wire format.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Value {
    /// Text: `String`.
    String,
    /// `bool`.
    Boolean,
    /// A number.
    Number(NumberType),
    /// `Timestamp`.
    Timestamp,
    /// Bytes: `Vec<u8>`.
    Blob,
    /// Bytes that need not be in memory: `Body`.
    Stream,
    /// A value of any shape: `Document`.
    Document,
    /// An integer of any size: `BigInteger`.
    BigInteger,
    /// A decimal number of any size: `BigDecimal`.
    BigDecimal,
    /// An open enum of text of the crate, by Rust name.
    Enum(String),
    /// An open enum of numbers of the crate, by Rust name.
    IntEnum(String),
    /// A structure of the crate, by Rust name.
    Structure(String),
    /// A union of the crate, by Rust name.
    Union(String),
    /// A list.
    List {
        /// What its items are.
        item: Box<Value>,
        /// Whether items may be null.
        sparse: bool,
    },
    /// A map from text.
    Map(Box<Map>),
    /// A value on the heap, because its type contains itself.
    Boxed(Box<Value>),
}

impl Value {
    /// Whether it can be borrowed as text.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::String | Self::Enum(_) | Self::BigInteger | Self::BigDecimal
        )
    }
}

/// A default value that is not what its Rust type starts with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Literal {
    /// A boolean or a number, as Rust writes it.
    Code(String),
    /// Text.
    String(String),
    /// The value with this text of an enum, by Rust name.
    Enum(String, String),
    /// The value with this number of an enum, by Rust name.
    IntEnum(String, String),
    /// A number of any size, by its text.
    BigNumber(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// A timestamp, by its text in this format.
    Timestamp(TimestampFormat, String),
    /// A document, by its JSON.
    Document(String),
}

/// A map from text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Map {
    /// [`Value::String`] or [`Value::Enum`].
    pub key: Value,
    /// What it maps to.
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
    /// What is limited.
    pub kind: LimitKind,
}

/// What a [`Limit`] limits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum LimitKind {
    /// Text: Unicode scalar values, and a pattern.
    String {
        /// Least and most characters.
        length: Option<(Option<u64>, Option<u64>)>,
        /// What is to be found in it: a [`Pattern`](super::Pattern), by name.
        pattern: Option<String>,
    },
    /// Bytes of a blob.
    Blob {
        /// Least number of bytes.
        min: Option<u64>,
        /// Most number of bytes.
        max: Option<u64>,
    },
    /// Items of a list, entries of a map.
    Count {
        /// Least number of items.
        min: Option<u64>,
        /// Most number of items.
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
    /// A number of any size, with bounds as the model writes them.
    BigNumber {
        /// Least value.
        min: Option<String>,
        /// Greatest value.
        max: Option<String>,
    },
}

/// Something to be checked on a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Check {
    /// Text against the constant of this name.
    String(String),
    /// Bytes against the constant of this name.
    Blob(String),
    /// A number against the constant of this name.
    Number(String),
    /// The number of an intEnum against the constant of this name.
    IntEnum(String),
    /// A number of any size against the constant of this name.
    BigNumber(String),
    /// The size of a list or map against the constant of this name.
    Count(String),
    /// That items differ.
    Unique,
    /// A structure, union or enum of this Rust name checks itself.
    Nested(String),
    /// What comes behind is sensitive: violations do not tell it.
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
        /// Whether keys must not show in paths.
        sensitive_keys: bool,
    },
}
