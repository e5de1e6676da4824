//! The machine of a case: its environment and files. Programs are real ones, and time passes only when
//! somebody sleeps.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::future::{Future, poll_fn, ready};
use std::io;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hardy_client::system::{ProgramOutput, home_folder};
use hardy_client::{BoxFuture, System};
use serde_json::Value;

/// The time at which cases start, 2026-01-01: tokens of the cases are valid for decades, or have expired.
const START: Duration = Duration::from_secs(1_767_225_600);

/// The error of a missing file on Unix, whose text cases expect.
const NO_SUCH_FILE: i32 = 2;

#[derive(Debug, Default)]
pub(super) struct Machine {
    pub(super) variables: BTreeMap<String, String>,
    pub(super) files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    pub(super) is_windows: bool,
    elapsed: Mutex<Duration>,
}

impl Machine {
    /// A machine with the variables and files of two JSON objects.
    pub(super) fn new(variables: &Value, files: &Value) -> Self {
        let files = strings(files).into_iter();
        Self {
            variables: strings(variables).into_iter().collect(),
            files: Mutex::new(
                files
                    .map(|(path, text)| (path.into(), text.into_bytes()))
                    .collect(),
            ),
            ..Self::default()
        }
    }
}

/// The members of an object that are strings.
pub(super) fn strings(object: &Value) -> Vec<(String, String)> {
    let members = object.as_object().into_iter().flatten();
    members
        .filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())))
        .collect()
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl System for Machine {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + START + self.uptime()
    }

    fn uptime(&self) -> Duration {
        *lock(&self.elapsed)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(poll_fn(move |_| {
            *lock(&self.elapsed) += duration;
            Poll::Ready(())
        }))
    }

    fn random(&self) -> u64 {
        0
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.get(name).map(OsString::from)
    }

    fn home(&self) -> Option<PathBuf> {
        home_folder(|name| self.variable(name), self.is_windows)
    }

    fn read(&self, path: &Path, _: usize) -> io::Result<Vec<u8>> {
        let files = lock(&self.files);
        let content = files.get(path).cloned();
        content.ok_or_else(|| io::Error::from_raw_os_error(NO_SUCH_FILE))
    }

    fn write_private(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        lock(&self.files).insert(path.to_owned(), content.to_vec());
        Ok(())
    }

    fn run(&self, command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        let output = Command::new("sh").arg("-c").arg(command).output();
        Box::pin(ready(output.map(|output| ProgramOutput {
            success: output.status.success(),
            stdout: output.stdout,
        })))
    }
}

/// Runs a future that waits for nothing but this machine and a transport in memory.
pub(super) fn run_future<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
