//! Listings without a network: a double of ListSessions drives its paginator.

use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::pages::{Paginator, RunState};
use multipartyapproval::types::{
    ListSessionsRequest, ListSessionsResponse, ListSessionsResponseSession,
};
use multipartyapproval::{Error, HttpOperation, Validation};

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

/// Two pages: sessions `a`, `b` and `c`.
fn double(request: ListSessionsRequest) -> Result<ListSessionsResponse, Error<ListSessionsError>> {
    match request.next_token.as_deref() {
        None => Ok(page("ab").with_next_token("t1")),
        _ => Ok(page("c")),
    }
}

fn page(names: &str) -> ListSessionsResponse {
    let session = |name: char| ListSessionsResponseSession::default().with_description(name);
    ListSessionsResponse::default().with_sessions(names.chars().map(session))
}

fn name(session: ListSessionsResponseSession) -> String {
    session.description.expect("the double names its sessions")
}

fn paginator() -> Paginator<ListSessions> {
    ListSessions::paginator(ListSessionsRequest::new(TEAM))
}

/// Polls a future that never waits.
fn now<F: Future>(future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the fake network responds at once"),
    }
}

#[test]
fn a_double_drives_the_blocking_iterator() -> Result<(), Error<ListSessionsError>> {
    let mut names = Vec::new();
    for session in paginator().blocking_items(double) {
        names.push(name(session?));
    }
    assert_eq!(names, ["a", "b", "c"]);
    Ok(())
}

#[test]
fn a_double_drives_the_stream() -> Result<(), Error<ListSessionsError>> {
    let mut sessions = paginator().items(|request| ready(double(request)));
    let mut names = Vec::new();
    while let Some(session) = now(sessions.try_next())? {
        names.push(name(session));
    }
    assert_eq!(names, ["a", "b", "c"]);
    Ok(())
}

#[test]
fn an_async_block_is_a_double_too() -> Result<(), Error<ListSessionsError>> {
    let mut pages = paginator().pages(|request| async { double(request) });
    let mut context = Context::from_waker(Waker::noop());
    let first = Pin::new(&mut pages).poll_next(&mut context);
    let Poll::Ready(Some(first)) = first else {
        panic!("expected a page, not {first:?}");
    };
    assert_eq!(first?.next_token.as_deref(), Some("t1"));
    assert_eq!(pages.state(), RunState::Running);
    Ok(())
}

#[test]
fn a_limited_listing_is_resumed() -> Result<(), Box<dyn std::error::Error>> {
    let paginator = paginator().page_size(2);
    let first = paginator.clone().max_items(1).blocking_collect(double)?;
    let token = first.resume_token.expect("two sessions are left");
    let rest = now(paginator
        .starting_token(token)
        .collect(|request| ready(double(request))))?;
    let both = [first.items, rest.items].map(Option::unwrap_or_default);
    let names: Vec<_> = both.into_iter().flatten().map(name).collect();
    assert_eq!(names, ["a", "b", "c"]);
    Ok(())
}

#[test]
fn requests_and_responses_pass_through_a_fake_network() {
    let network = |request: ListSessionsRequest| {
        let sent = ListSessions::encode(&request).map_err(Error::Encode)?;
        let body: &[u8] = match sent.body().bytes().expect("in memory").as_ref() {
            b"{\"MaxResults\":2}" => b"{\"Sessions\":[{},{}],\"NextToken\":\"t1\"}",
            b"{\"MaxResults\":2,\"NextToken\":\"t1\"}" => b"{\"Sessions\":null}",
            other => panic!("unexpected body {other:?}"),
        };
        ListSessions::decode(http::Response::new(body.into()))
    };
    let pages = paginator().page_size(2).blocking_pages(network);
    let lists = pages.map(|page| page.expect("a page").sessions.as_ref().map(Vec::len));
    assert_eq!(lists.collect::<Vec<_>>(), [Some(2), None]);
}

#[test]
fn a_page_size_out_of_range_is_refused_on_demand() {
    let strict = paginator().page_size(21).validation(Validation::Model);
    let error = strict.blocking_items(double).next();
    let Some(Err(Error::Invalid(violations))) = error else {
        panic!("expected violations, not {error:?}");
    };
    assert_eq!(violations.as_slice()[0].path, "/MaxResults");
    assert_eq!(paginator().page_size(21).blocking_items(double).count(), 3);
}

#[test]
fn an_empty_team_is_refused_before_anything_is_sent() {
    let mut items = ListSessions::paginator(ListSessionsRequest::default())
        .blocking_items(|_| -> Result<ListSessionsResponse, _> { panic!("nothing is to be sent") });
    assert!(matches!(items.next(), Some(Err(Error::Invalid(_)))));
    assert!(items.next().is_none());
    assert_eq!(items.state(), RunState::Failed);
}
