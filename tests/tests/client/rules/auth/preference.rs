//! Which of several schemes counts, and bearer tokens of sign-ins.

use std::sync::Arc;
use std::time::SystemTime;

use hardy_client::{Config, Credentials};
use hardy_runtime::Timestamp;

use super::super::super::environment::Environment;
use super::super::super::on_tokio;
use super::super::header;
use super::*;

const REGION: (&str, &str) = ("AWS_REGION", "us-east-1");
const KEYS: [(&str, &str); 3] = [
    REGION,
    ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "test"),
];
const PREFERENCE: &str = "AWS_AUTH_SCHEME_PREFERENCE";
const SIGN_IN: &str = "[default]
sso_session = dev
[sso-session dev]
sso_region = eu-west-1
sso_start_url = https://example.com/start
";
/// Named by the SHA-1 of `dev`.
const FILE: &str = "/home/me/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json";

fn of_system(system: impl Into<Arc<Environment>>) -> Config {
    on_tokio(Config::from_system(system.into())).expect("it is read")
}

/// The configuration of a profile that names a sign-in, whose token expires at this time.
fn signed_in(variables: &[(&str, &str)], expires_at: &str) -> Config {
    let token = format!(r#"{{"accessToken": "{TOKEN}", "expiresAt": "{expires_at}"}}"#);
    of_system(Environment::new(variables, SIGN_IN).with_file(FILE, &token))
}

/// The scheme in the header `authorization`; empty without the header.
fn scheme<R: OperationRules>(config: Config) -> String {
    let request = over_wire::<R>(&MODELS, config).expect("it is sent");
    let value = header(&request, "authorization").unwrap_or_default();
    value.split(' ').next().unwrap_or_default().to_owned()
}

const SIGNED: &str = "AWS4-HMAC-SHA256";

#[test]
fn a_preference_changes_the_order_of_the_model() {
    let with = |more: &[(&str, &str)], config_file: &str| {
        of_system(Environment::new(&[&KEYS, more].concat(), config_file))
    };
    let of_profile = "[default]\nauth_scheme_preference = noAuth\n";
    let plain = || with(&[], "");
    assert_eq!(scheme::<SignedOrNot>(plain()), SIGNED);
    for (config, expected) in [
        (with(&[(PREFERENCE, "noAuth")], ""), ""),
        (with(&[(PREFERENCE, " sigv4a , noAuth,sigv4")], ""), ""),
        (with(&[(PREFERENCE, "sigv4,noAuth")], ""), SIGNED),
        (with(&[(PREFERENCE, "httpBearerAuth")], ""), SIGNED),
        (with(&[], of_profile), ""),
        // The environment precedes the profile, and code all of it.
        (with(&[(PREFERENCE, "sigv4")], of_profile), SIGNED),
        (
            with(&[], of_profile).with_auth_scheme_preference([Auth::Sigv4]),
            SIGNED,
        ),
        (plain().with_auth_scheme_preference([Auth::NoAuth]), ""),
        (plain().with_auth_scheme_preference([]), SIGNED),
    ] {
        assert_eq!(scheme::<SignedOrNot>(config), expected);
    }
}

#[test]
fn what_code_sets_precedes_a_preference_of_the_environment() {
    let variables = [&KEYS[..], &[(PREFERENCE, "httpBearerAuth")]].concat();
    let config = || of_system(Environment::new(&variables, ""));
    let credentials = Credentials::new("AKIDEXAMPLE", "test");
    let both = config()
        .with_credentials(credentials)
        .with_bearer_token(token());
    assert_eq!(scheme::<SignedOrBearer>(both.clone()), "Bearer");
    let signed = both.with_auth_scheme_preference([Auth::Sigv4]);
    assert_eq!(scheme::<SignedOrBearer>(signed), SIGNED);

    // The token of one service says more than a preference for all.
    let variables = [
        &KEYS[..],
        &[(PREFERENCE, "sigv4"), ("AWS_BEARER_TOKEN_MODELS", TOKEN)],
    ];
    let config = of_system(Environment::new(&variables.concat(), ""));
    assert_eq!(scheme::<SignedOrBearer>(config.clone()), "Bearer");
    let config = config.with_auth_scheme_preference([Auth::Sigv4]);
    assert_eq!(scheme::<SignedOrBearer>(config), SIGNED);
}

#[test]
fn names_preferred_schemes_that_clients_do_not_have() {
    let variables = [REGION, (PREFERENCE, "sigv4a, SigV4,sigv4")];
    let config = of_system(Environment::new(&variables, ""));
    assert_eq!(
        config.warnings(),
        [
            "AWS_AUTH_SCHEME_PREFERENCE names `sigv4a`, `SigV4`: clients do not have these schemes, and ignore them"
        ]
    );
}

#[test]
fn sends_the_token_of_the_sign_in_that_the_profile_names() {
    let later = "2999-01-01T00:00:00Z";
    let request = over_wire::<Bearer>(&MODELS, signed_in(&[REGION], later)).expect("it is sent");
    let expected = format!("Bearer {TOKEN}");
    assert_eq!(header(&request, "authorization"), Some(&*expected));

    // It is for whatever needs a token, and not in place of credentials.
    let config = |more: &[(&str, &str)]| signed_in(&[&KEYS, more].concat(), later);
    assert_eq!(scheme::<SignedOrBearer>(config(&[])), SIGNED);
    let preferred = config(&[(PREFERENCE, "httpBearerAuth")]);
    assert_eq!(scheme::<SignedOrBearer>(preferred), "Bearer");
    let other = signed_in(&[REGION], later).with_bearer_token(BearerToken::new("other"));
    let request = over_wire::<Bearer>(&MODELS, other).expect("it is sent");
    assert_eq!(header(&request, "authorization"), Some("Bearer other"));
}

#[test]
fn says_how_to_get_a_token() {
    let none = of_system(Environment::new(&[REGION], ""));
    assert_eq!(
        over_wire::<Bearer>(&MODELS, none).expect_err("there is no token"),
        "ListSessions: no credentials: set a bearer token by `with_bearer_token` or AWS_BEARER_TOKEN_MODELS, or \
         `sso_session` in the profile"
    );
    let expired = signed_in(&[REGION], "2020-01-01T00:00:00Z");
    assert_eq!(
        over_wire::<Bearer>(&MODELS, expired).expect_err("it has expired"),
        format!(
            "ListSessions: no credentials: profile `default`: the token of the sign-in, `{FILE}`, has expired and \
             cannot be refreshed: `clientId` is missing or not a string; run: aws sso login --profile default"
        )
    );
    let absent = of_system(Environment::new(&[REGION], SIGN_IN));
    let error = over_wire::<Bearer>(&MODELS, absent).expect_err("there is no file");
    assert!(error.contains("cannot be read"), "{error}");
    assert!(
        error.ends_with("run: aws sso login --profile default"),
        "{error}"
    );
}

#[test]
fn reads_the_token_again_before_it_expires() {
    let token = |text: &str, expires_at: SystemTime| {
        let seconds = expires_at
            .duration_since(UNIX_EPOCH)
            .expect("after 1970")
            .as_secs();
        let time = Timestamp::from_unix(seconds as i64, 0).expect("it is in range");
        format!(r#"{{"accessToken": "{text}", "expiresAt": "{time}"}}"#)
    };
    let hour = Duration::from_secs(3600);
    let system = Environment::new(&[REGION], SIGN_IN);
    let system = Arc::new(system.with_file(FILE, &token("first", SystemTime::now() + hour)));
    let wire = Wire::default();
    let config = of_system(Arc::clone(&system)).with_transport(wire.clone());
    let client = ServiceClient::new(&MODELS, &config).expect("the settings are valid");
    let call = || {
        block_on(
            client
                .call(With::<Bearer>(PhantomData), request())
                .into_future(),
        )
        .expect("it succeeds")
    };
    call();
    system.write(FILE, &token("second", SystemTime::now() + 2 * hour));
    call();
    system.pass(hour);
    call();
    let sent = wire.0.all();
    let tokens: Vec<_> = sent
        .iter()
        .map(|one| header(one, "authorization"))
        .collect();
    let expected = ["Bearer first", "Bearer first", "Bearer second"];
    assert_eq!(tokens, expected.map(Some));
}

#[test]
fn a_preference_of_aws_tools_is_not_for_other_services() {
    let variables = [REGION, (PREFERENCE, "noAuth")];
    let config = of_system(Environment::new(&variables, ""));
    let config = config.with_endpoint_url(URL).with_bearer_token(token());
    let request = over_wire::<Optional>(&IN_HEADER, config.clone()).expect("it is sent");
    assert!(header(&request, "authorization").is_some());
    let config = config.with_auth_scheme_preference([Auth::NoAuth]);
    let request = over_wire::<Optional>(&IN_HEADER, config).expect("it is sent");
    assert_eq!(header(&request, "authorization"), None);
    // A sign-in is one with AWS.
    let config = signed_in(&[REGION], "2999-01-01T00:00:00Z").with_endpoint_url(URL);
    over_wire::<Bearer>(&IN_HEADER, config).expect_err("there is no token");
}

#[test]
fn says_how_to_prefer_the_token_of_a_sign_in_without_a_role() {
    let variables = [REGION, ("AWS_EC2_METADATA_DISABLED", "true")];
    let later = "2999-01-01T00:00:00Z";
    let error = over_wire::<SignedOrBearer>(&MODELS, signed_in(&variables, later));
    let error = error.expect_err("it gives no credentials");
    assert!(
        error.ends_with("set AWS_AUTH_SCHEME_PREFERENCE=httpBearerAuth"),
        "{error}"
    );
    let variables = [&variables[..], &[(PREFERENCE, "httpBearerAuth")]].concat();
    assert_eq!(
        scheme::<SignedOrBearer>(signed_in(&variables, later)),
        "Bearer"
    );
}
