//! Waits with a double, whose clock jumps to the end of each delay: what is polled and when, how a wait ends, and
//! what its options apply to.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use hardy_client::double::{Reply, Requests, block_on, double};
use hardy_client::system::TestSystem;
use hardy_client::{Service, ServiceClient, System, WaitCall};
use hardy_runtime::{Acceptor, FinalPoll, Matcher, WaitError, Waiter};
use multipartyapproval::endpoint;
use multipartyapproval::http::{HeaderName, HeaderValue};
use multipartyapproval::operation::GetSession;
use multipartyapproval::types::{GetSessionRequest, GetSessionResponse, SessionStatus};

use super::on_tokio;
use super::recorder::recorded;

static SERVICE: Service = Service::new("MPA", endpoint::SIGNING_NAME, &endpoint::RULES);

/// As generated code would state it.
struct SessionApproved;

impl Waiter for SessionApproved {
    type Operation = GetSession;

    const NAME: &'static str = "SessionApproved";
    const MIN_DELAY: u32 = 10;
    const MAX_DELAY: u32 = 60;
    const ACCEPTORS: &'static [Acceptor<GetSession>] = &[
        Acceptor::success(Matcher::string("Status", status, "APPROVED")),
        Acceptor::failure(Matcher::string("Status", status, "FAILED")),
        Acceptor::retry(Matcher::error(&["ResourceNotFoundException"])),
    ];
}

fn status<'a>(_input: &'a GetSessionRequest, output: &'a GetSessionResponse) -> Option<&'a str> {
    Some(output.status.as_ref()?.as_str())
}

const LIMIT: Duration = Duration::from_secs(300);

fn request() -> GetSessionRequest {
    GetSessionRequest::new("arn:aws:mpa:us-east-1:123456789012:session/payments/1")
}

fn in_state(status: &str) -> Reply {
    format!(r#"{{"Status":"{status}"}}"#).into()
}

fn not_found() -> Reply {
    Reply::error(404, "ResourceNotFoundException", "no such session")
}

fn client(replies: impl IntoIterator<Item = Reply>) -> ServiceClient {
    ServiceClient::from_replies(&SERVICE, replies)
}

fn wait(client: &ServiceClient) -> WaitCall<SessionApproved> {
    client.wait_until(SessionApproved, request(), LIMIT)
}

/// The error of a wait with these replies.
fn failure(replies: impl IntoIterator<Item = Reply>) -> WaitError<GetSession> {
    match block_on(wait(&client(replies))) {
        Ok(last) => panic!("{last:?}"),
        Err(error) => error,
    }
}

/// A client with a clock that tests can read. The replies are endless: each is that of `reply`.
fn with_clock(
    mut reply: impl FnMut(Duration) -> Reply + Send + 'static,
) -> (ServiceClient, TestSystem) {
    let system = TestSystem::default();
    let clock = system.clone();
    let config = double(move |_| reply(clock.uptime())).with_system(system.clone());
    let client = ServiceClient::new(&SERVICE, &config).expect("the settings are valid");
    (client, system)
}

#[test]
fn polls_until_the_resource_is_in_the_state() {
    let client = client([not_found(), in_state("PENDING"), in_state("APPROVED")]);
    let last = block_on(wait(&client)).expect("it is approved");
    let status = last.output().and_then(|output| output.status.clone());
    assert_eq!(status, Some(SessionStatus::Approved));
    assert!(last.error().is_none());
}

#[test]
fn waits_between_polls_and_ends_at_the_limit() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&times);
    let (client, system) = with_clock(move |now| {
        seen.lock().expect("no test panics").push(now);
        in_state("PENDING")
    });
    let error = block_on(wait(&client)).expect_err("it stays pending");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    let times = times.lock().expect("no test panics").clone();
    assert_eq!(
        error.to_string(),
        format!(
            "waiter SessionApproved timed out after 300s; last, GetSession showed that `Status` is \"PENDING\" \
             ({} polls)",
            times.len()
        )
    );
    let delays: Vec<u64> = times
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).as_secs())
        .collect();
    assert!(delays.len() > 4, "{delays:?}");
    assert!(
        delays.iter().all(|delay| (10..=70).contains(delay)),
        "{delays:?}"
    );
    // The last poll begins at the limit.
    assert_eq!((times[0], times[times.len() - 1]), (Duration::ZERO, LIMIT));
    assert_eq!(system.uptime(), LIMIT);
}

#[test]
fn cuts_a_poll_off_that_takes_too_long() {
    let patient = |reply: Reply| block_on(wait(&client([reply])).read_timeout(None));
    let error = patient(in_state("PENDING").after(LIMIT * 2)).expect_err("nothing arrives");
    assert_eq!(
        error.to_string(),
        "waiter SessionApproved timed out after 300s; GetSession did not respond (1 poll)"
    );
    // The last poll begins at the limit, and may take as long as the least delay.
    let late = in_state("APPROVED").after(LIMIT + Duration::from_secs(9));
    patient(late).expect("it is approved in time");
}

#[test]
fn states_what_it_saw_instead() {
    let error = failure([in_state("PENDING"), in_state("FAILED")]);
    assert_eq!(
        error.to_string(),
        "waiter SessionApproved failed: GetSession shows that `Status` is \"FAILED\" (2 polls)"
    );
    let output = error.last().and_then(FinalPoll::output);
    assert_eq!(
        output.and_then(|output| output.status.clone()),
        Some(SessionStatus::Failed)
    );

    let error = failure([Reply::error(403, "AccessDeniedException", "not yours")]);
    assert_eq!(
        error.to_string(),
        "waiter SessionApproved stopped: GetSession failed with AccessDeniedException: not yours \
         (status 403, 1 attempt)"
    );
    let code = error.as_service().map(|error| error.code.as_str());
    assert_eq!(code, Some("AccessDeniedException"));
}

#[test]
fn each_poll_is_a_call_with_retries_and_options_of_its_own() {
    let requests = Requests::default();
    let recorded = requests.clone();
    let mut replies = [
        Reply::throttled(),
        in_state("PENDING"),
        Reply::broken(),
        in_state("APPROVED"),
    ]
    .into_iter();
    let client = ServiceClient::from_fn(&SERVICE, move |request| {
        recorded.record(request);
        replies.next().expect("there are as many replies")
    });
    let header = HeaderName::from_static("x-trace");
    let call = wait(&client)
        .header(header.clone(), HeaderValue::from_static("7"))
        .region("eu-west-1")
        .max_attempts(2);
    block_on(call).expect("it is approved");
    let sent = requests.all();
    let attempts: Vec<_> = sent
        .iter()
        .map(|one| &one.headers()["amz-sdk-request"])
        .collect();
    let (first, second) = ("attempt=1; max=2", "attempt=2; max=2");
    assert_eq!(attempts, [first, second, first, second]);
    for request in sent {
        assert_eq!(request.headers()[&header], "7");
        assert_eq!(request.uri().host(), Some("mpa.eu-west-1.api.aws"));
    }
}

#[test]
fn sends_nothing_for_an_invalid_input() {
    let client = client([]);
    let call = client.wait_until(SessionApproved, GetSessionRequest::new(""), LIMIT);
    let error = block_on(call).expect_err("the label is empty");
    let text = error.to_string();
    assert!(
        text.starts_with("waiter SessionApproved stopped: GetSession: 1 validation error"),
        "{text}"
    );
}

#[test]
fn can_be_dropped_between_polls() {
    let requests = Requests::default();
    let recorded = requests.clone();
    let config = double(move |request| {
        recorded.record(request);
        in_state("PENDING")
    });
    // Its clock stands still, so that the delay never ends.
    let config = config.with_system(Halted(TestSystem::default()));
    let client = ServiceClient::new(&SERVICE, &config).expect("the settings are valid");
    let mut future = Box::pin(wait(&client).wait());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..3 {
        assert!(pin!(&mut future).poll(&mut context).is_pending());
    }
    drop(future);
    assert_eq!(requests.all().len(), 1);
}

#[test]
fn a_wait_can_move_to_another_thread() {
    fn moved<T: Send + 'static>(value: T) -> T {
        value
    }
    let call = moved(wait(&client([in_state("APPROVED")])));
    let future = moved(call.into_future());
    let last = thread::spawn(move || block_on(future)).join();
    last.expect("it does not panic").expect("it is approved");
}

#[test]
fn blocks_a_thread_outside_of_a_runtime() {
    let replies = || [in_state("PENDING"), in_state("APPROVED")];
    let last = wait(&client(replies())).blocking_wait();
    assert!(last.expect("it is approved").output().is_some());
    let refused = on_tokio(async { wait(&client(replies())).blocking_wait() });
    let error = refused.expect_err("this thread must not block").to_string();
    let expected = "waiter SessionApproved stopped: GetSession: invalid configuration: blocking methods do not \
                    work on a thread of a tokio runtime";
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn traces_each_poll_inside_of_the_wait() {
    let client = client([not_found(), in_state("APPROVED")]);
    let (result, lines) = recorded(|| block_on(wait(&client)));
    result.expect("it is approved");
    let lines: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_start_matches("hardy_client "))
        .collect();
    let call = r#"[wait] INFO call: service="MPA" operation="GetSession" region="us-east-1""#;
    let attempt = "[wait/call] DEBUG attempt: attempt=1";
    assert_eq!(
        lines,
        [
            r#"[] INFO wait: service="MPA" waiter="SessionApproved" operation="GetSession""#,
            call,
            attempt,
            r#"[wait/call] DEBUG call ended: result="error response" status=404 attempts=1"#,
            "[wait] DEBUG poll again: poll=1 delay_ms=10000",
            call,
            attempt,
            r#"[wait/call] DEBUG call ended: result="success" status=200 attempts=1"#,
        ]
    );
}

#[test]
fn shows_what_it_waits_for() {
    let shown = format!("{:?}", wait(&client([])).max_attempts(1));
    for part in [
        "SessionApproved",
        "session/payments/1",
        "300s",
        "max_attempts: Some(1)",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
}

/// A system whose delays never end.
#[derive(Debug)]
struct Halted(TestSystem);

impl System for Halted {
    fn now(&self) -> std::time::SystemTime {
        self.0.now()
    }

    fn uptime(&self) -> Duration {
        self.0.uptime()
    }

    fn sleep(&self, _duration: Duration) -> hardy_client::BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }

    fn random(&self) -> u64 {
        self.0.random()
    }

    fn variable(&self, name: &str) -> Option<std::ffi::OsString> {
        self.0.variable(name)
    }

    fn home(&self) -> Option<std::path::PathBuf> {
        self.0.home()
    }

    fn read(&self, path: &std::path::Path, limit: usize) -> std::io::Result<Vec<u8>> {
        self.0.read(path, limit)
    }

    fn write_private(&self, path: &std::path::Path, content: &[u8]) -> std::io::Result<()> {
        self.0.write_private(path, content)
    }

    fn run(
        &self,
        command: &str,
    ) -> hardy_client::BoxFuture<'_, std::io::Result<hardy_client::system::ProgramOutput>> {
        self.0.run(command)
    }
}

#[test]
fn takes_the_time_limit_of_a_call_for_each_poll() {
    let client = client([in_state("APPROVED").after(Duration::from_secs(60))]);
    let call = wait(&client).timeout(Duration::from_secs(20));
    let error = block_on(call).expect_err("a poll took too long");
    assert!(matches!(error, WaitError::Poll(_)), "{error}");
    assert!(
        error.to_string().contains("took longer than 20s"),
        "{error}"
    );
}
