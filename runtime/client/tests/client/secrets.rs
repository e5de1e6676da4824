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
const SECRET: &str = "hush-hush-hush-hush";

const VARIABLES: [(&str, &str); 6] = [
    ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
    ("AWS_ROLE_ARN", "r"),
    ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "https://localhost/x"),
    (
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "hush-hush-hush-hush\u{7f}",
    ),
    ("AWS_SECRET_ACCESS_KEY", "hush-hush-hush-hush"),
    ("AWS_SESSION_TOKEN", "hush-hush-hush-hush"),
];

const FILES: [(&str, &str); 4] = [
    (
        "/home/.aws/config",
        "[profile process]\ncredential_process = tool --password hush-hush-hush-hush
[profile half]\naws_secret_access_key = hush-hush-hush-hush
[profile role]\nrole_arn = r\nsource_profile = role\naws_access_key_id = id\naws_secret_access_key = hush-hush-hush-hush
aws_session_token = hush-hush-hush-hush\u{7f}
[profile sso]\nsso_session = dev\nsso_account_id = 1\nsso_role_name = r
[sso-session dev]\nsso_region = eu-west-1\nsso_start_url = https://example.com",
    ),
    (
        "/home/.aws/credentials",
        "[role]\naws_secret_access_key = hush-hush-hush-hush",
    ),
    ("/token", "hush-hush-hush-hush"),
    (
        "/home/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json",
        r#"{"accessToken": "hush-hush-hush-hush", "expiresAt": "2020-06-17T11:00:00Z", "refreshToken": "hush-hush-hush-hush",
        "clientId": "a", "clientSecret": "hush-hush-hush-hush"}"#,
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
        Arc::new(ProcessCredentials::new(
            system(),
            "tool --password hush-hush-hush-hush",
        )),
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
    "\"hush-hush-hush-hush\"",
    "<E><Code>hush-hush-hush-hush</Code><Message>the signature covers x-amz-security-token:hush-hush-hush-hush</Message></E>",
    r#"{"code": "hush-hush-hush-hush", "message": "not hush-hush-hush-hush", "error": "hush-hush-hush-hush"}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": ["hush-hush-hush-hush"]}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": "hush-hush-hush-hush", "Expiration": "hush-hush-hush-hush"}"#,
    r#"{"AccessKeyId": "id", "SecretAccessKey": "hush-hush-hush-hush", "Token": "hush-hush-hush-hush"}"#,
    r#"{"accessToken": "hush-hush-hush-hush", "expiresIn": "hush-hush-hush-hush"}"#,
    r#"{"roleCredentials": {"accessKeyId": "a", "secretAccessKey": "hush-hush-hush-hush", "expiration": "hush-hush-hush-hush"}}"#,
    "{\"SecretAccessKey\": \"hush-hush-hush-hush",
    "<A><AccessKeyId>id</AccessKeyId><SecretAccessKey>hush-hush-hush-hush</SecretAccessKey><SessionToken>hush-hush-hush-hush</SessionToken><Expiration>hush-hush-hush-hush</Expiration></A>",
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
