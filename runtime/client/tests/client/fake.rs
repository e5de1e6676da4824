//! A system of variables, files and programs in memory, whose time passes only when somebody sleeps.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::task::Poll;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hardy_client::system::{ProgramOutput, home_folder};
use hardy_client::{BoxFuture, System};

/// The time at which tests start: 2025-06-17T10:20:30Z.
pub(crate) const START: u64 = 1_750_155_630;

#[derive(Default)]
pub(crate) struct FakeSystem {
    pub(crate) variables: Mutex<BTreeMap<String, OsString>>,
    pub(crate) files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    /// What a program prints; a program that is not here fails.
    pub(crate) programs: BTreeMap<String, String>,
    elapsed: Mutex<Duration>,
}

impl FakeSystem {
    pub(crate) fn new(variables: &[(&str, &str)], files: &[(&str, &str)]) -> Self {
        let variables = variables.iter();
        let files = files.iter();
        Self {
            variables: Mutex::new(
                [("HOME", "/home")]
                    .iter()
                    .chain(variables)
                    .map(|(name, value)| ((*name).to_owned(), value.into()))
                    .collect(),
            ),
            files: Mutex::new(
                files
                    .map(|(path, text)| (path.into(), text.as_bytes().to_vec()))
                    .collect(),
            ),
            ..Self::default()
        }
    }

    pub(crate) fn file(&self, path: &str) -> String {
        let files = lock(&self.files);
        let bytes = files.get(Path::new(path)).cloned().unwrap_or_default();
        String::from_utf8(bytes).expect("tests write text")
    }

    pub(crate) fn advance(&self, duration: Duration) {
        *lock(&self.elapsed) += duration;
    }
}

/// Shows nothing, so that tests find the secrets that others show.
impl fmt::Debug for FakeSystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FakeSystem")
    }
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl System for FakeSystem {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(START) + self.uptime()
    }

    fn uptime(&self) -> Duration {
        *lock(&self.elapsed)
    }

    /// Time passes when the future is polled, so that whatever races with it can win at once.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(poll_fn(move |_| {
            self.advance(duration);
            Poll::Ready(())
        }))
    }

    fn random(&self) -> u64 {
        u64::MAX / 2
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        lock(&self.variables).get(name).cloned()
    }

    fn home(&self) -> Option<PathBuf> {
        home_folder(|name| self.variable(name), false)
    }

    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        let files = lock(&self.files);
        let content = files.get(path).ok_or(io::ErrorKind::NotFound)?;
        match content.len() > limit {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => Ok(content.clone()),
        }
    }

    fn write_private(&self, path: &Path, content: &[u8]) -> io::Result<()> {
        lock(&self.files).insert(path.to_owned(), content.to_vec());
        Ok(())
    }

    fn run(&self, command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>> {
        let printed = self.programs.get(command);
        let output = ProgramOutput {
            success: printed.is_some(),
            stdout: printed.cloned().unwrap_or_default().into_bytes(),
        };
        Box::pin(std::future::ready(Ok(output)))
    }
}
