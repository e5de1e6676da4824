//! The waiters of an operation: the trait `smithy.waiters#waitable`. Must not know the members that paths lead to.

use super::value::TraitValue;
use crate::jmespath::{self, Expression};
use crate::report::Report;

/// A waiter of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Its name, in camel case.
    pub name: String,
    /// In CommonMark.
    pub documentation: Option<String>,
    /// The acceptors, in the order in which they are tried.
    pub acceptors: Vec<Acceptor>,
    /// The least number of seconds between two calls; at least one.
    pub min_delay: u32,
    /// The greatest number; at least the least one.
    pub max_delay: u32,
    /// Not to be used any more.
    pub deprecated: bool,
}

/// What follows from a call that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptor {
    /// What follows.
    pub state: AcceptorState,
    /// The condition.
    pub matcher: Matcher,
}

/// The state of a waiter after a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptorState {
    /// It is done.
    Success,
    /// It cannot succeed any more.
    Failure,
    /// It calls again.
    Retry,
}

/// A condition on the result of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matcher {
    /// Whether the call succeeds.
    Success(bool),
    /// An error: the name of a shape, its id, or a code.
    ErrorType(String),
    /// A value in the output of a call that succeeds, or in input and output.
    Path(PathMatcher),
}

/// A condition on a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathMatcher {
    /// The kind of the matcher, and so the root of the path.
    pub root: PathRoot,
    /// The path as written.
    pub path: String,
    /// The same as an expression.
    pub expression: Expression,
    /// The expected value.
    pub expected: String,
    /// How both are compared.
    pub comparator: Comparator,
}

/// Where a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathRoot {
    /// At the output.
    Output,
    /// At an object with `input` and `output`.
    InputOutput,
}

/// How a value is compared with the expected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// It is this string.
    StringEquals,
    /// It is this boolean.
    BooleanEquals,
    /// It is a list of strings, at least one, and each is this string.
    AllStringEquals,
    /// It is a list with this string.
    AnyStringEquals,
}

/// Smithy's defaults, in seconds.
const MIN_DELAY: u32 = 2;
const MAX_DELAY: u32 = 120;

pub(super) fn waiters(value: &TraitValue<'_>, report: &mut Report) -> Vec<Waiter> {
    let Some(object) = value.object(report) else {
        return Vec::new();
    };
    let mut waiters = Vec::new();
    for name in object.keys() {
        let Some(field) = value.field(name) else {
            continue;
        };
        if is_name(name) {
            waiters.extend(waiter(name, &field, report));
        } else {
            let message = format!(
                "`{name}` in `{}` is not a name of a waiter: use letters and digits, a capital first",
                value.id
            );
            field.refuse_key(message, report);
        }
    }
    waiters.sort_by(|a, b| a.name.cmp(&b.name));
    waiters
}

fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric())
}

fn waiter(name: &str, value: &TraitValue<'_>, report: &mut Report) -> Option<Waiter> {
    let keys = [
        "acceptors",
        "deprecated",
        "documentation",
        "maxDelay",
        "minDelay",
        "tags",
    ];
    value.object(report)?;
    value.ignore_others(&keys, report);
    let min_delay = value.number_field("minDelay", 1, report);
    let max_delay = value.number_field("maxDelay", 1, report);
    let deprecated = value.flag_field("deprecated", report).unwrap_or(false);
    let acceptors = acceptors(name, value, report)?;
    let min_delay = min_delay.unwrap_or(MIN_DELAY);
    let max_delay = max_delay.unwrap_or(MAX_DELAY);
    if min_delay > max_delay {
        let message = format!(
            "`minDelay` of the waiter `{name}` is {min_delay}, more than its `maxDelay`, which is {max_delay}"
        );
        value.refuse(message, report);
        return None;
    }
    Some(Waiter {
        name: name.to_owned(),
        documentation: value.text_field("documentation", report),
        acceptors,
        min_delay,
        max_delay,
        deprecated,
    })
}

/// The acceptors; `None` if any of them is invalid.
fn acceptors(name: &str, value: &TraitValue<'_>, report: &mut Report) -> Option<Vec<Acceptor>> {
    let Some(field) = value.field("acceptors") else {
        value.refuse(format!("the waiter `{name}` has no `acceptors`"), report);
        return None;
    };
    let items = field.items();
    let items = field.or_expected_of("acceptors", items, "a list of acceptors", report)?;
    let read: Vec<_> = items.iter().map(|item| acceptor(item, report)).collect();
    let acceptors: Vec<Acceptor> = read.into_iter().collect::<Option<_>>()?;
    let is_success = |acceptor: &Acceptor| acceptor.state == AcceptorState::Success;
    if !acceptors.iter().any(is_success) {
        let message = format!(
            "the waiter `{name}` never succeeds: none of its acceptors has the state `success`"
        );
        field.refuse(message, report);
        return None;
    }
    Some(acceptors)
}

fn acceptor(value: &TraitValue<'_>, report: &mut Report) -> Option<Acceptor> {
    value.object(report)?;
    // `message` explains a failure. Hardy's errors contain the response, which has it.
    value.ignore_others(&["matcher", "message", "state"], report);
    let state = value.required_word("state", STATES, report);
    let Some(matcher) = value.field("matcher") else {
        value.refuse("an acceptor has no `matcher`".to_owned(), report);
        return None;
    };
    let matcher = self::matcher(&matcher, report);
    Some(Acceptor {
        state: state?,
        matcher: matcher?,
    })
}

const STATES: &[(&str, AcceptorState)] = &[
    ("success", AcceptorState::Success),
    ("failure", AcceptorState::Failure),
    ("retry", AcceptorState::Retry),
];

const COMPARATORS: &[(&str, Comparator)] = &[
    ("stringEquals", Comparator::StringEquals),
    ("booleanEquals", Comparator::BooleanEquals),
    ("allStringEquals", Comparator::AllStringEquals),
    ("anyStringEquals", Comparator::AnyStringEquals),
];

fn matcher(value: &TraitValue<'_>, report: &mut Report) -> Option<Matcher> {
    let object = value.object(report)?;
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    match keys.as_slice() {
        ["success"] => value.flag_field("success", report).map(Matcher::Success),
        ["errorType"] => value
            .text_field("errorType", report)
            .map(Matcher::ErrorType),
        ["output"] => path(PathRoot::Output, &value.field("output")?, report),
        ["inputOutput"] => path(PathRoot::InputOutput, &value.field("inputOutput")?, report),
        _ => {
            let message =
                "a `matcher` must have one of `success`, `errorType`, `output` and `inputOutput`";
            value.refuse(message.to_owned(), report);
            None
        }
    }
}

fn path(root: PathRoot, value: &TraitValue<'_>, report: &mut Report) -> Option<Matcher> {
    value.object(report)?;
    value.ignore_others(&["comparator", "expected", "path"], report);
    let path = value.required_text("path", report);
    let expected = value.required_text("expected", report);
    let comparator = value.required_word("comparator", COMPARATORS, report);
    let (path, expected, comparator) = (path?, expected?, comparator?);
    let is_boolean = matches!(expected.as_str(), "true" | "false");
    if comparator == Comparator::BooleanEquals && !is_boolean {
        let field = value.field("expected")?;
        let message = format!("`booleanEquals` expects \"true\" or \"false\", not {expected:?}");
        field.refuse(message, report);
        return None;
    }
    match jmespath::parse(&path) {
        Ok(expression) => Some(Matcher::Path(PathMatcher {
            root,
            path,
            expression,
            expected,
            comparator,
        })),
        Err(problem) => {
            let before = path.get(..problem.at).unwrap_or(&path);
            let at = before.chars().count() + 1;
            let field = value.field("path")?;
            let message = format!(
                "the path is not JMESPath: at character {at}, {}",
                problem.what
            );
            field.refuse(message, report);
            None
        }
    }
}
