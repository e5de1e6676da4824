//! The chain: which source counts, and which errors end it.

use std::sync::Arc;

use hardy_client::TransportErrorKind;
use hardy_client::credentials::{Chain, CredentialsErrorKind, SourceOptions};
use hardy_client::{Credentials, CredentialsError, ProvideCredentials, TransportError};

use crate::fake::FakeSystem;
use crate::transport::{FakeTransport, Reply, reply, run};

const KEYS: &str = "aws_access_key_id = profile-id\naws_secret_access_key = profile-secret\n";
type Variables<'a> = &'a [(&'a str, &'a str)];

const CONFIG: &str = "/home/.aws/config";

/// The transport of a machine without any agent.
pub(crate) fn nobody() -> Arc<FakeTransport> {
    FakeTransport::new(|_| {
        Reply::Error(TransportError::new(TransportErrorKind::Connect, "refused"))
    })
}

fn ask(
    variables: &[(&str, &str)],
    config: &str,
    options: SourceOptions,
    transport: Arc<FakeTransport>,
) -> Result<Credentials, CredentialsError> {
    let system = Arc::new(FakeSystem::new(variables, &[(CONFIG, config)]));
    run(Chain::new(system, transport, options).credentials())
}

const BOTH: [(&str, &str); 2] = [
    ("AWS_ACCESS_KEY_ID", "id"),
    ("AWS_SECRET_ACCESS_KEY", "secret"),
];

#[test]
fn prefers_what_is_more_explicit() {
    let profiles = format!(
        "[default]\n{KEYS}[profile x]\n{}",
        KEYS.replace("profile", "x")
    );
    let open = SourceOptions::new();
    let cases: [(Variables<'_>, SourceOptions, &str); 4] = [
        (&BOTH, SourceOptions::new().with_profile("x"), "x-id"),
        (
            &[BOTH[0], BOTH[1], ("AWS_PROFILE", "x")],
            open.clone(),
            "id",
        ),
        (
            &[("AWS_PROFILE", "x"), ("AWS_WEB_IDENTITY_TOKEN_FILE", "/t")],
            open.clone(),
            "x-id",
        ),
        (
            &[("AWS_ACCESS_KEY_ID", " "), ("AWS_SECRET_ACCESS_KEY", "")],
            open,
            "profile-id",
        ),
    ];
    for (variables, options, expected) in cases {
        let credentials = ask(variables, &profiles, options, FakeTransport::unused());
        let credentials = credentials.expect(expected);
        assert_eq!(credentials.access_key_id(), expected);
    }
}

#[test]
fn reads_the_environment() {
    let variables = [
        BOTH[0],
        ("SECRET_ACCESS_KEY", "old"),
        ("AWS_SESSION_TOKEN", "token"),
        ("AWS_ACCOUNT_ID", "123456789012"),
    ];
    let credentials = ask(
        &variables,
        "",
        SourceOptions::new(),
        FakeTransport::unused(),
    );
    let expected = Credentials::new("id", "old")
        .with_session_token("token")
        .with_account_id("123456789012");
    assert!(credentials.expect("all is set") == expected);
}

/// Another source, such as the role of the instance, may have permissions that nobody meant.
#[test]
fn a_broken_source_ends_the_chain() {
    let cases: [(Variables<'_>, &str, &str); 14] = [
        (
            &[BOTH[0]],
            KEYS,
            "`AWS_ACCESS_KEY_ID` is set, but `AWS_SECRET_ACCESS_KEY` is not",
        ),
        (
            &[BOTH[1]],
            KEYS,
            "`AWS_SECRET_ACCESS_KEY` is set, but `AWS_ACCESS_KEY_ID` is not",
        ),
        (
            &[("AWS_PROFILE", "y")],
            KEYS,
            "there is no profile `y`: looked in `/home/.aws/config` and `/home/.aws/credentials`",
        ),
        (
            &[],
            "nonsense",
            "cannot parse `/home/.aws/config`, line 2: expected `=`",
        ),
        (
            &[],
            "aws_access_key_id = a",
            "profile `default`: `aws_access_key_id` (`/home/.aws/config`, line 2) is set, but `aws_secret_access_key` is not",
        ),
        (
            &[],
            "aws_session_token = a",
            "`aws_session_token` (`/home/.aws/config`, line 2) is set, but `aws_access_key_id` is not",
        ),
        (
            &[],
            "role_arn = r",
            "`role_arn` (`/home/.aws/config`, line 2) needs `source_profile` or `credential_source`",
        ),
        (
            &[],
            "credential_process = x",
            "`credential_process` (`/home/.aws/config`, line 2) failed: the program that prints credentials failed",
        ),
        (&[], "web_identity_token_file = /t", "needs `role_arn`"),
        (
            &[],
            "web_identity_token_file = /t\nrole_arn = r",
            "cannot read `/t`, the file in `web_identity_token_file`: ",
        ),
        (
            &[("AWS_WEB_IDENTITY_TOKEN_FILE", "/t")],
            "",
            "`AWS_WEB_IDENTITY_TOKEN_FILE` is set, but `AWS_ROLE_ARN` is not",
        ),
        (
            &[("AWS_WEB_IDENTITY_TOKEN_FILE", "/t"), ("AWS_ROLE_ARN", "r")],
            "",
            "cannot read `/t`, the file in `AWS_WEB_IDENTITY_TOKEN_FILE`: ",
        ),
        (
            &[("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/x")],
            "",
            "`AWS_CONTAINER_CREDENTIALS_FULL_URI` is invalid: the host of `http://example.com/x` is neither this machine nor a container agent",
        ),
        (
            &[
                ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x"),
                ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/t"),
            ],
            "",
            "cannot read `/t`, the file in `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`: ",
        ),
    ];
    for (variables, properties, expected) in cases {
        let config = format!("[default]\n{properties}");
        let result = ask(
            variables,
            &config,
            SourceOptions::new(),
            FakeTransport::unused(),
        );
        let error = result.expect_err(expected);
        assert_eq!(error.kind(), CredentialsErrorKind::Failed, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn a_profile_named_in_code_must_have_credentials() {
    for (profile, expected) in [
        ("x", "contains no credentials"),
        ("y", "there is no profile `y`"),
    ] {
        let options = SourceOptions::new().with_profile(profile);
        let error = ask(
            &BOTH,
            "[profile x]\nregion = r",
            options,
            FakeTransport::unused(),
        );
        let error = error.expect_err(expected);
        assert_eq!(error.kind(), CredentialsErrorKind::Failed, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn says_where_it_looked() {
    let result = ask(
        &[],
        "[default]\nregion = eu-west-1",
        SourceOptions::new(),
        nobody(),
    );
    let error = result.expect_err("there are no credentials");
    assert_eq!(error.kind(), CredentialsErrorKind::NotConfigured);
    for part in [
        "no source has any: ",
        "`AWS_ACCESS_KEY_ID` is not set",
        "profile `default` contains no credentials",
        "`AWS_WEB_IDENTITY_TOKEN_FILE` is not set",
        "neither `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` nor `AWS_CONTAINER_CREDENTIALS_FULL_URI`",
        "no instance metadata service at http://169.254.169.254",
        "run `aws configure` or `aws sso login`",
    ] {
        assert!(error.to_string().contains(part), "{part}: {error}");
    }
}

/// EKS Pod Identity: the token of the file is in the request, and a temporary problem is no error.
#[test]
fn asks_the_agent_of_a_container() {
    let variables = [
        (
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "http://169.254.170.23/v1/credentials",
        ),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token"),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "not this one"),
    ];
    let system = Arc::new(FakeSystem::new(&variables, &[("/token", "a token\n")]));
    let first = std::sync::atomic::AtomicBool::new(true);
    let transport = FakeTransport::new(move |request| {
        assert_eq!(request.headers()["authorization"], "a token");
        match first.swap(false, std::sync::atomic::Ordering::Relaxed) {
            true => reply(500, ""),
            false => reply(
                200,
                r#"{"AccessKeyId": "id", "SecretAccessKey": "s", "Token": "t", "Expiration": "2025-06-17T11:00:00Z"}"#,
            ),
        }
    });
    let chain = Chain::new(system, transport.clone(), SourceOptions::new());
    let credentials = run(chain.credentials()).expect("the agent answers");
    assert_eq!(credentials.session_token(), Some("t"));
    assert_eq!(
        transport.log(),
        ["GET http://169.254.170.23/v1/credentials"; 2]
    );
}
