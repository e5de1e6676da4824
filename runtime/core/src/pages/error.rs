//! Errors of pagination itself. Messages state what is wrong first, then what to do. They never
//! show a whole token, because it may contain data of the account.

use std::fmt;

/// An error of pagination itself, not of a request or its response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaginationError {
    /// The service returned the same token twice in a row, or tokens in a circle. Following them would
    /// never end.
    RepeatedToken,
    /// The starting token is damaged or belongs to another operation. No request was sent.
    BadStartingToken {
        /// What is wrong with it.
        reason: String,
        /// Its first characters, at most six.
        shown: String,
    },
    /// The listing has more pages than `max_requests` allows.
    RequestLimit {
        /// The number of requests allowed, and sent.
        limit: u64,
    },
}

/// The number of characters of a starting token that an error shows: enough to recognise it, too
/// few to use it.
const SHOWN_CHARACTERS: usize = 6;

impl PaginationError {
    pub(super) fn bad_starting_token(reason: impl Into<String>, token: &str) -> Self {
        let shown = token.chars().take(SHOWN_CHARACTERS).collect();
        Self::BadStartingToken {
            reason: reason.into(),
            shown,
        }
    }
}

impl fmt::Display for PaginationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RepeatedToken => f.write_str(
                "the service returned a token again, so the listing would not end; if a repeated \
                 token marks the end, set `on_repeated_token` to `OnRepeatedToken::Stop`; to \
                 follow it anyway, set `OnRepeatedToken::Continue`",
            ),
            Self::BadStartingToken { reason, shown } => {
                write!(
                    f,
                    "invalid starting token (begins with {shown:?}): {reason}"
                )
            }
            Self::RequestLimit { limit } => write!(
                f,
                "the listing has more pages after {limit} requests, the limit of `max_requests`; \
                 continue with the resume token, or raise the limit"
            ),
        }
    }
}

impl std::error::Error for PaginationError {}
