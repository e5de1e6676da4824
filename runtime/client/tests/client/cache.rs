//! The cache: who waits for a request, and what happens to those who do not get an answer.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use hardy_client::credentials::CachedCredentials;
use hardy_client::{BoxFuture, Credentials, CredentialsError, ProvideCredentials, System};

use crate::fake::{FakeSystem, lock};
use crate::transport::run;

/// A source that answers when a test lets it.
#[derive(Default)]
struct Source {
    system: Arc<FakeSystem>,
    /// How many requests began.
    requests: Mutex<u32>,
    /// For how many seconds the next credentials are valid; `None` fails.
    answers: Mutex<VecDeque<Option<u64>>>,
    waker: Mutex<Option<Waker>>,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl Source {
    fn new() -> Arc<Self> {
        Arc::default()
    }

    fn answer(&self, seconds: Option<u64>) {
        lock(&self.answers).push_back(seconds);
        if let Some(waker) = lock(&self.waker).take() {
            waker.wake();
        }
    }

    fn requests(&self) -> u32 {
        *lock(&self.requests)
    }

    fn cache(self: &Arc<Self>) -> CachedCredentials {
        CachedCredentials::new(Arc::clone(&self.system) as _, Arc::clone(self) as _)
    }
}

impl ProvideCredentials for Source {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async move {
            let number = {
                let mut requests = lock(&self.requests);
                *requests += 1;
                *requests
            };
            let answer = poll_fn(|context| match lock(&self.answers).pop_front() {
                Some(answer) => Poll::Ready(answer),
                None => {
                    *lock(&self.waker) = Some(context.waker().clone());
                    Poll::Pending
                }
            });
            let seconds = answer
                .await
                .ok_or_else(|| CredentialsError::failed("no luck"))?;
            let expires_at = self.system.now() + Duration::from_secs(seconds);
            Ok(Credentials::new(format!("id{number}"), "secret").with_expires_at(expires_at))
        })
    }
}

/// A caller, and whether something woke it.
struct Caller {
    future: Pin<Box<dyn Future<Output = Result<Credentials, CredentialsError>> + Send>>,
    woken: Arc<Woken>,
}

#[derive(Default)]
struct Woken(Mutex<bool>);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        *lock(&self.0) = true;
    }
}

impl Caller {
    fn new(cache: &CachedCredentials) -> Self {
        let cache = cache.clone();
        Self {
            future: Box::pin(async move { cache.credentials().await }),
            woken: Arc::default(),
        }
    }

    /// Polls the future, and returns the access key id.
    fn poll(&mut self) -> Option<String> {
        *lock(&self.woken.0) = false;
        let waker = Waker::from(Arc::clone(&self.woken));
        match self.future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(result) => Some(result.map_or_else(|error| error.to_string(), id)),
            Poll::Pending => None,
        }
    }

    fn is_woken(&self) -> bool {
        *lock(&self.woken.0)
    }
}

fn id(credentials: Credentials) -> String {
    credentials.access_key_id().to_owned()
}

fn get(cache: &CachedCredentials) -> String {
    run(cache.credentials()).map_or_else(|error| error.to_string(), id)
}

#[test]
fn a_hundred_callers_make_one_request() {
    let source = Source::new();
    let cache = source.cache();
    let mut callers: Vec<Caller> = (0..100).map(|_| Caller::new(&cache)).collect();
    assert!(callers.iter_mut().all(|caller| caller.poll().is_none()));
    source.answer(Some(3600));
    assert!(callers.iter().all(Caller::is_woken));
    assert!(
        callers
            .iter_mut()
            .all(|caller| caller.poll().as_deref() == Some("id1"))
    );
    assert_eq!(source.requests(), 1);
}

#[test]
fn a_hundred_threads_make_one_request() {
    let source = Source::new();
    let cache = source.cache();
    std::thread::scope(|scope| {
        for _ in 0..100 {
            scope.spawn(|| {
                let mut caller = Caller::new(&cache);
                loop {
                    match caller.poll() {
                        Some(id) => break assert_eq!(id, "id1"),
                        None => std::thread::yield_now(),
                    }
                }
            });
        }
        while source.requests() == 0 {
            std::thread::yield_now();
        }
        source.answer(Some(3600));
    });
    assert_eq!(source.requests(), 1);
}

/// The first caller started the request, and the last one polled it: neither may take it along.
#[test]
fn dropped_callers_do_not_strand_the_others() {
    for dropped in [0, 2] {
        let source = Source::new();
        let cache = source.cache();
        let mut callers: Vec<Caller> = (0..3).map(|_| Caller::new(&cache)).collect();
        assert!(callers.iter_mut().all(|caller| caller.poll().is_none()));
        callers.remove(dropped);
        source.answer(Some(3600));
        assert!(callers.iter().all(Caller::is_woken));
        assert!(
            callers
                .iter_mut()
                .all(|caller| caller.poll().as_deref() == Some("id1"))
        );
        assert_eq!(source.requests(), 1);
    }
}

#[test]
fn a_request_without_callers_ends() {
    let source = Source::new();
    let cache = source.cache();
    let mut caller = Caller::new(&cache);
    assert_eq!(caller.poll(), None);
    drop(caller);
    source.answer(Some(3600));
    assert_eq!(get(&cache), "id2");
}

#[test]
fn all_callers_get_the_error_and_the_next_one_tries_again() {
    let source = Source::new();
    let cache = source.cache();
    let mut callers: Vec<Caller> = (0..3).map(|_| Caller::new(&cache)).collect();
    assert!(callers.iter_mut().all(|caller| caller.poll().is_none()));
    source.answer(None);
    assert!(
        callers
            .iter_mut()
            .all(|caller| caller.poll().as_deref() == Some("no luck"))
    );
    source.answer(Some(3600));
    assert_eq!(get(&cache), "id2");
}

#[test]
fn one_caller_refreshes_ahead() {
    let source = Source::new();
    let cache = source.cache();
    source.answer(Some(3600));
    assert_eq!(get(&cache), "id1");
    source.system.advance(Duration::from_secs(3600 - 301));
    assert_eq!(get(&cache), "id1", "there are more than five minutes left");
    source.system.advance(Duration::from_secs(2));
    let mut first = Caller::new(&cache);
    assert_eq!(first.poll(), None);
    assert_eq!(get(&cache), "id1", "others use the old ones");
    source.answer(Some(3600));
    assert_eq!(first.poll().as_deref(), Some("id2"));
    assert_eq!(get(&cache), "id2");
    assert_eq!(source.requests(), 2);
}

#[test]
fn a_failed_refresh_is_no_error_while_the_old_ones_are_valid() {
    let source = Source::new();
    let cache = source.cache();
    source.answer(Some(200));
    assert_eq!(get(&cache), "id1");
    let steps = [
        // Seconds to pass, the answer of the source, the result, and the number of requests then.
        (59, None, "id1", 1),
        (1, Some(None), "id1", 2),
        (59, None, "id1", 2),
        (1, Some(None), "id1", 3),
        (80, Some(None), "no luck", 4),
        (0, Some(None), "no luck", 5),
        (0, Some(Some(3600)), "id6", 6),
    ];
    for (seconds, answer, expected, requests) in steps {
        source.system.advance(Duration::from_secs(seconds));
        if let Some(answer) = answer {
            source.answer(answer);
        }
        assert_eq!(get(&cache), expected);
        assert_eq!(source.requests(), requests);
    }
}

#[test]
fn forgets_refused_credentials_once() {
    let source = Source::new();
    let cache = source.cache();
    source.answer(Some(3600));
    let first = run(cache.credentials()).expect("the source answers");
    cache.invalidate(&first);
    source.answer(Some(3600));
    assert_eq!(get(&cache), "id2");
    // A slower caller was refused the old ones, too.
    cache.invalidate(&first);
    assert_eq!(get(&cache), "id2");
}

/// Otherwise every request of a client would ask the source.
#[test]
fn uses_credentials_that_were_expired_from_the_start() {
    let source = Source::new();
    let cache = source.cache();
    source.answer(Some(0));
    assert_eq!(get(&cache), "id1");
    assert_eq!(get(&cache), "id1");
    source.system.advance(Duration::from_secs(60));
    source.answer(Some(3600));
    assert_eq!(get(&cache), "id2");
}

/// A source of a user, who gets the panic. The others must not wait forever.
#[derive(Debug)]
struct Panicking;

impl ProvideCredentials for Panicking {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { panic!("a bug of the source") })
    }
}

#[test]
fn a_panic_of_the_source_does_not_block_the_next_caller() {
    let cache = CachedCredentials::new(Arc::new(FakeSystem::default()), Arc::new(Panicking));
    for _ in 0..2 {
        let mut caller = Caller::new(&cache);
        let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| caller.poll()));
        polled.expect_err("the source panics each time");
    }
}
