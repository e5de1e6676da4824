//! Which requests are signed, and what signatures cover.

use std::marker::PhantomData;

use hardy_client::double::{Reply, block_on};
use hardy_client::{
    BoxFuture, Config, Credentials, CredentialsError, ProvideCredentials, Service, ServiceClient,
    TransportErrorKind,
};
use hardy_runtime::endpoint::RuleSet;
use hardy_runtime::endpoint::rules::Expression::String as Text;
use hardy_runtime::endpoint::rules::Outcome::Endpoint;
use hardy_runtime::endpoint::rules::{Literal, Rule, Rules};
use multipartyapproval::Error;
use multipartyapproval::http::HeaderValue;
use multipartyapproval::http::header::{AUTHORIZATION, HeaderName};

use super::super::mpa::request;
use super::{
    Digest, OperationRules, RULES, STREET, Streaming, Unsigned, UnsignedPayload, UnsignedStream,
    Usual, With, call, header, succeeds,
};

/// A service with the rules of Amazon S3.
static STORE: Service = Service::new("Store", "store", &RULES)
    .with_content_sha256()
    .without_normalized_path()
    .with_unsigned_streams();

/// A source of credentials that must not be asked.
#[derive(Debug)]
struct Unwanted;

impl ProvideCredentials for Unwanted {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        unreachable!("an unsigned request needs no credentials")
    }
}

#[test]
fn an_unsigned_operation_needs_no_credentials() {
    let anonymous = |config: Config| config.with_credentials(Unwanted);
    let (result, sent) = call::<Unsigned>(&STREET, anonymous, succeeds());
    result.expect("it succeeds");
    assert_eq!(header(&sent[0], "authorization"), None);
    assert_eq!(header(&sent[0], "x-amz-date"), None);
    assert_eq!(sent[0].uri().host(), Some("street.us-east-1.api.aws"));
}

#[test]
fn an_unsigned_operation_is_tried_again_and_fails_as_others() {
    let expired = || Reply::error(400, "ExpiredTokenException", "The token has expired");
    let anonymous = |config: Config| config.with_credentials(Unwanted);
    let (result, sent) = call::<Unsigned>(&STREET, anonymous, [Reply::broken(), expired()]);
    let error = result.expect_err("the token of the input has expired");
    assert_eq!(
        error.to_string(),
        "ListSessions failed with ExpiredTokenException: The token has expired (status 400, 2 attempts)"
    );
    assert_eq!(sent.len(), 2);
}

/// The error of a request that was not sent.
fn unsent<R: OperationRules>(
    service: &'static Service,
    configure: impl FnOnce(Config) -> Config,
) -> String {
    let (result, sent) = call::<R>(service, configure, succeeds());
    let Err(Error::Transport(error)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(error.kind(), TransportErrorKind::Signing, "{error}");
    assert!(sent.is_empty(), "{error}");
    error.to_string()
}

#[test]
fn names_a_scheme_that_it_does_not_have() {
    assert_eq!(
        unsent::<Digest>(&STREET, |config| config),
        "ListSessions: cannot sign the request: the operation requires the scheme \
         `smithy.api#httpDigestAuth`, which clients do not have"
    );
}

const EXPRESS: &[(&str, Literal)] = &[(
    "authSchemes",
    Literal::List(&[Literal::Map(&[(
        "name",
        Literal::String("sigv4-s3express"),
    )])]),
)];

static EXPRESS_RULES: RuleSet = RuleSet {
    parameters: &[],
    rules: Rules::Tree(&[Rule(
        0,
        &[],
        Endpoint(Text("https://express.api.aws"), EXPRESS, &[]),
    )]),
};

static EXPRESS_STORE: Service = Service::new("Store", "store", &EXPRESS_RULES);

#[test]
fn names_the_scheme_of_an_endpoint_that_it_does_not_have() {
    assert_eq!(
        unsent::<Usual>(&EXPRESS_STORE, |config| config),
        "ListSessions: cannot sign the request: the endpoint https://express.api.aws requires the \
         scheme `sigv4-s3express`, but clients have `sigv4` only"
    );
    let (result, _) = call::<Unsigned>(&EXPRESS_STORE, |config| config, succeeds());
    result.expect("the scheme does not matter to a request without a signature");
}

/// SHA-256 of `{}`.
const HASH: &str = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

fn in_the_clear(config: Config) -> Config {
    config.with_endpoint_url("http://localhost:8000")
}

/// The header with the hash of the body.
fn hash<R: OperationRules>(
    service: &'static Service,
    configure: impl FnOnce(Config) -> Config,
) -> Option<String> {
    let (result, sent) = call::<R>(service, configure, succeeds());
    result.expect("it succeeds");
    let authorization = header(&sent[0], "authorization").expect("it is signed");
    let value = header(&sent[0], "x-amz-content-sha256");
    let is_signed = authorization.contains(";x-amz-content-sha256;");
    assert_eq!(is_signed, value.is_some(), "{authorization}");
    value.map(str::to_owned)
}

#[test]
fn leaves_bodies_out_of_signatures_where_it_may() {
    let same = |config: Config| config;
    let unsigned = Some(UNSIGNED.to_owned());
    assert_eq!(hash::<Usual>(&STREET, same), None);
    assert_eq!(hash::<UnsignedPayload>(&STREET, same), unsigned);
    // Nothing else protects the body, and its hash is known.
    assert_eq!(hash::<UnsignedPayload>(&STREET, in_the_clear), None);
    assert_eq!(hash::<UnsignedStream>(&STREET, same), unsigned);
    assert_eq!(hash::<UnsignedStream>(&STREET, in_the_clear), unsigned);

    assert_eq!(hash::<Usual>(&STORE, same).as_deref(), Some(HASH));
    assert_eq!(hash::<UnsignedPayload>(&STORE, same), unsigned);
    assert_eq!(hash::<Streaming>(&STORE, same), unsigned);
}

#[test]
fn says_what_to_do_about_a_stream_that_must_be_signed() {
    for error in [
        unsent::<Streaming>(&STREET, |config| config),
        unsent::<Streaming>(&STORE, in_the_clear),
    ] {
        assert_eq!(
            error,
            "ListSessions: cannot sign the request: its body is a stream, whose hash is unknown: read it \
             into memory, or set the header `x-amz-content-sha256` to the SHA-256 hash of the body in \
             hexadecimal digits"
        );
    }
    let client = ServiceClient::from_replies(&STREET, succeeds());
    let call = client
        .call(With::<Streaming>(PhantomData), request())
        .header(
            HeaderName::from_static("x-amz-content-sha256"),
            HeaderValue::from_static(HASH),
        );
    block_on(call.into_future()).expect("the caller knows the hash");
}

/// The signature of a request to an endpoint with an unusual path.
fn signature(service: &'static Service) -> HeaderValue {
    let odd = |config: Config| config.with_endpoint_url("https://localhost/a//b/../c");
    let (result, sent) = call::<Usual>(service, odd, succeeds());
    result.expect("it succeeds");
    assert!(sent[0].uri().path().starts_with("/a//b/../c/"));
    sent[0].headers()[AUTHORIZATION].clone()
}

#[test]
fn signs_the_path_as_it_is_where_the_service_does() {
    static RAW: Service = Service::new("Street", "street", &RULES).without_normalized_path();
    assert_ne!(signature(&STREET), signature(&RAW));
}
