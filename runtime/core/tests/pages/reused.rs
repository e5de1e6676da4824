//! Settings are used again and cloned; each run starts from them.

use hardy_runtime::Paginator;

use crate::drive::Way;
use crate::service::{Request, Service, Shelf, request};

fn limited() -> (Request, Paginator<Shelf>) {
    let request = Request {
        page_size: Some(3),
        token: Some("s".to_owned()),
        ..request()
    };
    (request.clone(), Paginator::new(request).max_items(4))
}

#[test]
fn each_run_starts_from_the_settings() {
    let (_, paginator) = limited();
    for way in Way::ALL {
        for paginator in [&paginator, &paginator.clone()] {
            let service = Service::scripted("abc>t de");
            assert_eq!(
                way.start(paginator, &service).drain().concat(),
                "abcd",
                "{way:?}"
            );
            assert_eq!(service.tokens_sent(), "s t", "{way:?}");
        }
    }
}

#[test]
fn runs_side_by_side_do_not_meet() {
    let (_, paginator) = limited();
    let services = [(); 2].map(|()| Service::scripted("abc>t de"));
    for way in [Way::Items, Way::BlockingItems] {
        let services = services.each_ref().map(|_| Service::scripted("abc>t de"));
        let mut runs = services
            .each_ref()
            .map(|service| way.start(&paginator, service));
        for item in ["a", "b", "c", "d"] {
            for run in &mut runs {
                assert_eq!(run.pull(), Some(Ok(vec![item.to_owned()])), "{way:?}");
            }
        }
    }
    assert_eq!(services[0].sent(), []);
}

#[test]
fn changing_a_clone_leaves_the_original_as_it_was() {
    let (_, paginator) = limited();
    let _changed = paginator
        .clone()
        .max_items(1)
        .page_size(1)
        .starting_token("x");
    let service = Service::scripted("abc>t de");
    assert_eq!(
        Way::Items.start(&paginator, &service).drain().concat(),
        "abcd"
    );
    assert_eq!(service.tokens_sent(), "s t");
}

#[test]
fn requests_differ_from_the_users_in_nothing_but_the_token() {
    for way in Way::ALL {
        let (request, paginator) = limited();
        let service = Service::scripted("abc>t de");
        way.start(&paginator, &service).drain();
        let tokens = ["s", "t"].map(|token| Request {
            token: Some(token.to_owned()),
            ..request.clone()
        });
        assert_eq!(service.sent(), tokens, "{way:?}");
    }
}

#[test]
fn a_run_outlives_its_paginator() {
    for way in Way::ALL {
        let service = Service::scripted("abc>t de");
        let mut run = way.start(&limited().1, &service);
        assert_eq!(run.drain().concat(), "abcd", "{way:?}");
    }
}
