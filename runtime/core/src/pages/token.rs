//! Tokens: the value of one member of the input, or the values of several. Decides equality,
//! emptiness, and conversion to and from resume tokens; nothing else.

mod data;
mod path;
mod value;

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

pub use data::{TokenData, TokenMembers, TokenValue};
pub(super) use path::{binary_paths, restore_binary};

/// A token that fetches a page.
///
/// Every [`TokenValue`] is one, for operations with one token member. Tuples of two to four
/// optional values are tokens for operations with several. Tokens are compared by value.
pub trait PageToken: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// Returns the value of each member, in order. The value of an unset member is null.
    fn to_members(&self) -> Vec<TokenData>;

    /// Reads the value of each member. `None` if no member is set.
    ///
    /// # Errors
    ///
    /// Fails for a value of a wrong type, and returns the member and the right type.
    fn from_sources(sources: Vec<TokenSource>) -> Result<Option<Self>, Misfit>;

    /// Returns the token for the next request, without empty members. `None` if all members are
    /// empty, which marks the last page.
    fn without_empty(self) -> Option<Self>;

    /// Returns a hash of the token, which is equal for equal tokens.
    fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for data in self.to_members() {
            data.hash_into(&mut hasher);
        }
        hasher.finish()
    }
}

/// The source of a token member's value.
#[derive(Clone, Debug)]
pub enum TokenSource {
    /// A string from the service, used as a starting token.
    Bare(String),
    /// A value in a resume token; null if it is missing.
    Packed(TokenData),
}

/// A token member with a value of the wrong type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The member's index.
    pub member: usize,
    /// The right type, for error messages: `a string`.
    pub kind: &'static str,
}

impl TokenSource {
    /// Reads the value of the member with this index.
    fn read<T: TokenValue>(self, member: usize) -> Result<Option<T>, Misfit> {
        let value = match self {
            Self::Packed(TokenData::Null) => return Ok(None),
            Self::Packed(data) => T::from_data(data),
            Self::Bare(text) => T::from_string(text),
        };
        let misfit = Misfit {
            member,
            kind: T::KIND,
        };
        value.map(Some).ok_or(misfit)
    }
}

impl<T: TokenValue> PageToken for T {
    fn to_members(&self) -> Vec<TokenData> {
        vec![self.to_data()]
    }

    fn from_sources(sources: Vec<TokenSource>) -> Result<Option<Self>, Misfit> {
        let source = sources.into_iter().next();
        source.map_or(Ok(None), |source| source.read(0))
    }

    fn without_empty(self) -> Option<Self> {
        (!self.is_empty()).then_some(self)
    }
}

macro_rules! several {
    ($($value:ident $type:ident $member:literal),+) => {
        impl<$($type: TokenValue),+> PageToken for ($(Option<$type>,)+) {
            fn to_members(&self) -> Vec<TokenData> {
                let ($($value,)+) = self;
                vec![$($value.as_ref().map_or(TokenData::Null, TokenValue::to_data)),+]
            }

            fn from_sources(sources: Vec<TokenSource>) -> Result<Option<Self>, Misfit> {
                let mut sources = sources.into_iter();
                $(let $value: Option<$type> = match sources.next() {
                    Some(source) => source.read($member)?,
                    None => None,
                };)+
                Ok(any_set(($($value,)+)))
            }

            fn without_empty(self) -> Option<Self> {
                let ($($value,)+) = self;
                any_set(($($value.filter(|value| !value.is_empty()),)+))
            }
        }
    };
}

several!(a A 0, b B 1);
several!(a A 0, b B 1, c C 2);
several!(a A 0, b B 1, c C 2, d D 3);

/// Returns `token` if one of its members is set.
///
/// Generated code calls this for operations with several token members.
pub fn any_set<T: PageToken>(token: T) -> Option<T> {
    let is_set = |data: &TokenData| *data != TokenData::Null;
    token.to_members().iter().any(is_set).then_some(token)
}
