//! What a client traces (feature `tracing`): each span and event with its fields, as the module `trace` lists them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hardy_client::double::{Reply, block_on, double};
use hardy_client::system::TestSystem;
use hardy_client::{
    BoxFuture, Credentials, CredentialsError, ProvideCredentials, System, TransportError,
    TransportErrorKind,
};
use multipartyapproval::http::HeaderValue;
use multipartyapproval::{Validation, response};

use super::mpa::{Client, request};
use super::recorder::recorded;

/// How every call of these tests begins.
const CALL: &str = r#"[] INFO call: service="MPA" operation="ListSessions" region="us-east-1""#;

/// What a client traces in one call with these replies, without the target.
fn traced(replies: impl IntoIterator<Item = Reply>) -> Vec<String> {
    let client = Client::from_replies(replies);
    traces(|| _ = block_on(client.list_sessions(request()).into_future()))
}

/// What a function traces. Asserts that all of it has the target of this package, and takes that off.
fn traces(function: impl FnOnce()) -> Vec<String> {
    let ((), lines) = recorded(function);
    let lines = lines.iter().map(|line| {
        let line = line.strip_prefix(hardy_client::trace::TARGET);
        let line = line.expect("the target is that of the package");
        line.trim_start().to_owned()
    });
    lines.collect()
}

fn with_header(reply: multipartyapproval::HttpResponse, name: &'static str, value: &str) -> Reply {
    let mut reply = reply;
    let value = HeaderValue::from_str(value).expect("it is text");
    reply.headers_mut().insert(name, value);
    reply.into()
}

#[test]
fn a_call_and_its_attempt_are_spans() {
    let reply = with_header(response::from_json(200, "{}"), "x-amzn-requestid", "id-1");
    assert_eq!(
        traced([reply]),
        [
            CALL,
            "[call] DEBUG attempt: attempt=1",
            r#"[call] DEBUG call ended: result="success" status=200 request_id="id-1" attempts=1"#,
        ]
    );
}

#[test]
fn a_retry_has_its_delay_and_its_reason() {
    let throttled = with_header(
        response::from_json(429, r#"{"__type":"ThrottlingException"}"#),
        "x-amz-retry-after",
        "2000",
    );
    let busy = with_header(response::from_json(503, ""), "x-amzn-requestid", "id-2");
    let lines = traced([throttled, busy, Reply::broken()]);
    // Only the first delay is not random: the service asks for it.
    let delay = |line: &str| {
        let delay = line.split(" delay_ms=").nth(1).expect("it has a delay");
        let delay = delay.split(' ').next().expect("the delay ends");
        delay.parse::<u64>().expect("it is a number")
    };
    assert!(delay(&lines[4]) < 100, "{}", lines[4]);
    let second = format!("delay_ms={}", delay(&lines[4]));
    assert_eq!(
        lines,
        [
            CALL,
            "[call] DEBUG attempt: attempt=1",
            r#"[call] INFO retry: attempt=1 delay_ms=2000 reason="throttling" status=429"#,
            "[call] DEBUG attempt: attempt=2",
            &format!(
                r#"[call] INFO retry: attempt=2 {second} reason="error response" status=503 request_id="id-2""#
            ),
            "[call] DEBUG attempt: attempt=3",
            r#"[call] DEBUG call ended: result="broken" attempts=3"#,
        ]
    );
}

#[test]
fn a_call_ends_with_a_word_for_its_result() {
    let failed = |kind| Reply::from(TransportError::new(kind, "why"));
    for (reply, expected) in [
        (
            Reply::json(400, "{}"),
            r#"result="error response" status=400"#,
        ),
        (
            Reply::json(200, "{"),
            r#"result="invalid response" status=200"#,
        ),
        (failed(TransportErrorKind::Connect), r#"result="connect""#),
        (failed(TransportErrorKind::Tls), r#"result="tls""#),
        (failed(TransportErrorKind::Protocol), r#"result="protocol""#),
        (failed(TransportErrorKind::Other), r#"result="other""#),
        (
            Reply::from("{}").after(Duration::from_secs(7)),
            r#"result="timeout""#,
        ),
    ] {
        let client = Client::from_replies([reply]);
        let call = client.list_sessions(request());
        let call = call.max_attempts(1).timeout(Duration::from_secs(5));
        let lines = traces(|| _ = block_on(call.into_future()));
        let expected = format!("[call] DEBUG call ended: {expected} attempts=1");
        assert_eq!(lines.last(), Some(&expected));
    }
}

#[test]
fn a_call_that_cannot_be_sent_has_no_attempt() {
    let client = Client::from_replies(["{}"]);
    let call = client.list_sessions(request().with_max_results(50));
    let call = call.region("eu-west-1").validation(Validation::Model);
    let lines = traces(|| _ = block_on(call.into_future()));
    let expected = r#"[] INFO call: service="MPA" operation="ListSessions" region="eu-west-1""#;
    assert_eq!(lines, [expected]);
}

#[test]
fn a_correction_of_the_clock_is_an_event() {
    let body = r#"{"__type":"InvalidSignatureException"}"#;
    let rejected = with_header(
        response::from_json(403, body),
        "date",
        "Fri, 02 Jan 2026 00:00:00 GMT",
    );
    let lines = traced([rejected, "{}".into()]);
    assert_eq!(lines[2], "[call] WARN clock corrected: skew_s=86400");
    assert!(
        lines[3].ends_with(r#" reason="clock" status=403"#),
        "{}",
        lines[3]
    );
    assert_eq!(
        lines[5],
        r#"[call] DEBUG call ended: result="success" status=200 attempts=2"#
    );
}

#[test]
fn blocking_calls_and_pages_are_traced_on_the_thread_of_the_caller() {
    let client = Client::from_replies([r#"{"Sessions":[],"NextToken":"a"}"#, r#"{"Sessions":[]}"#]);
    let call = client.list_sessions(request());
    let lines = traces(|| assert_eq!(call.blocking_items().count(), 0));
    let calls = lines.iter().filter(|line| line.as_str() == CALL);
    assert_eq!(calls.count(), 2, "{lines:?}");
}

/// A source of credentials that last for ten minutes, and that fails when a test wants it.
struct Source {
    system: TestSystem,
    fails: Arc<AtomicBool>,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl ProvideCredentials for Source {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        let result = match self.fails.load(Ordering::Relaxed) {
            true => Err(CredentialsError::failed("the source is down")),
            false => {
                let end = self.system.now() + Duration::from_secs(600);
                Ok(Credentials::new("AKIDEXAMPLE", "secret").with_expires_at(end))
            }
        };
        Box::pin(std::future::ready(result))
    }
}

#[test]
fn credentials_that_cannot_be_refreshed_are_an_event_while_the_old_ones_are_valid() {
    let (system, fails) = (TestSystem::default(), Arc::<AtomicBool>::default());
    let source = Source {
        system: system.clone(),
        fails: Arc::clone(&fails),
    };
    let expired = || Reply::error(400, "ExpiredTokenException", "");
    let mut replies = vec!["{}".into(), expired(), "{}".into(), "{}".into()];
    let config = double(move |_| replies.pop().unwrap_or_else(Reply::broken))
        .with_system(system.clone())
        .with_credentials(source);
    let client = Client::new(&config).expect("the settings are valid");
    let call = || traces(|| _ = block_on(client.list_sessions(request()).into_future()));
    assert_eq!(call().len(), 3);

    block_on(system.sleep(Duration::from_secs(400)));
    fails.store(true, Ordering::Relaxed);
    let lines = call();
    assert_eq!(
        lines[2],
        "[call/attempt] WARN credentials not refreshed: error=the source is down"
    );
    assert!(lines[3].contains(r#"result="success""#), "{}", lines[3]);
    // It is not tried again within a minute.
    fails.store(false, Ordering::Relaxed);
    let lines = call();
    let retry = lines.iter().find(|line| line.contains(" retry: "));
    let retry = retry.expect("the service rejects the old ones");
    assert!(
        retry.ends_with(r#" reason="credentials" status=400"#),
        "{retry}"
    );

    block_on(system.sleep(Duration::from_secs(700)));
    fails.store(true, Ordering::Relaxed);
    let lines = call();
    assert_eq!(
        lines[2..],
        [r#"[call] DEBUG call ended: result="credentials" attempts=1"#]
    );
}
