//! Waiters: the operations that they poll, their delays, and their acceptors with functions that evaluate paths.

use serde::Serialize;

use super::{Docs, Expression};

/// A unit type that implements `Waiter`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Waiter {
    /// Rust name of the unit type.
    pub name: String,
    /// Name in the model.
    pub model_name: String,
    /// Module and file name.
    pub module: String,
    /// Name of its method of the client.
    pub method: String,
    /// Documentation.
    pub docs: Docs,
    /// First sentence of the documentation, for lists.
    pub summary: String,
    /// Rust name of the operation that it polls.
    pub operation: String,
    /// Rust name of the operation's input.
    pub input: String,
    /// Rust name of the operation's output.
    pub output: String,
    /// The least number of seconds between two polls.
    pub min_delay: u32,
    /// The greatest number.
    pub max_delay: u32,
    /// The acceptors, in order.
    pub acceptors: Vec<Acceptor>,
    /// The functions that evaluate their paths, in the order of their first use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<PathReader>,
    /// Why it is deprecated, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}

/// What follows from a poll that matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Acceptor {
    /// What follows.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: WaitMatcher,
}

/// The state of a wait after a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum AcceptorState {
    /// It is done.
    Success,
    /// It cannot succeed any more.
    Failure,
    /// It polls again.
    Retry,
}

/// A condition on the result of a poll.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum WaitMatcher {
    /// Any response.
    Success,
    /// Any error.
    AnyError,
    /// An error with one of these codes.
    Error(Vec<String>),
    /// A response for which a path yields a value.
    Path {
        /// The path as in the model.
        path: String,
        /// The function that evaluates it.
        reader: String,
        /// The comparison.
        test: Test,
        /// Whether the value may be sensitive.
        redacted: bool,
    },
}

/// A comparison with the value of a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Test {
    /// It is this boolean.
    Boolean(bool),
    /// It is this string.
    String(String),
    /// It is a list with this string.
    AnyString(String),
    /// It is a list of this string alone.
    AllStrings(String),
}

/// A function that evaluates a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathReader {
    /// Its name.
    pub name: String,
    /// The path as in the model.
    pub path: String,
    /// The path as a translated expression.
    pub value: Expression,
    /// The type of the value.
    pub type_: ReadType,
}

/// The type of the value of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ReadType {
    /// `bool`
    Boolean,
    /// `&str`
    String,
    /// `Vec<&str>`
    Strings,
}
