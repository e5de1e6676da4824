//! Waits for a lamp: what ends a wait, the delays between polls, and the texts of errors.

use std::ops::ControlFlow;
use std::time::Duration;

use super::{FinalPoll, Wait, WaitError, Waiter};
use crate::error::{Error, OperationError, ServiceError, TransportError, TransportErrorKind};
use crate::operation::Operation;
use crate::validate::{Checker, Validate};
use crate::waiter::{Acceptor, Matcher};
use crate::{Response, Unmodeled};

struct GetLamp;

#[derive(Clone, Debug)]
struct Input;

impl Validate for Input {
    fn check(&self, _checker: &mut Checker<'_>) {}
}

#[derive(Clone, Debug, Default)]
struct Lamp {
    state: Option<&'static str>,
    parts: Option<Vec<&'static str>>,
    dark: Option<bool>,
}

#[derive(Clone, Debug)]
struct Failure(Unmodeled);

impl OperationError for Failure {
    const OPERATION: &'static str = "GetLamp";

    fn unmodeled(error: Unmodeled) -> Self {
        Self(error)
    }

    fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }
}

impl Operation for GetLamp {
    type Input = Input;
    type Output = Lamp;
    type Error = Failure;

    const NAME: &'static str = "GetLamp";
}

fn state<'a>(_input: &'a Input, output: &'a Lamp) -> Option<&'a str> {
    output.state
}

fn parts<'a>(_input: &'a Input, output: &'a Lamp) -> Option<Vec<&'a str>> {
    output.parts.clone()
}

fn dark(_input: &Input, output: &Lamp) -> Option<bool> {
    output.dark
}

/// Has a matcher of each kind.
struct LampLit;

impl Waiter for LampLit {
    type Operation = GetLamp;

    const NAME: &'static str = "LampLit";
    const MIN_DELAY: u32 = 5;
    const MAX_DELAY: u32 = 60;
    const ACCEPTORS: &'static [Acceptor<GetLamp>] = &[
        Acceptor::success(Matcher::string("state", state, "LIT")),
        Acceptor::failure(Matcher::string("state", state, "BROKEN")),
        // Never matches, because an earlier one does.
        Acceptor::success(Matcher::string("state", state, "BROKEN")),
        Acceptor::success(Matcher::all_strings("parts[]", parts, "LIT")),
        Acceptor::failure(Matcher::any_string("parts[]", parts, "BROKEN")),
        Acceptor::failure(Matcher::boolean("dark", dark, true)),
        Acceptor::retry(Matcher::error(&["NoLamp", "Lamp.Missing"])),
        Acceptor::failure(Matcher::error(&["LampSold"])),
        Acceptor::success(Matcher::error(&["AlwaysLit"])),
    ];
}

/// Is done when there is any lamp, and fails with any error. Its values are secrets.
struct AnyLamp;

impl Waiter for AnyLamp {
    type Operation = GetLamp;

    const NAME: &'static str = "AnyLamp";
    const MIN_DELAY: u32 = 2;
    const MAX_DELAY: u32 = 120;
    const ACCEPTORS: &'static [Acceptor<GetLamp>] = &[
        Acceptor::failure(Matcher::string("state", state, "BROKEN").redacted()),
        Acceptor::retry(Matcher::string("state", state, "DIM").redacted()),
        Acceptor::success(Matcher::success()),
        Acceptor::failure(Matcher::any_error()),
    ];
}

type Poll = Result<Lamp, Error<Failure>>;

fn with_state(state: &'static str) -> Poll {
    Ok(Lamp {
        state: Some(state),
        ..Lamp::default()
    })
}

fn with_parts(parts: &[&'static str]) -> Poll {
    Ok(Lamp {
        parts: Some(parts.to_vec()),
        ..Lamp::default()
    })
}

fn with_error(code: &str) -> Poll {
    let error = Failure(Unmodeled::new(code, Some("so it is".to_owned())));
    let error = ServiceError::new("GetLamp", http::StatusCode::BAD_REQUEST, code, error);
    Err(error.with_request_id("r-1").into())
}

const LIMIT: Duration = Duration::from_secs(100);

/// How a wait with these polls ends, each of which begins when the one before says so.
fn end<W: Waiter<Operation = GetLamp>>(
    polls: Vec<Poll>,
) -> Option<Result<FinalPoll<GetLamp>, String>> {
    let mut wait = Wait::<W>::new(Input, LIMIT);
    let mut elapsed = Duration::ZERO;
    for poll in polls {
        match wait.accept(poll, elapsed, 0.0) {
            ControlFlow::Continue(delay) => elapsed += delay,
            ControlFlow::Break(end) => return Some(end.map_err(|error| error.to_string())),
        }
    }
    None
}

/// The same in a word: `success`, `success by CODE`, an error, or `goes on`.
fn told<W: Waiter<Operation = GetLamp>>(polls: Vec<Poll>) -> String {
    match end::<W>(polls) {
        Some(Ok(FinalPoll::Response(_))) => "success".to_owned(),
        Some(Ok(FinalPoll::Error(error))) => format!("success by {}", error.code),
        Some(Err(error)) => error,
        None => "goes on".to_owned(),
    }
}

#[test]
fn the_first_acceptor_that_matches_decides() {
    let service_error = "GetLamp failed with LampSold: so it is (status 400, request id r-1)";
    let sold = format!("waiter LampLit failed: {service_error}");
    let cases: Vec<(Poll, &str)> = vec![
        (with_state("LIT"), "success"),
        (
            with_state("BROKEN"),
            "waiter LampLit failed: GetLamp shows that `state` is \"BROKEN\" (1 poll)",
        ),
        (with_state("DIM"), "goes on"),
        (Ok(Lamp::default()), "goes on"),
        (with_parts(&["LIT", "LIT"]), "success"),
        (with_parts(&["LIT", "DIM"]), "goes on"),
        (with_parts(&[]), "goes on"),
        (
            with_parts(&["LIT", "BROKEN"]),
            "waiter LampLit failed: GetLamp shows that `parts[]` is [\"LIT\", \"BROKEN\"] (1 poll)",
        ),
        (
            Ok(Lamp {
                dark: Some(true),
                ..Lamp::default()
            }),
            "waiter LampLit failed: GetLamp shows that `dark` is true (1 poll)",
        ),
        (
            Ok(Lamp {
                dark: Some(false),
                ..Lamp::default()
            }),
            "goes on",
        ),
        (with_error("NoLamp"), "goes on"),
        (with_error("AlwaysLit"), "success by AlwaysLit"),
        (with_error("LampSold"), &sold),
        (
            with_error("Other"),
            "waiter LampLit stopped: GetLamp failed with Other: so it is (status 400, request id r-1)",
        ),
        (
            Err(TransportError::new(TransportErrorKind::Broken, "it broke").into()),
            "waiter LampLit stopped: request failed: it broke",
        ),
    ];
    for (poll, expected) in cases {
        let shown = format!("{poll:?}");
        assert_eq!(told::<LampLit>(vec![poll]), expected, "{shown}");
    }
}

#[test]
fn knows_errors_by_their_code_in_awsquery_as_well() {
    let Err(Error::Service(error)) = with_error("Unknown") else {
        unreachable!("it is an error of the service");
    };
    let error = error.with_query_code("Lamp.Missing");
    assert_eq!(told::<LampLit>(vec![Err(error.into())]), "goes on");
}

#[test]
fn matches_any_response_and_any_error_of_the_service() {
    assert_eq!(told::<AnyLamp>(vec![with_state("LIT")]), "success");
    let failed = told::<AnyLamp>(vec![with_error("Other")]);
    assert!(failed.starts_with("waiter AnyLamp failed: "), "{failed}");
    // A broken connection tells nothing of a lamp.
    let broken = TransportError::new(TransportErrorKind::Broken, "it broke");
    let failed = told::<AnyLamp>(vec![Err(broken.into())]);
    assert!(failed.starts_with("waiter AnyLamp stopped: "), "{failed}");
}

#[test]
fn quotes_no_secrets() {
    assert_eq!(
        told::<AnyLamp>(vec![with_state("BROKEN")]),
        "waiter AnyLamp failed: GetLamp shows that `state` has a sensitive value (1 poll)"
    );
}

/// The delays of a wait that never ends, until its limit.
fn delays<W: Waiter<Operation = GetLamp>>(limit: u64, random: f64) -> (Vec<u64>, String) {
    let mut wait = Wait::<W>::new(Input, Duration::from_secs(limit));
    let (mut elapsed, mut delays) = (Duration::ZERO, Vec::new());
    loop {
        match wait.accept(with_state("DIM"), elapsed, random) {
            ControlFlow::Continue(delay) => {
                elapsed += delay;
                delays.push(delay.as_secs());
            }
            ControlFlow::Break(end) => {
                let error = end.expect_err("it is never lit");
                return (delays, error.to_string());
            }
        }
    }
}

#[test]
fn backs_off_as_smithy_specifies() {
    let last = |limit: u64, polls: usize| {
        let seen = "last, GetLamp showed that `state` is \"DIM\"";
        format!("waiter LampLit timed out after {limit}s; {seen} ({polls} polls)")
    };
    for (limit, random, expected) in [
        // The next poll would begin at 25, and the one after it not before 30.
        (30, 0.0, &[5, 5, 5, 5, 10][..]),
        (200, 1.0, &[5, 10, 20, 40, 60, 65]),
        // Without fractions of seconds.
        (300, 0.5, &[5, 7, 12, 22, 32, 32, 32, 32, 32, 32, 32, 25]),
        (10, 0.0, &[10]),
        (3, 1.0, &[3]),
    ] {
        let (delays, error) = delays::<LampLit>(limit, random);
        assert_eq!(delays, expected, "{limit}");
        assert_eq!(error, last(limit, delays.len() + 1));
    }
}

#[test]
fn never_waits_longer_than_the_greatest_delay_or_overflows() {
    let mut wait = Wait::<LampLit>::new(Input, Duration::MAX);
    for _ in 0..100 {
        let next = wait.accept(with_state("DIM"), Duration::ZERO, 1.0);
        let ControlFlow::Continue(delay) = next else {
            unreachable!("there is time left");
        };
        assert!(delay <= Duration::from_secs(60), "{delay:?}");
    }
    assert_eq!(wait.time_of_poll(Duration::ZERO), Duration::MAX);
}

#[test]
fn polls_once_without_any_time() {
    let mut wait = Wait::<LampLit>::new(Input, Duration::ZERO);
    let ControlFlow::Break(Err(error)) = wait.accept(with_error("NoLamp"), LIMIT, 0.0) else {
        unreachable!("there is no time left");
    };
    assert_eq!(
        error.to_string(),
        "waiter LampLit timed out after 0ns; last, GetLamp failed with NoLamp: so it is \
         (status 400, request id r-1)"
    );
    let code = error.as_service().map(|error| error.code.as_str());
    assert_eq!(code, Some("NoLamp"));
}

#[test]
fn the_last_poll_gets_the_least_delay() {
    let wait = Wait::<LampLit>::new(Input, LIMIT);
    assert_eq!(wait.time_of_poll(LIMIT), Duration::from_secs(5));
    assert_eq!(wait.time_of_poll(LIMIT * 2), Duration::ZERO);
    let error = wait.cut_off();
    assert_eq!(
        error.to_string(),
        "waiter LampLit timed out after 100s; GetLamp did not respond (1 poll)"
    );
    assert!(matches!(error, WaitError::TimedOut(_)));
    assert!(error.last().is_none());
}

#[test]
fn returns_the_last_response() {
    let mut response = Response::new(Lamp::default());
    response.output.state = Some("BROKEN");
    response.request_id = Some("r-2".to_owned());
    let mut wait = Wait::<LampLit>::new(Input, LIMIT);
    let ControlFlow::Break(Err(error)) = wait.accept(Ok::<_, Error<Failure>>(response), LIMIT, 0.0)
    else {
        unreachable!("the lamp is broken");
    };
    assert_eq!(
        error.to_string(),
        "waiter LampLit failed: GetLamp shows that `state` is \"BROKEN\" (1 poll, request id r-2)"
    );
    let last = error.last().and_then(FinalPoll::output);
    assert_eq!(last.and_then(|lamp| lamp.state), Some("BROKEN"));
}
