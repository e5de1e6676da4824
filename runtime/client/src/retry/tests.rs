//! Runs the vectors in `tests/retries.json`, which state the rules.

use std::sync::PoisonError;
use std::time::Duration;

use hardy_runtime::RetryStop;
use serde_json::Value;

use super::{Failure, MAX_EXTRA_DELAY, Retries, RetryLimits, RetryQuota, retry_after};

fn number(value: &Value) -> u32 {
    let number = value.as_u64().expect("it is a number");
    u32::try_from(number).expect("it is small")
}

fn limits(vector: &Value) -> RetryLimits {
    let is_dynamodb = vector["service"] == "dynamodb";
    RetryLimits {
        max_attempts: number(&vector["max_attempts"]),
        backoff: Duration::from_millis(if is_dynamodb { 25 } else { 50 }),
        max_extra_delay: MAX_EXTRA_DELAY,
    }
}

fn failure(step: &Value) -> Failure {
    let outcome = step["outcome"].as_str().expect("it is a string");
    Failure {
        is_retryable: outcome != "not_retryable",
        is_throttling: outcome == "throttling",
        retry_after: step["retry_after"]
            .as_str()
            .and_then(|value| retry_after(value.as_bytes())),
    }
}

/// What happened, in the words of the vectors.
fn then(result: Result<Duration, RetryStop>) -> (&'static str, Option<u128>, Option<&'static str>) {
    match result {
        Ok(delay) => ("retry", Some(delay.as_millis()), None),
        Err(RetryStop::MaxAttempts) => ("fail", None, Some("attempts")),
        Err(RetryStop::Quota) => ("fail", None, Some("quota")),
        Err(_) => ("fail", None, None),
    }
}

fn left(quota: &RetryQuota) -> u32 {
    *quota.left.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn follows_the_vectors() {
    let vectors: Value =
        serde_json::from_str(include_str!("../../tests/retries.json")).expect("it is JSON");
    let vectors = vectors["vectors"].as_array().expect("it is a list");
    assert!(vectors.len() >= 29, "{}", vectors.len());
    for vector in vectors {
        let name = vector["name"].as_str().expect("it is a string");
        let quota = RetryQuota::new(number(&vector["available"]), number(&vector["capacity"]));
        for call in vector["calls"].as_array().expect("it is a list") {
            let mut retries = Some(Retries::new(limits(vector)));
            for step in call.as_array().expect("it is a list") {
                let mut current = retries.take().expect("the call has not ended");
                let expected = (
                    step["then"].as_str().expect("it is a string"),
                    step["delay_ms"].as_u64().map(u128::from),
                    step["reason"].as_str(),
                );
                if step["outcome"] == "success" {
                    current.succeed(&quota);
                    assert_eq!(expected, ("return", None, None), "{name}");
                } else {
                    assert_eq!(
                        then(current.next(failure(step), &quota, 1.0)),
                        expected,
                        "{name}"
                    );
                    retries = Some(current);
                }
                assert_eq!(left(&quota), number(&step["available"]), "{name}");
            }
        }
    }
}

#[test]
fn waits_a_random_part_of_the_backoff() {
    let quota = RetryQuota::default();
    let mut retries = Retries::new(RetryLimits {
        max_attempts: 100,
        backoff: Duration::from_millis(50),
        max_extra_delay: MAX_EXTRA_DELAY,
    });
    let failure = Failure {
        is_retryable: true,
        is_throttling: false,
        retry_after: None,
    };
    let mut next = |random| retries.next(failure, &quota, random);
    assert_eq!(next(0.0), Ok(Duration::ZERO));
    assert_eq!(next(0.5), Ok(Duration::from_millis(50)));
    // The longest backoff, however many retries there are.
    for _ in 0..33 {
        let delay = next(0.25).expect("the quota is enough");
        assert!(delay <= Duration::from_secs(5), "{delay:?}");
    }
    assert_eq!(next(0.25), Err(RetryStop::Quota));
}

#[test]
fn reads_delays_of_any_length() {
    for (value, expected) in [
        ("0", Some(Duration::ZERO)),
        ("1500", Some(Duration::from_millis(1500))),
        (
            "99999999999999999999999",
            Some(Duration::from_millis(u64::MAX)),
        ),
        ("+1", None),
        (" 1", None),
        ("", None),
    ] {
        assert_eq!(retry_after(value.as_bytes()), expected, "{value}");
    }
}
