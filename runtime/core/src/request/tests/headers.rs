//! Tests of headers and of maps in queries.

use std::collections::BTreeMap;

use super::{header, post, target};
use crate::error::EncodeError;
use crate::request::{base64_string, http_date_string};
use crate::timestamp::Timestamp;

#[test]
fn sets_headers_of_members_that_are_set() {
    let absent: Option<String> = None;
    let request = post()
        .path("/")
        .header("X-Text", ["a, \"b\""])
        .header("X-Empty", [""])
        .header("X-Absent", &absent)
        .header("X-Media", [base64_string("true")])
        .header("X-Utf8", ["é"])
        .build()
        .expect("a good request");
    assert_eq!(header(&request, "x-text"), Some("a, \"b\""));
    assert_eq!(header(&request, "x-empty"), Some(""));
    assert_eq!(header(&request, "x-absent"), None);
    assert_eq!(header(&request, "x-media"), Some("dHJ1ZQ=="));
    assert_eq!(header(&request, "x-utf8"), Some("é"));
}

#[test]
fn lists_are_joined_and_quoted_where_they_need_it() {
    for (items, expected) in [
        (vec!["a", "b", "c"], "a, b, c"),
        (vec!["b,c", "\"def\"", "a"], r#""b,c", "\"def\"", a"#),
        (vec![r"a\b", r#"a\"b"#], r#"a\b, "a\\\"b""#),
        (vec![" a", "b"], r#"" a", b"#),
        (vec!["", "a", ""], r#""", a, """#),
        (vec![""], r#""""#),
        (vec![], ""),
    ] {
        let request = post()
            .path("/")
            .header_strings("X-List", Some(items))
            .build();
        let request = request.expect("a good request");
        assert_eq!(header(&request, "x-list"), Some(expected));
    }
    let dates = [Timestamp::EPOCH; 2];
    let dates = Some(dates.iter().map(http_date_string));
    let request = post().path("/").header_list("X-Dates", dates).build();
    assert_eq!(
        header(&request.expect("a good request"), "x-dates"),
        Some("Thu, 01 Jan 1970 00:00:00 GMT, Thu, 01 Jan 1970 00:00:00 GMT")
    );
    let absent: Option<Vec<String>> = None;
    let request = post()
        .path("/")
        .header_strings("X-List", absent.as_ref())
        .build();
    assert_eq!(header(&request.expect("a good request"), "x-list"), None);
}

#[test]
fn a_header_of_its_own_wins_over_one_with_a_prefix() {
    let map = BTreeMap::from([("abc", "Abc"), ("hello", "Hello"), ("empty", "")]);
    let request = post()
        .path("/")
        .header("hello", ["There"])
        .prefix_headers("", &map)
        .prefix_headers("X-Foo-", &map)
        .build()
        .expect("a good request");
    for (name, value) in [
        ("hello", "There"),
        ("abc", "Abc"),
        ("x-foo-abc", "Abc"),
        ("x-foo-hello", "Hello"),
        ("x-foo-empty", ""),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
}

#[test]
fn an_invalid_header_value_is_an_error_without_the_value() {
    for builder in [
        post().path("/").header("X-Bad", ["secret\nSet-Cookie: a"]),
        post().path("/").header("X-Bad", ["secret\0"]),
        post().path("/").header_strings("X-Bad", Some(["secret\r"])),
        post()
            .path("/")
            .prefix_headers("X-Bad", [("secret name", "")]),
        post().path("/").prefix_headers("X-Bad", [("", "secret\n")]),
    ] {
        let error = builder.build().expect_err("no header");
        assert_eq!(error, EncodeError::Header { name: "X-Bad" });
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn a_map_adds_only_keys_that_the_query_lacks() {
    let mut builder = post();
    builder
        .path("/q")
        .query_literal("foo=bar")
        .query_literal("a:b")
        .query("bar", ["named"])
        .query("a b", [""])
        .query("unset", Vec::<String>::new())
        .query_map([
            ("foo", vec!["no"]),
            ("bar", vec!["no"]),
            ("a:b", vec!["no"]),
            ("a b", vec!["no"]),
            ("unset", vec!["a b"]),
            ("q&", vec!["1", "2"]),
            ("none", vec![]),
        ]);
    assert_eq!(
        target(&mut builder),
        "/q?foo=bar&a:b&bar=named&a%20b=&unset=a%20b&q%26=1&q%26=2"
    );
}
