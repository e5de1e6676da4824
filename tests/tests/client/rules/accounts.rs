//! Endpoints that contain the account of the credentials.

use std::marker::PhantomData;
use std::time::Duration;

use hardy_client::double::{Reply, block_on, double};
use hardy_client::{
    AccountIdEndpointMode, BoxFuture, Config, Credentials, CredentialsError, ProvideCredentials,
    Service, ServiceClient,
};
use hardy_runtime::endpoint::rules::Expression::{Reference, String as Text};
use hardy_runtime::endpoint::rules::Outcome::{Endpoint, Error};
use hardy_runtime::endpoint::rules::{Condition, Parameter, Rule, Rules};
use hardy_runtime::endpoint::{BuiltIn, Function, RuleSet};

use super::super::environment::config;
use super::super::mpa::request;
use super::{Unsigned, Usual, With, call};

static RULES: RuleSet = RuleSet {
    parameters: &[
        Parameter::new("Account").built_in(BuiltIn::AccountId),
        Parameter::new("Mode").built_in(BuiltIn::AccountIdEndpointMode),
    ],
    rules: Rules::Tree(&[
        Rule(
            0,
            &[Condition::IsSet("Account")],
            Endpoint(Text("https://{Account}.{Mode}.api.aws"), &[], &[]),
        ),
        Rule(
            0,
            &[Condition::If(
                Function::StringEquals,
                &[Reference("Mode"), Text("required")],
            )],
            Error(Text("the account is unknown")),
        ),
        Rule(
            0,
            &[],
            Endpoint(Text("https://street.{Mode}.api.aws"), &[], &[]),
        ),
    ]),
};

static STREET: Service = Service::new("Street", "street", &RULES);

#[test]
fn an_endpoint_contains_the_account_if_the_mode_says_so() {
    use AccountIdEndpointMode::{Disabled, Preferred, Required};

    let host = |mode: Option<AccountIdEndpointMode>, account: Option<&str>| {
        let configure = |config: Config| {
            let config = match mode {
                Some(mode) => config.with_account_id_endpoint_mode(mode),
                None => config,
            };
            match account {
                Some(account) => config.with_credentials(
                    Credentials::new("AKIDEXAMPLE", "test").with_account_id(account),
                ),
                None => config,
            }
        };
        let (result, sent) = call::<Usual>(&STREET, configure, [Reply::from("{}")]);
        match result {
            Ok(_) => sent[0].uri().host().expect("it has one").to_owned(),
            Err(error) => error.to_string(),
        }
    };
    let account = Some("111122223333");
    assert_eq!(host(None, account), "111122223333.preferred.api.aws");
    assert_eq!(host(None, None), "street.preferred.api.aws");
    assert_eq!(
        host(Some(Preferred), account),
        "111122223333.preferred.api.aws"
    );
    assert_eq!(host(Some(Disabled), account), "street.disabled.api.aws");
    assert_eq!(
        host(Some(Required), account),
        "111122223333.required.api.aws"
    );
    let error = host(Some(Required), None);
    assert!(error.ends_with("the account is unknown"), "{error}");
}

#[test]
fn an_unsigned_request_has_no_account() {
    let required =
        |config: Config| config.with_account_id_endpoint_mode(AccountIdEndpointMode::Required);
    let (result, sent) = call::<Unsigned>(&STREET, required, [Reply::from("{}")]);
    result.expect("it succeeds");
    assert_eq!(sent[0].uri().host(), Some("street.disabled.api.aws"));
}

#[test]
fn reads_the_mode_from_the_environment_and_the_profile() {
    let keys = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "test"),
    ];
    let variables = [&keys[..], &[("AWS_ACCOUNT_ID_ENDPOINT_MODE", "Required")]].concat();
    for (variables, file) in [
        (&variables[..], ""),
        (
            &keys[..],
            "[default]\naccount_id_endpoint_mode = required\n",
        ),
    ] {
        let config = config(variables, file).expect("it is read");
        let client = ServiceClient::new(&STREET, &config).expect("the settings are valid");
        let call = client.call(With::<Usual>(PhantomData), request());
        let error = block_on(call.into_future()).expect_err("the account is unknown");
        assert_eq!(
            error.to_string(),
            "ListSessions: invalid configuration: the account is unknown"
        );
    }
}

/// A source of credentials that never returns any.
#[derive(Debug)]
struct Endless;

impl ProvideCredentials for Endless {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn the_time_limit_of_a_call_covers_the_account() {
    let config = double(|_| Reply::broken())
        .with_credentials(Endless)
        .with_timeout(Duration::from_secs(7));
    let client = ServiceClient::new(&STREET, &config).expect("the settings are valid");
    let call = client.call(With::<Usual>(PhantomData), request());
    let error = block_on(call.into_future()).expect_err("there are no credentials");
    assert_eq!(
        error.to_string(),
        "ListSessions: request failed: the call took longer than 7s (timeout)"
    );
}
