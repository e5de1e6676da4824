//! What a model states about calls of an operation, or of a service. Operations here are `ListSessions` with
//! other rules.

mod accounts;
mod auth;
mod late;
mod signatures;

use std::io;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use hardy_client::double::{Reply, Requests, block_on, double};
use hardy_client::{Config, Service, ServiceClient};
use hardy_runtime::endpoint::rules::Expression::{Reference, String as Text};
use hardy_runtime::endpoint::rules::Outcome::Endpoint;
use hardy_runtime::endpoint::rules::{Condition, Parameter, Rule, Rules};
use hardy_runtime::endpoint::{BuiltIn, RuleSet};
use hardy_runtime::response::{ErrorResponse, ResponseReader};
use hardy_runtime::{Auth, DecodeError, EncodeError, HttpOperation, Operation};
use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::types::{ListSessionsRequest, ListSessionsResponse};
use multipartyapproval::{Body, Error, HttpRequest};

use super::mpa::request;

/// The rules of an operation.
trait OperationRules: Send + Sync + 'static {
    const AUTH: &'static [Auth] = &[Auth::Sigv4];
    const UNSIGNED_PAYLOAD: bool = false;
    const LONG_POLLING: bool = false;
    const RETRIES_AFTER_SENDING: bool = true;
    /// Whether the body is a stream.
    const STREAMS: bool = false;

    fn response_seconds() -> Option<u64> {
        None
    }
}

/// A stream of one chunk.
struct Words(Option<&'static str>);

impl Stream for Words {
    type Item = Result<Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(|words| Ok(Bytes::from(words))))
    }
}

/// `ListSessions` with rules.
struct With<R>(PhantomData<R>);

impl<R: OperationRules> Operation for With<R> {
    type Input = ListSessionsRequest;
    type Output = ListSessionsResponse;
    type Error = ListSessionsError;

    const NAME: &'static str = "ListSessions";
}

impl<R: OperationRules> HttpOperation for With<R> {
    type Protocol = <ListSessions as HttpOperation>::Protocol;

    const AUTH: &'static [Auth] = R::AUTH;
    const UNSIGNED_PAYLOAD: bool = R::UNSIGNED_PAYLOAD;
    const LONG_POLLING: bool = R::LONG_POLLING;
    const RETRIES_AFTER_SENDING: bool = R::RETRIES_AFTER_SENDING;

    fn response_seconds(_input: &Self::Input) -> Option<u64> {
        R::response_seconds()
    }

    fn encode(input: &Self::Input) -> Result<HttpRequest, EncodeError> {
        let request = ListSessions::encode(input)?;
        Ok(match R::STREAMS {
            true => request.map(|_| Body::stream(Words(Some("words")))),
            false => request,
        })
    }

    fn decode_output(response: &mut ResponseReader<'_>) -> Result<Self::Output, DecodeError> {
        ListSessions::decode_output(response)
    }

    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<Self::Error, DecodeError> {
        ListSessions::decode_error(response)
    }
}

macro_rules! rules {
    ($($name:ident { $($item:item)* })*) => {
        $(
            struct $name;
            impl OperationRules for $name { $($item)* }
        )*
    };
}
use rules;

rules! {
    Usual {}
    Unsigned { const AUTH: &'static [Auth] = &[Auth::NoAuth]; }
    Digest { const AUTH: &'static [Auth] = &[Auth::Other("smithy.api#httpDigestAuth")]; }
    UnsignedPayload { const UNSIGNED_PAYLOAD: bool = true; }
    Streaming { const STREAMS: bool = true; }
    UnsignedStream {
        const STREAMS: bool = true;
        const UNSIGNED_PAYLOAD: bool = true;
    }
    LongPolling { const LONG_POLLING: bool = true; }
    Slow { fn response_seconds() -> Option<u64> { Some(70) } }
    SentOnce { const RETRIES_AFTER_SENDING: bool = false; }
}

/// The endpoint that code configures, or else one whose path needs no other form.
static RULES: RuleSet = RuleSet {
    parameters: &[
        Parameter::new("Region").built_in(BuiltIn::Region),
        Parameter::new("Endpoint").built_in(BuiltIn::Endpoint),
    ],
    rules: Rules::Tree(&[
        Rule(
            0,
            &[Condition::IsSet("Endpoint")],
            Endpoint(Reference("Endpoint"), &[], &[]),
        ),
        Rule(
            0,
            &[],
            Endpoint(Text("https://street.{Region}.api.aws"), &[], &[]),
        ),
    ]),
};

static STREET: Service = Service::new("Street", "street", &RULES);

type Called = Result<ListSessionsResponse, Error<ListSessionsError>>;

/// Calls an operation with these rules once; returns the result and the requests.
fn call<R: OperationRules>(
    service: &'static Service,
    configure: impl FnOnce(Config) -> Config,
    replies: impl IntoIterator<Item = Reply>,
) -> (Called, Vec<HttpRequest>) {
    let requests = Requests::default();
    let record = requests.clone();
    let mut replies = replies.into_iter().collect::<Vec<_>>().into_iter();
    let config = double(move |request| {
        record.record(request);
        replies.next().unwrap_or_else(Reply::broken)
    });
    let client = ServiceClient::new(service, &configure(config)).expect("the settings are valid");
    let called = block_on(client.call(With::<R>(PhantomData), request()).into_future());
    (called.map(|response| response.output), requests.all())
}

fn succeeds() -> [Reply; 1] {
    ["{}".into()]
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    let value = request.headers().get(name)?;
    Some(value.to_str().expect("it is text"))
}
