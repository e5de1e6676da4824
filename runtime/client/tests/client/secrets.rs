//! Secrets appear in no `Debug` and in no error, whatever goes wrong.

use std::sync::Arc;

use hardy_client::credentials::{
    AssumeRoleCredentials, CachedCredentials, Chain, ContainerCredentials, EnvironmentCredentials,
    InstanceCredentials, ProcessCredentials, ProfileCredentials, SourceOptions,
    WebIdentityCredentials,
};
use hardy_client::{Credentials, ProvideCredentials};

use crate::fake::FakeSystem;
use crate::transport::{FakeTransport, reply, run};

/// Part of each secret.
const SECRET: &str = "hush";

const VARIABLES: [(&str, &str); 6] = [
    ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
    ("AWS_ROLE_ARN", "r"),
    ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "https://localhost/x"),
    ("AWS_CONTAINER_AUTHORIZATION_TOKEN", "hush\u{7f}"),
    ("AWS_SECRET_ACCESS_KEY", "hush"),
    ("AWS_SESSION_TOKEN", "hush"),
];

const FILES: [(&str, &str); 4] = [
    (
        "/home/.aws/config",
        "[profile process]\ncredential_process = tool --password hush
[profile half]\naws_secret_access_key = hush
[profile role]\nrole_arn = r\nsource_profile = role\naws_access_key_id = id\naws_secret_access_key = hush
aws_session_token = hush\u{7f}
[profile sso]\nsso_session = dev\nsso_account_id = 1\nsso_role_name = r
[sso-session dev]\nsso_region = eu-west-1\nsso_start_url = https://example.com",
    ),
    (
        "/home/.aws/credentials",
        "[role]\naws_secret_access_key = hush",
    ),
    ("/token", "hush"),
    (
        "/home/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json",
        r#"{"accessToken": "hush", "expiresAt": "2020-06-17T11:00:00Z", "refreshToken": "hush",
        "clientId": "a", "clientSecret": "hush"}"#,
    ),
];

fn sources(
    system: &Arc<FakeSystem>,
    transport: &Arc<FakeTransport>,
) -> Vec<Arc<dyn ProvideCredentials>> {
    let system = || Arc::clone(system) as Arc<_>;
    let transport = || Arc::clone(transport) as Arc<_>;
    let options = SourceOptions::new;
    let static_keys = Credentials::new("id", SECRET).with_session_token(SECRET);
    let mut sources: Vec<Arc<dyn ProvideCredentials>> = vec![
        Arc::new(static_keys.clone()),
        Arc::new(CachedCredentials::new(
            system(),
            Arc::new(static_keys.clone()),
        )),
        Arc::new(Chain::new(system(), transport(), options())),
        Arc::new(EnvironmentCredentials::new(system())),
        Arc::new(WebIdentityCredentials::new(
            system(),
            transport(),
            options(),
        )),
        Arc::new(ContainerCredentials::new(system(), transport())),
        Arc::new(InstanceCredentials::new(system(), transport(), options())),
        Arc::new(ProcessCredentials::new(system(), "tool --password hush")),
        Arc::new(AssumeRoleCredentials::new(
            system(),
            transport(),
            options(),
            Arc::new(static_keys),
            "r",
        )),
    ];
    for profile in ["process", "half", "role", "sso"] {
        let options = options().with_profile(profile);
        sources.push(Arc::new(ProfileCredentials::new(
            system(),
            transport(),
            options,
        )));
    }
    sources
}

/// Bodies that are almost right, so that readers get as far as the secrets.
const BODIES: [&str; 10] = [
    "\"hush\"",
    "<E><Code>hush</Code><Message>the signature covers x-amz-security-token:hush</Message></E>",
    r#"{"code": "hush", "message": "not hush", "error": "hush"}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": ["hush"]}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": "hush", "Expiration": "hush"}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": "hush", "Token": "hush"}"#,
    r#"{"accessToken": "hush", "expiresIn": "hush"}"#,
    r#"{"roleCredentials": {"accessKeyId": "a", "secretAccessKey": "hush", "expiration": "hush"}}"#,
    "{\"SecretAccessKey\": \"hush",
    "<A><AccessKeyId>id</AccessKeyId><SecretAccessKey>hush</SecretAccessKey><SessionToken>hush</SessionToken><Expiration>hush</Expiration></A>",
];

#[test]
fn appear_nowhere() {
    let mut failures = 0;
    for body in BODIES {
        for status in [200, 400, 401] {
            let system = Arc::new(FakeSystem::new(&VARIABLES, &FILES));
            let transport = FakeTransport::new(move |_| reply(status, body));
            for source in sources(&system, &transport) {
                assert!(!format!("{source:?}").contains(SECRET), "{source:?}");
                match run(source.credentials()) {
                    Ok(credentials) => {
                        assert!(
                            !format!("{credentials:?}").contains(SECRET),
                            "{credentials:?}"
                        );
                    }
                    Err(error) => {
                        failures += 1;
                        assert!(!error.to_string().contains(SECRET), "{error}");
                        assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
                    }
                }
            }
        }
    }
    assert!(failures > 100, "{failures}");
}
