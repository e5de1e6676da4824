//! A transport of prepared responses, and an executor for futures that wait for nothing else.

use std::future::{Future, pending};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use hardy_client::{BoxFuture, Transport, TransportError};
use hardy_runtime::{HttpRequest, HttpResponse};

use crate::fake::lock;

/// What a request gets: status and body, an error, or nothing ever.
pub(crate) enum Reply {
    Response(u16, String),
    Error(TransportError),
    Silence,
}

pub(crate) fn reply(status: u16, body: impl Into<String>) -> Reply {
    Reply::Response(status, body.into())
}

type Answer = dyn Fn(&HttpRequest) -> Reply + Send + Sync;

/// A transport that asks a function, and keeps the requests.
pub(crate) struct FakeTransport {
    answer: Box<Answer>,
    pub(crate) requests: Mutex<Vec<HttpRequest>>,
}

impl FakeTransport {
    pub(crate) fn new(answer: impl Fn(&HttpRequest) -> Reply + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            answer: Box::new(answer),
            requests: Mutex::default(),
        })
    }

    /// A transport that nobody may use.
    pub(crate) fn unused() -> Arc<Self> {
        Self::new(|request| panic!("unexpected request to {}", request.uri()))
    }

    /// Method and URI of each request.
    pub(crate) fn log(&self) -> Vec<String> {
        let requests = lock(&self.requests);
        let line = |request: &HttpRequest| format!("{} {}", request.method(), request.uri());
        requests.iter().map(line).collect()
    }

    pub(crate) fn body(&self, index: usize) -> String {
        let requests = lock(&self.requests);
        let bytes = requests[index].body().bytes().expect("it is in memory");
        String::from_utf8_lossy(bytes).into_owned()
    }
}

impl Transport for FakeTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let answer = (self.answer)(&request);
        lock(&self.requests).push(request);
        Box::pin(async move {
            match answer {
                Reply::Response(status, body) => {
                    let mut response = HttpResponse::new(body.into());
                    *response.status_mut() = status.try_into().expect("tests use valid codes");
                    Ok(response)
                }
                Reply::Error(error) => Err(error),
                Reply::Silence => pending().await,
            }
        })
    }
}

/// Runs a future that never waits for anything outside of this file.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    match future.as_mut().poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits for something that never happens"),
    }
}
