//! Everything that comes from outside of the program, apart from HTTP: clock, randomness, environment,
//! files and other programs.

// Decides nothing.

mod home;
mod native;
mod test;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::future::BoxFuture;

pub use home::home_folder;
pub use native::Native;
pub use test::TestSystem;

/// What a client reads from outside of the program, apart from HTTP. Tests replace it.
pub trait System: fmt::Debug + Send + Sync + 'static {
    /// The time of day.
    fn now(&self) -> SystemTime;

    /// The time since some moment that is the same for each call. It never goes backwards.
    fn uptime(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// A random number. Random enough for delays and for identifiers, not for keys.
    fn random(&self) -> u64;

    /// An environment variable, if it is set.
    fn variable(&self, name: &str) -> Option<OsString>;

    /// The home folder of the user.
    fn home(&self) -> Option<PathBuf>;

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Those of the file system, and [`io::ErrorKind::FileTooLarge`].
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>>;

    /// Replaces a file as a whole, or creates it. Only the user may read it.
    ///
    /// # Errors
    ///
    /// Those of the file system. The old file is then unchanged.
    fn write_private(&self, path: &Path, content: &[u8]) -> io::Result<()>;

    /// Runs a program by a shell, and returns what it prints on its standard output. Its standard error
    /// is that of this process, so that people see its questions and problems.
    ///
    /// # Errors
    ///
    /// Fails if the program cannot be started, or prints too much.
    fn run(&self, command: &str) -> BoxFuture<'_, io::Result<ProgramOutput>>;
}

/// A random number in `0.0..1.0`.
pub(crate) fn fraction(system: &dyn System) -> f64 {
    // An `f64` has 53 bits of precision.
    (system.random() >> 11) as f64 / (1_u64 << 53) as f64
}

/// What a program printed. `Debug` shows none of it, because it may be credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct ProgramOutput {
    /// Whether the program reported success.
    pub success: bool,
    /// What it printed.
    pub stdout: Vec<u8>,
}

impl fmt::Debug for ProgramOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProgramOutput")
            .field("success", &self.success)
            .finish_non_exhaustive()
    }
}
