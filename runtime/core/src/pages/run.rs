//! A run over a listing as a state machine: which token to send next, which items of a response to
//! keep, when the run ends, and where it continues. Must not know requests and responses, only
//! tokens and numbers of items. Performs no I/O.

use std::mem;
use std::ops::Range;

use super::circle::Circle;
use super::error::PaginationError;
use super::page_offset::PageOffset;
use super::settings::{OnRepeatedToken, Settings};
use super::token::PageToken;

#[cfg(test)]
mod tests;

/// The state of a run.
///
/// Only [`Complete`](Self::Complete) means that the run returned the whole listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunState {
    /// The run may return another item or page, or an error.
    Running,
    /// The run returned the whole listing.
    Complete,
    /// `max_items` ended the run. Its resume token continues it.
    LimitReached,
    /// An error ended the run. Its resume token continues at the page that failed.
    Failed,
}

/// The state machine. `T` is the type of the tokens.
#[derive(Debug)]
pub(super) struct Run<T> {
    /// Where the run continues. Its token is for the next request; after the first response, it is
    /// also the token that the service returned last.
    place: PageOffset<T>,
    /// The number of items until `max_items`; `None` without a limit.
    left: Option<u64>,
    max_requests: Option<u64>,
    requests: u64,
    on_repeated_token: OnRepeatedToken,
    /// Whether the token of `place` is from a response. A starting token is never compared.
    has_response: bool,
    circle: Circle,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    Ready,
    Waiting,
    /// The next call of `next_request` returns the error.
    Failing(PaginationError),
    Ended(End),
}

#[derive(Clone, Copy, Debug)]
enum End {
    Complete,
    LimitReached,
    /// A request failed that may succeed when it is sent again.
    RequestFailed,
    /// An error that would occur again.
    Refused,
}

/// The part of a response to keep.
#[derive(Debug, PartialEq)]
pub(super) struct Accepted<T> {
    /// The items for the caller, counted from the start of the page as the service sent it.
    pub(super) range: Range<usize>,
    /// The token that fetched the page.
    pub(super) token: Option<T>,
    /// Whether the caller got the first part of the page before, in a run that ended inside it.
    pub(super) again: bool,
}

impl<T: PageToken> Run<T> {
    /// Creates a run that begins at `start`. If `start` is an error, the first call of
    /// `next_request` returns it.
    pub(super) fn begin(
        settings: &Settings,
        start: Result<PageOffset<T>, PaginationError>,
    ) -> Self {
        let (place, phase) = match start {
            Ok(place) => (place, Phase::Ready),
            Err(error) => (PageOffset::page(None), Phase::Failing(error)),
        };
        Self {
            place,
            left: settings.max_items,
            max_requests: settings.max_requests,
            requests: 0,
            on_repeated_token: settings.on_repeated_token,
            has_response: false,
            circle: Circle::default(),
            phase,
        }
    }

    /// Starts the next request, which must contain [`token`](Self::token). `None` if the run has
    /// ended.
    ///
    /// A second call before a response repeats the request.
    pub(super) fn next_request(&mut self) -> Option<Result<(), PaginationError>> {
        match mem::replace(&mut self.phase, Phase::Waiting) {
            Phase::Ready | Phase::Waiting => Some(self.count_request()),
            Phase::Failing(error) => {
                self.refuse();
                Some(Err(error))
            }
            Phase::Ended(end) => {
                self.phase = Phase::Ended(end);
                None
            }
        }
    }

    fn count_request(&mut self) -> Result<(), PaginationError> {
        match self.max_requests {
            Some(limit) if self.requests >= limit => {
                self.refuse();
                Err(PaginationError::RequestLimit { limit })
            }
            _ => {
                self.requests += 1;
                Ok(())
            }
        }
    }

    /// The token of the next request.
    pub(super) fn token(&self) -> Option<&T> {
        self.place.token.as_ref()
    }

    /// Accepts a response with `length` items and the service's `token`. Returns which items to
    /// keep.
    pub(super) fn accept(&mut self, length: usize, token: Option<T>) -> Accepted<T> {
        let again = self.place.skip.is_some();
        let skip = self.place.skip.unwrap_or(0);
        let start = at_most(skip, length);
        let remaining = length - start;
        let given = self.left.map_or(remaining, |left| at_most(left, remaining));
        let range = start..start + given;
        if given < remaining {
            return self.cut(range, again);
        }
        if let Some(left) = &mut self.left {
            *left -= given as u64;
        }
        let token = self.advance(token, skip - start as u64);
        Accepted {
            range,
            token,
            again,
        }
    }

    /// Ends the run inside the page, after `range`.
    fn cut(&mut self, range: Range<usize>, again: bool) -> Accepted<T> {
        self.place.skip = Some(range.end as u64);
        self.phase = Phase::Ended(End::LimitReached);
        Accepted {
            range,
            token: self.place.token.clone(),
            again,
        }
    }

    /// Advances to the page that `token` fetches, or ends the run. Returns the token of the page
    /// before.
    fn advance(&mut self, token: Option<T>, open_skip: u64) -> Option<T> {
        let Some(token) = token.and_then(T::without_empty) else {
            self.phase = Phase::Ended(End::Complete);
            return self.place.token.take();
        };
        let repeated = self.repeats(&token);
        self.has_response = true;
        // The order matters: reaching a limit on the page that repeats a token is not an error.
        self.phase = match self.on_repeated_token {
            _ if self.left == Some(0) => Phase::Ended(End::LimitReached),
            OnRepeatedToken::Error if repeated => Phase::Failing(PaginationError::RepeatedToken),
            OnRepeatedToken::Stop if repeated => Phase::Ended(End::Complete),
            _ => Phase::Ready,
        };
        self.place.skip = (open_skip > 0).then_some(open_skip);
        self.place.token.replace(token)
    }

    /// Whether the service returned `token` with the page before, or `token` closes a circle.
    fn repeats(&mut self, token: &T) -> bool {
        if self.on_repeated_token == OnRepeatedToken::Continue {
            return false;
        }
        let is_same = self.has_response && self.place.token.as_ref() == Some(token);
        self.circle.is_closed_by(token.fingerprint()) || is_same
    }

    /// Ends the run after a failed request. It can resume at the same offset.
    pub(super) fn fail(&mut self) {
        self.phase = Phase::Ended(End::RequestFailed);
    }

    /// Ends the run after an error that would occur again. It can resume at the same offset.
    pub(super) fn refuse(&mut self) {
        self.phase = Phase::Ended(End::Refused);
    }

    /// Prepares to send a failed request again. Returns `false` if the run did not end with one.
    pub(super) fn retry(&mut self) -> bool {
        let failed = matches!(self.phase, Phase::Ended(End::RequestFailed));
        if failed {
            self.phase = Phase::Ready;
        }
        failed
    }

    /// Where another run would continue; `None` if the run is complete.
    pub(super) fn resume_place(&self) -> Option<&PageOffset<T>> {
        (self.state() != RunState::Complete).then_some(&self.place)
    }

    pub(super) fn state(&self) -> RunState {
        match self.phase {
            Phase::Ready | Phase::Waiting | Phase::Failing(_) => RunState::Running,
            Phase::Ended(End::Complete) => RunState::Complete,
            Phase::Ended(End::LimitReached) => RunState::LimitReached,
            Phase::Ended(End::RequestFailed | End::Refused) => RunState::Failed,
        }
    }
}

/// The lesser of `wanted` and `limit`.
fn at_most(wanted: u64, limit: usize) -> usize {
    usize::try_from(wanted).map_or(limit, |wanted| wanted.min(limit))
}
