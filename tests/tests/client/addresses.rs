//! Regions and URLs in settings: no value leads a signed request to another host, and none is used in part.

use std::sync::Arc;

use hardy_client::double::{Requests, block_on, double};
use hardy_client::{Config, Credentials};
use multipartyapproval::endpoint;

use super::environment::{Environment, config};
use super::mpa::{Client, request};
use super::on_tokio;

/// Values that are no region.
const NO_REGIONS: [&str; 9] = [
    "x@127.0.0.1:8443/",
    "us east",
    "us-east-1/",
    "us-east-1#",
    "a.b",
    "-a",
    "a-",
    "123",
    "a\nb",
];

/// The end of the error about one.
fn expected(region: &str) -> String {
    format!(" is {region:?}, expected a region, such as us-east-1: 1 to 63 letters, digits and `-`")
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "secret")
}

/// The error of a configuration, or of a client made from it.
fn error(variables: &[(&str, &str)], config_file: &str) -> String {
    let client = config(variables, config_file).and_then(|config| Client::new(&config));
    client.expect_err("the settings are bad").to_string()
}

#[test]
fn a_region_that_is_none_is_an_error_with_its_origin() {
    for region in NO_REGIONS {
        let end = expected(region);
        for variable in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
            assert_eq!(error(&[(variable, region)], ""), format!("{variable}{end}"));
        }
        let of = |config: Config| Client::new(&config).expect_err("it is none").to_string();
        let config = Config::new(region, credentials());
        assert_eq!(of(config), format!("the region of `Config::new`{end}"));
        let config = Config::new("us-east-1", credentials()).with_region(region);
        assert_eq!(of(config), format!("with_region{end}"));
        if region != "a.b" {
            endpoint::in_region(region).expect_err(region);
        }
    }
    let file = "[default]\nregion = us-east-1/\n";
    let origin = "`region` of profile `default` (`/home/me/.aws/config`, line 2)";
    assert_eq!(
        error(&[], file),
        format!("{origin}{}", expected("us-east-1/"))
    );
    let config = Config::new("", credentials());
    let error = Client::new(&config).expect_err("it is empty").to_string();
    assert_eq!(
        error,
        format!("the region of `Config::new`{}", expected(""))
    );
    endpoint::in_region("").expect_err("it is empty");
}

#[test]
fn a_call_to_a_region_that_is_none_sends_nothing() {
    let requests = Requests::default();
    let recorded = requests.clone();
    let config = double(move |request| {
        recorded.record(request);
        "{}"
    });
    // Also where the region is not a part of the host: it is one of the signature.
    for config in [config.clone(), config.with_endpoint_url("http://localhost")] {
        let client = Client::new(&config).expect("the settings are valid");
        for region in NO_REGIONS.into_iter().chain([""]) {
            let call = client.list_sessions(request()).region(region);
            let error = block_on(call.into_future())
                .expect_err("it is none")
                .to_string();
            let of_call = "ListSessions: invalid configuration: the region of the call";
            assert_eq!(error, format!("{of_call}{}", expected(region)));
            let call = client.list_sessions(request()).page_size(1).region(region);
            let error = block_on(call.items().try_next())
                .expect_err("it is none")
                .to_string();
            assert_eq!(error, format!("{of_call}{}", expected(region)));
        }
    }
    assert_eq!(requests.all().len(), 0);
}

/// What is wrong with URLs, and no URL that a client accepts.
const BAD_URLS: [(&str, &str); 7] = [
    (
        "http://127.0.0.1:99999",
        "its port is not a number from 1 to 65535",
    ),
    (
        "http://127.0.0.1:",
        "its port is not a number from 1 to 65535",
    ),
    ("http://[::1]:0", "its port is not a number from 1 to 65535"),
    ("http://localhost/a?b=c", "it has a query (`?`)"),
    ("http://localhost/#a", "it has a fragment (`#`)"),
    (
        "http://[redacted]@localhost",
        "it has user information (before `@`)",
    ),
    (
        "http://a..b",
        "its host is neither a valid name nor an IP address",
    ),
];

#[test]
fn a_url_that_requests_cannot_have_is_an_error() {
    let region = ("AWS_REGION", "us-east-1");
    for (shown, fault) in BAD_URLS {
        let url = &shown.replace("[redacted]", "me:hunter2");
        let end = format!(" is \"{shown}\", expected a URL such as http://localhost:8000: {fault}");
        for variable in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_MPA"] {
            assert_eq!(
                error(&[region, (variable, url)], ""),
                format!("{variable}{end}")
            );
        }
        let of_all = format!("[default]\nregion = us-east-1\nendpoint_url = {url}\n");
        let origin = "`endpoint_url` of profile `default` (`/home/me/.aws/config`, line 3)";
        assert_eq!(error(&[], &of_all), format!("{origin}{end}"));
        let of_service = format!(
            "[default]\nregion = us-east-1\nservices = local\n[services local]\nmpa =\n  endpoint_url = {url}\n"
        );
        let origin =
            "`endpoint_url` of `mpa` in `[services local]` (`/home/me/.aws/config`, line 5)";
        assert_eq!(error(&[], &of_service), format!("{origin}{end}"));
        let config = Config::new("us-east-1", credentials()).with_endpoint_url(url);
        let error = Client::new(&config).expect_err("it is bad").to_string();
        assert_eq!(error, format!("with_endpoint_url{end}"));
    }
}

#[test]
fn a_bad_port_of_a_proxy_is_an_error() {
    for variable in ["HTTP_PROXY", "https_proxy", "ALL_PROXY"] {
        for url in [
            "http://me:hunter2@localhost:99999",
            "localhost:",
            "http://localhost:0",
        ] {
            let variables = [("AWS_REGION", "us-east-1"), (variable, url)];
            assert_eq!(
                error(&variables, ""),
                format!(
                    "invalid configuration: {variable} is not the URL of an HTTP proxy, such as \
                     http://proxy.example.com:3128: its port is not a number from 1 to 65535"
                )
            );
        }
    }
}

#[test]
fn sources_of_credentials_refuse_bad_urls() {
    let none = "[default]\nregion = us-east-1\n";
    let role = "[default]\nrole_arn = r\nsource_profile = keys\n[profile keys]\naws_access_key_id = id\n\
                aws_secret_access_key = secret\n";
    for (shown, fault) in BAD_URLS {
        let url = &shown.replace("[redacted]", "me:hunter2");
        for (variable, file) in [
            ("AWS_CONTAINER_CREDENTIALS_FULL_URI", none),
            ("AWS_EC2_METADATA_SERVICE_ENDPOINT", none),
            ("AWS_ENDPOINT_URL_STS", role),
        ] {
            // The query of an agent is sent.
            if variable.contains("CONTAINER") && fault.contains("query") {
                continue;
            }
            let variables = [("AWS_REGION", "us-east-1"), (variable, url)];
            let system = Arc::new(Environment::new(&variables, file));
            let config = on_tokio(Config::from_system(system)).expect("the settings are valid");
            let config = config.with_endpoint_url("http://nowhere.invalid");
            let client = Client::new(&config).expect("the settings are valid");
            let error = on_tokio(client.list_sessions(request()).into_future());
            let error = error.expect_err("there are no credentials").to_string();
            assert!(error.contains(fault), "{variables:?}: {error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
