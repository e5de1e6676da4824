//! What pages are fetched with: the value of one member of the input, or the values of several. Only
//! what paging needs of them: equality, emptiness, and the way into and out of a resume token.

mod data;
mod path;
mod value;

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

pub use data::{TokenData, TokenMembers, TokenValue};
pub(super) use path::{binary_paths, restore_binary};

/// What fetches a page.
///
/// Every [`TokenValue`] is one, for operations with one token; tuples of up to four optional values are,
/// for operations with several. Two tokens are the same when they are equal by value.
pub trait PageToken: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// What each member holds, in the order of the members: null where it is not set.
    fn to_members(&self) -> Vec<TokenData>;

    /// Reads what each member holds. `None` where no member is set.
    ///
    /// # Errors
    ///
    /// Which member holds something else than it must, and what it must hold.
    fn from_sources(sources: Vec<TokenSource>) -> Result<Option<Self>, Misfit>;

    /// The token as it is sent back: without members that are empty. `None` if all are, by which
    /// services say *no further page*.
    fn without_empty(self) -> Option<Self>;

    /// A number that is the same for tokens that are equal, and hardly ever for others.
    fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for data in self.to_members() {
            data.hash_into(&mut hasher);
        }
        hasher.finish()
    }
}

/// What the value of a token member is read from.
#[derive(Clone, Debug)]
pub enum TokenSource {
    /// A string as the service returned it, given as a starting token.
    Bare(String),
    /// What a resume token has; null for nothing.
    Packed(TokenData),
}

/// A member of a token that holds something else than it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The member's index.
    pub member: usize,
    /// What it must hold.
    pub kind: &'static str,
}

impl TokenSource {
    /// The value of the member with this index.
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

/// `token`, if one of its members is set.
///
/// Generated code makes the tokens of operations that have several of their members with it.
pub fn any_set<T: PageToken>(token: T) -> Option<T> {
    let is_set = |data: &TokenData| *data != TokenData::Null;
    token.to_members().iter().any(is_set).then_some(token)
}
