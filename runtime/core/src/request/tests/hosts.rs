//! Tests of host prefixes and endpoints.

use http::Uri;

use super::post;
use crate::error::EncodeError;
use crate::request::{EndpointOverride, HostPrefix, resolve};

/// The URI of a request with the prefix `foo.bar.`.
fn resolved(endpoint: &'static str) -> String {
    let request = post()
        .host("foo.")
        .host_label("Label", Some("bar"))
        .host(".")
        .path("/a")
        .query_literal("b=c")
        .build();
    let mut request = request.expect("a good request");
    let prefix = request.extensions().get::<HostPrefix>();
    assert_eq!(prefix.map(HostPrefix::as_str), Some("foo.bar."));
    resolve(&mut request, &Uri::from_static(endpoint)).expect("a good endpoint");
    request.uri().to_string()
}

#[test]
fn an_endpoint_and_a_request_come_together() {
    for (endpoint, expected) in [
        ("https://example.com", "https://foo.bar.example.com/a?b=c"),
        ("https://example.com/", "https://foo.bar.example.com/a?b=c"),
        (
            "http://localhost:8080",
            "http://foo.bar.localhost:8080/a?b=c",
        ),
        (
            "https://example.com/custom/",
            "https://foo.bar.example.com/custom/a?b=c",
        ),
        (
            "https://user:pass@example.com:8443",
            "https://user:pass@foo.bar.example.com:8443/a?b=c",
        ),
        // The last label is not a number.
        ("http://1.2.3.4a", "http://foo.bar.1.2.3.4a/a?b=c"),
        ("http://0xyz:80", "http://foo.bar.0xyz:80/a?b=c"),
    ] {
        assert_eq!(resolved(endpoint), expected);
    }
}

#[test]
fn an_address_gets_no_prefix() {
    for (endpoint, expected) in [
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/a?b=c"),
        ("http://127.0.0.1/x", "http://127.0.0.1/x/a?b=c"),
        ("http://127.0.0.1.", "http://127.0.0.1./a?b=c"),
        ("http://127.1", "http://127.1/a?b=c"),
        ("http://0x7f000001:1", "http://0x7f000001:1/a?b=c"),
        ("http://[::1]:8000", "http://[::1]:8000/a?b=c"),
        ("http://u:p@[fe80::1]", "http://u:p@[fe80::1]/a?b=c"),
        ("http://u:p@10.0.0.1:1", "http://u:p@10.0.0.1:1/a?b=c"),
    ] {
        assert_eq!(resolved(endpoint), expected);
    }
}

#[test]
fn without_a_prefix_the_host_is_that_of_the_endpoint() {
    let mut request = post().path("/a").build().expect("a good request");
    resolve(&mut request, &Uri::from_static("https://example.com")).expect("a good endpoint");
    assert_eq!(request.uri().to_string(), "https://example.com/a");
}

#[test]
fn an_endpoint_needs_a_scheme_and_a_host() {
    for (endpoint, expected) in [
        ("/path", "it lacks"),
        ("example.com", "it lacks"),
        ("http://:8080", "it lacks"),
        ("http://a:99999", "its port is not a number"),
        ("http://me@a:", "its port is not a number"),
        ("http://a/b?c", "it has a query"),
    ] {
        let mut request = post().path("/a").build().expect("a good request");
        let error = resolve(&mut request, &Uri::from_static(endpoint)).expect_err(endpoint);
        let text = error.to_string();
        let expected = format!("bad endpoint: {expected}");
        assert!(text.starts_with(&expected), "{text}");
        assert_eq!(request.uri().to_string(), "/a");
    }
}

#[test]
fn a_label_of_the_host_is_no_way_to_another_host() {
    let long = "x".repeat(64);
    let bad = ["", "a.b", "evil.com/", "a b", "é", "-a", "a-", "a@b", &long];
    for value in bad.into_iter().map(Some).chain([None]) {
        let request = post()
            .host_label("Label", value)
            .host(".")
            .path("/")
            .build();
        let error = request.expect_err("no label");
        assert_eq!(error, EncodeError::Host { member: "Label" }, "{value:?}");
    }
}

#[test]
fn an_endpoint_that_a_member_names_replaces_scheme_and_host() {
    // The member, the endpoint of the client, and the URI. As in botocore
    // (`switch_host_with_param`), the path is that of the client's endpoint.
    for (member, endpoint, expected) in [
        (
            "https://a.example/",
            "https://example.com",
            "https://a.example/p?q",
        ),
        (
            "http://a.example:8080",
            "https://example.com",
            "http://a.example:8080/p?q",
        ),
        (
            "https://a.example/x?y#z",
            "http://example.com/base/",
            "https://a.example/base/p?q",
        ),
        (
            "https://[::1]:1/",
            "https://example.com",
            "https://[::1]:1/p?q",
        ),
        ("", "https://example.com", "https://foo.example.com/p?q"),
    ] {
        let request = post()
            .endpoint("Member", Some(member))
            .host("foo.")
            .path("/p")
            .query_literal("q")
            .build();
        let mut request = request.expect("a good request");
        resolve(&mut request, &Uri::from_static(endpoint)).expect("a good endpoint");
        assert_eq!(request.uri().to_string(), expected, "{member}");
    }
}

#[test]
fn an_absent_endpoint_changes_nothing() {
    let request = post().endpoint("Member", None::<&str>).path("/").build();
    let request = request.expect("a good request");
    assert_eq!(request.extensions().get::<EndpointOverride>(), None);
}

#[test]
fn an_endpoint_that_a_member_names_is_a_url_with_a_scheme_and_a_host() {
    for member in [
        "a.example",
        "/path",
        "//a.example/",
        "ftp://a.example/",
        "https://",
        "https:///path",
        "https://:443/",
        "https://user@a.example/",
        "https://user:secret@a.example:1/",
        "https://a.example:/",
        "https://a.example:65536/",
        "https://a example/",
        "https://é.example/",
        " https://a.example/",
        "https://a.example\n",
    ] {
        let request = post().endpoint("Member", Some(member)).path("/").build();
        let error = request.expect_err(member);
        assert_eq!(
            error,
            EncodeError::Endpoint { member: "Member" },
            "{member}"
        );
        assert!(
            error.to_string().starts_with("endpoint `Member` must be"),
            "{error}"
        );
    }
}

#[test]
fn a_required_token_must_be_set() {
    assert!(
        post()
            .required_token("Token", Some(""))
            .path("/")
            .build()
            .is_ok()
    );
    let error = post()
        .required_token("Token", None::<&str>)
        .path("/")
        .build();
    let error = error.expect_err("no token");
    assert_eq!(error, EncodeError::MissingToken { member: "Token" });
    assert!(
        error
            .to_string()
            .starts_with("missing idempotency token `Token`"),
        "{error}"
    );
}
