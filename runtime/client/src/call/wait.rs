//! The call of a waiter, which polls an operation. Decides nothing: the state machine is that of `hardy-runtime`.

use std::fmt;
use std::future::IntoFuture;
use std::ops::ControlFlow;
use std::time::Duration;

use hardy_runtime::{Checks, FinalPoll, HttpOperation, Operation, Wait, WaitError, Waiter};
use http::{HeaderName, HeaderValue};

use super::options::call_options;
use crate::client::{CallOptions, ServiceClient};
use crate::future::BoxFuture;
use crate::system::fraction;
use crate::timeout::within;
use crate::trace;

/// A wait: polls an operation until a resource is in some state. Nothing is sent until you await it.
///
/// Each poll is a call, with retries and time limits of its own. Options apply to each of them.
#[must_use = "a wait polls nothing until it is awaited"]
pub struct WaitCall<W: Waiter<Operation: HttpOperation>> {
    client: ServiceClient,
    input: <W::Operation as Operation>::Input,
    max_wait: Duration,
    options: CallOptions,
}

/// The end of a wait.
type End<W> = Result<FinalPoll<<W as Waiter>::Operation>, WaitError<<W as Waiter>::Operation>>;

impl ServiceClient {
    /// Returns a wait, which begins when it is awaited. No poll begins later than `max_wait` after its
    /// beginning.
    pub fn wait_until<W: Waiter<Operation: HttpOperation>>(
        &self,
        _waiter: W,
        input: <W::Operation as Operation>::Input,
        max_wait: Duration,
    ) -> WaitCall<W> {
        WaitCall {
            client: self.clone(),
            input,
            max_wait,
            options: CallOptions::default(),
        }
    }
}

impl<W: Waiter<Operation: HttpOperation>> WaitCall<W> {
    fn options(&mut self) -> &mut CallOptions {
        &mut self.options
    }

    /// Sets how the input is validated before the first poll.
    pub fn validation(mut self, checks: impl Into<Checks>) -> Self {
        self.options.validation = Some(checks.into());
        self
    }

    /// Polls until the resource is in the state, and returns the result of the last poll. Awaiting the wait
    /// does the same.
    ///
    /// The future can be dropped at any moment. The service may have received a request then.
    ///
    /// # Errors
    ///
    /// [`WaitError::Failed`] if the resource will not get into the state, [`WaitError::TimedOut`] if it did
    /// not within the time limit, [`WaitError::Poll`] if a call failed with another error than those that the
    /// waiter expects.
    pub async fn wait(self) -> Result<FinalPoll<W::Operation>, WaitError<W::Operation>> {
        let service = self.client.service_name();
        let (waiter, operation) = (W::NAME, <W::Operation as Operation>::NAME);
        trace::in_wait(service, waiter, operation, self.poll()).await
    }

    async fn poll(self) -> End<W> {
        let system = &*self.client.config().system;
        let begin = system.uptime();
        let elapsed = || system.uptime().saturating_sub(begin);
        let mut checks = Some(self.options.validation(self.client.config()));
        let mut wait = Wait::<W>::new(self.input, self.max_wait);
        loop {
            let input = wait.input().clone();
            let sent = self
                .client
                .send::<W::Operation>(input, &self.options, checks.take());
            let limit = wait.time_of_poll(elapsed());
            let Ok(result) = within(system, Some(limit), sent).await else {
                return Err(wait.cut_off());
            };
            match wait.accept(result, elapsed(), fraction(system)) {
                ControlFlow::Break(end) => return end,
                ControlFlow::Continue(delay) => {
                    trace::poll_again(wait.polls(), delay);
                    system.sleep(delay).await;
                }
            }
        }
    }
}

call_options!(WaitCall<O: Waiter<Operation: HttpOperation>>, WaitCall::options);

impl<W: Waiter<Operation: HttpOperation>> IntoFuture for WaitCall<W> {
    type Output = Result<FinalPoll<W::Operation>, WaitError<W::Operation>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.wait())
    }
}

impl<W: Waiter<Operation: HttpOperation>> fmt::Debug for WaitCall<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitCall")
            .field("waiter", &W::NAME)
            .field("input", &self.input)
            .field("max_wait", &self.max_wait)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
