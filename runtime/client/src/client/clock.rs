//! How far the clock of this machine is off, by the dates of responses.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hardy_runtime::{HttpResponse, TimestampFormat};
use http::header::{AGE, DATE};

/// A service accepts a signature whose time is off by less than this.
const TOLERANCE: i64 = 4 * 60;

/// How many seconds the clock of services is ahead of the clock of this machine.
#[derive(Debug, Default)]
pub(super) struct Skew(AtomicI64);

impl Skew {
    /// The time by the clock of services.
    pub(super) fn correct(&self, now: SystemTime) -> SystemTime {
        let seconds = self.0.load(Ordering::Relaxed);
        let skew = Duration::from_secs(seconds.unsigned_abs());
        match seconds < 0 {
            true => now.checked_sub(skew).unwrap_or(UNIX_EPOCH),
            false => now.checked_add(skew).unwrap_or(now),
        }
    }

    /// Takes over the skew that a response shows, if it is large and differs much from the one that the
    /// request was signed with. Returns whether it did.
    pub(super) fn update(&self, measured: Option<i64>) -> bool {
        let Some(measured) = measured else {
            return false;
        };
        let used = self.0.load(Ordering::Relaxed);
        let is_new = measured.saturating_sub(used).abs() > TOLERANCE;
        if is_new {
            self.0.store(measured, Ordering::Relaxed);
        }
        is_new
    }
}

/// The skew that a response shows: its date, minus the middle of the time between sending and receiving. A
/// response of a cache (`Age`) shows none.
pub(super) fn measured(
    response: &HttpResponse,
    sent: SystemTime,
    received: SystemTime,
) -> Option<i64> {
    let headers = response.headers();
    if headers.contains_key(AGE) {
        return None;
    }
    let date = headers.get(DATE)?.to_str().ok()?;
    let date = TimestampFormat::HttpDate.parse(date).ok()?.seconds();
    let seconds = |time: SystemTime| {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    };
    let (sent, received) = (seconds(sent), seconds(received));
    Some(date.saturating_sub(sent.saturating_add(received.saturating_sub(sent) / 2)))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use hardy_runtime::response::from_json;

    use super::{Skew, measured};

    #[test]
    fn measures_against_the_middle_of_an_exchange() {
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        let mut response = from_json(200, "{}");
        assert_eq!(measured(&response, at(0), at(0)), None);
        let headers = response.headers_mut();
        headers.insert(
            "date",
            http::HeaderValue::from_static("Thu, 01 Jan 1970 01:00:00 GMT"),
        );
        assert_eq!(measured(&response, at(0), at(20)), Some(3590));
        assert_eq!(measured(&response, at(7200), at(7200)), Some(-3600));
        let headers = response.headers_mut();
        headers.insert("age", http::HeaderValue::from_static("1"));
        assert_eq!(measured(&response, at(0), at(0)), None);
    }

    #[test]
    fn takes_over_only_what_a_service_would_reject() {
        let skew = Skew::default();
        let now = UNIX_EPOCH + Duration::from_secs(10_000);
        for (measured, expected, corrected) in [
            (None, false, 10_000),
            (Some(240), false, 10_000),
            (Some(241), true, 10_241),
            // The same again would not help.
            (Some(300), false, 10_241),
            (Some(-3600), true, 6400),
            (Some(-9000), true, 1000),
            (Some(0), true, 10_000),
        ] {
            assert_eq!(skew.update(measured), expected, "{measured:?}");
            let corrected = UNIX_EPOCH + Duration::from_secs(corrected);
            assert_eq!(skew.correct(now), corrected, "{measured:?}");
        }
    }
}
