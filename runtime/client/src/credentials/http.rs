//! Small HTTP requests of sources: time limits, retries, and the greatest size of a response. Must not know
//! what is requested.

use std::fmt;
use std::future::poll_fn;
use std::time::Duration;

use hardy_runtime::http::{HeaderValue, Method};
use hardy_runtime::{Body, HttpRequest, HttpResponse};

use super::access::Access;
use super::error::CredentialsError;
use crate::redact::redacted;
use crate::system::fraction;
use crate::timeout::within;
use crate::transport::{TransportError, TransportErrorKind};

/// The greatest body of a response, in bytes. Credentials have some kilobytes.
const LONGEST_BODY: usize = 256 << 10;

/// The longest message of a server that errors contain, in characters.
const LONGEST_MESSAGE: usize = 1000;

/// The first pause before another attempt; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// How long to wait for a response, and how often to try.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    pub(super) attempts: u32,
    /// The limit of the headers of one response, and again of its body.
    pub(super) attempt: Duration,
    /// The limit of all attempts.
    pub(super) total: Duration,
    /// Whether to try again if nobody answers.
    pub(super) retries_silence: bool,
}

/// Services of AWS.
pub(super) const SERVICE: Patience = Patience {
    attempts: 3,
    attempt: Duration::from_secs(10),
    total: Duration::from_secs(30),
    retries_silence: true,
};

/// A response whose body is in memory.
#[derive(Clone)]
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

impl Received {
    /// Removes the secrets of the request from a refusal. Some servers return headers or the text that a
    /// signature covers.
    fn redact(&mut self, secrets: &[&str]) {
        if self.is_success() {
            return;
        }
        let secrets: Vec<&[u8]> = secrets.iter().map(|secret| secret.as_bytes()).collect();
        if let Some(body) = redacted(&self.body, &secrets) {
            self.body = body;
        }
    }

    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The beginning of a message that a server wrote, for errors: line breaks and control characters are escaped.
pub(super) fn excerpt(message: &str) -> String {
    let mut excerpt = String::new();
    for character in message.chars().take(LONGEST_MESSAGE) {
        match character.is_control() {
            true => excerpt.extend(character.escape_default()),
            false => excerpt.push(character),
        }
    }
    excerpt
}

/// Why there is no response.
#[derive(Debug)]
pub(super) enum HttpFailure {
    Transport(TransportError),
    TimedOut(Duration),
    TooLarge,
    Body(String),
}

impl HttpFailure {
    /// Whether nobody answered at the address.
    pub(super) fn is_silence(&self) -> bool {
        match self {
            Self::TimedOut(_) => true,
            Self::Transport(error) => matches!(
                error.kind(),
                TransportErrorKind::Connect | TransportErrorKind::Timeout
            ),
            Self::TooLarge | Self::Body(_) => false,
        }
    }

    fn is_retryable(&self, patience: &Patience) -> bool {
        let is_retryable = match self {
            Self::Transport(error) => error.kind().is_retryable(),
            Self::TimedOut(_) | Self::Body(_) => true,
            Self::TooLarge => false,
        };
        is_retryable && (patience.retries_silence || !self.is_silence())
    }
}

impl fmt::Display for HttpFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transport(error) => write!(f, "{error}"),
            Self::TimedOut(limit) => write!(f, "no response within {} s", limit.as_secs()),
            Self::TooLarge => write!(f, "the response is larger than {LONGEST_BODY} bytes"),
            Self::Body(error) => write!(f, "the response ended early: {error}"),
        }
    }
}

impl std::error::Error for HttpFailure {}

/// A request whose headers may contain secrets, and whose URL may come from a setting.
pub(super) fn request(
    method: Method,
    url: &str,
    headers: &[(&'static str, &str)],
    body: impl Into<Body>,
) -> Result<HttpRequest, CredentialsError> {
    let mut request = HttpRequest::new(body.into());
    *request.method_mut() = method;
    *request.uri_mut() = url
        .parse()
        .map_err(|error| CredentialsError::failed(format!("`{url}` is not a URL: {error}")))?;
    for (name, value) in headers {
        let mut value = HeaderValue::from_str(value).map_err(|_| {
            CredentialsError::failed(format!(
                "the value of the header `{name}` for `{url}` has a line break or a control character"
            ))
        })?;
        value.set_sensitive(true);
        request.headers_mut().insert(*name, value);
    }
    Ok(request)
}

/// Makes the request of an attempt, because signatures have a time.
// Not a generic parameter: the loop is compiled once, not for each source.
pub(super) type Make<'a> = &'a (dyn Fn() -> Result<HttpRequest, CredentialsError> + Sync);

/// Sends a request until there is a response that no other attempt could improve.
///
/// `secrets` are those in the request.
///
/// # Errors
///
/// Those of `make`. Failures of HTTP are a result, because some sources are absent without a response.
pub(super) async fn send(
    access: &Access,
    patience: Patience,
    secrets: &[&str],
    make: Make<'_>,
    is_retryable: fn(&Received) -> bool,
) -> Result<Result<Received, HttpFailure>, CredentialsError> {
    let end = access.system.uptime() + patience.total;
    let mut attempt = 1;
    loop {
        let left = end.saturating_sub(access.system.uptime());
        let limit = patience.attempt.min(left);
        let mut result = send_once(access, limit, make()?).await;
        if let Ok(received) = &mut result {
            received.redact(secrets);
        }
        let again = match &result {
            Ok(received) => {
                received.status >= 500 || received.status == 429 || is_retryable(received)
            }
            Err(failure) => failure.is_retryable(&patience),
        };
        let pause = pause(access, attempt);
        let has_time = access.system.uptime() + pause < end;
        if !again || attempt >= patience.attempts || !has_time {
            return Ok(result);
        }
        access.system.sleep(pause).await;
        attempt += 1;
    }
}

async fn send_once(
    access: &Access,
    limit: Duration,
    request: HttpRequest,
) -> Result<Received, HttpFailure> {
    let timed_out = HttpFailure::TimedOut;
    let response = within(&*access.system, Some(limit), access.transport.send(request)).await;
    let response = response.map_err(timed_out)?;
    let response: HttpResponse = response.map_err(HttpFailure::Transport)?;
    let status = response.status().as_u16();
    let body = within(&*access.system, Some(limit), collect(response.into_body())).await;
    let body = body.map_err(timed_out)??;
    Ok(Received { status, body })
}

async fn collect(mut body: Body) -> Result<Vec<u8>, HttpFailure> {
    let mut collected = Vec::new();
    while let Some(chunk) = poll_fn(|context| body.poll_chunk(context)).await {
        let chunk = chunk.map_err(|error| HttpFailure::Body(error.to_string()))?;
        if collected.len() + chunk.len() > LONGEST_BODY {
            return Err(HttpFailure::TooLarge);
        }
        collected.extend_from_slice(&chunk);
    }
    Ok(collected)
}

/// Between nothing and twice the first pause, doubled for each attempt.
fn pause(access: &Access, attempt: u32) -> Duration {
    let longest = FIRST_PAUSE * 2_u32.saturating_pow(attempt.min(8));
    longest.mul_f64(fraction(&*access.system))
}
