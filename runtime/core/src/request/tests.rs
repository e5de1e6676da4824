//! Tests of paths, queries and JSON bodies.

mod body;
#[cfg(feature = "gzip")]
mod gzip;
mod headers;
mod hosts;

use http::Method;

use super::{RequestBuilder, date_time_string, double_string, float_string};
use crate::body::Body;
use crate::error::EncodeError;
use crate::format::json::Writer;
use crate::timestamp::Timestamp;
use crate::transport::HttpRequest;

fn post() -> RequestBuilder {
    RequestBuilder::new(
        Method::POST,
        http::HeaderValue::from_static("application/json"),
    )
}

#[track_caller]
fn target(builder: &mut RequestBuilder) -> String {
    builder.build().expect("a good request").uri().to_string()
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    let value = request.headers().get(name)?;
    std::str::from_utf8(value.as_bytes()).ok()
}

#[test]
fn keeps_the_slash_before_a_literal_query_without_a_value() {
    let request = post()
        .path("/approval-teams/")
        .label(
            "ApprovalTeamArn",
            "arn:aws:mpa:us-east-1:123456789012:approval-team/payments",
        )
        .path("/sessions/")
        .query_literal("List")
        .body(&(), |writer: &mut Writer, ()| writer.object().end())
        .build()
        .expect("a good request");
    assert_eq!(request.method(), Method::POST);
    assert_eq!(
        request.uri().to_string(),
        "/approval-teams/arn%3Aaws%3Ampa%3Aus-east-1%3A123456789012%3Aapproval-team%2Fpayments\
         /sessions/?List"
    );
    assert_eq!(request.uri().query(), Some("List"));
    assert_eq!(
        request
            .headers()
            .get("content-type")
            .map(|value| value.as_bytes()),
        Some(&b"application/json"[..])
    );
    assert_eq!(header(&request, "content-length"), Some("2"));
    assert_eq!(request.headers().len(), 2);
    assert_eq!(request.body(), &"{}".into());
}

#[test]
fn encodes_all_but_unreserved_characters() {
    let text = " %:/?#[]@!$&'()*+,;=😹aZ09-._~";
    let encoded =
        "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%F0%9F%98%B9aZ09-._~";
    assert_eq!(
        target(post().path("/").label("Text", text)),
        format!("/{encoded}")
    );
    let greedy = encoded.replace("%2F", "/");
    assert_eq!(
        target(post().path("/").greedy_label("Text", text)),
        format!("/{greedy}")
    );
    assert_eq!(
        target(post().path("/").query(text, [text])),
        format!("/?{encoded}={encoded}")
    );
    // As written in the model.
    assert_eq!(
        target(
            post()
                .path("/ReDosLiteral/")
                .label("str", "abc")
                .path("/(a+)+")
        ),
        "/ReDosLiteral/abc/(a+)+"
    );
}

#[test]
fn refuses_labels_that_lead_to_another_path() {
    let failure = |builder: &mut RequestBuilder| builder.build().map(drop);
    let refused = Err(EncodeError::DotSegment { member: "Arn" });
    for value in [".", ".."] {
        assert_eq!(failure(post().path("/a/").label("Arn", value)), refused);
        let label = failure(post().path("/a/").label_or("Arn", value, "-"));
        assert_eq!(label, refused);
    }
    for value in [".", "..", "a/../b", "../a", "a/.", "/./"] {
        let label = failure(post().path("/a/").greedy_label("Arn", value));
        assert_eq!(label, refused, "{value}");
    }
    for value in ["...", ".a", "a..", "a.b", "..a/b.."] {
        assert_eq!(failure(post().path("/").label("Arn", value)), Ok(()));
        assert_eq!(failure(post().path("/").greedy_label("Arn", value)), Ok(()));
    }
    let encoded = target(post().path("/a/").label("Arn", "../b"));
    assert_eq!(encoded, "/a/..%2Fb");
    assert_eq!(
        EncodeError::DotSegment { member: "Arn" }.to_string(),
        "path label `Arn` must have no segment `.` or `..`"
    );
}

#[test]
fn refuses_empty_labels() {
    let failure =
        |builder: &mut RequestBuilder| builder.build().map(drop).expect_err("an empty label");
    let empty = |member| EncodeError::EmptyLabel { member };
    assert_eq!(failure(post().path("/a/").label("Arn", "")), empty("Arn"));
    assert_eq!(
        failure(post().path("/a/").greedy_label("Key", "").path("/b")),
        empty("Key")
    );
    assert_eq!(
        failure(
            post()
                .path("/")
                .label("First", "")
                .path("/")
                .label("Second", "")
        ),
        empty("First")
    );
}

#[test]
fn the_query_has_literals_and_members_in_order() {
    let absent: Option<String> = None;
    let names = vec!["a b".to_owned(), "c".to_owned()];
    let mut builder = post();
    builder
        .path("/q")
        .query_literal("list-type=2")
        .query_literal("tags")
        .query("absent", &absent)
        .query("none", Vec::<String>::new())
        .query("name", &names)
        .query("some", Some(&names).into_iter().flatten())
        .query("empty", Some(""))
        .query("count", Some(-5).map(|count| count.to_string()))
        .query("flag", [true, false].map(|flag| flag.to_string()))
        .query(
            "ratio",
            [
                double_string(&1.1),
                double_string(&f64::NAN),
                float_string(&1.1),
                float_string(&f32::NEG_INFINITY),
            ],
        )
        .query("since", [date_time_string(&Timestamp::EPOCH)]);
    assert_eq!(
        target(&mut builder),
        "/q?list-type=2&tags&name=a%20b&name=c&some=a%20b&some=c&empty=&count=-5&flag=true&flag=false\
         &ratio=1.1&ratio=NaN&ratio=1.1&ratio=-Infinity&since=1970-01-01T00%3A00%3A00Z"
    );
}

#[test]
fn a_request_without_a_body_has_no_content_type() {
    let request = RequestBuilder::new(
        Method::GET,
        http::HeaderValue::from_static("application/json"),
    )
    .path("/a")
    .build()
    .expect("a good request");
    assert_eq!(request.method(), Method::GET);
    assert!(request.headers().is_empty());
    assert_eq!(request.body(), &Body::default());
}

#[test]
fn writes_members_into_the_body() {
    let request: HttpRequest = post()
        .path("/")
        .body(&5, |writer: &mut Writer, size| {
            writer.union("MaxResults", size, Writer::integer)
        })
        .build()
        .expect("a good request");
    assert_eq!(request.body(), &r#"{"MaxResults":5}"#.into());
}

#[test]
fn a_target_that_is_no_uri_is_an_error() {
    for builder in [
        post().path("/").label("Long", &"x".repeat(70_000)),
        post().path("/").query("long", ["é".repeat(12_000)]),
        post().path(""),
    ] {
        let error = builder.build().expect_err("no URI");
        assert!(matches!(error, EncodeError::Uri { .. }), "{error}");
        assert!(!error.to_string().contains("xxx"), "{error}");
    }
}
