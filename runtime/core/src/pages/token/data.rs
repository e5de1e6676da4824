//! The values in resume tokens: JSON, and binary values. Must not know their format or their Rust
//! types.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::document::{Document, Number};

/// A value of a token member, which converts to and from a value of a resume token.
pub trait TokenValue: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// The type in error messages, such as `a string`.
    const KIND: &'static str;

    /// Converts the value to a value of a resume token.
    fn to_data(&self) -> TokenData;

    /// Reads the value from a resume token. `None` if it has another type.
    fn from_data(data: TokenData) -> Option<Self>;

    /// Parses a bare string from the service. `None` if the type has no such form.
    fn from_string(text: String) -> Option<Self> {
        Self::from_data(TokenData::String(text))
    }

    /// Whether the value marks the last page: an empty string, list, map or structure, zero, and
    /// `false`.
    fn is_empty(&self) -> bool {
        self.to_data().is_empty()
    }
}

/// A value in a resume token, in any protocol.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenData {
    /// Null.
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A binary value. It is base64 in a resume token, which lists the paths of such values.
    Bytes(Vec<u8>),
    /// A list.
    List(Vec<TokenData>),
    /// A map, a structure or a union, in the order in which it is written.
    Members(Vec<(String, TokenData)>),
}

impl TokenData {
    /// Creates a structure without members.
    pub fn structure() -> Self {
        Self::Members(Vec::new())
    }

    /// Adds a member to a structure, unless its value is null.
    #[must_use]
    pub fn with(mut self, name: &str, value: &impl TokenValue) -> Self {
        let data = value.to_data();
        if let (Self::Members(members), true) = (&mut self, data != Self::Null) {
            members.push((name.to_owned(), data));
        }
        self
    }

    /// Creates a union: one member, whose value may be null.
    pub fn union(tag: &str, value: &impl TokenValue) -> Self {
        Self::Members(vec![(tag.to_owned(), value.to_data())])
    }

    /// Returns the members of a structure. `None` for other values.
    pub fn into_members(self) -> Option<TokenMembers> {
        match self {
            Self::Members(members) => Some(TokenMembers(members)),
            _ => None,
        }
    }

    /// Returns the tag and the value of a union. `None` for other values.
    pub fn into_union(self) -> Option<(String, Self)> {
        match self {
            Self::Members(members) => match <[_; 1]>::try_from(members) {
                Ok([member]) => Some(member),
                Err(_) => None,
            },
            _ => None,
        }
    }

    /// Whether Python treats the value as false. boto3 treats such a token as missing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(value) => !value,
            Self::Number(value) => value.as_f64() == 0.0,
            Self::String(text) => text.is_empty(),
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Members(members) => members.is_empty(),
        }
    }

    /// Hashes the value. Equal values have equal hashes.
    pub(super) fn hash_into(&self, hasher: &mut impl Hasher) {
        std::mem::discriminant(self).hash(hasher);
        match self {
            Self::Null => {}
            Self::Bool(value) => value.hash(hasher),
            // `1` and `1.0` are equal.
            Self::Number(value) => value.as_f64().to_bits().hash(hasher),
            Self::String(text) => text.hash(hasher),
            Self::Bytes(bytes) => bytes.hash(hasher),
            Self::List(items) => {
                items.len().hash(hasher);
                items.iter().for_each(|item| item.hash_into(hasher));
            }
            Self::Members(members) => {
                members.len().hash(hasher);
                for (name, value) in members {
                    name.hash(hasher);
                    value.hash_into(hasher);
                }
            }
        }
    }
}

impl From<Document> for TokenData {
    fn from(document: Document) -> Self {
        match document {
            Document::Null => Self::Null,
            Document::Bool(value) => Self::Bool(value),
            Document::Number(value) => Self::Number(value),
            Document::String(text) => Self::String(text),
            // A loop, because `collect` would reuse the memory of the list, and compile ten more
            // functions.
            Document::List(items) => {
                let mut data = Vec::with_capacity(items.len());
                for item in items {
                    data.push(item.into());
                }
                Self::List(data)
            }
            Document::Object(members) => {
                let mut data = Vec::with_capacity(members.len());
                for (name, value) in members {
                    data.push((name, value.into()));
                }
                Self::Members(data)
            }
        }
    }
}

/// The unread members of a structure.
#[derive(Clone, Debug)]
pub struct TokenMembers(pub(super) Vec<(String, TokenData)>);

impl TokenMembers {
    /// Reads the member `name` into `place`, if it is present. `None` if it has another type.
    pub fn read<T: TokenValue>(&mut self, name: &str, place: &mut T) -> Option<()> {
        match self.take(name) {
            None | Some(TokenData::Null) => {}
            Some(data) => *place = T::from_data(data)?,
        }
        Some(())
    }

    /// The names of the members.
    pub(in crate::pages) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Removes and returns the member `name`.
    pub(in crate::pages) fn take(&mut self, name: &str) -> Option<TokenData> {
        let index = self.0.iter().position(|(member, _)| member == name)?;
        Some(self.0.swap_remove(index).1)
    }

    /// Whether every member was read. A structure fails for unknown members, so that none is lost.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
