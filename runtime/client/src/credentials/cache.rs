//! Keeps credentials until shortly before they expire. Decides when to ask for others, and who waits.

mod flight;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use super::error::CredentialsError;
use super::provide::ProvideCredentials;
use super::value::Credentials;
use crate::future::BoxFuture;
use crate::system::System;
use crate::trace;
use flight::{Flight, Outcome, Wait};

/// How long before credentials expire one caller asks for others.
const AHEAD: Duration = Duration::from_secs(5 * 60);

/// How long to wait after an attempt that brought nothing better.
const PAUSE: Duration = Duration::from_secs(60);

/// Keeps the credentials of a source, for any number of callers.
///
/// - While there are none, all callers wait for one request.
/// - Five minutes before they expire, one caller asks for others, and the rest continue with the old ones.
///   If that fails, nobody notices: it is tried again after a minute, until the old ones have expired.
/// - A caller that gives up does not affect the others.
#[derive(Clone)]
pub struct CachedCredentials {
    shared: Arc<Shared>,
}

struct Shared {
    system: Arc<dyn System>,
    source: Arc<dyn ProvideCredentials>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: Option<Credentials>,
    /// Before this time of the system, nobody asks for others while the current ones are valid.
    retry_at: Duration,
    /// Whether the source returned the current ones after they had expired. The instance metadata service
    /// does this when it cannot get others, and services of AWS then accept them.
    is_stale: bool,
    /// The request that runs, if anybody waits for it.
    flight: Weak<Flight>,
}

/// What a caller does.
enum Step {
    Use(Credentials),
    Wait(Arc<Flight>),
}

impl CachedCredentials {
    /// A cache without credentials. It asks the source when a caller needs some.
    pub fn new(system: Arc<dyn System>, source: Arc<dyn ProvideCredentials>) -> Self {
        Self {
            shared: Arc::new(Shared {
                system,
                source,
                state: Mutex::default(),
            }),
        }
    }

    /// Forgets credentials that a service has refused as expired, so that the next caller waits for others.
    /// Does nothing if the cache has others already.
    pub fn invalidate(&self, refused: &Credentials) {
        let mut state = self.shared.lock();
        if state.current.as_ref() == Some(refused) {
            state.current = None;
        }
    }

    /// The credentials, from the cache or the source.
    pub(crate) async fn get(&self) -> Result<Credentials, CredentialsError> {
        let flight = match self.shared.step() {
            Step::Use(credentials) => return Ok(credentials),
            Step::Wait(flight) => flight,
        };
        let finish = |outcome: &Outcome| self.shared.finish(outcome);
        let outcome = Wait { flight, finish }.await;
        match outcome {
            // The old ones may still be valid.
            Err(error) => match self.shared.valid() {
                Some(old) => {
                    trace::credentials_not_refreshed(&error);
                    Ok(old)
                }
                None => Err(error),
            },
            credentials => credentials,
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic leaves nothing inconsistent: each field is replaced as a whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn step(&self) -> Step {
        let mut state = self.lock();
        let running = state.flight.upgrade().filter(|flight| !flight.is_broken());
        if let Some(current) = &state.current {
            let remains = self.remains(current);
            let is_waiting = running.is_some() || self.system.uptime() < state.retry_at;
            let is_usable = state.is_stale || !remains.is_zero();
            if remains > AHEAD || (is_waiting && is_usable) {
                return Step::Use(current.clone());
            }
        }
        let flight = running.unwrap_or_else(|| {
            let flight = Arc::new(Flight::new(Arc::clone(&self.source)));
            state.flight = Arc::downgrade(&flight);
            flight
        });
        Step::Wait(flight)
    }

    /// How long credentials remain valid.
    fn remains(&self, credentials: &Credentials) -> Duration {
        match credentials.expires_at() {
            None => Duration::MAX,
            Some(time) => time.duration_since(self.system.now()).unwrap_or_default(),
        }
    }

    /// The current credentials, if they have not expired.
    fn valid(&self) -> Option<Credentials> {
        let state = self.lock();
        let current = state.current.as_ref();
        current
            .filter(|current| !self.remains(current).is_zero())
            .cloned()
    }

    fn finish(&self, outcome: &Outcome) {
        let mut state = self.lock();
        state.flight = Weak::new();
        state.retry_at = self.system.uptime() + PAUSE;
        if let Ok(credentials) = outcome {
            state.is_stale = self.remains(credentials).is_zero();
            state.current = Some(credentials.clone());
        }
    }
}

impl fmt::Debug for CachedCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedCredentials")
            .field("source", &self.shared.source)
            .finish_non_exhaustive()
    }
}

impl ProvideCredentials for CachedCredentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.get())
    }
}
