//! A double of a service, for tests of programs that use a client: canned responses instead of a network.
//!
//! A client with a double authenticates, retries and decodes as always, but never waits: its clock jumps to the end
//! of each delay. It needs no runtime, no network and no credentials.

mod reply;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hardy_runtime::{HttpRequest, HttpResponse, TransportError, TransportErrorKind};

use crate::client::ServiceClient;
use crate::config::Config;
use crate::credentials::Credentials;
use crate::future::BoxFuture;
use crate::service::Service;
use crate::system::{System, TestSystem};
use crate::transport::Transport;

pub use crate::future::block_on;
pub use reply::Reply;

/// The function that a double calls for each request.
type Respond = Box<dyn FnMut(HttpRequest) -> Reply + Send>;

/// A transport that answers with a function.
struct Double {
    respond: Mutex<Respond>,
    system: TestSystem,
}

impl Transport for Double {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let Reply { delay, result } = {
            // A panic of the function fails the test that made it.
            let mut respond = self.respond.lock().unwrap_or_else(PoisonError::into_inner);
            respond(request)
        };
        Box::pin(async move {
            if delay > Duration::ZERO {
                self.system.sleep(delay).await;
            }
            result
        })
    }
}

impl fmt::Debug for Double {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Double").finish_non_exhaustive()
    }
}

impl ServiceClient {
    /// Creates a client for tests, which calls `respond` for each request instead of sending it. The request
    /// is complete and signed.
    pub fn from_fn<R: Into<Reply>>(
        service: &'static Service,
        respond: impl FnMut(HttpRequest) -> R + Send + 'static,
    ) -> Self {
        let config = double(respond);
        Self::new(service, &config).expect("the settings of a double are valid")
    }

    /// Creates a client for tests, which gets these replies, one for each request, in this order. A request
    /// after the last one fails.
    pub fn from_replies<R: Into<Reply>>(
        service: &'static Service,
        replies: impl IntoIterator<Item = R>,
    ) -> Self {
        let mut replies: VecDeque<Reply> = replies.into_iter().map(Into::into).collect();
        let mut count = 0;
        Self::from_fn(service, move |request| {
            count += 1;
            replies
                .pop_front()
                .unwrap_or_else(|| missing(count, &request))
        })
    }
}

/// The configuration of a client with a double, for tests that need other settings: [`from_fn`] with this
/// configuration is the same. Its region is `us-east-1`, the URL of a service without endpoint rules
/// `https://service.example`. Tokens, keys and passwords that nothing else sets are `test`.
///
/// [`from_fn`]: ServiceClient::from_fn
pub fn double<R: Into<Reply>>(
    mut respond: impl FnMut(HttpRequest) -> R + Send + 'static,
) -> Config {
    let system = TestSystem::default();
    let transport = Double {
        respond: Mutex::new(Box::new(move |request| respond(request).into())),
        system: system.clone(),
    };
    let placeholder = Credentials::new("AKIDEXAMPLE", "test");
    Config::for_double("us-east-1", placeholder)
        .with_transport(transport)
        .with_system(system)
}

/// The reply to a request after the last one.
fn missing(count: u32, request: &HttpRequest) -> Reply {
    let (method, path) = (request.method(), request.uri().path());
    Reply::from(TransportError::new(
        TransportErrorKind::Other,
        format!("the double has no reply for request {count} ({method} {path})"),
    ))
}

/// The requests that a double received. Clone it into the closure of
/// [`from_fn`](ServiceClient::from_fn).
#[derive(Clone, Debug, Default)]
pub struct Requests(Arc<Mutex<Vec<HttpRequest>>>);

impl Requests {
    /// Adds a request.
    pub fn record(&self, request: HttpRequest) {
        let mut requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(request);
    }

    /// All requests so far.
    pub fn all(&self) -> Vec<HttpRequest> {
        let requests = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        requests.clone()
    }
}
