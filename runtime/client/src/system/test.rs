//! A system for tests: a clock that jumps instead of waiting, repeatable randomness, no environment and no
//! files.

use std::ffi::OsString;
use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::future::BoxFuture;

use super::{ProgramOutput, System};

/// The time of day at the start: 2026-01-01T00:00:00Z.
const START: Duration = Duration::from_secs(1_767_225_600);

/// A system for tests. Sleeping advances its clock to the earliest end of all delays, at once. Clones share
/// the clock.
///
/// Its environment is empty, there are no files, and no program can be started. Random numbers are the same
/// in each run.
///
/// Use it with transports that return at once, such as those of a double: time limits pass as soon as all
/// futures wait.
#[derive(Clone, Default)]
pub struct TestSystem(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    uptime: Duration,
    /// The ends of all delays, with a number for each. They are few, and a `BTreeSet` of them would
    /// be a fiftieth of what this package takes to compile.
    ends: Vec<(Duration, u64)>,
    /// The number of delays and of random numbers so far.
    count: u64,
}

impl TestSystem {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl System for TestSystem {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + START + self.uptime()
    }

    fn uptime(&self) -> Duration {
        self.state().uptime
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(Sleep {
            system: self,
            duration,
            end: None,
        })
    }

    fn random(&self) -> u64 {
        let mut state = self.state();
        state.count += 1;
        // SplitMix64.
        let mut number = state.count.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    }

    fn variable(&self, _name: &str) -> Option<OsString> {
        None
    }

    fn home(&self) -> Option<PathBuf> {
        None
    }

    fn read(&self, _path: &Path, _limit: usize) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn write_private(&self, _path: &Path, _content: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::PermissionDenied.into())
    }

    fn run(&self, _command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        Box::pin(std::future::ready(Err(io::ErrorKind::NotFound.into())))
    }
}

impl fmt::Debug for TestSystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestSystem").finish_non_exhaustive()
    }
}

/// A delay. It begins when it is polled first.
struct Sleep<'a> {
    system: &'a TestSystem,
    duration: Duration,
    end: Option<(Duration, u64)>,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.system.state();
        if let Some(end) = self.end {
            let is_earliest = state.ends.iter().min() == Some(&end);
            if is_earliest || state.uptime >= end.0 {
                state.uptime = state.uptime.max(end.0);
                return Poll::Ready(());
            }
        } else {
            state.count += 1;
            let end = (state.uptime.saturating_add(self.duration), state.count);
            state.ends.push(end);
            drop(state);
            self.end = Some(end);
        }
        // Others are polled first, because they may begin delays that end earlier.
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(end) = self.end {
            self.system.state().ends.retain(|other| *other != end);
        }
    }
}
