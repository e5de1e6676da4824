//! The credentials of profiles: roles, programs, and what is refused.

use std::sync::Arc;

use hardy_client::credentials::{CredentialsErrorKind, ProfileCredentials, SourceOptions};
use hardy_client::{Credentials, CredentialsError, ProvideCredentials};

use crate::fake::{FakeSystem, lock};
use crate::transport::{FakeTransport, reply, run};

const CONFIG: &str = "/home/.aws/config";
const KEYS: &str = "aws_access_key_id = id\naws_secret_access_key = secret\n";

/// The response of AWS STS with an access key id.
fn role(id: &str) -> String {
    format!(
        "<R><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser>
        <Credentials><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>s&amp;</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>2025-06-17T11:20:30Z</Expiration></Credentials></R>"
    )
}

fn ask(config: &str, transport: Arc<FakeTransport>) -> Result<Credentials, CredentialsError> {
    ask_with(&[], config, SourceOptions::new(), transport)
}

fn ask_with(
    variables: &[(&str, &str)],
    config: &str,
    options: SourceOptions,
    transport: Arc<FakeTransport>,
) -> Result<Credentials, CredentialsError> {
    let mut system = FakeSystem::new(variables, &[(CONFIG, config)]);
    let credentials = r#"{"Version": 1, "AccessKeyId": "id", "SecretAccessKey": "s", "Expiration": "2025-06-17T11:20:30+00:00"}"#;
    system.programs = [
        ("good", credentials),
        ("old", r#"{"Version": 2}"#),
        ("text", "hello"),
    ]
    .map(|(command, printed)| (command.to_owned(), printed.to_owned()))
    .into();
    run(ProfileCredentials::new(Arc::new(system), transport, options).credentials())
}

#[test]
fn assumes_roles_one_after_the_other() {
    let config = format!(
        "[default]\nrole_arn = arn:a\nsource_profile = b\nregion = eu-west-1\nduration_seconds = 900
external_id = x/y\nrole_session_name = me\n[profile b]\nrole_arn = arn:b\nsource_profile = c
[profile c]\n{KEYS}role_arn = arn:never\nsource_profile = c"
    );
    let transport = FakeTransport::new(|_| reply(200, role("role-id")));
    let credentials = ask(&config, transport.clone()).expect("both roles are assumed");
    let debug = format!("{credentials:?}");
    assert_eq!(credentials.access_key_id(), "role-id", "{debug}");
    assert_eq!(credentials.secret_access_key(), "s&");
    assert_eq!(credentials.account_id(), Some("123456789012"));
    assert_eq!(
        transport.log(),
        ["POST https://sts.eu-west-1.amazonaws.com/"; 2]
    );
    assert_eq!(
        transport.body(0),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Ab&RoleSessionName=hardy-client-1750155630000"
    );
    assert_eq!(
        transport.body(1),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aa&RoleSessionName=me&DurationSeconds=900&ExternalId=x%2Fy"
    );
    let requests = lock(&transport.requests);
    let signed_with = |index: usize| {
        let value = requests[index].headers()["authorization"].to_str();
        value.expect("it is ASCII").split(['=', '/']).nth(1)
    };
    assert_eq!(
        (signed_with(0), signed_with(1)),
        (Some("id"), Some("role-id"))
    );
}

#[test]
fn names_the_profiles_of_a_circle() {
    let config =
        "[default]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = c
[profile c]\nrole_arn = r\nsource_profile = b";
    let error = ask(config, FakeTransport::unused()).expect_err("it is a circle");
    assert_eq!(error.kind(), CredentialsErrorKind::Failed);
    assert!(error.to_string().ends_with("`b` → `c` → `b`"), "{error}");
}

#[test]
fn bounds_the_number_of_roles() {
    let profile = |index| {
        format!(
            "[profile p{index}]\nrole_arn = r\nsource_profile = p{}\n",
            index + 1
        )
    };
    let config: String = (0..20).map(profile).collect();
    let config =
        format!("{config}[profile p20]\n{KEYS}[default]\nrole_arn = r\nsource_profile = p0");
    let error = ask(&config, FakeTransport::unused()).expect_err("there are too many roles");
    assert!(error.to_string().contains("more than 16 roles"), "{error}");
}

#[test]
fn errors_name_profile_key_and_what_to_do() {
    let export = "aws configure export-credentials --profile default --format process";
    let cases = [
        ("role_arn = r\nsource_profile = b\nmfa_serial = m", export),
        ("login_session = s", export),
        (
            "role_arn = r\nsource_profile = b",
            "`source_profile` (`/home/.aws/config`, line 3) names profile `b`, which does not exist",
        ),
        (
            "role_arn = r\ncredential_source = x",
            "`credential_source` (`/home/.aws/config`, line 3) is `x`, and must be `Environment`",
        ),
        (
            "role_arn = r\ncredential_source = Environment",
            "`credential_source` (`/home/.aws/config`, line 3) failed: the environment variable `AWS_ACCESS_KEY_ID` is not set",
        ),
        (
            "role_arn = r\nsource_profile = b\ncredential_source = Environment",
            "excludes `credential_source`",
        ),
        (
            "role_arn = r\nsource_profile = default\nduration_seconds = 1h",
            "`duration_seconds` (`/home/.aws/config`, line 4) is not a number",
        ),
        ("credential_process = old", "`Version` is 2, and must be 1"),
        (
            "credential_process = text",
            "printed something else: invalid JSON",
        ),
        (
            "sso_account_id = 1",
            "`sso_account_id` (`/home/.aws/config`, line 2) needs `sso_role_name`",
        ),
        ("sso_start_url = u", "needs `sso_account_id`"),
        (
            "sso_account_id = 1\nsso_role_name = r\nsso_region = a",
            "needs `sso_start_url`",
        ),
        (
            "sso_session = s",
            "names `[sso-session s]`, which does not exist",
        ),
        (
            "sso_account_id = 1\nsso_role_name = r\nsso_start_url = u\nsso_region = a.evil/",
            "not the name of a region",
        ),
    ];
    for (properties, expected) in cases {
        let config = format!("[default]\n{properties}\n");
        let error = ask(&config, FakeTransport::unused()).expect_err(properties);
        assert_eq!(error.kind(), CredentialsErrorKind::Failed, "{error}");
        assert!(
            error.to_string().starts_with("profile `default`: "),
            "{error}"
        );
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn reads_what_a_program_prints() {
    let config = format!("[default]\ncredential_process = good\naws_account_id = 1\n{KEYS}");
    let credentials = ask(&config, FakeTransport::unused()).expect("the program succeeds");
    assert!(credentials.expires_at().is_some());
    assert_eq!(credentials.account_id(), Some("1"));
}

#[test]
fn finds_the_endpoint_of_sts() {
    let plain = SourceOptions::new();
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, SourceOptions, &'a str);
    let services = "services = v\nendpoint_url = https://c/\n[services v]\nsts =\n  endpoint_url = http://d/x/\n";
    let cases: [Case<'_>; 15] = [
        (
            &[],
            "",
            plain.clone(),
            "https://sts.us-east-1.amazonaws.com/",
        ),
        (
            &[("AWS_DEFAULT_REGION", "eu-west-1")],
            "",
            plain.clone(),
            "https://sts.eu-west-1.amazonaws.com/",
        ),
        (
            &[("AWS_REGION", "cn-north-1")],
            "region = x",
            plain.clone(),
            "https://sts.cn-north-1.amazonaws.com.cn/",
        ),
        (
            &[("AWS_REGION", "x")],
            "",
            plain.clone().with_region("eu-west-2"),
            "https://sts.eu-west-2.amazonaws.com/",
        ),
        (
            &[],
            "use_fips_endpoint = true",
            plain.clone(),
            "https://sts-fips.us-east-1.amazonaws.com/",
        ),
        (
            &[
                ("AWS_USE_FIPS_ENDPOINT", "TRUE"),
                ("AWS_REGION", "us-gov-west-1"),
            ],
            "",
            plain.clone(),
            "https://sts.us-gov-west-1.amazonaws.com/",
        ),
        (
            &[],
            "use_dualstack_endpoint = true",
            plain.clone(),
            "https://sts.us-east-1.api.aws/",
        ),
        (
            &[],
            "use_dualstack_endpoint = true",
            plain.clone().with_dual_stack(false),
            "https://sts.us-east-1.amazonaws.com/",
        ),
        (
            &[("AWS_USE_DUALSTACK_ENDPOINT", "true")],
            "",
            plain.clone().with_fips(true),
            "https://sts-fips.us-east-1.api.aws/",
        ),
        (
            &[
                ("AWS_ENDPOINT_URL_STS", "http://a"),
                ("AWS_ENDPOINT_URL", "http://b"),
            ],
            services,
            plain.clone(),
            "http://a/",
        ),
        (
            &[("AWS_ENDPOINT_URL", "http://b")],
            services,
            plain.clone(),
            "http://b/",
        ),
        (&[], services, plain.clone(), "http://d/x/"),
        (
            &[],
            "endpoint_url = https://c/",
            plain.clone(),
            "https://c/",
        ),
        (
            &[("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")],
            services,
            plain.clone(),
            "https://sts.us-east-1.amazonaws.com/",
        ),
        (
            &[],
            "ignore_configured_endpoint_urls = true\nendpoint_url = https://c/",
            plain,
            "https://sts.us-east-1.amazonaws.com/",
        ),
    ];
    for (variables, properties, options, expected) in cases {
        let config =
            format!("[default]\nrole_arn = r\nsource_profile = default\n{KEYS}{properties}");
        let transport = FakeTransport::new(|_| reply(200, role("x")));
        let result = ask_with(variables, &config, options, transport.clone());
        result.expect(expected);
        assert_eq!(transport.log(), [format!("POST {expected}")]);
    }
}

#[test]
fn refuses_regions_and_endpoints_that_lead_elsewhere() {
    let cases = [
        (
            "region = a.example.com/",
            "`a.example.com/` in `region` of profile `default` (`/home/.aws/config`, line 6)",
        ),
        (
            "endpoint_url = example.com",
            "neither `http://` nor `https://`",
        ),
        ("endpoint_url = http://", "is not a URL"),
        ("use_fips_endpoint = yes", "neither `true` nor `false`"),
    ];
    for (property, expected) in cases {
        let config = format!("[default]\nrole_arn = r\nsource_profile = default\n{KEYS}{property}");
        let error = ask(&config, FakeTransport::unused()).expect_err(property);
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[test]
fn passes_errors_of_sts_on_after_retries() {
    let error = |code: &str| {
        format!("<E><Error><Code>{code}</Code><Message>not &lt;you&gt;</Message></Error></E>")
    };
    let cases = [
        (403, error("AccessDenied"), 1, "AccessDenied: not <you>"),
        (400, error("Throttling"), 3, "Throttling: not <you>"),
        (503, String::new(), 3, "status 503"),
        (
            200,
            "<R/>".to_owned(),
            1,
            "the response has no `Expiration`",
        ),
        (
            200,
            role("x").replace("2025-", "x"),
            1,
            "`Expiration` in the response is not a time",
        ),
    ];
    for (status, body, count, expected) in cases {
        let transport = FakeTransport::new(move |_| reply(status, body.clone()));
        let config = format!("[default]\nrole_arn = r\nsource_profile = default\n{KEYS}");
        let error = ask(&config, transport.clone()).expect_err(expected);
        assert!(error.to_string().contains(expected), "{error}");
        assert!(
            error.to_string().contains("cannot assume the role `r`"),
            "{error}"
        );
        assert_eq!(transport.log().len(), count, "{expected}");
    }
}
