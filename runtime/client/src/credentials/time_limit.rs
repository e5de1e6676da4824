//! Futures that must end in time. Decides who wins if both end at once.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use crate::system::System;

/// The result of a future, or `None` if the time passes before.
pub(super) async fn within<T>(
    system: &dyn System,
    limit: Duration,
    future: impl Future<Output = T>,
) -> Option<T> {
    let mut future = pin!(future);
    let mut sleep = system.sleep(limit);
    poll_fn(|context| {
        // First, so that a result that is there is never thrown away.
        if let Poll::Ready(result) = future.as_mut().poll(context) {
            return Poll::Ready(Some(result));
        }
        sleep.as_mut().poll(context).map(|()| None)
    })
    .await
}
