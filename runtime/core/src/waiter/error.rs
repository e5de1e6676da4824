//! Errors of waits. Each names the waiter and its operation, and contains the result of the last poll.

use std::fmt;
use std::time::Duration;

use super::end::FinalPoll;
use crate::error::{Error, ServiceError};
use crate::escaped::Escaped;
use crate::operation::Operation;

/// Why a wait ended without success.
#[non_exhaustive]
pub enum WaitError<O: Operation> {
    /// The resource is in a state from which it does not get into the one that was waited for.
    Failed(Box<WaitFailure<O>>),
    /// The time limit passed.
    TimedOut(Box<WaitTimeout<O>>),
    /// A poll failed with an error that the waiter does not expect.
    Poll(Box<PollError<O>>),
}

/// A state from which a resource does not get into the one that was waited for.
#[non_exhaustive]
pub struct WaitFailure<O: Operation> {
    /// Name of the waiter.
    pub waiter: &'static str,
    /// Number of polls.
    pub polls: u32,
    /// What the last poll showed, such as `` `Table.TableStatus` is "FAILED" ``. Without sensitive values.
    pub reason: String,
    /// The result of the last poll.
    pub last: FinalPoll<O>,
}

/// A time limit that passed.
#[non_exhaustive]
pub struct WaitTimeout<O: Operation> {
    /// Name of the waiter.
    pub waiter: &'static str,
    /// Number of polls, including one that was cut off.
    pub polls: u32,
    /// The limit.
    pub max_wait: Duration,
    /// What the last complete poll showed, such as `` `Table.TableStatus` is "CREATING" ``. Without sensitive
    /// values.
    pub seen: Option<String>,
    /// The result of the last complete poll; `None` if there was none.
    pub last: Option<FinalPoll<O>>,
}

/// An error that a waiter does not expect.
#[non_exhaustive]
pub struct PollError<O: Operation> {
    /// Name of the waiter.
    pub waiter: &'static str,
    /// Number of polls.
    pub polls: u32,
    /// The error.
    pub error: Error<O::Error>,
}

impl<O: Operation> PollError<O> {
    /// Creates the error of a wait of `waiter`, after this number of polls.
    pub fn new(waiter: &'static str, polls: u32, error: Error<O::Error>) -> Self {
        Self {
            waiter,
            polls,
            error,
        }
    }
}

impl<O: Operation> From<PollError<O>> for WaitError<O> {
    fn from(error: PollError<O>) -> Self {
        Self::Poll(Box::new(error))
    }
}

impl<O: Operation> WaitError<O> {
    pub(super) fn timed_out(timeout: WaitTimeout<O>) -> Self {
        Self::TimedOut(Box::new(timeout))
    }

    /// Name of the waiter, such as `TableExists`.
    pub fn waiter(&self) -> &'static str {
        match self {
            Self::Failed(failure) => failure.waiter,
            Self::TimedOut(timeout) => timeout.waiter,
            Self::Poll(error) => error.waiter,
        }
    }

    /// The result of the last complete poll, if the service responded as the waiter expects.
    pub fn last(&self) -> Option<&FinalPoll<O>> {
        match self {
            Self::Failed(failure) => Some(&failure.last),
            Self::TimedOut(timeout) => timeout.last.as_ref(),
            Self::Poll(_) => None,
        }
    }

    /// The error response of the last poll, if it was one.
    pub fn as_service(&self) -> Option<&ServiceError<O::Error>> {
        match self {
            Self::Poll(error) => error.error.as_service(),
            _ => self.last()?.error(),
        }
    }
}

impl<O: Operation> fmt::Display for WaitError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(failure) => failure.fmt(f),
            Self::TimedOut(timeout) => timeout.fmt(f),
            Self::Poll(error) => error.fmt(f),
        }
    }
}

impl<O: Operation> fmt::Display for WaitFailure<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waiter {} failed: ", self.waiter)?;
        match &self.last {
            // Its text names the operation, and has the code and the message.
            FinalPoll::Error(error) => error.fmt(f),
            FinalPoll::Response(_) => {
                write!(f, "{} shows that {}", O::NAME, self.reason)?;
                notes(f, self.polls, self.last.request_id())
            }
        }
    }
}

impl<O: Operation> fmt::Display for WaitTimeout<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            waiter, max_wait, ..
        } = self;
        write!(f, "waiter {waiter} timed out after {max_wait:?}")?;
        match (&self.last, &self.seen) {
            (Some(FinalPoll::Error(error)), _) => write!(f, "; last, {error}"),
            (last, seen) => {
                match seen {
                    Some(seen) => write!(f, "; last, {} showed that {seen}", O::NAME)?,
                    None if last.is_some() => write!(f, "; last, {} succeeded", O::NAME)?,
                    None => write!(f, "; {} did not respond", O::NAME)?,
                }
                let id = last.as_ref().and_then(FinalPoll::request_id);
                notes(f, self.polls, id)
            }
        }
    }
}

impl<O: Operation> fmt::Display for PollError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waiter {} stopped: {}", self.waiter, self.error)
    }
}

fn notes(f: &mut fmt::Formatter<'_>, polls: u32, request_id: Option<&str>) -> fmt::Result {
    let plural = if polls == 1 { "" } else { "s" };
    write!(f, " ({polls} poll{plural}")?;
    if let Some(id) = request_id {
        write!(f, ", request id {}", Escaped(id))?;
    }
    f.write_str(")")
}

impl<O: Operation> std::error::Error for WaitError<O> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // `Display` includes its text, so the chain continues with its source.
            Self::Poll(error) => std::error::Error::source(&error.error),
            _ => None,
        }
    }
}

// Not derived, because that would ask for `O: Debug`.

impl<O: Operation> fmt::Debug for WaitError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(failure) => f.debug_tuple("Failed").field(failure).finish(),
            Self::TimedOut(timeout) => f.debug_tuple("TimedOut").field(timeout).finish(),
            Self::Poll(error) => f.debug_tuple("Poll").field(error).finish(),
        }
    }
}

impl<O: Operation> fmt::Debug for WaitFailure<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitFailure")
            .field("waiter", &self.waiter)
            .field("polls", &self.polls)
            .field("reason", &self.reason)
            .field("last", &self.last)
            .finish()
    }
}

impl<O: Operation> fmt::Debug for WaitTimeout<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitTimeout")
            .field("waiter", &self.waiter)
            .field("polls", &self.polls)
            .field("max_wait", &self.max_wait)
            .field("seen", &self.seen)
            .field("last", &self.last)
            .finish()
    }
}

impl<O: Operation> fmt::Debug for PollError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PollError")
            .field("waiter", &self.waiter)
            .field("polls", &self.polls)
            .field("error", &self.error)
            .finish()
    }
}
