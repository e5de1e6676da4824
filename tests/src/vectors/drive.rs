//! A run with each driver, and its results. Must not know expectations.

use std::future::ready;

use hardy_client::double::block_on;
use hardy_runtime::pages::{ItemPages, PaginationError, Paginator};
use hardy_runtime::{Error, Response};
use serde_json::{Value, json};

use super::service::{Responses, Service};
use super::subject::Subject;

/// The error that ended a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    /// As vectors name it.
    pub(super) kind: &'static str,
    /// The code of a service error.
    pub(super) code: Option<String>,
    /// Its message.
    pub(super) text: String,
}

/// A run over pages.
#[derive(Debug, Default)]
pub(super) struct PagesSeen {
    pub(super) requests: Vec<Value>,
    pub(super) page_items: Vec<Value>,
    pub(super) page_tokens: Vec<Value>,
    /// The resume token after each page.
    pub(super) checkpoints: Vec<Option<String>>,
    pub(super) resume_token: Option<String>,
    pub(super) fault: Option<Fault>,
}

/// A run over items, or a collecting one.
#[derive(Debug, Default)]
pub(super) struct ItemsSeen {
    pub(super) requests: Vec<Value>,
    pub(super) items: Vec<Value>,
    pub(super) resume_token: Option<String>,
    pub(super) fault: Option<Fault>,
}

/// Pulls pages from the stream to the end.
pub(super) fn pages<S: Subject>(paginator: &Paginator<S>, responses: &Responses) -> PagesSeen {
    let service = Service::new(responses.clone());
    let called = service.clone();
    let mut pages = paginator.pages(move |input| ready(called.call::<S>(&input)));
    let mut seen = PagesSeen::default();
    while let Some(page) = block_on(pages.next()) {
        seen.take::<S>(page, pages.resume_token());
    }
    seen.end(&service, pages.resume_token())
}

/// Pulls pages from the blocking iterator to the end.
pub(super) fn blocking_pages<S: Subject>(
    paginator: &Paginator<S>,
    responses: &Responses,
) -> PagesSeen {
    let service = Service::new(responses.clone());
    let mut pages = paginator.blocking_pages(|input| service.call::<S>(&input));
    let mut seen = PagesSeen::default();
    while let Some(page) = pages.next() {
        seen.take::<S>(page, pages.resume_token());
    }
    let resume_token = pages.resume_token();
    seen.end(&service, resume_token)
}

impl PagesSeen {
    fn take<S: Subject>(
        &mut self,
        page: Result<Response<S::Output>, Error<S::Error>>,
        resume_token: Option<String>,
    ) {
        match page {
            Ok(page) => {
                let mut page = page.into_output();
                let items = S::items_mut(&mut page).map(std::mem::take);
                self.page_items.push(items_of::<S>(items));
                self.page_tokens.push(S::token(&page));
                self.checkpoints.push(resume_token);
            }
            Err(error) => self.fault = Some(fault(&error)),
        }
    }

    fn end(mut self, service: &Service, resume_token: Option<String>) -> Self {
        self.requests = service.requests();
        self.resume_token = resume_token;
        self
    }
}

/// Pulls at most `count` items from the stream.
pub(super) fn some_items<S: Subject>(
    paginator: &Paginator<S>,
    responses: &Responses,
    count: usize,
) -> ItemsSeen {
    let service = Service::new(responses.clone());
    let called = service.clone();
    let mut items = paginator.items(move |input| ready(called.call::<S>(&input)));
    let mut seen = ItemsSeen::default();
    while seen.items.len() < count && seen.fault.is_none() {
        match block_on(items.next()) {
            Some(Ok(item)) => seen.items.push(S::item(&item)),
            Some(Err(error)) => seen.fault = Some(fault(&error)),
            None => break,
        }
    }
    seen.end(&service, items.resume_token())
}

/// Pulls items from the stream to the end.
pub(super) fn items<S: Subject>(paginator: &Paginator<S>, responses: &Responses) -> ItemsSeen {
    some_items(paginator, responses, usize::MAX)
}

/// Pulls items from the blocking iterator to the end.
pub(super) fn blocking_items<S: Subject>(
    paginator: &Paginator<S>,
    responses: &Responses,
) -> ItemsSeen {
    let service = Service::new(responses.clone());
    let mut items = paginator.blocking_items(|input| service.call::<S>(&input));
    let mut seen = ItemsSeen::default();
    for item in items.by_ref() {
        match item {
            Ok(item) => seen.items.push(S::item(&item)),
            Err(error) => seen.fault = Some(fault(&error)),
        }
    }
    let resume_token = items.resume_token();
    seen.end(&service, resume_token)
}

impl ItemsSeen {
    fn end(mut self, service: &Service, resume_token: Option<String>) -> Self {
        self.requests = service.requests();
        self.resume_token = resume_token;
        self
    }
}

/// Collects everything as boto3's `build_full_result()` does: the items under `path`, and the
/// resume token, if any, as `NextToken`. `None` after an error.
pub(super) fn full_result<S: Subject>(
    paginator: &Paginator<S>,
    responses: &Responses,
    path: &str,
) -> Option<Value> {
    let service = Service::new(responses.clone());
    let call = move |input: S::Input| ready(service.call::<S>(&input));
    let collected = block_on(paginator.collect(call)).ok()?;
    let mut result = json!({});
    if let Some(items) = collected.items {
        put(&mut result, path, S::items(items));
    }
    for (path, value) in collected.first_page.iter().flat_map(S::beside) {
        put(&mut result, &path, value);
    }
    if let Some(token) = collected.resume_token {
        result["NextToken"] = token.into();
    }
    Some(result)
}

/// Sets the value at a path of names.
fn put(result: &mut Value, path: &str, value: Value) {
    let place = path.split('.').fold(result, |place, name| &mut place[name]);
    *place = value;
}

fn items_of<S: Subject>(items: Option<S::Items>) -> Value {
    let items = items.map(ItemPages::into_items).into_iter().flatten();
    items.map(|item| S::item(&item)).collect()
}

/// An error as vectors name it.
fn fault<E: hardy_runtime::OperationError>(error: &Error<E>) -> Fault {
    let kind = match error {
        Error::Invalid(_) => "param_validation",
        Error::Service(_) => "service_error",
        Error::Pagination(PaginationError::RepeatedToken) => "duplicate_token",
        Error::Pagination(PaginationError::BadStartingToken { .. }) => "bad_starting_token",
        _ => "other",
    };
    Fault {
        kind,
        code: error.as_service().map(|error| error.code.clone()),
        text: error.to_string(),
    }
}
