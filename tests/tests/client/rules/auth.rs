//! Tests which bearer token, API key or password a request contains, and which headers clients send to services outside
//! of AWS.

mod preference;
mod secrets;
mod tokens;
mod variables;

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use hardy_client::double::{Reply, Requests, block_on, double};
use hardy_client::service::ApiKeyLocation;
use hardy_client::system::{System, TestSystem};
use hardy_client::{
    BearerToken, BoxFuture, Config, Credentials, CredentialsError, ProvideBearerToken, Service,
    ServiceClient, Transport, TransportErrorKind,
};
use hardy_runtime::{Auth, response};
use multipartyapproval::http::HeaderValue;
use multipartyapproval::{Error, HttpRequest, HttpResponse, TransportError};

use super::super::environment::Environment;
use super::super::mpa::request;
use super::{OperationRules, RULES, Unsigned, With, call, header, rules, succeeds};

rules! {
    Bearer { const AUTH: &'static [Auth] = &[Auth::HttpBearer]; }
    ApiKey { const AUTH: &'static [Auth] = &[Auth::HttpApiKey]; }
    Basic { const AUTH: &'static [Auth] = &[Auth::HttpBasic]; }
    KeyOrBearer { const AUTH: &'static [Auth] = &[Auth::HttpApiKey, Auth::HttpBearer]; }
    Optional { const AUTH: &'static [Auth] = &[Auth::HttpBearer, Auth::NoAuth]; }
    SignedOrBearer { const AUTH: &'static [Auth] = &[Auth::Sigv4, Auth::HttpBearer]; }
    SignedOrNot { const AUTH: &'static [Auth] = &[Auth::Sigv4, Auth::NoAuth]; }
}

static IN_HEADER: Service =
    Service::outside_aws("Lamp Store").with_api_key(ApiKeyLocation::Header {
        name: "X-Lamp-Key",
        scheme: None,
    });
static AFTER_SCHEME: Service =
    Service::outside_aws("Lamp Store").with_api_key(ApiKeyLocation::Header {
        name: "Authorization",
        scheme: Some("LampKey"),
    });
static IN_QUERY: Service =
    Service::outside_aws("Lamp Store").with_api_key(ApiKeyLocation::Query { name: "lamp key" });
static MODELS: Service = Service::new("Model Runtime", "models", &RULES);

const TOKEN: &str = "token-of-the-lamp-store";
const KEY: &str = "key/of the lamp+store";
const PASSWORD: &str = "pass word:ü";

fn token() -> BearerToken {
    BearerToken::new(TOKEN)
}

/// The only request of a call that succeeds.
fn sent<R: OperationRules>(
    service: &'static Service,
    configure: impl FnOnce(Config) -> Config,
) -> HttpRequest {
    let (result, mut sent) = call::<R>(service, configure, succeeds());
    result.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(sent.len(), 1);
    sent.remove(0)
}

/// The error of a call that sends nothing.
fn unsent<R: OperationRules>(
    service: &'static Service,
    configure: impl FnOnce(Config) -> Config,
) -> (TransportErrorKind, String) {
    let (result, sent) = call::<R>(service, configure, succeeds());
    assert!(sent.is_empty());
    let Err(Error::Transport(error)) = result else {
        panic!("{result:?}");
    };
    (error.kind(), error.to_string())
}

#[test]
fn a_request_contains_what_its_scheme_prescribes() {
    let all = |config: Config| {
        config
            .with_bearer_token(token())
            .with_api_key(KEY)
            .with_basic_auth("lamp lighter", PASSWORD)
    };
    let authorization = |request: &HttpRequest| {
        header(request, "authorization")
            .unwrap_or_default()
            .to_owned()
    };
    let request = sent::<Bearer>(&IN_HEADER, all);
    assert_eq!(authorization(&request), format!("Bearer {TOKEN}"));
    // `printf 'lamp lighter:pass word:ü' | base64`
    let request = sent::<Basic>(&IN_HEADER, all);
    assert_eq!(
        authorization(&request),
        "Basic bGFtcCBsaWdodGVyOnBhc3Mgd29yZDrDvA=="
    );
    let request = sent::<ApiKey>(&IN_HEADER, all);
    assert_eq!(header(&request, "x-lamp-key"), Some(KEY));
    assert_eq!(header(&request, "authorization"), None);
    let request = sent::<ApiKey>(&AFTER_SCHEME, all);
    assert_eq!(authorization(&request), format!("LampKey {KEY}"));
    let request = sent::<ApiKey>(&IN_QUERY, all);
    let query = request.uri().query().expect("it has one");
    assert!(
        query.ends_with("lamp%20key=key%2Fof%20the%20lamp%2Bstore"),
        "{query}"
    );
    let request = sent::<Unsigned>(&IN_QUERY, all);
    assert_eq!(authorization(&request), "");
    assert!(!request.uri().to_string().contains("lamp"), "{request:?}");
}

#[test]
fn a_service_outside_of_aws_gets_no_header_of_aws() {
    let request = sent::<Bearer>(&IN_HEADER, |config| {
        config.with_endpoint_url("https://lamps.example:8443/v1/")
    });
    let uri = request.uri().to_string();
    assert!(uri.starts_with("https://lamps.example:8443/v1/"), "{uri}");
    for name in request.headers().keys() {
        let name = name.as_str();
        assert!(
            !name.starts_with("x-amz") && !name.starts_with("amz"),
            "{name}"
        );
    }
    let agent = header(&request, "user-agent").expect("it has one");
    assert!(
        !agent.contains("ua/") && agent.contains(" api/lamp_store "),
        "{agent}"
    );
}

#[test]
fn the_first_scheme_with_an_identity_counts() {
    let scheme = |request: HttpRequest| match header(&request, "authorization") {
        Some(value) if value.starts_with("AWS4") => "sigv4",
        Some(value) if value.starts_with("Bearer") => "bearer",
        Some(value) => panic!("{value}"),
        None if request.headers().contains_key("x-lamp-key") => "key",
        None => "none",
    };
    let with_token = |config: Config| config.with_bearer_token(token());
    let with_both = |config: Config| config.with_bearer_token(token()).with_api_key(KEY);
    let signed = |config: Config| config.with_credentials(Credentials::new("AKIDEXAMPLE", "test"));
    let either = |config| signed(with_token(config));
    let same = |config: Config| config;
    for (request, expected) in [
        (sent::<KeyOrBearer>(&IN_HEADER, with_both), "key"),
        (sent::<KeyOrBearer>(&IN_HEADER, with_token), "bearer"),
        (sent::<KeyOrBearer>(&IN_HEADER, same), "key"),
        (sent::<Optional>(&IN_HEADER, with_token), "bearer"),
        (sent::<SignedOrBearer>(&MODELS, either), "sigv4"),
        (sent::<SignedOrBearer>(&MODELS, with_token), "bearer"),
        (sent::<SignedOrBearer>(&MODELS, same), "sigv4"),
        (sent::<SignedOrNot>(&MODELS, same), "sigv4"),
    ] {
        assert_eq!(scheme(request), expected);
    }
}

/// A transport that records requests, and succeeds. Unlike a double it has no identities.
#[derive(Clone, Debug, Default)]
struct Wire(Requests);

impl Transport for Wire {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        self.0.record(request);
        Box::pin(std::future::ready(Ok(response::from_json(200, "{}"))))
    }
}

/// The request of a call with this configuration, or why there is none.
fn over_wire<R: OperationRules>(
    service: &'static Service,
    config: Config,
) -> Result<HttpRequest, String> {
    let wire = Wire::default();
    let config = config.with_transport(wire.clone());
    let client = ServiceClient::new(service, &config).map_err(|error| error.to_string())?;
    let called = block_on(client.call(With::<R>(PhantomData), request()).into_future());
    let mut sent = wire.0.all();
    match called {
        Ok(_) => Ok(sent.remove(0)),
        Err(error) => {
            assert!(sent.is_empty(), "{error}");
            Err(error.to_string())
        }
    }
}

fn at(url: &str) -> Config {
    Config::for_url(url)
}

fn from_variables(variables: &[(&str, &str)]) -> Config {
    Config::from_variables().with_system(Environment::new(variables, ""))
}

const URL: &str = "https://lamps.example";

#[test]
fn a_retry_waits_as_long_as_the_header_says() {
    let busy = |name: &'static str, value: &'static str| {
        let mut response = response::from_json(503, "{}");
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
        Reply::from(response)
    };
    for (service, name, value, at_least, at_most) in [
        (&IN_HEADER, "retry-after", "7", 7, 8),
        (&IN_HEADER, "retry-after", "3600", 20, 21),
        (
            &IN_HEADER,
            "retry-after",
            "Fri, 31 Dec 1999 23:59:59 GMT",
            0,
            1,
        ),
        (&IN_HEADER, "x-amz-retry-after", "3000", 0, 1),
        (&MODELS, "x-amz-retry-after", "3000", 3, 4),
        (&MODELS, "retry-after", "7", 0, 1),
    ] {
        let system = TestSystem::default();
        let (begin, clock) = (system.uptime(), system.clone());
        let replies = [busy(name, value), Reply::from("{}")];
        let (result, _) = call::<Unsigned>(service, |config| config.with_system(clock), replies);
        result.expect("the second attempt succeeds");
        let waited = (system.uptime() - begin).as_secs();
        assert!(
            (at_least..=at_most).contains(&waited),
            "{name}: {value}: {waited}"
        );
    }
}
