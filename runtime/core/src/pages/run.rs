//! One run over a listing as a state machine: which token is sent next, what is kept of a response,
//! when it ends, and where it would continue. It sees tokens and numbers of items, never a request
//! or a response, and performs no I/O.

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
    /// Where the run goes on; its token is the token of the next request, and after the first
    /// answer also the token that the service returned last.
    place: PageOffset<T>,
    /// How many items are still wanted; `None` for all.
    left: Option<u64>,
    max_requests: Option<u64>,
    requests: u64,
    on_repeated_token: OnRepeatedToken,
    /// Whether the token of `place` came with a response: a starting token is never compared.
    answered: bool,
    circle: Circle,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    Ready,
    Waiting,
    /// The error is given on the next pull.
    Failing(PaginationError),
    Ended(End),
}

#[derive(Clone, Copy, Debug)]
enum End {
    Complete,
    LimitReached,
    /// By a request that may succeed when it is sent again.
    RequestFailed,
    /// By something that another attempt would not change.
    Refused,
}

/// What is kept of a response.
#[derive(Debug, PartialEq)]
pub(super) struct Accepted<T> {
    /// The items to give, counted from the start of the page as the service sent it.
    pub(super) range: Range<usize>,
    /// The token that fetched the page.
    pub(super) token: Option<T>,
    /// Whether the page was given before, and is asked for again because it was cut.
    pub(super) again: bool,
}

impl<T: PageToken> Run<T> {
    /// A run that begins at `start`, or gives the error in its place on the first pull.
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
            answered: false,
            circle: Circle::default(),
            phase,
        }
    }

    /// Asks whether there is a request to send, which [`token`](Self::token) goes into. `None` when
    /// the run has ended.
    ///
    /// Asking again before a response came gives the same request again.
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

    /// Takes a response of `length` items with the service's `token`, and says which items to give.
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

    /// Ends the run inside the page that holds `range`.
    fn cut(&mut self, range: Range<usize>, again: bool) -> Accepted<T> {
        self.place.skip = Some(range.end as u64);
        self.phase = Phase::Ended(End::LimitReached);
        Accepted {
            range,
            token: self.place.token.clone(),
            again,
        }
    }

    /// Goes to the page that `token` fetches, or ends, and returns the token of the page before.
    fn advance(&mut self, token: Option<T>, open_skip: u64) -> Option<T> {
        let Some(token) = token.and_then(T::without_empty) else {
            self.phase = Phase::Ended(End::Complete);
            return self.place.token.take();
        };
        let repeated = self.repeats(&token);
        self.answered = true;
        // The order counts: a limit reached on the page that repeats a token is not an error.
        self.phase = match self.on_repeated_token {
            _ if self.left == Some(0) => Phase::Ended(End::LimitReached),
            OnRepeatedToken::Error if repeated => Phase::Failing(PaginationError::RepeatedToken),
            OnRepeatedToken::Stop if repeated => Phase::Ended(End::Complete),
            _ => Phase::Ready,
        };
        self.place.skip = (open_skip > 0).then_some(open_skip);
        self.place.token.replace(token)
    }

    /// Whether the service returned `token` with the page before, or goes round in a circle with it.
    fn repeats(&mut self, token: &T) -> bool {
        if self.on_repeated_token == OnRepeatedToken::Continue {
            return false;
        }
        let is_same = self.answered && self.place.token.as_ref() == Some(token);
        self.circle.is_closed_by(token.fingerprint()) || is_same
    }

    /// Ends the run for a request that failed; the place stays.
    pub(super) fn fail(&mut self) {
        self.phase = Phase::Ended(End::RequestFailed);
    }

    /// Ends the run for a reason that stays the same when asked again; the place stays.
    pub(super) fn refuse(&mut self) {
        self.phase = Phase::Ended(End::Refused);
    }

    /// Makes a run that ended with a failed request ready to send the same request again. Returns
    /// whether it did.
    pub(super) fn retry(&mut self) -> bool {
        let failed = matches!(self.phase, Phase::Ended(End::RequestFailed));
        if failed {
            self.phase = Phase::Ready;
        }
        failed
    }

    /// Where another run would go on; `None` when everything was given.
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

/// `wanted`, or `limit` where that is less.
fn at_most(wanted: u64, limit: usize) -> usize {
    usize::try_from(wanted).map_or(limit, |wanted| wanted.min(limit))
}
