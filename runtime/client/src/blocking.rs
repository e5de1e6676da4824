//! Calls that block their thread until they are done (feature `blocking`).
//!
//! The async methods have counterparts whose names begin with `blocking_`, such as
//! [`Call::blocking_send`](crate::Call::blocking_send). They need no runtime: the first one in a process starts
//! a thread that drives timers and connections. A client can be used with both kinds of methods. The transport
//! of this package keeps the connections of blocking calls apart from those of async calls, whose runtime may
//! stand still meanwhile.
//!
//! # Errors
//!
//! A thread that belongs to a tokio runtime must not block: tasks that the call waits for could need the thread.
//! There, blocking methods return an error of the kind
//! [`Configuration`](crate::TransportErrorKind::Configuration), or a [`ConfigError`], and send nothing. The same
//! applies to threads of `spawn_blocking`, where `Handle::current().block_on(call.send())` does what you want.

// Decides which threads may wait, and which runtime makes progress meanwhile. Must not know operations.

mod driver;
mod reader;

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::io;

use hardy_runtime::{TransportError, TransportErrorKind};
use tokio::runtime::Handle;

use crate::config::ConfigError;
use crate::future::block_on;

pub use reader::BodyReader;

/// Runs a future on this thread, which sleeps while the future waits.
pub(crate) fn wait<F: Future>(future: F) -> Result<F::Output, CannotBlock> {
    check()?;
    let handle = driver::handle().map_err(CannotBlock::NotStarted)?;
    let _context = handle.enter();
    let _mark = Mark::new();
    Ok(block_on(future))
}

/// Checks that this thread may block.
pub(crate) fn check() -> Result<(), CannotBlock> {
    match Handle::try_current() {
        Ok(_) => Err(CannotBlock::OnRuntime),
        Err(error) if error.is_thread_local_destroyed() => Err(CannotBlock::ThreadEnds),
        Err(_) => Ok(()),
    }
}

thread_local! {
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread polls a future for [`wait`].
#[cfg(feature = "transport")]
pub(crate) fn waits_here() -> bool {
    WAITS.get()
}

/// Marks the thread while it waits.
struct Mark(());

impl Mark {
    fn new() -> Self {
        // It was `false`: a thread that waits has entered a runtime, so `check` fails.
        WAITS.set(true);
        Self(())
    }
}

impl Drop for Mark {
    fn drop(&mut self) {
        WAITS.set(false);
    }
}

/// Why a thread cannot wait.
#[derive(Debug)]
pub(crate) enum CannotBlock {
    OnRuntime,
    ThreadEnds,
    NotStarted(io::Error),
}

impl fmt::Display for CannotBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OnRuntime => f.write_str(
                "blocking methods do not work on a thread of a tokio runtime: await the async method instead; in \
                 `spawn_blocking`, pass its future to `Handle::current().block_on`",
            ),
            Self::ThreadEnds => {
                f.write_str("blocking methods do not work in destructors of thread-local values")
            }
            Self::NotStarted(error) => {
                write!(f, "the runtime of blocking methods cannot be started: {error}")
            }
        }
    }
}

impl std::error::Error for CannotBlock {}

impl From<CannotBlock> for TransportError {
    fn from(error: CannotBlock) -> Self {
        Self::new(TransportErrorKind::Configuration, error)
    }
}

impl From<CannotBlock> for ConfigError {
    fn from(error: CannotBlock) -> Self {
        Self::new(error.to_string())
    }
}
