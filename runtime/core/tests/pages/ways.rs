//! Streams and blocking iterators, over pages and items, return the same results for the same
//! requests.

use hardy_runtime::Paginator;
use hardy_runtime::pages::OnRepeatedToken;

use crate::drive::Way;
use crate::service::{Service, Shelf, request};

struct Row {
    settings: &'static str,
    responses: &'static str,
    /// Tokens of the requests.
    sent: &'static str,
    /// Pages, then `!` and a part of the error's message, if any.
    given: &'static str,
    /// State, and JSON of the resume token.
    end: &'static str,
}

const fn row(
    settings: &'static str,
    responses: &'static str,
    sent: &'static str,
    given: &'static str,
    end: &'static str,
) -> Row {
    Row {
        settings,
        responses,
        sent,
        given,
        end,
    }
}

const ROWS: &[Row] = &[
    // Ends.
    row("", "ab", "-", "ab", "Complete -"),
    row("", "ab>", "-", "ab", "Complete -"),
    row("", "-", "-", "-", "Complete -"),
    row("", "~", "-", "-", "Complete -"),
    row("", "abc>t de>u f", "- t u", "abc de f", "Complete -"),
    row(
        "",
        "->t ->u a>v ~>w -",
        "- t u v w",
        "- - a - -",
        "Complete -",
    ),
    row("", "a>None b>0 c", "- None 0", "a b c", "Complete -"),
    // Limits.
    row(
        "max=0",
        "abc>t",
        "-",
        "-",
        r#"LimitReached {"Token": null, "boto_truncate_amount": 0}"#,
    ),
    row("max=0", "->t", "-", "-", r#"LimitReached {"Token": "t"}"#),
    row("max=0", "-", "-", "-", "Complete -"),
    row(
        "max=2",
        "abc",
        "-",
        "ab",
        r#"LimitReached {"Token": null, "boto_truncate_amount": 2}"#,
    ),
    row(
        "max=3",
        "abc>t",
        "-",
        "abc",
        r#"LimitReached {"Token": "t"}"#,
    ),
    row(
        "max=4",
        "abc>t de",
        "- t",
        "abc d",
        r#"LimitReached {"Token": "t", "boto_truncate_amount": 1}"#,
    ),
    row("max=5", "abc>t de", "- t", "abc de", "Complete -"),
    row(
        "max=18446744073709551615",
        "abc>t de",
        "- t",
        "abc de",
        "Complete -",
    ),
    row(
        "max=2",
        "a>t ->u bc",
        "- t u",
        "a - b",
        r#"LimitReached {"Token": "u", "boto_truncate_amount": 1}"#,
    ),
    // Repeated tokens.
    row(
        "",
        "a>t b>t",
        "- t",
        "a b !returned a token again",
        r#"Failed {"Token": "t"}"#,
    ),
    row("stop", "a>t b>t", "- t", "a b", "Complete -"),
    row(
        "continue",
        "a>t b>t ->t c",
        "- t t t",
        "a b - c",
        "Complete -",
    ),
    row("", "a>t b>u c>t d", "- t u t", "a b c d", "Complete -"),
    row(
        "max=2",
        "a>t b>t",
        "- t",
        "a b",
        r#"LimitReached {"Token": "t"}"#,
    ),
    row("from=t", "a>t b", "t t", "a b", "Complete -"),
    row(
        "requests=3",
        "a>t b>u c>t",
        "- t u",
        "a b c !after 3 requests",
        r#"Failed {"Token": "t"}"#,
    ),
    row("requests=2", "a>t b", "- t", "a b", "Complete -"),
    row(
        "requests=0",
        "-",
        "",
        "!after 0 requests",
        r#"Failed {"Token": null}"#,
    ),
    // Starts.
    row("from=t___1", "ab>u c", "t u", "b c", "Complete -"),
    row("from=None___3", "ab>t cd", "- t", "- d", "Complete -"),
    row(
        "from=t___1 max=1",
        "abc>u",
        "t",
        "b",
        r#"LimitReached {"Token": "t", "boto_truncate_amount": 2}"#,
    ),
    row(
        "from=None___3 max=0",
        "ab>t",
        "-",
        "-",
        r#"LimitReached {"Token": "t", "boto_truncate_amount": 1}"#,
    ),
    // Errors.
    row(
        "",
        "a>t !",
        "- t",
        "a !connection lost",
        r#"Failed {"Token": "t"}"#,
    ),
    row(
        "from=t___1",
        "!",
        "t",
        "!connection lost",
        r#"Failed {"Token": "t", "boto_truncate_amount": 1}"#,
    ),
];

#[test]
fn all_ways_give_the_same() {
    for row in ROWS {
        for way in Way::ALL {
            check(row, way);
        }
    }
}

fn check(row: &Row, way: Way) {
    let what = format!("{way:?}, {:?} with {:?}", row.responses, row.settings);
    let service = Service::scripted(row.responses);
    let mut run = way.start(&paginator(row.settings), &service);
    let mut given = Vec::new();
    let mut error = None;
    while let Some(pulled) = run.pull() {
        assert_eq!(error, None, "{what}: an error is the last thing given");
        match pulled {
            Ok(items) => given.push(items.concat()),
            Err(text) => error = Some(text),
        }
    }
    let (pages, expected_error) = expected(row.given);
    match way.gives_pages() {
        true => assert_eq!(given, pages, "{what}"),
        false => assert_eq!(given.concat(), pages.concat(), "{what}"),
    }
    match expected_error {
        Some(part) => assert!(error.is_some_and(|text| text.contains(part)), "{what}"),
        None => assert_eq!(error, None, "{what}"),
    }
    assert_eq!(service.tokens_sent(), row.sent, "{what}");
    assert_eq!(
        format!("{:?} {}", run.state(), run.place()),
        row.end,
        "{what}"
    );
}

fn expected(given: &'static str) -> (Vec<&'static str>, Option<&'static str>) {
    let (pages, error) = match given.split_once('!') {
        Some((pages, error)) => (pages, Some(error)),
        None => (given, None),
    };
    let pages = pages.split_whitespace();
    (pages.map(|page| page.trim_matches('-')).collect(), error)
}

fn paginator(settings: &str) -> Paginator<Shelf> {
    let mut paginator = Paginator::new(request());
    for setting in settings.split_whitespace() {
        let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
        let number = || value.parse().expect("a number");
        paginator = match name {
            "max" => paginator.max_items(number()),
            "requests" => paginator.max_requests(number()),
            "stop" => paginator.on_repeated_token(OnRepeatedToken::Stop),
            "continue" => paginator.on_repeated_token(OnRepeatedToken::Continue),
            "from" => paginator.starting_token(value),
            other => panic!("unknown setting {other}"),
        };
    }
    paginator
}
