//! Waiters.
//!
//! A [`Waiter`] polls an operation until a resource is in some state: a table exists, an endpoint is
//! deleted. A [`Wait`] is one such wait. It knows when to poll again and when to stop, but neither sends
//! nor sleeps.

// Generated code contains only names, delays and acceptors. Must not know any service.

mod acceptor;
mod end;
mod error;
mod matcher;
mod wait;

pub use acceptor::{Acceptor, AcceptorState, Waiter};
pub use end::FinalPoll;
pub use error::{PollError, WaitError, WaitFailure, WaitTimeout};
pub use matcher::Matcher;
pub use wait::Wait;
