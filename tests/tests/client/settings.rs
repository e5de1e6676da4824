//! Settings of the environment and of the shared config file: what they do, and the sentence about a bad
//! one.

use hardy_client::Config;
use hardy_client::double::{Requests, block_on, double};

use super::environment::{Environment, config};
use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{Behavior, Server, success};

/// The error of a configuration, or of a client made from it.
fn error(variables: &[(&str, &str)], config_file: &str) -> String {
    let client = config(variables, config_file).and_then(|config| Client::new(&config));
    client.expect_err("the settings are bad").to_string()
}

#[test]
fn a_bad_setting_is_a_sentence_that_names_it() {
    let region = ("AWS_REGION", "us-east-1");
    for (variables, config_file, expected) in [
        (
            &[][..],
            "",
            "no region is set: set AWS_REGION, `region` in the profile, or `with_region`",
        ),
        (
            &[("AWS_PROFILE", "nobody")],
            "[profile a]\nregion = x\n",
            "AWS_PROFILE selects the profile `nobody`, which does not exist in the shared config and \
             credentials files; they have only the profile `a`",
        ),
        (
            &[("AWS_PROFILE", "b")],
            "[default]\nregion = x\n[profile a]\nregion = x\n[b]\nregion = x\n",
            "AWS_PROFILE selects the profile `b`, which does not exist in the shared config and credentials \
             files; they have the profiles `a`, `default`; in the config file, `[b]` must be `[profile b]`",
        ),
        (
            &[region, ("AWS_RETRY_MODE", "eager")],
            "",
            "AWS_RETRY_MODE is \"eager\", expected `standard`, `adaptive` or `legacy`",
        ),
        (
            &[region, ("AWS_MAX_ATTEMPTS", "0")],
            "",
            "AWS_MAX_ATTEMPTS is \"0\", expected a number from 1 to 4294967295",
        ),
        (
            &[region, ("AWS_USE_FIPS_ENDPOINT", "yes")],
            "",
            "AWS_USE_FIPS_ENDPOINT is \"yes\", expected `true` or `false`",
        ),
        (
            &[region, ("AWS_ACCOUNT_ID_ENDPOINT_MODE", "always")],
            "",
            "AWS_ACCOUNT_ID_ENDPOINT_MODE is \"always\", expected `preferred`, `disabled` or `required`",
        ),
        (
            &[region, ("AWS_ENDPOINT_URL", "localhost:8000")],
            "",
            "AWS_ENDPOINT_URL is \"localhost:8000\", expected a URL such as http://localhost:8000: it starts with \
             neither `http://` nor `https://`",
        ),
        (
            &[region, ("AWS_ENDPOINT_URL_MPA", "ftp://user:secret@a.b")],
            "",
            "AWS_ENDPOINT_URL_MPA is \"ftp://[redacted]@a.b\", expected a URL such as http://localhost:8000: it \
             starts with neither `http://` nor `https://`",
        ),
        (
            &[region, ("HTTPS_PROXY", "https://user:secret@a.b")],
            "",
            "invalid configuration: HTTPS_PROXY is not the URL of an HTTP proxy, such as \
             http://proxy.example.com:3128: it does not start with `http://`",
        ),
        (
            &[region, ("AWS_SDK_UA_APP_ID", "my app")],
            "",
            "the application is called \"my app\" (AWS_SDK_UA_APP_ID or with_app_id), expected 1 to 50 \
             letters, digits or one of !#$%&'*+-.^_`|~",
        ),
        (
            &[],
            "[default]\nregion = us-east-1\nmax_attempts = many\n",
            "`max_attempts` of profile `default` (`/home/me/.aws/config`, line 3) is \"many\", expected a \
             number from 1 to 4294967295",
        ),
        (
            &[],
            "[default]\nregion = us-east-1\nservices = local\n",
            "`services` of profile `default` (`/home/me/.aws/config`, line 3) is \"local\", expected the \
             name of a section `[services …]`",
        ),
    ] {
        let error = error(variables, config_file);
        assert_eq!(error, expected);
        assert!(!error.contains("secret"), "{error}");
    }
}

#[test]
fn a_retry_mode_that_is_not_supported_is_a_warning() {
    for (mode, expected) in [("legacy", 1), ("adaptive", 1), ("Standard", 0)] {
        let config = config(&[("AWS_RETRY_MODE", mode)], "").expect("it is read");
        let warnings = config.warnings();
        assert_eq!(warnings.len(), expected, "{warnings:?}");
    }
}

#[test]
fn the_environment_precedes_the_profile() {
    let file = "[default]\nregion = of-default\n[profile x]\nregion = of-x\n";
    for (variables, expected) in [
        (&[][..], "of-default"),
        (&[("AWS_PROFILE", "x")], "of-x"),
        (&[("AWS_DEFAULT_REGION", "second")], "second"),
        (
            &[("AWS_REGION", "first"), ("AWS_DEFAULT_REGION", "second")],
            "first",
        ),
        (&[("AWS_REGION", " ")], "of-default"),
    ] {
        let config = config(variables, file).expect("it is read");
        assert_eq!(config.region(), Some(expected), "{variables:?}");
    }
}

/// Whether a call reaches the server.
fn reaches(server: &Server, config: &Config) -> bool {
    let before = server.received().len();
    let client = Client::new(config).expect("the settings are valid");
    let call = client.list_sessions(request()).max_attempts(1);
    // An endpoint of nobody fails.
    let _ = on_tokio(call.into_future());
    server.received().len() > before
}

#[test]
fn endpoints_of_the_service_precede_those_of_all() {
    let nobody = "http://nowhere.invalid";
    let server = Server::start(vec![Behavior::Respond(success()); 20]);
    let url = server.url.as_str();
    let profile = |service: &str, all: &str| {
        format!(
            "[default]\nregion = us-east-1\nendpoint_url = {all}\nservices = local\n[services local]\nmpa =\n  \
             endpoint_url = {service}\n"
        )
    };
    let region = ("AWS_REGION", "us-east-1");
    let ignore = ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
    for (variables, file, expected) in [
        (
            &[region, ("AWS_ENDPOINT_URL", url)][..],
            String::new(),
            true,
        ),
        (
            &[
                region,
                ("AWS_ENDPOINT_URL", nobody),
                ("AWS_ENDPOINT_URL_MPA", url),
            ],
            String::new(),
            true,
        ),
        (&[], profile(url, nobody), true),
        (&[], profile(nobody, url), false),
        (&[("AWS_ENDPOINT_URL", url)], profile(nobody, nobody), true),
        (
            &[region, ("AWS_ENDPOINT_URL_S3", url)],
            String::new(),
            false,
        ),
    ] {
        let config = config(variables, &file).expect("it is read");
        assert_eq!(reaches(&server, &config), expected, "{variables:?} {file}");
    }
    // Only what the program sets counts.
    let variables = [region, ignore, ("AWS_ENDPOINT_URL", url)];
    let config = config(&variables, "").expect("it is read");
    assert!(reaches(&server, &config.with_endpoint_url(url)));
}

#[test]
fn a_number_of_attempts_of_the_environment_counts() {
    let error = Behavior::Respond(super::server::response("503 Busy", "", ""));
    let server = Server::start(vec![error; 5]);
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", server.url.as_str()),
        ("AWS_MAX_ATTEMPTS", "5"),
    ];
    let config = config(&variables, "").expect("it is read");
    let client = Client::new(&config).expect("the settings are valid");
    let error = on_tokio(client.list_sessions(request()).into_future());
    let error = error.expect_err("the server is busy").to_string();
    assert!(error.ends_with("(5 attempts)"), "{error}");
}

#[test]
fn credentials_come_from_where_aws_tools_find_them() {
    let server = Server::start(vec![Behavior::Respond(success()); 2]);
    let call = |variables: &[(&str, &str)], file: &str| {
        let system = std::sync::Arc::new(Environment::new(variables, file));
        let config = on_tokio(Config::from_system(system)).expect("the settings are valid");
        let config = config.with_endpoint_url(&server.url);
        let client = Client::new(&config).expect("the settings are valid");
        on_tokio(client.list_sessions(request()).into_future())
    };
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
    ];
    call(&variables, "").expect("the server responds");
    let file = "[default]\nregion = us-east-1\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = x\n";
    call(&[], file).expect("the server responds");
    for (received, id) in server
        .received()
        .iter()
        .zip(["AKIDENVIRONMENT", "AKIDPROFILE"])
    {
        let credential = format!("Credential={id}/");
        assert!(received.head.contains(&credential), "{}", received.head);
    }

    let nothing = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_EC2_METADATA_DISABLED", "TRUE"),
    ];
    let error = call(&nothing, "")
        .expect_err("nothing configures credentials")
        .to_string();
    assert!(
        error.starts_with("ListSessions: no credentials: "),
        "{error}"
    );
    assert!(error.contains("AWS_ACCESS_KEY_ID"), "{error}");
}

#[test]
fn endpoints_follow_the_rules_of_the_service() {
    for (variables, expected) in [
        (
            &[
                ("AWS_REGION", "us-gov-west-1"),
                ("AWS_USE_FIPS_ENDPOINT", "true"),
            ][..],
            "mpa-fips.us-gov-west-1.api.aws",
        ),
        (
            &[("AWS_REGION", "cn-north-1")],
            "mpa.cn-north-1.api.amazonwebservices.com.cn",
        ),
    ] {
        let requests = Requests::default();
        let recorded = requests.clone();
        let config = double(move |request| {
            recorded.record(request);
            "{}"
        });
        let environment = config_of(variables);
        let config = config
            .with_region(environment.region().expect("it is set"))
            .with_fips(variables.len() > 1);
        let client = Client::new(&config).expect("the settings are valid");
        block_on(client.list_sessions(request()).into_future()).expect("it succeeds");
        assert_eq!(requests.all()[0].uri().host(), Some(expected));
    }

    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_USE_FIPS_ENDPOINT", "true"),
        ("AWS_ENDPOINT_URL", "http://localhost:1"),
    ];
    let client = Client::new(&config_of(&variables)).expect("the settings are valid");
    let error = on_tokio(client.list_sessions(request()).into_future());
    assert_eq!(
        error.expect_err("the rules refuse it").to_string(),
        "ListSessions: invalid configuration: Invalid Configuration: FIPS and custom endpoint are not supported"
    );
}

fn config_of(variables: &[(&str, &str)]) -> Config {
    config(variables, "").expect("the settings are valid")
}
