//! Time limits of futures.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use crate::system::System;

/// Waits for a future, at most for `limit`; `None` is no limit.
///
/// # Errors
///
/// The limit, if it passed first.
pub(crate) async fn within<F: Future>(
    system: &dyn System,
    limit: Option<Duration>,
    future: F,
) -> Result<F::Output, Duration> {
    let mut future = pin!(future);
    let Some(limit) = limit else {
        return Ok(future.await);
    };
    // Most futures of bodies are ready at once, and need no timer.
    let mut sleep = None;
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        let sleep = sleep.get_or_insert_with(|| system.sleep(limit));
        sleep.as_mut().poll(context).map(|()| Err(limit))
    })
    .await
}
