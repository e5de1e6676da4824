//! Tests the state machine with tables: responses of the service, and the resulting run.
//!
//! A response is the number of items, and after `>` the token for the next page; `!` is a failed
//! request. An offset is a token, or `-` for none, and after `+` the number of items to skip. An
//! outcome lists for each request the token sent and the range of items kept, or the error; then
//! the state and the offset at which the run resumes.

use super::*;

struct Row {
    settings: &'static str,
    responses: &'static str,
    outcome: &'static str,
}

const fn row(settings: &'static str, responses: &'static str, outcome: &'static str) -> Row {
    Row {
        settings,
        responses,
        outcome,
    }
}

const ENDS: &[Row] = &[
    row("", "2", "-:0..2 = complete"),
    row("", "1>", "-:0..1 = complete"),
    row("", "0", "-:0..0 = complete"),
    row("", "3>t1 2>t2 1", "-:0..3 t1:0..2 t2:0..1 = complete"),
    row(
        "",
        "0>t1 0>t2 1>t3 0",
        "-:0..0 t1:0..0 t2:0..1 t3:0..0 = complete",
    ),
    row("", "1>0 1>None 1", "-:0..1 0:0..1 None:0..1 = complete"),
    row("", "1>t1 !", "-:0..1 t1:failed = failed t1"),
    row("", "!", "-:failed = failed -"),
    row("from=t1+2", "!", "t1:failed = failed t1+2"),
];

const LIMITS: &[Row] = &[
    row("max=0", "3>t1", "-:0..0 = limit -+0"),
    row("max=0", "0>t1", "-:0..0 = limit t1"),
    row("max=0", "0", "-:0..0 = complete"),
    row("max=2", "3>t1", "-:0..2 = limit -+2"),
    row("max=3", "3>t1", "-:0..3 = limit t1"),
    row("max=4", "3>t1 2>t2", "-:0..3 t1:0..1 = limit t1+1"),
    row("max=4", "2>t1 3", "-:0..2 t1:0..2 = limit t1+2"),
    row("max=5", "2>t1 3", "-:0..2 t1:0..3 = complete"),
    row("max=9", "2>t1 3", "-:0..2 t1:0..3 = complete"),
    row(
        "max=18446744073709551615",
        "2>t1 3",
        "-:0..2 t1:0..3 = complete",
    ),
    row(
        "max=2",
        "1>t1 0>t2 2>t3",
        "-:0..1 t1:0..0 t2:0..1 = limit t2+1",
    ),
    row("max=3", "2>t1 !", "-:0..2 t1:failed = failed t1"),
    row("requests=0", "1", "toomany 0 = failed -"),
    row("requests=2", "1>t1 1", "-:0..1 t1:0..1 = complete"),
    row(
        "requests=4",
        "1>a 1>b 1>a 1>b 1>a",
        "-:0..1 a:0..1 b:0..1 a:0..1 toomany 4 = failed b",
    ),
    row("requests=1 max=1", "1>t1", "-:0..1 = limit t1"),
];

const REPEATS: &[Row] = &[
    row("", "1>t1 1>t1", "-:0..1 t1:0..1 repeated = failed t1"),
    row("", "0>t1 0>t1", "-:0..0 t1:0..0 repeated = failed t1"),
    row(
        "",
        "1>a 1>b 1>a 1",
        "-:0..1 a:0..1 b:0..1 a:0..1 = complete",
    ),
    row("from=t1", "1>t1 1", "t1:0..1 t1:0..1 = complete"),
    row(
        "from=t1",
        "1>t1 1>t1",
        "t1:0..1 t1:0..1 repeated = failed t1",
    ),
    row(
        "",
        "1>a 1>b 1>a 1>b 1>a 1>b",
        "-:0..1 a:0..1 b:0..1 a:0..1 b:0..1 a:0..1 repeated = failed b",
    ),
    row(
        "repeat=stop",
        "1>a 1>b 1>a 1>b 1>a 1>b",
        "-:0..1 a:0..1 b:0..1 a:0..1 b:0..1 a:0..1 = complete",
    ),
    row(
        "max=6",
        "1>a 1>b 1>a 1>b 1>a 1>b",
        "-:0..1 a:0..1 b:0..1 a:0..1 b:0..1 a:0..1 = limit b",
    ),
    row(
        "repeat=continue",
        "1>a 1>b 1>a 1>b 1>a 1>b 1",
        "-:0..1 a:0..1 b:0..1 a:0..1 b:0..1 a:0..1 b:0..1 = complete",
    ),
    row("max=2", "1>t1 1>t1", "-:0..1 t1:0..1 = limit t1"),
    row("max=2", "1>t1 2>t1", "-:0..1 t1:0..1 = limit t1+1"),
    row("repeat=stop", "1>t1 1>t1 1", "-:0..1 t1:0..1 = complete"),
    row(
        "repeat=stop max=2",
        "1>t1 1>t1 1",
        "-:0..1 t1:0..1 = limit t1",
    ),
    row(
        "repeat=continue",
        "1>t1 0>t1 1>t1 1",
        "-:0..1 t1:0..0 t1:0..1 t1:0..1 = complete",
    ),
];

const RESUMED: &[Row] = &[
    row("from=t1", "2>t2 1", "t1:0..2 t2:0..1 = complete"),
    row("from=t1+1", "2>t2 1", "t1:1..2 t2:0..1 = complete"),
    row("from=-+2", "3>t1 1", "-:2..3 t1:0..1 = complete"),
    row("from=-+1 max=2", "5>t1", "-:1..3 = limit -+3"),
    row("from=t1+1 max=2", "3>t2", "t1:1..3 = limit t2"),
    row("from=-+2 max=2", "3>t1 3>t2", "-:2..3 t1:0..1 = limit t1+1"),
    row("from=t1+2", "2>t2 1", "t1:2..2 t2:0..1 = complete"),
    row("from=-+2", "2", "-:2..2 = complete"),
    row("from=t1+1 max=0", "2>t2", "t1:1..1 = limit t1+1"),
    row(
        "from=-+3",
        "2>t1 3>t2 1",
        "-:2..2 t1:1..3 t2:0..1 = complete",
    ),
    row("from=-+7 max=1", "5>p1 5", "-:5..5 p1:2..3 = limit p1+3"),
    row("from=-+7 max=0", "5>p1 5", "-:5..5 = limit p1+2"),
    row(
        "from=-+7",
        "0>p1 5>p2 3",
        "-:0..0 p1:5..5 p2:2..3 = complete",
    ),
    row(
        "from=-+18446744073709551615",
        "2>t1 !",
        "-:2..2 t1:failed = failed t1+18446744073709551613",
    ),
];

#[test]
fn follows_the_rules() {
    for row in [ENDS, LIMITS, REPEATS, RESUMED].into_iter().flatten() {
        let outcome = trace(row);
        assert_eq!(
            outcome, row.outcome,
            "{} with {:?}",
            row.responses, row.settings
        );
    }
}

#[test]
fn retry_sends_a_failed_request_again() {
    let mut run = begin("max=3 from=t1+1");
    assert!(!run.retry(), "no request has failed yet");
    assert_eq!(run.next_request(), Some(Ok(())));
    run.fail();
    assert_eq!(run.state(), RunState::Failed);
    assert_eq!(run.next_request(), None);
    assert!(run.retry());
    assert_eq!(run.state(), RunState::Running);
    assert_eq!(run.next_request(), Some(Ok(())));
    assert_eq!(run.token(), Some(&"t1".to_owned()));
    let kept = run.accept(6, None);
    assert_eq!(
        kept,
        Accepted {
            range: 1..4,
            token: Some("t1".to_owned()),
            again: true,
        }
    );
    assert!(!run.retry(), "a limit is not a failed request");
}

#[test]
fn retry_refuses_errors_that_would_occur_again() {
    for (settings, responses) in [("", "1>t1 1>t1"), ("requests=1", "1>t1"), ("", "1")] {
        let mut run = begin(settings);
        drive(&mut run, responses);
        assert!(!run.retry(), "{settings:?} {responses}");
        assert_eq!(run.next_request(), None);
    }
    let mut run = begin("");
    run.refuse();
    assert!(!run.retry());
}

#[test]
fn repeats_the_request_until_it_has_a_response() {
    let mut run = begin("from=t1+1");
    for _ in 0..2 {
        assert_eq!(run.next_request(), Some(Ok(())));
        assert_eq!(run.token(), Some(&"t1".to_owned()));
        assert_eq!(run.resume_place(), Some(&place("t1+1")));
    }
}

#[test]
fn ends_with_the_last_page_and_reports_an_error_on_the_next_request() {
    let mut run = begin("");
    run.next_request();
    run.accept(1, Some("t1".to_owned()));
    run.next_request();
    run.accept(1, Some("t1".to_owned()));
    assert_eq!(run.state(), RunState::Running);
    assert_eq!(
        run.next_request(),
        Some(Err(PaginationError::RepeatedToken))
    );
    assert_eq!(run.state(), RunState::Failed);

    let mut run = begin("");
    run.next_request();
    run.accept(1, None);
    assert_eq!(run.state(), RunState::Complete);
}

fn trace(row: &Row) -> String {
    let mut run = begin(row.settings);
    let mut steps = drive(&mut run, row.responses);
    assert_eq!(
        run.next_request(),
        None,
        "a run that has ended sends no request"
    );
    let end = match run.state() {
        RunState::Running => "running",
        RunState::Complete => "complete",
        RunState::LimitReached => "limit",
        RunState::Failed => "failed",
    };
    steps.push(format!("= {end}"));
    steps.extend(run.resume_place().map(shown_place));
    steps.join(" ")
}

/// Runs until the end and returns each step.
fn drive(run: &mut Run<String>, responses: &str) -> Vec<String> {
    let mut responses = responses.split(' ');
    let mut steps = Vec::new();
    while let Some(request) = run.next_request() {
        steps.push(match request {
            Ok(()) => respond(
                run,
                responses.next().expect("no more requests than responses"),
            ),
            Err(PaginationError::RepeatedToken) => "repeated".to_owned(),
            Err(PaginationError::RequestLimit { limit }) => format!("toomany {limit}"),
            Err(error) => error.to_string(),
        });
    }
    steps
}

fn respond(run: &mut Run<String>, response: &str) -> String {
    let sent = run.token().map_or("-", String::as_str).to_owned();
    if response == "!" {
        run.fail();
        return format!("{sent}:failed");
    }
    let (length, token) = match response.split_once('>') {
        Some((length, token)) => (length, Some(token.to_owned())),
        None => (response, None),
    };
    let kept = run.accept(length.parse().expect("a number of items"), token);
    assert_eq!(kept.token.as_deref().unwrap_or("-"), sent);
    format!("{sent}:{:?}", kept.range)
}

fn begin(settings: &str) -> Run<String> {
    let mut read = Settings::default();
    let mut start = PageOffset::page(None);
    for (name, value) in settings
        .split(' ')
        .filter_map(|setting| setting.split_once('='))
    {
        match (name, value) {
            ("max", count) => read.max_items = count.parse().ok(),
            ("requests", limit) => read.max_requests = limit.parse().ok(),
            ("repeat", "stop") => read.on_repeated_token = OnRepeatedToken::Stop,
            ("repeat", "continue") => read.on_repeated_token = OnRepeatedToken::Continue,
            ("from", text) => start = place(text),
            other => panic!("unknown setting {other:?}"),
        }
    }
    Run::begin(&read, Ok(start))
}

fn place(text: &str) -> PageOffset<String> {
    let (token, skip) = match text.split_once('+') {
        Some((token, skip)) => (token, skip.parse().ok()),
        None => (text, None),
    };
    PageOffset {
        token: (token != "-").then(|| token.to_owned()),
        skip,
    }
}

fn shown_place(place: &PageOffset<String>) -> String {
    let token = place.token.as_deref().unwrap_or("-");
    place
        .skip
        .map_or(token.to_owned(), |skip| format!("{token}+{skip}"))
}
