//! A call from its request on: all attempts, with the delays between them and the time limit of the whole. Must not
//! know the types of an operation.

use std::time::Duration;

use hardy_runtime::endpoint::Arguments;
use hardy_runtime::{
    Attempts, Auth, HttpRequest, HttpResponse, RetryStop, TransportError, TransportErrorKind,
};
use http::HeaderValue;
use http::header::RETRY_AFTER;

use crate::credentials::Credentials;
use crate::future::BoxFuture;
use crate::retry::{
    Failure, MAX_EXTRA_DELAY, MAX_EXTRA_DELAY_OUTSIDE_AWS, Retries, RetryLimits, retry_after,
    retry_after_seconds,
};
use crate::system::fraction;
use crate::timeout::within;
use crate::trace::{self, LastAttempt};

use super::attempt::Received;
use super::exchange::{Behavior, Exchange};
use super::headers;
use super::identities::Identity;
use super::options::CallOptions;
use super::outcome::Outcome;
use super::shared::Shared;
use super::uuid::uuid;

/// Decodes the response of an attempt, and returns its outcome for the call. The secrets of the credentials appear in
/// no error.
// Not a generic parameter: the loop is compiled once, not for each operation.
pub(super) type Decode<'a> = &'a mut (
            dyn FnMut(Result<HttpResponse, TransportError>, Option<&Credentials>) -> Outcome + Send
        );

/// What was tried once, and would not help a second time.
#[derive(Default)]
struct Tried {
    clock: bool,
    credentials: bool,
}

impl Shared {
    /// Makes a call: finds identity and endpoint, and makes attempts. Calls `decode` with the result of each, and
    /// returns how many there were. The operation determines `behavior` and `arguments`.
    ///
    /// # Errors
    ///
    /// Fails before the first attempt: for options that are invalid, and without identity or endpoint.
    // A boxed future is compiled with this crate, and not once more for each crate that sends calls.
    pub(super) fn call<'a>(
        &'a self,
        request: HttpRequest,
        behavior: Behavior,
        arguments: Arguments<'a>,
        options: &'a CallOptions,
        begin: Duration,
        decode: Decode<'a>,
    ) -> BoxFuture<'a, Result<Attempts, TransportError>> {
        Box::pin(async move {
            options.check()?;
            let left = self.time_left(options, begin);
            let identified = within(&*self.config.system, left, self.identified(behavior.auth));
            let identified = identified.await;
            let (identity, account) =
                identified.unwrap_or_else(|left| Err(self.too_late(options, left)))?;
            let unsigned_payload = behavior.unsigned_payload;
            let account = account.as_deref();
            let target = self.target(options, arguments, unsigned_payload, identity, account)?;
            let exchange = Exchange {
                request,
                target,
                behavior,
                begin,
                options,
            };
            Ok(self.run(&exchange, decode).await)
        })
    }

    /// Makes attempts until one succeeds or no further one is allowed. Calls `decode` with the result of
    /// each, and returns how many there were.
    async fn run(&self, exchange: &Exchange<'_>, decode: Decode<'_>) -> Attempts {
        let mut retries = Retries::new(self.limits(exchange));
        let left = self.time_left(exchange.options, exchange.begin);
        let mut last = LastAttempt::default();
        let attempts = self.attempts(exchange, &mut retries, &mut last, &mut *decode);
        let (outcome, stop) = match within(&*self.config.system, left, attempts).await {
            Ok(end) => end,
            Err(left) => {
                let result = Err(self.too_late(exchange.options, left));
                last.replace(&result, None);
                (decode(result, None), RetryStop::NotRetryable)
            }
        };
        let attempts = Attempts::new(retries.count(), stop);
        last.end_call(attempts, outcome == Outcome::Success);
        attempts
    }

    /// How much time a call has left; `None` if it has no limit.
    fn time_left(&self, options: &CallOptions, begin: Duration) -> Option<Duration> {
        let elapsed = self.config.system.uptime().saturating_sub(begin);
        let limit = options.timeout(&self.config)?;
        Some(limit.saturating_sub(elapsed))
    }

    /// The error of a call whose time limit passed when nothing was left of it.
    fn too_late(&self, options: &CallOptions, left: Duration) -> TransportError {
        let limit = options.timeout(&self.config).unwrap_or(left);
        TransportError::new(
            TransportErrorKind::Timeout,
            format!("the call took longer than {limit:?} (timeout)"),
        )
    }

    fn limits(&self, exchange: &Exchange<'_>) -> RetryLimits {
        let of_call = exchange.options.max_attempts.or(self.config.max_attempts);
        RetryLimits {
            max_attempts: of_call.unwrap_or(self.service.max_attempts).max(1),
            backoff: self.service.backoff,
            max_extra_delay: match self.service.is_aws {
                true => MAX_EXTRA_DELAY,
                false => MAX_EXTRA_DELAY_OUTSIDE_AWS,
            },
        }
    }

    async fn attempts(
        &self,
        exchange: &Exchange<'_>,
        retries: &mut Retries,
        last: &mut LastAttempt,
        decode: Decode<'_>,
    ) -> (Outcome, RetryStop) {
        let invocation = HeaderValue::try_from(uuid(&*self.config.system));
        let invocation = invocation.expect("digits and hyphens are a header");
        let max_attempts = self.limits(exchange).max_attempts;
        let mut tried = Tried::default();
        loop {
            let mut request = exchange.request.clone();
            let count = (retries.count(), max_attempts);
            exchange.options.add_to(&mut request);
            let invocation = self.service.is_aws.then_some(&invocation);
            headers::add(request.headers_mut(), &self.user_agent, invocation, count);
            let attempt = trace::in_attempt(retries.count(), self.attempt(exchange, request));
            let (response, cause) = match attempt.await {
                Ok(received) => {
                    let Received {
                        response,
                        credentials,
                        skew,
                    } = received;
                    let cause = credentials.map(|credentials| (credentials, skew));
                    (Ok(response), cause)
                }
                Err(error) => (Err(error), None),
            };
            let credentials = cause.as_ref().map(|(credentials, _)| credentials);
            let retry_after = response.as_ref().ok();
            let retry_after = retry_after.and_then(|response| self.asked_delay(response));
            last.replace(&response, credentials);
            let outcome = decode(response, credentials);
            let Outcome::Failure {
                is_retryable,
                is_throttling,
                ..
            } = outcome
            else {
                retries.succeed(&self.quota);
                return (outcome, RetryStop::NotRetryable);
            };
            let is_mended = cause.is_some_and(|(credentials, skew)| {
                let identity = &exchange.target.identity;
                self.mend(outcome, (identity, &credentials), skew, &mut tried)
            });
            let can_repeat = exchange.request.body().bytes().is_some();
            let failure = Failure {
                is_retryable: can_repeat && (is_retryable || is_mended),
                is_throttling,
                retry_after,
            };
            let attempt = retries.count();
            let random = fraction(&*self.config.system);
            match retries.next(failure, &self.quota, random) {
                Ok(delay) => {
                    last.retry(attempt, delay, outcome.reason(is_mended));
                    self.config.system.sleep(delay).await;
                }
                Err(RetryStop::Quota) if exchange.behavior.long_polling => {
                    // The caller will call again at once.
                    let delay = retries.delay(failure, random);
                    self.config.system.sleep(delay).await;
                    return (outcome, RetryStop::Quota);
                }
                Err(stop) => return (outcome, stop),
            }
        }
    }

    /// Corrects the clock or gets other credentials, if that may help. Does either once for each call.
    fn mend(
        &self,
        outcome: Outcome,
        (identity, credentials): (&Identity, &Credentials),
        skew: Option<i64>,
        tried: &mut Tried,
    ) -> bool {
        let Outcome::Failure {
            may_be_clock,
            has_expired,
            ..
        } = outcome
        else {
            return false;
        };
        if may_be_clock && !tried.clock && identity.scheme == Auth::Sigv4 {
            tried.clock = true;
            let is_corrected = self.skew.update(skew);
            if is_corrected {
                trace::clock_corrected(skew);
            }
            return is_corrected;
        }
        if has_expired && !tried.credentials {
            tried.credentials = true;
            let source = identity.source.as_ref();
            source.inspect(|source| source.invalidate(credentials));
            // Others never change.
            return credentials.expires_at().is_some();
        }
        false
    }

    /// The delay that a service asks for.
    fn asked_delay(&self, response: &HttpResponse) -> Option<Duration> {
        let headers = response.headers();
        match self.service.is_aws {
            true => retry_after(headers.get("x-amz-retry-after")?.as_bytes()),
            false => retry_after_seconds(headers.get(RETRY_AFTER)?.as_bytes()),
        }
    }
}
