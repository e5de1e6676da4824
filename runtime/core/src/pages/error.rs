//! Why a listing cannot go on, where neither a request nor its response is to blame. The texts say
//! what to do next; they never show a whole token, for it may hold data of the account.

use std::fmt;

/// An error of pagination itself, not of a request or its response.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaginationError {
    /// The service returned the same token twice in a row, or tokens in a circle. Following them would
    /// never end.
    RepeatedToken,
    /// The starting token is damaged or of another operation. No request was sent.
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

/// How much of a starting token an error shows: enough to tell which one it was, too little to use.
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
                "the service returns tokens that it returned before, so the listing does not \
                 advance; where that marks the end, set `on_repeated_token` to \
                 `OnRepeatedToken::Stop`, and to follow them all the same, to `Continue`",
            ),
            Self::BadStartingToken { reason, shown } => {
                write!(
                    f,
                    "the starting token (it begins with {shown:?}) is not usable: {reason}"
                )
            }
            Self::RequestLimit { limit } => write!(
                f,
                "the listing goes on after {limit} requests, and `max_requests` allows no more; \
                 the resume token continues it"
            ),
        }
    }
}

impl std::error::Error for PaginationError {}
