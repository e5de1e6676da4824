//! Collects the items of all pages, and those before an error.

use hardy_runtime::pages::{CollectError, Collected};
use hardy_runtime::{Error, Paginator};

use crate::drive::wait;
use crate::service::{Refusal, Service, Shelf, request, responses};

type Outcome = Result<Collected<Shelf>, CollectError<Shelf>>;

/// Collects in both ways.
fn both(paginator: &Paginator<Shelf>, script: &str) -> [Outcome; 2] {
    let services = [(); 2].map(|()| Service::scripted(script));
    [
        wait(paginator.collect(services[0].later(2))),
        paginator.blocking_collect(services[1].blocking()),
    ]
}

fn letters(collected: &Collected<Shelf>) -> Option<String> {
    collected
        .items
        .as_ref()
        .map(|letters| letters.iter().collect())
}

#[test]
fn joins_the_items_of_all_pages() {
    // The list is absent if no page had one, and empty if some page had an empty one.
    for (script, joined) in [
        ("ab>t ->u c", Some("abc")),
        ("~", None),
        ("~>t ~", None),
        ("~>t -", Some("")),
        ("->t ~", Some("")),
        ("~>t a", Some("a")),
    ] {
        for outcome in both(&Paginator::new(request()), script) {
            let collected = outcome.expect(script);
            assert_eq!(letters(&collected).as_deref(), joined, "{script}");
            assert_eq!(collected.resume_token, None, "{script}");
        }
    }
}

#[test]
fn stops_at_the_limit_with_a_resume_token() {
    for outcome in both(&Paginator::new(request()).max_items(3), "ab>t cd") {
        let collected = outcome.expect("no error");
        assert_eq!(letters(&collected).as_deref(), Some("abc"));
        let token = collected.resume_token.expect("an item is left");
        let rest = Paginator::<Shelf>::new(request()).starting_token(token);
        for outcome in both(&rest, "cd") {
            assert_eq!(letters(&outcome.expect("no error")).as_deref(), Some("d"));
        }
    }
}

#[test]
fn keeps_the_other_members_of_the_first_page() {
    let mut pages = responses("a>t b");
    for (response, title) in pages.iter_mut().zip(["first", "second"]) {
        let page = response.as_mut().expect("a page");
        page.title = Some(title.to_owned());
    }
    let service = Service::returning(pages);
    let outcome = Paginator::<Shelf>::new(request()).blocking_collect(service.blocking());
    let collected = outcome.expect("no error");
    let first = collected.first_page.as_ref().expect("a page");
    assert_eq!(first.title.as_deref(), Some("first"));
    let moved_out = Some(Vec::new());
    assert_eq!(first.items, moved_out);
    assert_eq!(letters(&collected).as_deref(), Some("ab"));
}

#[test]
fn an_error_has_the_items_before_it() {
    for (script, joined, count, shown) in [
        ("ab>t c>u !", Some("abc"), 3, "connection lost"),
        ("!", None, 0, "connection lost"),
        ("a>t b>t", Some("ab"), 2, "returned a token again"),
    ] {
        for outcome in both(&Paginator::new(request()), script) {
            let error = outcome.expect_err(script);
            assert_eq!(letters(error.collected()).as_deref(), joined, "{script}");
            let text = error.to_string();
            assert!(
                text.starts_with(&format!("failed after {count} items: ")),
                "{text}"
            );
            assert!(text.contains(shown), "{text}");
            let (error, collected) = error.into_parts();
            assert!(error.to_string().contains(shown), "{error}");
            assert!(collected.resume_token.is_some(), "{script}");
        }
    }
}

#[test]
fn an_interrupted_listing_can_be_resumed() {
    for outcome in both(&Paginator::new(request()).starting_token("s___1"), "ab>t !") {
        let (_, collected) = outcome.expect_err("a failed request").into_parts();
        let token = collected.resume_token.clone().expect("a page is left");
        let service = Service::scripted("c");
        let rest = Paginator::<Shelf>::new(request()).starting_token(token);
        let rest = rest.blocking_collect(service.blocking()).expect("no error");
        let all = [letters(&collected), letters(&rest)].map(Option::unwrap_or_default);
        assert_eq!(all.concat(), "bc");
        assert_eq!(service.tokens_sent(), "t");
    }
}

#[test]
fn collects_the_remaining_items_of_a_run() {
    let service = Service::scripted("a>t b>u c");
    let mut pages = Paginator::<Shelf>::new(request()).blocking_pages(service.blocking());
    assert!(pages.next().is_some_and(|page| page.is_ok()));
    let rest = pages.collect_all().expect("no error");
    assert_eq!(letters(&rest).as_deref(), Some("bc"));
}

#[test]
fn the_question_mark_gives_the_error_alone() {
    fn call() -> Result<(), Error<Refusal>> {
        let service = Service::scripted("a>t !");
        Paginator::<Shelf>::new(request()).blocking_collect(service.blocking())?;
        Ok(())
    }
    fn boxed() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let service = Service::scripted("a>t !");
        Paginator::<Shelf>::new(request()).blocking_collect(service.blocking())?;
        Ok(())
    }
    assert!(matches!(call(), Err(Error::Transport(_))));
    let error = boxed().expect_err("a failed request");
    assert!(error.to_string().contains("connection lost"));
    assert!(error.source().is_none(), "the cause is in the text already");
}
