//! No value of a parameter leads a request to another host or path than the rules state.

use hardy_endpoint::rules::Condition::{IsSet, Let};
use hardy_endpoint::rules::Expression::{Reference, String as Text};
use hardy_endpoint::rules::Outcome::Endpoint;
use hardy_endpoint::rules::{Parameter, Rule, RuleSet, Rules};
use hardy_endpoint::{Argument, BuiltIn, EndpointError, Function};

static RULES: RuleSet = RuleSet {
    parameters: &[
        Parameter::new("Endpoint").built_in(BuiltIn::Endpoint),
        Parameter::new("Region").built_in(BuiltIn::Region),
        Parameter::new("Name"),
    ],
    rules: Rules::Tree(&[
        Rule(
            0,
            &[
                IsSet("Name"),
                Let("url", Function::ParseUrl, &[Reference("Endpoint")]),
            ],
            Endpoint(
                Text("{url#scheme}://{Name}.{url#authority}{url#path}/{Name}"),
                &[],
                &[],
            ),
        ),
        Rule(
            0,
            &[IsSet("Endpoint")],
            Endpoint(Reference("Endpoint"), &[], &[]),
        ),
        Rule(
            0,
            &[IsSet("Name")],
            Endpoint(Text("https://{Name}.a.com/{Name}"), &[], &[]),
        ),
        Rule(
            0,
            &[IsSet("Region")],
            Endpoint(Text("https://mpa.{Region}.api.aws"), &[], &[]),
        ),
    ]),
};

fn resolve(arguments: &[(&str, Argument<'_>)]) -> Result<String, EndpointError> {
    RULES.resolve(arguments).map(|found| found.url().to_owned())
}

#[test]
fn a_region_is_a_label() {
    let region = |region: &'static str| [("Region", region.into())];
    assert_eq!(
        resolve(&region("us-east-1")).as_deref(),
        Ok("https://mpa.us-east-1.api.aws")
    );
    for invalid in [
        "",
        "us east",
        "x@127.0.0.1:8443/",
        "a/",
        "a:1",
        "a?",
        "a#",
        "a..b",
    ] {
        let expected = Err(EndpointError::InvalidRegion(invalid.to_owned()));
        assert_eq!(resolve(&region(invalid)), expected);
    }
}

#[test]
fn a_value_in_a_host_is_a_part_of_it() {
    let part = |value: &str| {
        let value = value.to_owned();
        let reference = "Name";
        Err(EndpointError::InvalidUrlPart { reference, value })
    };
    let url = |fault| Err(EndpointError::InvalidUrl(fault));
    let no_host = "its host is neither a valid name nor an IP address";
    for (name, expected) in [
        (
            "b.c",
            Ok(["https://b.c.a.com/b.c", "http://b.c.local:80/p/b.c"]),
        ),
        ("b/c", part("b/c")),
        ("b@c", part("b@c")),
        ("b:1", part("b:1")),
        ("b?", part("b?")),
        ("b#", part("b#")),
        ("b c", part("b c")),
        ("b%41", part("b%41")),
        ("b\n", part("b\n")),
        ("", url(no_host)),
        ("..", part("..")),
    ] {
        let [of_rules, of_code] = match expected {
            Ok(urls) => urls.map(|url| Ok(url.to_owned())),
            Err(error) => [Err(error.clone()), Err(error)],
        };
        assert_eq!(resolve(&[("Name", name.into())]), of_rules);
        let custom = ("Endpoint", "http://local:80/p".into());
        assert_eq!(resolve(&[("Name", name.into()), custom]), of_code);
    }
}

#[test]
fn a_custom_endpoint_is_a_url_that_requests_can_have() {
    for (endpoint, fault) in [
        (
            "https://me:pw@a.com",
            "it has user information (before `@`)",
        ),
        (
            "https://a.com:99999",
            "its port is not a number from 1 to 65535",
        ),
        ("https://a.com?b", "it has a query (`?`)"),
    ] {
        let expected = Err(EndpointError::InvalidUrl(fault));
        assert_eq!(resolve(&[("Endpoint", endpoint.into())]), expected);
    }
}
