//! When a call is tried again, how long it waits before, and how many retries a client may make: the
//! standard mode of AWS SDKs, as of 2026. Must not know requests, nor which errors are retryable.

#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hardy_runtime::RetryStop;

/// The number of attempts of a call, unless the service or a setting states another.
pub(crate) const MAX_ATTEMPTS: u32 = 3;
/// The backoff before the first retry, unless the service states another.
pub(crate) const BACKOFF: Duration = Duration::from_millis(50);

/// The quota of a new client, and the most that refunds lead to.
const QUOTA: u32 = 500;
/// What a retry takes from the quota.
const RETRY_COST: u32 = 14;
/// What a retry after a throttling error takes.
const THROTTLING_RETRY_COST: u32 = 5;
/// What a success without a retry returns.
const SUCCESS_REFUND: u32 = 1;

/// The longest backoff.
const MAX_BACKOFF: Duration = Duration::from_secs(20);
/// The backoff before the first retry after a throttling error.
const THROTTLING_BACKOFF: Duration = Duration::from_secs(1);
/// How much longer than the backoff a service can make a client wait.
pub(crate) const MAX_EXTRA_DELAY: Duration = Duration::from_secs(5);
/// The same for services outside of AWS, which count in seconds.
pub(crate) const MAX_EXTRA_DELAY_OUTSIDE_AWS: Duration = Duration::from_secs(20);

/// The number of retries that a client may still make, shared by all its calls. It limits retries while
/// most calls fail, so that clients do not multiply the load of a service that is overloaded.
#[derive(Debug)]
pub(crate) struct RetryQuota {
    left: Mutex<u32>,
    capacity: u32,
}

impl Default for RetryQuota {
    fn default() -> Self {
        Self::new(QUOTA, QUOTA)
    }
}

impl RetryQuota {
    fn new(left: u32, capacity: u32) -> Self {
        Self {
            left: Mutex::new(left),
            capacity,
        }
    }

    /// Takes a cost, if that much is left.
    fn take(&self, cost: u32) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = left.checked_sub(cost);
        if let Some(rest) = rest {
            *left = rest;
        }
        rest.is_some()
    }

    fn refund(&self, amount: u32) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = (*left + amount).min(self.capacity);
    }
}

/// The limits that apply to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RetryLimits {
    /// The number of attempts, the first one included.
    pub(crate) max_attempts: u32,
    /// The backoff before the first retry, unless the service throttles.
    pub(crate) backoff: Duration,
    /// How much longer than the backoff the service can make the client wait.
    pub(crate) max_extra_delay: Duration,
}

/// An attempt that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) is_retryable: bool,
    pub(crate) is_throttling: bool,
    /// The delay that the service asks for.
    pub(crate) retry_after: Option<Duration>,
}

/// The retries of one call.
#[derive(Debug)]
pub(crate) struct Retries {
    limits: RetryLimits,
    /// The number of attempts so far.
    count: u32,
    /// What the last retry took from the quota.
    taken: Option<u32>,
}

impl Retries {
    pub(crate) fn new(limits: RetryLimits) -> Self {
        Self {
            limits,
            count: 1,
            taken: None,
        }
    }

    /// The number of the current attempt; the first is 1.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// Records that the call succeeded.
    pub(crate) fn succeed(&self, quota: &RetryQuota) {
        quota.refund(self.taken.unwrap_or(SUCCESS_REFUND));
    }

    /// Counts one more attempt, which follows a delay. `random` is in `0.0..1.0`.
    ///
    /// # Errors
    ///
    /// The reason why there is no further attempt.
    pub(crate) fn next(
        &mut self,
        failure: Failure,
        quota: &RetryQuota,
        random: f64,
    ) -> Result<Duration, RetryStop> {
        if !failure.is_retryable {
            return Err(RetryStop::NotRetryable);
        }
        if self.count >= self.limits.max_attempts {
            return Err(RetryStop::MaxAttempts);
        }
        let cost = match failure.is_throttling {
            true => THROTTLING_RETRY_COST,
            false => RETRY_COST,
        };
        if !quota.take(cost) {
            return Err(RetryStop::Quota);
        }
        let delay = self.delay(failure, random);
        self.taken = Some(cost);
        self.count += 1;
        Ok(delay)
    }

    /// The delay before the next attempt, whether or not there is one. `random` is in `0.0..1.0`.
    pub(crate) fn delay(&self, failure: Failure, random: f64) -> Duration {
        let first = match failure.is_throttling {
            true => THROTTLING_BACKOFF,
            false => self.limits.backoff,
        };
        let backoff = backoff(first, self.count).mul_f64(random);
        match failure.retry_after {
            Some(delay) => delay.clamp(backoff, backoff + self.limits.max_extra_delay),
            None => backoff,
        }
    }
}

/// Doubles from one retry to the next.
fn backoff(first: Duration, retry: u32) -> Duration {
    let factor = 1_u32.checked_shl(retry - 1).unwrap_or(u32::MAX);
    first.saturating_mul(factor).min(MAX_BACKOFF)
}

/// The delay in a header `x-amz-retry-after`: milliseconds, digits alone. Anything else counts as absent.
pub(crate) fn retry_after(value: &[u8]) -> Option<Duration> {
    number(value).map(Duration::from_millis)
}

/// The delay in a header `retry-after`: seconds, digits alone. Anything else counts as absent, such as a date.
pub(crate) fn retry_after_seconds(value: &[u8]) -> Option<Duration> {
    number(value).map(Duration::from_secs)
}

fn number(value: &[u8]) -> Option<u64> {
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    let digits = std::str::from_utf8(value).ok().filter(|_| is_number)?;
    // A number that is too large is a long delay.
    Some(digits.parse().unwrap_or(u64::MAX))
}
