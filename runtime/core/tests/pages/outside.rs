//! The traits of runs, and their `Debug`.

use std::iter::FusedIterator;

use futures_core::stream::FusedStream;
use hardy_runtime::pages::{
    BlockingItems, BlockingPages, CollectError, Collected, Items, Pages, PaginationError, RunState,
};
use hardy_runtime::{Error, Paginator, Response};

use crate::drive::{Way, wait};
use crate::service::{CallResult, Page, Refusal, Request, Service, Shelf, request};

fn sendable<T: Send>(_: &T) {}
fn shared<T: Send + Sync + Unpin + 'static>() {}
fn stream<T: FusedStream + Unpin>(_: &T) {}
fn iterator<T: FusedIterator + Send + Sync + 'static>(_: &T) {}

#[test]
fn everything_goes_to_other_threads() {
    type Call = fn(Request) -> CallResult;
    shared::<Pages<Shelf>>();
    shared::<Items<Shelf>>();
    shared::<BlockingPages<Shelf, Call>>();
    shared::<BlockingItems<Shelf, Call>>();
    shared::<Paginator<Shelf>>();
    shared::<Collected<Shelf>>();
    shared::<CollectError<Shelf>>();
    shared::<PaginationError>();
}

#[test]
fn futures_of_runs_go_to_other_threads() {
    let service = Service::scripted("a");
    let paginator = Paginator::<Shelf>::new(request());
    let (mut pages, mut items) = (
        paginator.pages(service.later(0)),
        paginator.items(service.later(0)),
    );
    sendable(&pages.next());
    sendable(&pages.try_next());
    sendable(&items.next());
    sendable(&items.try_next());
    sendable(&paginator.collect(service.later(0)));
    sendable(&pages.collect_all());
}

/// A call may contain and return values that are only `Send`.
#[test]
fn runs_over_send_calls_are_sync() {
    let calls = std::cell::Cell::new(0);
    let paginator = Paginator::<Shelf>::new(request());
    let mut pages = paginator.pages(move |_| {
        calls.set(calls.get() + 1);
        let within = std::cell::Cell::new(calls.get());
        async move {
            within.set(within.get() + 1);
            std::future::ready(()).await;
            Ok(crate::service::page(Some(vec!['a'; within.get()]), None))
        }
    });
    let shared: &(dyn Send + Sync) = &pages;
    sendable(&shared);
    let page = wait(pages.next()).and_then(Result::ok).expect("a page");
    assert_eq!(page.items, Some(vec!['a'; 2]));
}

#[test]
fn runs_are_fused_streams_and_iterators() {
    let service = Service::scripted("a");
    let paginator = Paginator::<Shelf>::new(request());
    stream(&paginator.pages(service.later(0)));
    stream(&paginator.items(service.later(0)));
    let call = |_| Ok(crate::service::page(None, None));
    iterator(&paginator.blocking_pages(call));
    iterator(&paginator.blocking_items(call));
}

/// A client as users have it: not `Clone`, with methods that borrow it.
struct Client {
    service: Service,
    calls: std::sync::atomic::AtomicUsize,
}

impl Client {
    fn new(script: &str) -> Self {
        Self {
            service: Service::scripted(script),
            calls: Default::default(),
        }
    }

    async fn call(&self, request: Request) -> Result<Response<Page>, Error<Refusal>> {
        let call = 1 + self
            .calls
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let page = self.service.later(1)(request).await?;
        let id = format!("id-{call}").parse().expect("a header value");
        let headers =
            http::HeaderMap::from_iter([(http::HeaderName::from_static("x-amzn-requestid"), id)]);
        Ok(Response::new(page).with_headers(headers))
    }
}

#[test]
fn calls_may_borrow_a_client_and_return_the_whole_response() {
    let client = Client::new("ab>t cd");
    let paginator = Paginator::<Shelf>::new(request());
    let mut pages = paginator.pages(|request| client.call(request));
    sendable(&pages);
    let ids = std::iter::from_fn(|| wait(pages.next()));
    let ids: Vec<_> = ids
        .map(|page| page.expect("no errors").request_id)
        .collect();
    assert_eq!(ids, [Some("id-1".to_owned()), Some("id-2".to_owned())]);

    let client = &Client::new("ab>t cd");
    let mut items = paginator.items(|request| async move {
        let page = client.call(request).await?;
        Ok(page)
    });
    let items: String = std::iter::from_fn(|| wait(items.next()).and_then(Result::ok)).collect();
    assert_eq!(items, "abcd");

    let client = Client::new("ab>t cd");
    let call = |request| wait(client.call(request));
    let ids = paginator
        .blocking_pages(call)
        .map(|page| page.expect("no errors").request_id);
    assert_eq!(ids.flatten().collect::<Vec<_>>(), ["id-1", "id-2"]);
}

#[test]
fn blocking_calls_may_borrow() {
    let mut asked = Vec::new();
    let mut call = |request: Request| {
        asked.push(request.token);
        Ok(crate::service::page(Some(vec!['a', 'b']), None))
    };
    let paginator = Paginator::<Shelf>::new(request());
    assert_eq!(
        paginator
            .blocking_items(&mut call)
            .filter_map(Result::ok)
            .count(),
        2
    );
    assert_eq!(
        paginator
            .blocking_pages(&mut call)
            .filter_map(Result::ok)
            .count(),
        1
    );
    assert_eq!(asked, [None, None]);
}

#[test]
fn debug_shows_the_state_and_no_token() {
    let service = Service::scripted("ab>secret cde");
    let paginator = Paginator::<Shelf>::new(Request {
        token: Some("secret".to_owned()),
        ..request()
    });
    let paginator = paginator.starting_token("secret___1");
    let mut pages = paginator.pages(service.later(0));
    assert!(wait(pages.next()).is_some());
    let mut items = paginator.items(service.later(0));
    assert!(wait(items.next()).is_some());
    let blocking_pages = paginator.blocking_pages(service.blocking());
    let blocking_items = paginator.blocking_items(service.blocking());
    let shown = [
        format!("{pages:?}"),
        format!("{items:?}"),
        format!("{blocking_pages:?}"),
        format!("{blocking_items:?}"),
    ];
    for text in &shown {
        assert!(text.contains("state: Running"), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn debug_of_settings_shows_whether_there_is_a_token_but_not_the_token() {
    let bare = Paginator::<Shelf>::new(request());
    let in_the_request = Paginator::<Shelf>::new(Request {
        token: Some("secret".to_owned()),
        ..request()
    });
    for (paginator, has_token) in [
        (bare.clone(), false),
        (bare.starting_token("secret___1"), true),
        (in_the_request, true),
    ] {
        let shown = format!("{paginator:?}");
        let field = format!("has_starting_token: {has_token}");
        assert!(shown.contains(&field), "{shown}");
        assert!(!shown.contains("secret"), "{shown}");
        assert!(shown.contains("shelf: Some(\"A\")"), "{shown}");
    }
}

#[test]
fn debug_of_collected_items_shows_no_resume_token() {
    let service = Service::scripted("a>secret !");
    let paginator = Paginator::<Shelf>::new(request()).starting_token("start");
    let outcome = paginator.blocking_collect(service.blocking());
    let mut collected = outcome.expect_err("a failed request").into_parts().1;
    let token = collected.resume_token.clone().expect("a page is left");
    // The service's own token is a member of the page, which prints itself.
    collected.first_page = None;
    let shown = format!("{collected:?}");
    assert!(shown.contains("has_resume_token: true"), "{shown}");
    assert!(
        !shown.contains("secret") && !shown.contains(&token),
        "{shown}"
    );
}

#[test]
fn states_differ() {
    let paginator = Paginator::<Shelf>::new(request()).max_items(2);
    for (script, state) in [
        ("a", RunState::Complete),
        ("abc", RunState::LimitReached),
        ("a>t !", RunState::Failed),
    ] {
        for way in Way::ALL {
            let mut run = way.start(&paginator, &Service::scripted(script));
            assert_eq!(run.state(), RunState::Running);
            run.drain();
            assert_eq!(run.state(), state, "{way:?} {script}");
        }
    }
}
