//! Decides whether the result of a poll matches, and what messages quote of it. Must not know what follows
//! from a match.

use std::fmt;

use crate::error::ServiceError;
use crate::escaped::Escaped;
use crate::operation::Operation;

/// A condition on the result of a poll.
///
/// `path` is the expression of the model (JMESPath). Messages contain it; generated code has translated it
/// to the function beside it, which returns `None` where the expression has no value of the type.
pub struct Matcher<O: Operation> {
    condition: Condition<O>,
    is_redacted: bool,
}

/// A function that evaluates an expression.
type Read<I, O, T> = fn(&I, &O) -> Option<T>;
type ReadString<I, O> = for<'a> fn(&'a I, &'a O) -> Option<&'a str>;
type ReadStrings<I, O> = for<'a> fn(&'a I, &'a O) -> Option<Vec<&'a str>>;

enum Condition<O: Operation> {
    Success,
    AnyError,
    Error(&'static [&'static str]),
    Boolean {
        path: &'static str,
        read: Read<O::Input, O::Output, bool>,
        expected: bool,
    },
    String {
        path: &'static str,
        read: ReadString<O::Input, O::Output>,
        expected: &'static str,
    },
    Strings {
        path: &'static str,
        read: ReadStrings<O::Input, O::Output>,
        expected: &'static str,
        /// Whether all strings have to be equal, of which there must be one; otherwise, one of them.
        all: bool,
    },
}

/// The result of a poll, to be matched.
pub(super) enum Polled<'a, O: Operation> {
    Output(&'a O::Output),
    Error(&'a ServiceError<O::Error>),
}

impl<O: Operation> Matcher<O> {
    const fn new(condition: Condition<O>) -> Self {
        Self {
            condition,
            is_redacted: false,
        }
    }

    /// Matches every response.
    pub const fn success() -> Self {
        Self::new(Condition::Success)
    }

    /// Matches every error of the service. Without a response, nothing is known of the resource.
    pub const fn any_error() -> Self {
        Self::new(Condition::AnyError)
    }

    /// Matches errors of the service with one of these codes.
    pub const fn error(codes: &'static [&'static str]) -> Self {
        Self::new(Condition::Error(codes))
    }

    /// Matches responses for which `path` is this boolean.
    pub const fn boolean(
        path: &'static str,
        read: fn(&O::Input, &O::Output) -> Option<bool>,
        expected: bool,
    ) -> Self {
        Self::new(Condition::Boolean {
            path,
            read,
            expected,
        })
    }

    /// Matches responses for which `path` is this string.
    pub const fn string(
        path: &'static str,
        read: for<'a> fn(&'a O::Input, &'a O::Output) -> Option<&'a str>,
        expected: &'static str,
    ) -> Self {
        Self::new(Condition::String {
            path,
            read,
            expected,
        })
    }

    /// Matches responses for which `path` is a list with this string.
    pub const fn any_string(
        path: &'static str,
        read: for<'a> fn(&'a O::Input, &'a O::Output) -> Option<Vec<&'a str>>,
        expected: &'static str,
    ) -> Self {
        Self::strings(path, read, expected, false)
    }

    /// Matches responses for which `path` is a list of this string alone, once or several times.
    pub const fn all_strings(
        path: &'static str,
        read: for<'a> fn(&'a O::Input, &'a O::Output) -> Option<Vec<&'a str>>,
        expected: &'static str,
    ) -> Self {
        Self::strings(path, read, expected, true)
    }

    const fn strings(
        path: &'static str,
        read: for<'a> fn(&'a O::Input, &'a O::Output) -> Option<Vec<&'a str>>,
        expected: &'static str,
        all: bool,
    ) -> Self {
        Self::new(Condition::Strings {
            path,
            read,
            expected,
            all,
        })
    }

    /// The same for a path to sensitive values, which no message quotes.
    #[must_use]
    pub const fn redacted(self) -> Self {
        // `..self` would drop a generic value in a constant.
        let Self { condition, .. } = self;
        Self {
            condition,
            is_redacted: true,
        }
    }

    pub(super) fn matches(&self, input: &O::Input, polled: &Polled<'_, O>) -> bool {
        match (&self.condition, polled) {
            (Condition::Success, Polled::Output(_)) | (Condition::AnyError, Polled::Error(_)) => {
                true
            }
            (Condition::Error(codes), Polled::Error(error)) => {
                codes.iter().any(|code| error.has_code(code))
            }
            (Condition::Boolean { read, expected, .. }, Polled::Output(output)) => {
                read(input, output) == Some(*expected)
            }
            (Condition::String { read, expected, .. }, Polled::Output(output)) => {
                read(input, output) == Some(expected)
            }
            (
                Condition::Strings {
                    read,
                    expected,
                    all,
                    ..
                },
                Polled::Output(output),
            ) => {
                let found = read(input, output).unwrap_or_default();
                match all {
                    true => !found.is_empty() && found.iter().all(|one| one == expected),
                    false => found.contains(expected),
                }
            }
            _ => false,
        }
    }

    /// What the expression yields for a response, for people; `None` without an expression or a value.
    pub(super) fn seen(&self, input: &O::Input, output: &O::Output) -> Option<Seen> {
        let (path, detail, value) = match &self.condition {
            Condition::Boolean { path, read, .. } => {
                (path, Detail::Boolean, read(input, output)?.to_string())
            }
            Condition::String { path, read, .. } => {
                (path, Detail::String, quoted(read(input, output)?))
            }
            Condition::Strings { path, read, .. } => {
                let values = read(input, output)?;
                let detail = match values.is_empty() {
                    true => Detail::Nothing,
                    false => Detail::Strings,
                };
                (path, detail, listed(&values))
            }
            Condition::Success | Condition::AnyError | Condition::Error(_) => return None,
        };
        let text = match self.is_redacted {
            true => format!("`{path}` has a sensitive value"),
            false => format!("`{path}` is {value}"),
        };
        Some(Seen { detail, text })
    }
}

/// What an expression yields, for people.
pub(super) struct Seen {
    pub(super) detail: Detail,
    pub(super) text: String,
}

/// How much a value tells, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    String,
    Strings,
    Boolean,
    Nothing,
}

/// The greatest number of characters, and of items, of a value in a message.
const SHOWN: usize = 80;
const SHOWN_ITEMS: usize = 8;

fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("\"{}{more}\"", Escaped(&shown))
}

fn listed(texts: &[&str]) -> String {
    let shown = texts.iter().take(SHOWN_ITEMS).map(|text| quoted(text));
    let mut shown: Vec<String> = shown.collect();
    if texts.len() > SHOWN_ITEMS {
        shown.push(format!("{} more", texts.len() - SHOWN_ITEMS));
    }
    format!("[{}]", shown.join(", "))
}

impl<O: Operation> fmt::Debug for Matcher<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { condition, .. } = self;
        match condition {
            Condition::Success => f.write_str("any response"),
            Condition::AnyError => f.write_str("any error"),
            Condition::Error(codes) => write!(f, "error {}", codes.join(" or ")),
            Condition::Boolean { path, expected, .. } => write!(f, "`{path}` is {expected}"),
            Condition::String { path, expected, .. } => write!(f, "`{path}` is {expected:?}"),
            Condition::Strings {
                path,
                expected,
                all,
                ..
            } => {
                let quantity = if *all { "each" } else { "any" };
                write!(f, "{quantity} of `{path}` is {expected:?}")
            }
        }
    }
}
