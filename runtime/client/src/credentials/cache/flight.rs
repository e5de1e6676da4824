//! One request for credentials, for which many callers wait. Must not know how long credentials last.
//!
//! Every caller polls the request, so the request continues when one caller gives up. It ends when no caller
//! waits.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::credentials::error::CredentialsError;
use crate::credentials::provide::ProvideCredentials;
use crate::credentials::value::Credentials;
use crate::future::BoxFuture;

pub(super) type Outcome = Result<Credentials, CredentialsError>;

/// A request that runs while somebody holds it.
pub(super) struct Flight {
    state: Mutex<State>,
    waiters: Arc<Waiters>,
    is_broken: AtomicBool,
}

enum State {
    Running(BoxFuture<'static, Outcome>),
    Done(Outcome),
    /// The source panicked. Also while a caller polls the request, which no other sees.
    Taken,
}

impl Flight {
    pub(super) fn new(source: Arc<dyn ProvideCredentials>) -> Self {
        let request = Box::pin(async move { source.credentials().await });
        Self {
            state: Mutex::new(State::Running(request)),
            waiters: Arc::default(),
            is_broken: AtomicBool::new(false),
        }
    }

    /// Whether nobody can get a result, because the source panicked. Takes no lock, because those who ask
    /// hold one that `finish` takes.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken.load(Ordering::Acquire)
    }

    /// Polls the request. `finish` runs once, before any caller gets the result.
    fn poll(&self, context: &mut Context<'_>, finish: impl FnOnce(&Outcome)) -> Poll<Outcome> {
        self.waiters.add(context.waker());
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *state, State::Taken) {
            State::Running(mut request) => {
                let waker = Waker::from(Arc::clone(&self.waiters));
                let guard = PanicGuard(self);
                let polled = request.as_mut().poll(&mut Context::from_waker(&waker));
                drop(guard);
                match polled {
                    Poll::Pending => {
                        *state = State::Running(request);
                        Poll::Pending
                    }
                    Poll::Ready(outcome) => {
                        finish(&outcome);
                        *state = State::Done(outcome.clone());
                        drop(state);
                        self.waiters.wake_all();
                        Poll::Ready(outcome)
                    }
                }
            }
            State::Done(outcome) => {
                *state = State::Done(outcome.clone());
                Poll::Ready(outcome)
            }
            State::Taken => {
                let message = "the source of the credentials panicked";
                Poll::Ready(Err(CredentialsError::failed(message)))
            }
        }
    }
}

/// Marks a request as broken if its source panics.
struct PanicGuard<'a>(&'a Flight);

impl Drop for PanicGuard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.is_broken.store(true, Ordering::Release);
            self.0.waiters.wake_all();
        }
    }
}

/// The callers that wait.
#[derive(Default)]
struct Waiters(Mutex<Vec<Waker>>);

impl Waiters {
    fn add(&self, waker: &Waker) {
        let mut wakers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !wakers.iter().any(|known| known.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }

    fn wake_all(&self) {
        let wakers = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// Progress of the request wakes all callers. The first one that polls continues it.
impl Wake for Waiters {
    fn wake(self: Arc<Self>) {
        self.wake_all();
    }
}

/// The wait of one caller. Dropping it leaves the others alone.
pub(super) struct Wait<F> {
    pub(super) flight: Arc<Flight>,
    pub(super) finish: F,
}

impl<F: Fn(&Outcome) + Unpin> Future for Wait<F> {
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome> {
        self.flight.poll(context, &self.finish)
    }
}
