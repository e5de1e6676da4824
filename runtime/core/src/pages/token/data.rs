//! The values that resume tokens hold: JSON, and binary values. Knows nothing of how they are written,
//! nor of the Rust types that stand for them.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::document::{Document, Number};

/// A value that tokens can hold, and the way into and out of a resume token.
pub trait TokenValue: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// What it is in JSON, for error messages: `a string`.
    const KIND: &'static str;

    /// The value as resume tokens hold it.
    fn to_data(&self) -> TokenData;

    /// Reads the value from a resume token. `None` if that holds something else.
    fn from_data(data: TokenData) -> Option<Self>;

    /// The value that a service's bare string means, if such a value can be said by one at all.
    fn from_string(text: String) -> Option<Self> {
        Self::from_data(TokenData::String(text))
    }

    /// Whether services mean *no further page* by it: a string, list, map or structure without content,
    /// zero, and `false`.
    fn is_empty(&self) -> bool {
        self.to_data().is_empty()
    }
}

/// A value of a token as resume tokens hold it, whatever protocol the service speaks.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenData {
    /// Nothing.
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A binary value: base64 in the resume token, which lists where it has such.
    Bytes(Vec<u8>),
    /// Values in a row.
    List(Vec<TokenData>),
    /// Named values in the order in which they are written: a map, a structure or a union.
    Members(Vec<(String, TokenData)>),
}

impl TokenData {
    /// A structure without members.
    pub fn structure() -> Self {
        Self::Members(Vec::new())
    }

    /// Adds a member to a structure, if there is a value for it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &impl TokenValue) -> Self {
        let data = value.to_data();
        if let (Self::Members(members), true) = (&mut self, data != Self::Null) {
            members.push((name.to_owned(), data));
        }
        self
    }

    /// A union: one named value, which may be null.
    pub fn union(tag: &str, value: &impl TokenValue) -> Self {
        Self::Members(vec![(tag.to_owned(), value.to_data())])
    }

    /// The members of a structure, if this can be one.
    pub fn into_members(self) -> Option<TokenMembers> {
        match self {
            Self::Members(members) => Some(TokenMembers(members)),
            _ => None,
        }
    }

    /// The tag and the value of a union, if this can be one.
    pub fn into_union(self) -> Option<(String, Self)> {
        match self {
            Self::Members(members) => match <[_; 1]>::try_from(members) {
                Ok([member]) => Some(member),
                Err(_) => None,
            },
            _ => None,
        }
    }

    /// Whether Python takes it for false. boto3 takes such a token for none.
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

    /// Feeds `hasher` with something that is the same for what is equal.
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
            // In loops: `collect` would reuse the memory of the list, for which the compiler needs ten
            // functions more.
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

/// The members of a structure that are not read yet.
#[derive(Clone, Debug)]
pub struct TokenMembers(pub(super) Vec<(String, TokenData)>);

impl TokenMembers {
    /// Reads the member `name`, if there is one. `None` if it holds something else than `place` can.
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

    /// Takes the member `name`, if there is one.
    pub(in crate::pages) fn take(&mut self, name: &str) -> Option<TokenData> {
        let index = self.0.iter().position(|(member, _)| member == name)?;
        Some(self.0.swap_remove(index).1)
    }

    /// Whether every member was read. What a structure does not know must not be lost unseen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
