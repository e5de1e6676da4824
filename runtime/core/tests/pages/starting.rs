//! Where runs start: a token in the request, a starting token, or the beginning.

use hardy_runtime::Paginator;
use hardy_runtime::pages::RunState;

use crate::drive::{Way, wait};
use crate::service::{Request, Service, Shelf, request};

fn at(token: &str) -> Paginator<Shelf> {
    Paginator::new(Request {
        token: Some(token.to_owned()),
        ..request()
    })
}

/// A resume token for the first page without its first item.
const FROM_THE_BEGINNING: &str = "eyJUb2tlbiI6IG51bGwsICJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9";

#[test]
fn starts_at_the_starting_token() {
    // The paginator, the tokens sent, and the items of a first page `ab`.
    let rows: [(Paginator<Shelf>, &str, &str); 7] = [
        (Paginator::new(request()), "- u", "abc"),
        (at("t"), "t u", "abc"),
        (at("t___1"), "t___1 u", "abc"),
        (
            at(FROM_THE_BEGINNING),
            &format!("{FROM_THE_BEGINNING} u"),
            "abc",
        ),
        (at("z").starting_token("t___1"), "t u", "bc"),
        (at("z").starting_token(FROM_THE_BEGINNING), "- u", "bc"),
        (at("z").starting_token(""), " u", "abc"),
    ];
    for (paginator, sent, items) in rows {
        for way in Way::ALL {
            let service = Service::scripted("ab>u c");
            assert_eq!(
                way.start(&paginator, &service).drain().concat(),
                items,
                "{way:?}"
            );
            assert_eq!(service.tokens_sent(), sent, "{way:?}");
        }
    }
}

#[test]
fn the_token_of_the_request_is_in_the_resume_token() {
    for way in Way::ALL {
        let service = Service::scripted("ab>u");
        let mut run = way.start(&at("t").max_items(1), &service);
        assert_eq!(run.place(), r#"{"Token": "t"}"#, "{way:?}");
        run.drain();
        assert_eq!(
            run.place(),
            r#"{"Token": "t", "boto_truncate_amount": 1}"#,
            "{way:?}"
        );
    }
}

#[test]
fn a_bad_starting_token_is_the_first_thing_pulled() {
    // `{"Marker": "secret-of-the-account", "boto_truncate_amount": 1}`
    let foreign =
        "eyJNYXJrZXIiOiAic2VjcmV0LW9mLXRoZS1hY2NvdW50IiwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogMX0=";
    // `{"Token": 5}`
    let damaged = "eyJUb2tlbiI6IDV9";
    for token in [foreign, damaged, "secret-of___the___account"] {
        for way in Way::ALL {
            let service = Service::scripted("a");
            let mut run = way.start(&at("t").starting_token(token), &service);
            assert_eq!(run.state(), RunState::Running, "{way:?}");
            let error = run.pull().and_then(Result::err).expect("an error");
            for secret in [token, "secret-of", "account"] {
                assert!(!error.contains(secret), "{error}");
            }
            assert!(error.contains(&token[..6]), "{error}");
            assert_eq!(
                (run.pull(), run.state()),
                (None, RunState::Failed),
                "{way:?}"
            );
            assert_eq!(run.resume_token().as_deref(), Some(token), "{way:?}");
            assert_eq!(service.sent(), [], "{way:?}");
        }
    }
}

#[test]
fn tokens_are_sent_back_as_they_came() {
    let long = "x".repeat(5_000);
    for token in [
        " ",
        "0",
        "None",
        "é\u{1f600}\"\\\n",
        "a b/c+d==",
        long.as_str(),
    ] {
        let responses = [
            crate::service::page(Some(vec!['a']), Some(token.to_owned())),
            crate::service::page(Some(vec!['b', 'c']), None),
        ];
        let service = Service::returning(responses.clone().map(Ok));
        let mut items = Paginator::<Shelf>::new(request())
            .max_items(2)
            .items(service.later(0));
        while wait(items.next()).is_some() {}
        assert_eq!(service.sent()[1].token.as_deref(), Some(token));

        let resumed = Service::returning([Ok(responses[1].clone())]);
        let token_given = items.resume_token().expect("one item is left");
        let paginator = Paginator::<Shelf>::new(request()).starting_token(token_given);
        assert_eq!(Way::Items.start(&paginator, &resumed).drain(), ["c"]);
        assert_eq!(resumed.sent()[0].token.as_deref(), Some(token));
    }
}
