//! How each part of a request appears in the canonical request.

use hardy_runtime::Body;
use hardy_runtime::http::header::HeaderName;

use super::{EMPTY, canonical_request, example, get, header, scope};
use crate::signing::{Payload, Signer, SigningScope};

/// A line of the canonical request of a GET, counted from 0.
fn line(uri: &str, scope: &SigningScope<'_>, number: usize) -> String {
    let text = canonical_request(&get(uri), scope).expect("it can be signed");
    text.lines().nth(number).expect("a line").to_owned()
}

#[test]
fn normalizes_and_encodes_paths() {
    let cases = [
        ("", "/", "/"),
        ("/", "/", "/"),
        ("/a", "/a", "/a"),
        ("/a/", "/a/", "/a/"),
        ("//a//b//", "/a/b/", "//a//b//"),
        ("/./a", "/a", "/./a"),
        ("/a/.", "/a/", "/a/."),
        ("/a/b/..", "/a/", "/a/b/.."),
        ("/a/../..", "/", "/a/../.."),
        ("/../a/../b/../c", "/c", "/../a/../b/../c"),
        ("/a/...", "/a/...", "/a/..."),
        ("/a%2F..%20", "/a%252F..%2520", "/a%2F..%20"),
        ("/%25/%zz", "/%2525/%25zz", "/%25/%zz"),
        ("/-._~/a+b@c:d", "/-._~/a%2Bb%40c%3Ad", "/-._~/a+b@c:d"),
        ("/ሴ", "/%E1%88%B4", "/ሴ"),
    ];
    let mut s3 = scope();
    (s3.double_encoding, s3.normalize_path) = (false, false);
    for (path, expected, in_s3) in cases {
        let uri = format!("https://example.amazonaws.com{path}");
        assert_eq!(line(&uri, &scope(), 1), expected, "{path}");
        assert_eq!(line(&uri, &s3, 1), in_s3, "{path} in S3");
    }
}

#[test]
fn decodes_encodes_and_sorts_queries() {
    let cases = [
        ("", ""),
        ("List", "List="),
        ("a=", "a="),
        ("=a", "=a"),
        ("a=b=c", "a=b%3Dc"),
        ("&a=1&&b=2&", "a=1&b=2"),
        ("b=2&a=2&a=1&B=3", "B=3&a=1&a=2&b=2"),
        ("a-b=1&a=2", "a=2&a-b=1"),
        ("b=1&%61=2", "a=2&b=1"),
        ("%e1%88%b4=1&a", "%E1%88%B4=1&a="),
        ("a=%2f/:&z=-._~", "a=%2F%2F%3A&z=-._~"),
        ("a=1+2%2B3%203", "a=1%202%2B3%203"),
        ("a=%&b=%f&c=%g0", "a=%25&b=%25f&c=%25g0"),
        ("a=%ff", "a=%FF"),
        ("ሴ=bar", "%E1%88%B4=bar"),
    ];
    for (query, expected) in cases {
        let uri = format!("https://example.amazonaws.com/?{query}");
        assert_eq!(line(&uri, &scope(), 2), expected, "{query}");
    }
}

#[test]
fn drops_default_ports_of_the_host() {
    let cases = [
        ("https://example.com/", "host:example.com"),
        ("https://example.com:443/", "host:example.com"),
        ("http://example.com:80/", "host:example.com"),
        ("http://example.com:443/", "host:example.com:443"),
        ("https://example.com:8443/", "host:example.com:8443"),
        ("https://user:password@example.com/", "host:example.com"),
        ("http://[::1]:8000/", "host:[::1]:8000"),
    ];
    for (uri, expected) in cases {
        assert_eq!(line(uri, &scope(), 3), expected, "{uri}");
    }
}

#[test]
fn signs_the_headers_that_arrive_unchanged() {
    let mut request = get("https://example.com/");
    for (name, value) in [
        ("zulu", "1"),
        ("Alpha", "  \"a   b\"\t c "),
        ("alpha", "B"),
        ("empty", ""),
        ("Host", "other.example.com:443"),
        ("user-agent", "x"),
        ("x-amzn-trace-id", "x"),
        ("expect", "100-continue"),
        ("transfer-encoding", "chunked"),
        ("traceparent", "x"),
    ] {
        let name = HeaderName::try_from(name).expect("a name");
        let value = value.parse().expect("ASCII");
        request.headers_mut().append(name, value);
    }
    let text = canonical_request(&request, &scope()).expect("it can be signed");
    let expected = format!(
        "GET\n/\n\nalpha:\"a b\" c,B\nempty:\nhost:other.example.com:443\nzulu:1\n\n\
         alpha;empty;host;zulu\n{EMPTY}"
    );
    assert_eq!(text, expected);
}

#[test]
fn replaces_the_headers_of_an_earlier_signature() {
    let signer = Signer::default();
    let mut once = get("https://example.com/");
    signer
        .sign(&mut once, &example(), &scope())
        .expect("a signature");
    let mut twice = get("https://example.com/");
    let session = example().with_session_token("token");
    let mut earlier = scope();
    earlier.time -= std::time::Duration::from_secs(86_400);
    for (credentials, scope) in [
        (&session, &earlier),
        (&session, &scope()),
        (&example(), &scope()),
    ] {
        signer
            .sign(&mut twice, credentials, scope)
            .expect("a signature");
        let token = credentials.session_token();
        assert_eq!(header(&twice, "x-amz-security-token"), token);
    }
    assert_eq!(once.headers(), twice.headers());
}

#[test]
fn covers_the_body_as_the_scope_and_the_request_say() {
    let hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    let cases = [
        (Payload::Body, false, None, hash, None),
        (Payload::Body, true, None, hash, Some(hash)),
        (Payload::Body, true, Some(EMPTY), hash, Some(hash)),
        (Payload::Body, false, Some(EMPTY), EMPTY, Some(EMPTY)),
        (Payload::Unsigned, false, None, "UNSIGNED-PAYLOAD", None),
        (
            Payload::Unsigned,
            true,
            None,
            "UNSIGNED-PAYLOAD",
            Some("UNSIGNED-PAYLOAD"),
        ),
    ];
    for (payload, content_sha256, before, signed, after) in cases {
        let mut request = get("https://example.com/");
        *request.body_mut() = Body::from("hello");
        if let Some(value) = before {
            let value = value.parse().expect("ASCII");
            request.headers_mut().insert("x-amz-content-sha256", value);
        }
        let mut scope = scope();
        (scope.payload, scope.content_sha256) = (payload, content_sha256);
        let signer = Signer::default();
        signer
            .sign(&mut request, &example(), &scope)
            .expect("a signature");
        let text = canonical_request(&request, &scope).expect("it can be signed");
        let case = format!("{payload:?} {content_sha256} {before:?}");
        assert_eq!(text.lines().last(), Some(signed), "{case}");
        assert_eq!(header(&request, "x-amz-content-sha256"), after, "{case}");
    }
}
