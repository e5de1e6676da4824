//! Errors: the state after them, and when a run can continue.

use hardy_runtime::pages::{OnRepeatedToken, PaginationError, RunState};
use hardy_runtime::{EncodeError, Error, Paginator, ServiceError, Unmodeled, Validate};

use crate::drive::Way;
use crate::service::{CallResult, Request, Service, Shelf, page, request, responses};

#[test]
fn gives_an_error_once_and_then_the_end() {
    for way in Way::ALL {
        let service = Service::scripted("a>t !");
        let mut run = way.start(&Paginator::new(request()), &service);
        assert!(run.pull().is_some_and(|given| given.is_ok()));
        assert!(run.pull().is_some_and(|given| given.is_err()));
        for _ in 0..3 {
            assert_eq!(run.pull(), None, "{way:?}");
            assert_eq!(run.state(), RunState::Failed, "{way:?}");
        }
        assert_eq!(service.tokens_sent(), "- t", "{way:?}");
    }
}

#[test]
fn items_before_an_error_are_given_first() {
    for way in [Way::Items, Way::BlockingItems] {
        let service = Service::scripted("abc>t !");
        let mut run = way.start(&Paginator::new(request()), &service);
        for item in ["a", "b", "c"] {
            assert_eq!(run.pull(), Some(Ok(vec![item.to_owned()])), "{way:?}");
            assert_eq!(run.state(), RunState::Running, "{way:?}");
        }
        assert!(run.pull().is_some_and(|given| given.is_err()), "{way:?}");
    }
}

#[test]
fn a_rearmed_run_sends_the_same_request_and_counts_on() {
    for way in Way::ALL {
        let service = Service::scripted("! abcd>u ! ! efg>v");
        let start = request::<String>();
        let paginator = Paginator::new(start.clone())
            .starting_token("t___2")
            .page_size(4);
        let mut run = way.start(&paginator.max_items(4), &service);
        let mut given = Vec::new();
        let mut failures = 0;
        while run.state() == RunState::Running {
            for text in run.drain() {
                match text.contains("connection lost") {
                    true => failures += 1,
                    false => given.push(text),
                }
            }
            if run.state() == RunState::Failed {
                assert!(run.retry(), "{way:?}");
                assert!(!run.retry(), "once is enough");
            }
        }
        assert_eq!((given.concat().as_str(), failures), ("cdef", 3), "{way:?}");
        assert_eq!(service.tokens_sent(), "t t u u u", "{way:?}");
        let sent = |request: &Request| request.shelf == start.shelf && request.page_size == Some(4);
        assert!(service.sent().iter().all(sent), "{way:?}");
        let place = r#"{"Token": "u", "boto_truncate_amount": 2}"#;
        assert_eq!(
            (run.state(), run.place()),
            (RunState::LimitReached, place.to_owned())
        );
    }
}

#[test]
fn a_request_sent_again_counts_against_the_limit_of_requests() {
    for way in Way::ALL {
        let service = Service::scripted("a>t !");
        let mut run = way.start(&Paginator::new(request()).max_requests(2), &service);
        assert_eq!(run.drain().len(), 2, "an item and an error");
        assert!(run.retry());
        let error = run.drain().concat();
        assert!(error.contains("after 2 requests"), "{way:?}: {error}");
        assert!(!run.retry(), "{way:?}");
    }
}

#[test]
fn retries_after_every_failed_response() {
    let unreadable = || {
        Request::<String> {
            shelf: None,
            ..request()
        }
        .validate()
    };
    let retried: [(fn() -> CallResult, bool); 4] = [
        (|| Err(Error::transport("connection lost")), true),
        (service_error, true),
        (
            || Err(Error::Encode(EncodeError::EmptyLabel { member: "Shelf" })),
            false,
        ),
        (
            || Err(Error::Pagination(PaginationError::RepeatedToken)),
            true,
        ),
    ];
    for (failure, is_retried) in retried {
        assert_retry(failure(), is_retried);
    }
    let violations = unreadable().expect_err("the shelf is missing");
    assert_retry(Err(Error::Invalid(violations)), false);
}

/// An error of the operation, as tests create it.
fn service_error() -> CallResult {
    let status = http::StatusCode::TOO_MANY_REQUESTS;
    let error = ServiceError::new("ListLetters", status, "SlowDown", refusal("slow down"));
    Err(error.with_request_id("r-1").into())
}

fn assert_retry(failure: CallResult, is_retried: bool) {
    let text = failure.as_ref().err().map(ToString::to_string);
    let responses = [failure].into_iter().chain(responses("a"));
    let service = Service::returning(responses);
    let mut run = Way::Pages.start(&Paginator::<Shelf>::new(request()), &service);
    assert_eq!(run.pull().and_then(Result::err), text);
    assert_eq!(run.retry(), is_retried, "{text:?}");
    assert_eq!(
        run.drain().concat(),
        if is_retried { "a" } else { "" },
        "{text:?}"
    );
}

#[test]
fn retry_is_refused_if_it_would_change_nothing() {
    let bad_shelf = || Request {
        shelf: None,
        ..request()
    };
    let rows: [(&str, &str, Paginator<Shelf>); 6] = [
        ("repeated", "a>t b>t", Paginator::new(request())),
        (
            "bad start",
            "a",
            Paginator::new(request()).starting_token("a___b___c"),
        ),
        ("refused input", "a", Paginator::new(bad_shelf())),
        (
            "request limit",
            "a>t b",
            Paginator::new(request()).max_requests(1),
        ),
        ("complete", "a", Paginator::new(request())),
        ("limit", "ab", Paginator::new(request()).max_items(1)),
    ];
    for (what, script, paginator) in rows {
        for way in Way::ALL {
            let service = Service::scripted(script);
            let mut run = way.start(&paginator, &service);
            assert!(!run.retry(), "{what}, {way:?}: before it began");
            run.drain();
            let sent = service.sent().len();
            let place = run.resume_token();
            assert!(!run.retry(), "{what}, {way:?}");
            assert_eq!(run.pull(), None, "{what}, {way:?}");
            assert_eq!(service.sent().len(), sent, "{what}, {way:?}");
            assert_eq!(run.resume_token(), place, "{what}, {way:?}");
        }
    }
}

/// A service whose tokens are `a`, `b`, `a`, `b`, … for ever.
fn circling_service() -> Service {
    Service::new(|request: &Request| {
        let next = if request.token.as_deref() == Some("a") {
            "b"
        } else {
            "a"
        };
        Ok(page(Some(vec!['x']), Some(next.to_owned())))
    })
}

#[test]
fn tokens_in_a_circle_are_an_error_or_the_end() {
    for way in Way::ALL {
        let service = circling_service();
        let paginator = Paginator::<Shelf>::new(request());
        let given = way.start(&paginator, &service).drain();
        let (error, items) = given.split_last().expect("an error");
        assert_eq!(items.concat(), "xxxxxx", "{way:?}");
        assert!(error.contains("on_repeated_token"), "{error}");
        assert_eq!(service.tokens_sent(), "- a b a b a", "{way:?}");

        let stopping = paginator.on_repeated_token(OnRepeatedToken::Stop);
        let mut run = way.start(&stopping, &circling_service());
        assert_eq!(run.drain().concat(), "xxxxxx", "{way:?}");
        assert_eq!(run.resume_token(), None, "{way:?}");
    }
}

#[test]
fn a_limit_of_requests_leaves_a_place_to_go_on_from() {
    let service = circling_service();
    let mut pages = Paginator::<Shelf>::new(request())
        .max_requests(5)
        .blocking_pages(service.blocking());
    assert_eq!(pages.by_ref().filter(Result::is_ok).count(), 5);
    assert_eq!(pages.state(), RunState::Failed);
    assert_eq!(service.tokens_sent(), "- a b a b");
    let token = pages.resume_token().expect("the listing goes on");
    let paginator = Paginator::<Shelf>::new(request())
        .starting_token(token)
        .max_requests(1);
    paginator.blocking_pages(service.blocking()).next();
    assert!(service.tokens_sent().ends_with("b a"));
}

#[test]
fn an_error_of_the_service_reaches_the_user_unchanged() {
    let service = Service::returning([service_error()]);
    let mut pages = Paginator::<Shelf>::new(request()).blocking_pages(service.blocking());
    let error = pages.next().and_then(Result::err).expect("an error");
    let from_service = error.as_service().expect("the service's");
    assert_eq!(from_service.operation, "ListLetters");
    assert_eq!(from_service.error, refusal("slow down"));
}

fn refusal(message: &str) -> crate::service::Refusal {
    hardy_runtime::OperationError::unmodeled(Unmodeled::new("", Some(message.to_owned())))
}
