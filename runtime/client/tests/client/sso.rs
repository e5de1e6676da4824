//! Sign-ins with IAM Identity Center: the token in the file of the AWS CLI, and its refresh.

use std::sync::Arc;

use hardy_client::credentials::{ProfileCredentials, SourceOptions};
use hardy_client::{Credentials, CredentialsError, ProvideCredentials};
use hardy_runtime::HttpRequest;

use crate::fake::{FakeSystem, lock};
use crate::transport::{FakeTransport, Reply, reply, run};

const CONFIG: &str = "/home/.aws/config";
/// Named by the SHA-1 of `dev`.
const FILE: &str = "/home/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json";
const SESSION: &str =
    "[default]\nsso_session = dev\nsso_account_id = 123456789012\nsso_role_name = r o
[sso-session dev]\nsso_region = eu-west-1\nsso_start_url = https://example.com/start";

/// A file of the AWS CLI whose token expires at a time of the day on which tests start.
fn file(expires_at: &str) -> String {
    format!(
        r#"{{"accessToken": "old-token", "expiresAt": "2025-06-17T{expires_at}", "refreshToken": "old-refresh",
        "clientId": "client", "clientSecret": "secret", "registrationExpiresAt": "2025-08-17T10:00:00Z",
        "region": "eu-west-1", "startUrl": "https://example.com/start"}}"#
    )
}

fn answer(request: &HttpRequest) -> Reply {
    match request.uri().path() {
        "/token" => reply(
            200,
            r#"{"accessToken": "new-token", "expiresIn": 3600, "refreshToken": "new-refresh"}"#,
        ),
        "/federation/credentials" => reply(
            200,
            r#"{"roleCredentials": {"accessKeyId": "id", "secretAccessKey": "s", "sessionToken": "t",
            "expiration": 1750159230000}}"#,
        ),
        path => panic!("nobody asks for {path}"),
    }
}

fn ask(
    system: &Arc<FakeSystem>,
    transport: &Arc<FakeTransport>,
) -> Result<Credentials, CredentialsError> {
    let source = ProfileCredentials::new(
        Arc::clone(system) as _,
        Arc::clone(transport) as _,
        SourceOptions::new(),
    );
    run(source.credentials())
}

fn with_file(content: &str) -> Arc<FakeSystem> {
    Arc::new(FakeSystem::new(&[], &[(CONFIG, SESSION), (FILE, content)]))
}

#[test]
fn uses_a_valid_token() {
    let system = with_file(&file("10:25:31Z"));
    let transport = FakeTransport::new(answer);
    let credentials = ask(&system, &transport).expect("the token is valid");
    assert_eq!(credentials.account_id(), Some("123456789012"));
    let expected = "GET https://portal.sso.eu-west-1.amazonaws.com/federation/credentials?role_name=r%20o&account_id=123456789012";
    assert_eq!(transport.log(), [expected]);
    let requests = lock(&transport.requests);
    assert_eq!(requests[0].headers()["x-amz-sso_bearer_token"], "old-token");
}

/// The service revokes the old refresh token: without the new one in the file, the AWS CLI would ask people
/// to sign in again.
#[test]
fn writes_rotated_tokens_back() {
    let system = with_file(&file("10:25:30UTC"));
    let transport = FakeTransport::new(answer);
    ask(&system, &transport).expect("the token can be refreshed");
    assert_eq!(
        transport.log()[0],
        "POST https://oidc.eu-west-1.amazonaws.com/token"
    );
    assert_eq!(
        transport.body(0),
        r#"{"clientId":"client","clientSecret":"secret","grantType":"refresh_token","refreshToken":"old-refresh"}"#
    );
    let requests = lock(&transport.requests);
    assert_eq!(requests[1].headers()["x-amz-sso_bearer_token"], "new-token");
    let expected = r#"{"accessToken":"new-token","clientId":"client","clientSecret":"secret","expiresAt":"2025-06-17T11:20:30Z","refreshToken":"new-refresh","region":"eu-west-1","registrationExpiresAt":"2025-08-17T10:00:00Z","startUrl":"https://example.com/start"}"#;
    assert_eq!(system.file(FILE), expected);
}

#[test]
fn uses_the_old_token_if_it_cannot_be_refreshed_yet() {
    let system = with_file(&file("10:21:00Z"));
    let transport = FakeTransport::new(|request| match request.uri().path() {
        "/token" => reply(400, r#"{"error": "invalid_grant"}"#),
        _ => answer(request),
    });
    ask(&system, &transport).expect("the token is valid for some seconds");
    assert_eq!(
        system.file(FILE),
        file("10:21:00Z"),
        "the file is unchanged"
    );
}

/// Two programs refresh at once: the slower one is refused, and finds the token of the other.
#[test]
fn uses_the_token_that_another_program_got() {
    let system = with_file(&file("10:00:00Z"));
    let other = Arc::clone(&system);
    let transport = FakeTransport::new(move |request| match request.uri().path() {
        "/token" => {
            lock(&other.files).insert(FILE.into(), file("12:00:00Z").into_bytes());
            reply(400, r#"{"error": "invalid_grant"}"#)
        }
        _ => answer(request),
    });
    ask(&system, &transport).expect("another program refreshed the token");
}

#[test]
fn names_the_command_that_mends_it() {
    let expired = file("10:00:00Z");
    let cases = [
        (String::new(), 400, "is invalid: invalid JSON"),
        ("{}".to_owned(), 400, "`accessToken` is missing"),
        (
            r#"{"accessToken": "a"}"#.to_owned(),
            400,
            "`expiresAt` is missing",
        ),
        (
            expired.clone(),
            400,
            "has expired and cannot be refreshed: https://oidc.eu-west-1.amazonaws.com/token: the response has status 400: invalid_grant",
        ),
        (
            expired.replace("refreshToken", "other"),
            400,
            "`refreshToken` is missing",
        ),
        (
            expired.replace("2025-08-17", "2025-06-16"),
            400,
            "the registration of the AWS CLI has expired",
        ),
        (file("12:00:00Z"), 401, "the token was refused"),
    ];
    for (content, status, expected) in cases {
        let system = with_file(&content);
        let transport = FakeTransport::new(move |_| reply(status, r#"{"error": "invalid_grant"}"#));
        let error = ask(&system, &transport).expect_err(expected).to_string();
        assert!(error.starts_with("profile `default`: "), "{error}");
        assert!(error.contains(expected), "{error}");
        assert!(
            error.ends_with("run: aws sso login --profile default"),
            "{error}"
        );
    }
    let system = Arc::new(FakeSystem::new(&[], &[(CONFIG, SESSION)]));
    let error = ask(&system, &FakeTransport::unused()).expect_err("there is no token");
    assert!(error.to_string().contains(FILE), "{error}");
}

/// The older form has no session: its file is named by the start URL, and nobody refreshes its token.
#[test]
fn reads_the_older_form() {
    let config =
        "[default]\nsso_start_url = https://ssotest.awsapps.com/start\nsso_region = us-east-2
sso_account_id = 1\nsso_role_name = r";
    let path = "/home/.aws/sso/cache/dace00cba5f8355ec9d274ceb2bcebdfbeed0e12.json";
    let with_token =
        |content: &str| Arc::new(FakeSystem::new(&[], &[(CONFIG, config), (path, content)]));
    let transport = FakeTransport::new(answer);
    ask(&with_token(&file("12:00:00Z")), &transport).expect("the token is valid");
    let transport = FakeTransport::unused();
    let error = ask(&with_token(&file("10:00:00Z")), &transport).expect_err("it has expired");
    assert!(error.to_string().contains("it has no session"), "{error}");
}
