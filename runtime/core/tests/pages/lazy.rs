//! When requests are sent: not before the first pull, one at a time, none after the last page.

use hardy_runtime::Paginator;
use hardy_runtime::pages::RunState;

use crate::drive::{Way, poll_once};
use crate::service::{Service, Shelf, request};

#[test]
fn sends_nothing_before_the_first_pull() {
    let service = Service::scripted("a");
    let paginator = Paginator::<Shelf>::new(request());
    for way in Way::ALL {
        let run = way.start(&paginator, &service);
        assert_eq!(run.state(), RunState::Running);
        assert_eq!(run.place(), r#"{"Token": null}"#);
    }
    drop(paginator.pages(service.later(0)).next());
    drop(paginator.collect(service.later(0)));
    assert_eq!(service.sent(), []);
}

#[test]
fn sends_a_request_only_when_its_page_is_needed() {
    for way in Way::ALL {
        let service = Service::scripted("abc>t d");
        let mut run = way.start(&Paginator::new(request()), &service);
        let pulls = if way.gives_pages() { 1 } else { 3 };
        for _ in 0..pulls {
            run.pull();
            assert_eq!(service.tokens_sent(), "-", "{way:?}");
        }
        run.pull();
        assert_eq!(service.tokens_sent(), "- t", "{way:?}");
    }
}

#[test]
fn sends_nothing_after_the_last_page() {
    let ends: [fn(Paginator<Shelf>) -> Paginator<Shelf>; 2] =
        [|paginator| paginator, |paginator| paginator.max_items(3)];
    for (script, end) in ["ab>t c", "ab>t c>u"].into_iter().zip(ends) {
        for way in Way::ALL {
            let service = Service::scripted(script);
            let mut run = way.start(&end(Paginator::new(request())), &service);
            assert_eq!(run.drain(), ["a", "b", "c"], "{way:?}");
            let (state, token) = (run.state(), run.resume_token());
            for _ in 0..3 {
                assert_eq!(run.pull(), None, "{way:?}");
            }
            assert_eq!((run.state(), run.resume_token()), (state, token), "{way:?}");
            assert_eq!(service.tokens_sent(), "- t", "{way:?}");
        }
    }
}

#[test]
fn ends_with_the_last_item() {
    for way in [Way::Items, Way::BlockingItems] {
        let service = Service::scripted("ab");
        let mut run = way.start(&Paginator::new(request()), &service);
        let states = [(); 2].map(|()| {
            run.pull();
            run.state()
        });
        assert_eq!(states, [RunState::Running, RunState::Complete], "{way:?}");
        assert_eq!(run.resume_token(), None, "{way:?}");
    }
}

#[test]
fn dropping_a_run_between_two_items_sends_nothing() {
    for way in Way::ALL {
        let service = Service::scripted("abc>t");
        let mut run = way.start(&Paginator::new(request()), &service);
        run.pull();
        drop(run);
        assert_eq!(service.tokens_sent(), "-", "{way:?}");
    }
}

#[test]
fn has_one_request_under_way_at_most() {
    let service = Service::scripted("a>t b");
    let mut pages = Paginator::<Shelf>::new(request()).pages(service.later(5));
    for _ in 0..5 {
        assert!(poll_once(pages.next()).is_pending());
        assert_eq!(service.tokens_sent(), "-");
    }
    assert!(poll_once(pages.next()).is_ready());
}
