//! Validation of the user's request, once, and not of tokens.

use hardy_runtime::pages::RunState;
use hardy_runtime::{Error, Paginator, Validation};

use crate::drive::Way;
use crate::service::{Request, Service, Shelf, checks_so_far, request, responses};

/// A token longer than the model allows.
const LONG: &str = "longer-than-four";

fn without_shelf() -> Request {
    Request {
        shelf: None,
        ..request()
    }
}

fn with_long_shelf() -> Request {
    Request {
        shelf: Some("too long".to_owned()),
        ..request()
    }
}

fn with_size(page_size: i32) -> Request {
    Request {
        page_size: Some(page_size),
        ..request()
    }
}

#[test]
fn the_level_decides_whether_a_request_is_sent() {
    // The request, and whether it is sent at the levels Required, Model and Off.
    let rows = [
        (request(), [true, true, true]),
        (without_shelf(), [false, false, true]),
        (with_long_shelf(), [true, false, true]),
        (with_size(0), [true, false, true]),
        (with_size(20), [true, true, true]),
        (with_size(21), [true, false, true]),
    ];
    let levels = [Validation::Required, Validation::Model, Validation::Off];
    for (request, sent) in rows {
        for (level, sent) in levels.into_iter().zip(sent) {
            check(
                &Paginator::new(request.clone()).validation(level),
                &request,
                sent,
            );
            if level == Validation::default() {
                check(&Paginator::new(request.clone()), &request, sent);
            }
        }
    }
}

fn check(paginator: &Paginator<Shelf>, request: &Request, sent: bool) {
    for way in Way::ALL {
        let service = Service::scripted("a");
        let mut run = way.start(paginator, &service);
        assert_eq!(run.state(), RunState::Running);
        let given = run.pull().expect("an item or an error");
        assert_eq!(given.is_ok(), sent, "{way:?} {request:?} {given:?}");
        assert_eq!(run.pull(), None, "{way:?} {request:?}");
        let expected: &[Request] = if sent {
            std::slice::from_ref(request)
        } else {
            &[]
        };
        assert_eq!(service.sent(), expected, "{way:?}");
        let state = if sent {
            RunState::Complete
        } else {
            RunState::Failed
        };
        assert_eq!(run.state(), state, "{way:?} {request:?}");
    }
}

#[test]
fn checks_a_request_once_in_a_run_and_not_before_it() {
    let paginator = Paginator::<Shelf>::new(request());
    for way in Way::ALL {
        let before = checks_so_far();
        let mut run = way.start(&paginator, &Service::scripted("a>t ! b>u c"));
        assert_eq!(checks_so_far(), before, "{way:?}");
        run.drain();
        assert!(run.retry());
        run.drain();
        assert_eq!(checks_so_far(), before + 1, "{way:?}");
    }
}

#[test]
fn the_page_size_setting_is_checked_with_the_request() {
    let service = Service::scripted("a");
    let strict = Paginator::<Shelf>::new(request())
        .page_size(21)
        .validation(Validation::Model);
    let error = strict
        .blocking_pages(service.blocking())
        .next()
        .and_then(Result::err);
    let Some(Error::Invalid(violations)) = error else {
        panic!("expected violations, not {error:?}");
    };
    assert_eq!(violations.as_slice()[0].path, "/PageSize");
    assert!(
        violations
            .to_string()
            .contains("between 1 and 20, inclusive")
    );
    assert_eq!(service.sent(), []);
}

#[test]
fn a_refused_run_can_be_resumed_with_a_better_request() {
    let service = Service::scripted("bc");
    let refused = Paginator::<Shelf>::new(without_shelf()).starting_token("t___1");
    let mut run = Way::Items.start(&refused, &service);
    run.drain();
    let token = run.resume_token().expect("nothing was given");
    let better = Paginator::<Shelf>::new(request()).starting_token(token);
    assert_eq!(Way::Items.start(&better, &service).drain(), ["c"]);
    assert_eq!(service.tokens_sent(), "t");
}

#[test]
fn tokens_from_the_service_are_not_checked() {
    for way in Way::ALL {
        let service = Service::scripted(&format!("a>{LONG} b>{LONG}{LONG} c"));
        let paginator = Paginator::<Shelf>::new(request()).validation(Validation::Model);
        assert_eq!(
            way.start(&paginator, &service).drain().concat(),
            "abc",
            "{way:?}"
        );

        let service = Service::returning(responses("d"));
        let mut run = way.start(&paginator.starting_token(LONG), &service);
        assert_eq!(run.drain().concat(), "d", "{way:?}");
        assert_eq!(service.tokens_sent(), LONG, "{way:?}");
    }
}
