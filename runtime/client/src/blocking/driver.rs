//! The runtime of all blocking calls of the process, and the thread that drives it.

use std::future::pending;
use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

static DRIVER: Mutex<Option<Handle>> = Mutex::new(None);

/// The name of the thread, also of those that resolve host names.
const THREAD: &str = "hardy-blocking";

/// The runtime. Starts it if it does not run; after an error, the next call tries again.
pub(super) fn handle() -> io::Result<Handle> {
    let mut driver = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*driver {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread()
        .enable_all()
        .thread_name(THREAD)
        .build()?;
    let handle = runtime.handle().clone();
    // Connections in the pool make progress between calls, too: they see that a server closes them.
    let drive = move || runtime.block_on(pending::<()>());
    thread::Builder::new()
        .name(THREAD.to_owned())
        .spawn(drive)?;
    *driver = Some(handle.clone());
    Ok(handle)
}
