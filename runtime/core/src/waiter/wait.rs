//! One wait as a state machine: what follows from the result of a poll, and when the next one begins. Performs
//! no I/O and reads no clock.

use std::fmt;
use std::ops::ControlFlow;
use std::time::Duration;

use super::acceptor::{AcceptorState, Waiter};
use super::end::FinalPoll;
use super::error::{PollError, WaitError, WaitFailure, WaitTimeout};
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Response;

/// One wait of the waiter `W`.
///
/// Send [`input`](Self::input), pass the result to [`accept`](Self::accept), and repeat this after the delay
/// that it returns.
///
/// ```
/// use std::ops::ControlFlow;
/// use std::time::Duration;
///
/// use hardy_runtime::waiter::{FinalPoll, Wait, WaitError, Waiter};
/// use hardy_runtime::{Error, Operation};
///
/// fn wait_for<W: Waiter>(
///     input: <W::Operation as Operation>::Input,
///     mut send: impl FnMut(
///         &<W::Operation as Operation>::Input,
///     ) -> Result<<W::Operation as Operation>::Output, Error<<W::Operation as Operation>::Error>>,
///     mut sleep: impl FnMut(Duration),
/// ) -> Result<FinalPoll<W::Operation>, WaitError<W::Operation>> {
///     let mut wait = Wait::<W>::new(input, Duration::from_secs(600));
///     let mut elapsed = Duration::ZERO; // of a clock, together with the time of requests
///     loop {
///         let result = send(wait.input());
///         match wait.accept(result, elapsed, 0.5) {
///             ControlFlow::Break(end) => return end,
///             ControlFlow::Continue(delay) => {
///                 sleep(delay);
///                 elapsed += delay;
///             }
///         }
///     }
/// }
/// ```
pub struct Wait<W: Waiter> {
    input: <W::Operation as Operation>::Input,
    max_wait: Duration,
    polls: u32,
    last: Option<FinalPoll<W::Operation>>,
}

/// The end of a wait.
type End<O> = Result<FinalPoll<O>, WaitError<O>>;

impl<W: Waiter> Wait<W> {
    /// Creates a wait that sends `input` with each poll. No poll begins later than `max_wait` after the
    /// first one.
    pub fn new(input: <W::Operation as Operation>::Input, max_wait: Duration) -> Self {
        Self {
            input,
            max_wait,
            polls: 0,
            last: None,
        }
    }

    /// The input of each poll.
    pub fn input(&self) -> &<W::Operation as Operation>::Input {
        &self.input
    }

    /// The number of results so far.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// How long the next poll may take. `elapsed` is the time since the beginning of the first one.
    ///
    /// The last poll begins at the limit, so it gets the least delay between two polls: without it, another
    /// poll would not have begun earlier.
    pub fn time_of_poll(&self, elapsed: Duration) -> Duration {
        let end = self.max_wait.saturating_add(least::<W>());
        end.saturating_sub(elapsed)
    }

    /// Takes over the result of a poll. Returns the end of the wait, or the delay until the next poll.
    ///
    /// `elapsed` is the time since the beginning of the first poll, and `random` a random number in
    /// `0.0..1.0`, which spreads the delays.
    pub fn accept<R>(
        &mut self,
        result: Result<R, Error<<W::Operation as Operation>::Error>>,
        elapsed: Duration,
        random: f64,
    ) -> ControlFlow<End<W::Operation>, Duration>
    where
        R: Into<Response<<W::Operation as Operation>::Output>>,
    {
        self.polls = self.polls.saturating_add(1);
        let poll = match result {
            Ok(response) => FinalPoll::Response(response.into()),
            Err(Error::Service(error)) => FinalPoll::Error(error),
            Err(error) => return ControlFlow::Break(Err(self.unexpected(error))),
        };
        let polled = poll.polled();
        let mut acceptors = W::ACCEPTORS.iter();
        let accepted = acceptors.find(|one| one.matcher.matches(&self.input, &polled));
        match accepted.map(|acceptor| acceptor.state) {
            Some(AcceptorState::Success) => return ControlFlow::Break(Ok(poll)),
            Some(AcceptorState::Failure) => {
                let seen = accepted
                    .zip(poll.output())
                    .and_then(|(one, output)| one.matcher.seen(&self.input, output));
                let seen = seen.map(|seen| seen.text);
                return ControlFlow::Break(Err(self.failed(seen, poll)));
            }
            Some(AcceptorState::Retry) => self.last = Some(poll),
            None => match poll {
                FinalPoll::Error(error) => {
                    return ControlFlow::Break(Err(self.unexpected(Error::Service(error))));
                }
                response => self.last = Some(response),
            },
        }
        let remaining = self.max_wait.saturating_sub(elapsed);
        if remaining.is_zero() {
            return ControlFlow::Break(Err(self.time_out()));
        }
        ControlFlow::Continue(delay::<W>(self.polls, remaining, random))
    }

    /// Ends the wait because a poll took longer than [`time_of_poll`](Self::time_of_poll).
    pub fn cut_off(mut self) -> WaitError<W::Operation> {
        self.polls = self.polls.saturating_add(1);
        self.time_out()
    }

    fn failed(
        &self,
        seen: Option<String>,
        last: FinalPoll<W::Operation>,
    ) -> WaitError<W::Operation> {
        let reason = match &last {
            FinalPoll::Error(error) => error.to_string(),
            FinalPoll::Response(_) => seen.unwrap_or_else(|| "the call succeeded".to_owned()),
        };
        WaitError::Failed(Box::new(WaitFailure {
            waiter: W::NAME,
            polls: self.polls,
            reason,
            last,
        }))
    }

    fn unexpected(
        &self,
        error: Error<<W::Operation as Operation>::Error>,
    ) -> WaitError<W::Operation> {
        PollError::new(W::NAME, self.polls, error).into()
    }

    fn time_out(&mut self) -> WaitError<W::Operation> {
        let last = self.last.take();
        let output = last.as_ref().and_then(FinalPoll::output);
        let seen = output.and_then(|output| {
            let acceptors = W::ACCEPTORS.iter();
            let seen = acceptors.filter_map(|one| one.matcher.seen(&self.input, output));
            // The first of the best.
            seen.min_by_key(|seen| seen.detail)
        });
        let seen = seen.map(|seen| seen.text);
        WaitError::timed_out(WaitTimeout {
            waiter: W::NAME,
            polls: self.polls,
            max_wait: self.max_wait,
            seen,
            last,
        })
    }
}

fn least<W: Waiter>() -> Duration {
    Duration::from_secs(W::MIN_DELAY.into())
}

/// The delay after this number of polls: exponential backoff with jitter, as Smithy specifies it. If another
/// poll would not fit behind the next one, that one begins at the limit.
fn delay<W: Waiter>(polls: u32, remaining: Duration, random: f64) -> Duration {
    // More doublings than these exceed every `u32`.
    let doublings = polls.saturating_sub(1).min(31);
    let (min, max) = (u64::from(W::MIN_DELAY), u64::from(W::MAX_DELAY));
    let greatest = Duration::from_secs((min << doublings).min(max).max(min));
    let random = random.clamp(0.0, 1.0);
    let delay = least::<W>() + (greatest - least::<W>()).mul_f64(random);
    match remaining.saturating_sub(delay) <= least::<W>() {
        true => remaining,
        false => delay,
    }
}

impl<W: Waiter> fmt::Debug for Wait<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("waiter", &W::NAME)
            .field("input", &self.input)
            .field("max_wait", &self.max_wait)
            .field("polls", &self.polls)
            .field("last", &self.last)
            .finish()
    }
}

#[cfg(test)]
mod tests;
