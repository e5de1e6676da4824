//! Tests of host prefixes and endpoints.

use http::Uri;

use super::post;
use crate::error::EncodeError;
use crate::request::{HostPrefix, resolve};

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
    ] {
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
        assert_eq!(request.uri().to_string(), expected);
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
    for endpoint in ["/path", "example.com"] {
        let mut request = post().path("/a").build().expect("a good request");
        let error = resolve(&mut request, &Uri::from_static(endpoint)).expect_err(endpoint);
        assert!(matches!(error, EncodeError::Uri { .. }), "{error}");
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
