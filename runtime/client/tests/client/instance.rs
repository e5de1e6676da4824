//! The instance metadata service: when it is asked, how long, and what it answers.

use std::sync::Arc;
use std::time::Duration;

use hardy_client::credentials::{Chain, CredentialsErrorKind, InstanceCredentials, SourceOptions};
use hardy_client::{ProvideCredentials, System};
use hardy_runtime::HttpRequest;

use crate::fake::FakeSystem;
use crate::transport::{FakeTransport, Reply, reply, run};

const CREDENTIALS: &str = r#"{"Code": "Success", "AccessKeyId": "id", "SecretAccessKey": "secret",
    "Token": "token", "Expiration": "2025-06-17T16:00:00Z"}"#;

/// The answers of an instance with the role `role`.
fn answer(request: &HttpRequest) -> Reply {
    match request.uri().path() {
        "/latest/api/token" => reply(200, "session"),
        _ if request.headers()["x-aws-ec2-metadata-token"] != "session" => reply(401, ""),
        "/latest/meta-data/iam/security-credentials/" => reply(200, "role\n"),
        "/latest/meta-data/iam/security-credentials/role" => reply(200, CREDENTIALS),
        path => panic!("nobody asks for {path}"),
    }
}

#[test]
fn gets_the_credentials_of_the_role() {
    let transport = FakeTransport::new(answer);
    let system = Arc::new(FakeSystem::default());
    let source = InstanceCredentials::new(system, transport.clone(), SourceOptions::new());
    let credentials = run(source.credentials()).expect("the instance has a role");
    assert_eq!(credentials.access_key_id(), "id");
    assert!(credentials.expires_at().is_some());
    let base = "http://169.254.169.254/latest";
    let expected = [
        format!("PUT {base}/api/token"),
        format!("GET {base}/meta-data/iam/security-credentials/"),
        format!("GET {base}/meta-data/iam/security-credentials/role"),
    ];
    assert_eq!(transport.log(), expected);
}

#[test]
fn is_not_asked_if_disabled_in_any_case_of_letters() {
    for value in ["true", "True", "TRUE", " tRuE "] {
        let system = Arc::new(FakeSystem::new(
            &[("AWS_EC2_METADATA_DISABLED", value)],
            &[],
        ));
        let chain = Chain::new(system, FakeTransport::unused(), SourceOptions::new());
        let error = run(chain.credentials()).expect_err("it is disabled");
        assert_eq!(error.kind(), CredentialsErrorKind::NotConfigured);
        let expected = "disabled by `AWS_EC2_METADATA_DISABLED`";
        assert!(error.to_string().contains(expected), "{error}");
    }
    let system = Arc::new(FakeSystem::new(
        &[("AWS_EC2_METADATA_DISABLED", "false")],
        &[],
    ));
    let chain = Chain::new(system, FakeTransport::new(answer), SourceOptions::new());
    run(chain.credentials()).expect("it is not disabled");
}

#[test]
fn waits_a_second_outside_of_ec2_and_five_on_a_busy_instance() {
    type Answer = fn(&HttpRequest) -> Reply;
    let cases: [(Answer, _, _); 2] = [
        (|_| Reply::Silence, 1, CredentialsErrorKind::NotConfigured),
        (
            |request| match request.uri().path() {
                "/latest/api/token" => reply(200, "session"),
                _ => Reply::Silence,
            },
            4,
            CredentialsErrorKind::Failed,
        ),
    ];
    for (answer, seconds, kind) in cases {
        let system = Arc::new(FakeSystem::default());
        let transport = FakeTransport::new(answer);
        let source = InstanceCredentials::new(system.clone(), transport, SourceOptions::new());
        let error = run(source.credentials()).expect_err("nobody answers");
        assert_eq!(error.kind(), kind, "{error}");
        let elapsed = system.uptime();
        assert_eq!(elapsed.as_secs(), seconds);
        assert!(elapsed < Duration::from_secs(5));
    }
}

#[test]
fn says_why_there_are_no_credentials() {
    type Case = (
        &'static str,
        u16,
        &'static str,
        CredentialsErrorKind,
        &'static str,
    );
    let roles = "/latest/meta-data/iam/security-credentials/";
    let role = "/latest/meta-data/iam/security-credentials/role";
    let refused = r#"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "no trust"}"#;
    let (failed, absent) = (
        CredentialsErrorKind::Failed,
        CredentialsErrorKind::NotConfigured,
    );
    let cases: [Case; 8] = [
        ("/latest/api/token", 403, "", absent, "is disabled"),
        (
            "/latest/api/token",
            404,
            "",
            failed,
            "/latest/api/token: the response has status 404",
        ),
        ("/latest/api/token", 200, " ", failed, "the token is empty"),
        (roles, 404, "", absent, "the instance has no role"),
        (roles, 200, "<html>", failed, "not the name of a role"),
        (
            role,
            200,
            refused,
            failed,
            "AssumeRoleUnauthorizedAccess: no trust",
        ),
        (
            role,
            200,
            r#"{"Code": "Success", "AccessKeyId": "id"}"#,
            failed,
            "`SecretAccessKey` is missing",
        ),
        (role, 503, "", failed, "status 503"),
    ];
    for (path, status, body, kind, expected) in cases {
        let transport = FakeTransport::new(move |request| match request.uri().path() {
            found if found == path => reply(status, body),
            _ => answer(request),
        });
        let system = Arc::new(FakeSystem::default());
        let source = InstanceCredentials::new(system, transport, SourceOptions::new());
        let error = run(source.credentials()).expect_err(expected);
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn bounds_the_message_of_an_error() {
    let transport = FakeTransport::new(|request| match request.uri().path() {
        path if path.ends_with("/role") => {
            let message = "é".repeat(10_000);
            reply(
                200,
                format!(r#"{{"Code": "Failed", "Message": "{message}"}}"#),
            )
        }
        _ => answer(request),
    });
    let system = Arc::new(FakeSystem::default());
    let source = InstanceCredentials::new(system, transport, SourceOptions::new());
    let error = run(source.credentials()).expect_err("the code says so");
    assert_eq!(error.to_string().matches('é').count(), 1000);
}

#[test]
fn bounds_the_response() {
    let transport = FakeTransport::new(|_| reply(200, "a".repeat(300 << 10)));
    let system = Arc::new(FakeSystem::default());
    let source = InstanceCredentials::new(system, transport, SourceOptions::new());
    let error = run(source.credentials()).expect_err("no token is so long");
    assert!(
        error.to_string().contains("larger than 262144 bytes"),
        "{error}"
    );
}
