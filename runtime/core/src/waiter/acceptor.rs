//! The description of a waiter, as generated code states it. Must not know the result of a poll.

use super::matcher::Matcher;
use crate::operation::Operation;

/// A waiter. It states the operation to poll, the delays between polls, and the responses and errors that end
/// a wait.
///
/// Generated code implements it for each waiter of the model (`@waitable`).
pub trait Waiter: Sized + Send + Sync + 'static {
    /// The operation that it polls.
    type Operation: Operation;

    /// Name of the waiter in the model, such as `TableExists`.
    const NAME: &'static str;

    /// The least number of seconds between two polls.
    const MIN_DELAY: u32;

    /// The greatest number of seconds between two polls.
    const MAX_DELAY: u32;

    /// Its acceptors. The first one that matches decides. If none matches, a response leads to another
    /// poll, and an error ends the wait.
    const ACCEPTORS: &'static [Acceptor<Self::Operation>];
}

/// What follows from a poll that matches.
#[derive(Debug)]
pub struct Acceptor<O: Operation> {
    pub(super) state: AcceptorState,
    pub(super) matcher: Matcher<O>,
}

/// The state of a wait after a poll that an acceptor matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AcceptorState {
    /// The resource is in the state that was waited for.
    Success,
    /// The resource will not get into that state.
    Failure,
    /// The resource may get into that state.
    Retry,
}

impl<O: Operation> Acceptor<O> {
    /// A match is a success.
    pub const fn success(matcher: Matcher<O>) -> Self {
        Self {
            state: AcceptorState::Success,
            matcher,
        }
    }

    /// A match is a failure.
    pub const fn failure(matcher: Matcher<O>) -> Self {
        Self {
            state: AcceptorState::Failure,
            matcher,
        }
    }

    /// A match leads to another poll.
    pub const fn retry(matcher: Matcher<O>) -> Self {
        Self {
            state: AcceptorState::Retry,
            matcher,
        }
    }
}
