//! `max_items`, page sizes, and repeated tokens, in addition to the table in `ways`.

use hardy_runtime::Paginator;
use hardy_runtime::pages::{OnRepeatedToken, RunState};

use crate::drive::Way;
use crate::service::{Request, Service, Shelf, page, request};

/// `ab`, `c`, an empty page, `def`.
const SCRIPT: &str = "ab>t c>u ->v def";

#[test]
fn every_limit_gives_as_many_items_and_a_place_for_the_rest() {
    for way in Way::ALL {
        for limit in 0..=7 {
            let what = format!("{way:?} {limit}");
            let service = Service::scripted(SCRIPT);
            let mut run = way.start(&Paginator::new(request()).max_items(limit), &service);
            let given = run.drain().concat();
            assert_eq!(given, "abcdef"[..6.min(limit as usize)], "{what}");
            let ended = if limit < 6 {
                RunState::LimitReached
            } else {
                RunState::Complete
            };
            assert_eq!(run.state(), ended, "{what}");
            assert_eq!(run.resume_token().is_some(), limit < 6, "{what}");
            let requests = match limit {
                0..=2 => 1,
                3 => 2,
                _ => 4,
            };
            assert_eq!(service.sent().len(), requests, "{what}");
        }
    }
}

#[test]
fn a_cut_page_keeps_the_token_of_the_service() {
    let service = Service::scripted("abc>t");
    let mut pages = Paginator::<Shelf>::new(request())
        .max_items(1)
        .blocking_pages(service.blocking());
    let cut = pages.next().and_then(Result::ok).expect("a page");
    assert_eq!(cut.output, page(Some(vec!['a']), Some("t".to_owned())));
}

#[test]
fn an_absent_list_stays_absent() {
    let service = Service::scripted("~>t -");
    let pages = Paginator::<Shelf>::new(request()).blocking_pages(service.blocking());
    let lists: Vec<_> = pages
        .filter_map(Result::ok)
        .map(|page| page.output.items)
        .collect();
    assert_eq!(lists, [None, Some(Vec::new())]);
}

#[test]
fn the_setting_of_the_page_size_wins_over_the_member() {
    // The member, the setting, and the page size in the request.
    for (member, setting, sent) in [
        (None, None, None),
        (Some(9), None, Some(9)),
        (None, Some(3), Some(3)),
        (Some(9), Some(3), Some(3)),
        (None, Some(0), Some(0)),
        (None, Some(-1), Some(-1)),
        (None, Some(i32::MAX), Some(i32::MAX)),
    ] {
        for way in Way::ALL {
            let service = Service::scripted("abc>t de");
            let request = Request {
                page_size: member,
                ..request()
            };
            // A limit below the page size does not lower it.
            let mut paginator = Paginator::<Shelf>::new(request).max_items(4);
            if let Some(size) = setting {
                paginator = paginator.page_size(size);
            }
            assert_eq!(way.start(&paginator, &service).drain().concat(), "abcd");
            let sizes: Vec<_> = service
                .sent()
                .iter()
                .map(|request| request.page_size)
                .collect();
            assert_eq!(sizes, [sent; 2], "{way:?} {member:?} {setting:?}");
        }
    }
}

#[test]
fn a_repeated_token_gives_an_error_that_names_the_way_out() {
    for way in Way::ALL {
        let service = Service::scripted("a>secret b>secret");
        let mut run = way.start(&Paginator::<Shelf>::new(request()), &service);
        assert!(run.pull().is_some_and(|given| given.is_ok()));
        assert!(run.pull().is_some_and(|given| given.is_ok()));
        assert_eq!(run.state(), RunState::Running, "the error is still to come");
        let error = run.pull().and_then(Result::err).expect("an error");
        for part in ["on_repeated_token", "Stop", "Continue"] {
            assert!(error.contains(part), "{error}");
        }
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn following_a_repeated_token_may_go_on_for_ever() {
    for way in Way::ALL {
        let service = Service::new(|_| Ok(page(Some(vec!['x']), Some("t".to_owned()))));
        let paginator = Paginator::<Shelf>::new(request())
            .on_repeated_token(OnRepeatedToken::Continue)
            .max_items(100);
        let mut run = way.start(&paginator, &service);
        assert_eq!(run.drain().len(), 100, "{way:?}");
        assert_eq!(run.state(), RunState::LimitReached, "{way:?}");
    }
}
