//! Where identities and URL come from: code, the environment variables of the service, or nowhere.

use std::sync::Arc;

use hardy_client::{Config, Credentials};

use super::super::super::environment::Environment;
use super::super::super::on_tokio;
use super::super::{Unsigned, Usual, header};
use super::*;

#[test]
fn a_call_without_identity_says_what_to_set() {
    let config = || at(URL);
    assert_eq!(
        over_wire::<KeyOrBearer>(&IN_HEADER, config()).expect_err("there is none"),
        "ListSessions: no credentials: set an API key by `with_api_key`, or a bearer token by `with_bearer_token`"
    );
    let url = ("LAMP_STORE_ENDPOINT_URL", URL);
    assert_eq!(
        over_wire::<KeyOrBearer>(&IN_HEADER, from_variables(&[url])).expect_err("there is none"),
        "ListSessions: no credentials: set an API key by `with_api_key` or LAMP_STORE_API_KEY, or a bearer token by \
         `with_bearer_token` or LAMP_STORE_BEARER_TOKEN"
    );
    assert_eq!(
        over_wire::<Basic>(
            &IN_HEADER,
            from_variables(&[url, ("LAMP_STORE_USERNAME", "me")])
        )
        .expect_err("there is no password"),
        "ListSessions: no credentials: set a password by `with_basic_auth` or LAMP_STORE_USERNAME and \
         LAMP_STORE_PASSWORD"
    );
    over_wire::<Optional>(&IN_HEADER, config()).expect("it needs none");
    over_wire::<Unsigned>(&IN_HEADER, config()).expect("it needs none");
}

#[test]
fn variables_of_the_service_set_what_code_does_not() {
    let variables = [
        ("LAMP_STORE_ENDPOINT_URL", "https://shop.example/v2"),
        ("LAMP_STORE_BEARER_TOKEN", TOKEN),
        ("LAMP_STORE_API_KEY", "key-of-the-environment"),
        ("LAMP_STORE_USERNAME", "me"),
        ("LAMP_STORE_PASSWORD", "secret"),
        // Of other services.
        ("AWS_ENDPOINT_URL", "https://aws.example"),
        ("AWS_PROFILE", "absent"),
        ("AWS_REGION", "no region"),
    ];
    let bearer = over_wire::<Bearer>(&IN_HEADER, from_variables(&variables)).expect("it is sent");
    assert_eq!(
        header(&bearer, "authorization"),
        Some(&*format!("Bearer {TOKEN}"))
    );
    assert!(
        bearer
            .uri()
            .to_string()
            .starts_with("https://shop.example/v2/")
    );
    let key = over_wire::<ApiKey>(&IN_HEADER, from_variables(&variables)).expect("it is sent");
    assert_eq!(header(&key, "x-lamp-key"), Some("key-of-the-environment"));
    let basic = over_wire::<Basic>(&IN_HEADER, from_variables(&variables)).expect("it is sent");
    assert_eq!(header(&basic, "authorization"), Some("Basic bWU6c2VjcmV0"));
    // What code sets precedes, even for a scheme that is less preferred.
    let config = from_variables(&variables).with_bearer_token(token());
    let request = over_wire::<KeyOrBearer>(&IN_HEADER, config).expect("it is sent");
    assert_eq!(
        header(&request, "authorization"),
        Some(&*format!("Bearer {TOKEN}"))
    );
    // A configuration for a URL reads nothing.
    let config = at(URL).with_system(Environment::new(&variables, ""));
    over_wire::<Bearer>(&IN_HEADER, config).expect_err("no token is set");
}

#[test]
fn the_bearer_token_of_an_aws_service_precedes_the_credentials_of_all_services() {
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
        ("AWS_BEARER_TOKEN_MODELS", TOKEN),
    ];
    let config = |count: usize| {
        let system = Arc::new(Environment::new(&variables[..count], ""));
        on_tokio(Config::from_system(system)).expect("it is read")
    };
    let authorization = |config: Config| {
        let request = over_wire::<SignedOrBearer>(&MODELS, config).expect("it is sent");
        let value = header(&request, "authorization")
            .unwrap_or_default()
            .to_owned();
        let (scheme, _) = value.split_once(' ').expect("it has a scheme");
        (
            scheme.to_owned(),
            request.headers().contains_key("amz-sdk-request"),
        )
    };
    let signed = ("AWS4-HMAC-SHA256".to_owned(), true);
    assert_eq!(authorization(config(4)), ("Bearer".to_owned(), true));
    assert_eq!(authorization(config(3)), signed);
    let credentials = Credentials::new("AKIDEXAMPLE", "test");
    assert_eq!(
        authorization(config(4).with_credentials(credentials)),
        signed
    );
    // Operations without the scheme are signed.
    let request = over_wire::<Usual>(&MODELS, config(4)).expect("it is sent");
    assert!(request.headers().contains_key("x-amz-date"));
}

#[test]
fn an_operation_that_may_be_unsigned_is_so_without_credentials() {
    let system = Arc::new(Environment::new(
        &[
            ("AWS_REGION", "us-east-1"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
        ],
        "",
    ));
    let config = on_tokio(Config::from_system(system)).expect("it is read");
    let request = over_wire::<SignedOrNot>(&MODELS, config.clone()).expect("it is sent");
    assert_eq!(header(&request, "authorization"), None);
    over_wire::<Usual>(&MODELS, config).expect_err("there are no credentials");
}

#[test]
fn a_service_without_rules_needs_a_url() {
    for (config, expected) in [
        (
            from_variables(&[]),
            "no URL is set: set LAMP_STORE_ENDPOINT_URL or `with_endpoint_url`",
        ),
        (
            from_variables(&[("LAMP_STORE_ENDPOINT_URL", "lamps.example")]),
            "LAMP_STORE_ENDPOINT_URL is \"lamps.example\", expected a URL such as http://localhost:8000: \
             it starts with neither `http://` nor `https://`",
        ),
        (
            at("https://me:secret@lamps.example"),
            "with_endpoint_url is \"https://[redacted]@lamps.example\", expected a URL such as \
             http://localhost:8000: it has user information (before `@`)",
        ),
    ] {
        let error = over_wire::<Unsigned>(&IN_HEADER, config).expect_err(expected);
        assert_eq!(error, expected);
    }
}
