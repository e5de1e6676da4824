//! Tests of reading the parts of a response.

use std::collections::BTreeMap;

use super::response;
use crate::body::Body;
use crate::error::DecodeError;
use crate::format::json::{MAX_MISSING_REQUIRED, MAX_UNKNOWN_MEMBERS, Reader};
use crate::number::BigInteger;
use crate::response::{HeaderError, HeaderReader, ResponseReader};
use crate::timestamp::Timestamp;

/// Reads a header with this value by `read`.
fn header<T>(
    value: &str,
    read: for<'a> fn(&HeaderReader<'a>) -> Result<T, HeaderError>,
) -> Result<Option<T>, DecodeError> {
    let response = response(200, &[("x-value", value)], "");
    ResponseReader::new(&response).header("X-Value", read)
}

#[test]
fn reads_single_headers() {
    assert_eq!(
        header(" a, b ", |r| r.string()),
        Ok(Some("a, b".to_owned()))
    );
    assert_eq!(header("", |r| r.string()), Ok(Some(String::new())));
    assert_eq!(header("true", |r| r.boolean()), Ok(Some(true)));
    assert_eq!(header("-8", |r| r.byte()), Ok(Some(-8)));
    assert_eq!(header("123", |r| r.short()), Ok(Some(123)));
    assert_eq!(header("123", |r| r.int_enum::<i32>()), Ok(Some(123)));
    assert_eq!(header("123", |r| r.long()), Ok(Some(123)));
    assert_eq!(header("1.5", |r| r.float()), Ok(Some(1.5)));
    assert_eq!(
        header("-Infinity", |r| r.double()),
        Ok(Some(f64::NEG_INFINITY))
    );
    assert!(header("NaN", |r| r.float()).is_ok_and(|value| value.is_some_and(f32::is_nan)));
    let epoch = Ok(Some(Timestamp::EPOCH));
    assert_eq!(header("0", |r| r.epoch_seconds()), epoch);
    assert_eq!(header("1970-01-01T00:00:00Z", |r| r.date_time()), epoch);
    assert_eq!(
        header("Thu, 01 Jan 1970 00:00:00 GMT", |r| r.http_date()),
        epoch
    );
    assert_eq!(
        header("dHJ1ZQ==", |r| r.base64_string()),
        Ok(Some("true".to_owned()))
    );
    let big: BigInteger = "123456789012345678901".parse().expect("an integer");
    assert_eq!(header(big.as_str(), |r| r.big_integer()), Ok(Some(big)));
    let twelve = BigInteger::from(12_i64);
    assert_eq!(header("12.0", |r| r.big_integer()), Ok(Some(twelve)));
    header("1e5000", |r| r.big_integer()).expect_err("too long");
}

#[test]
fn a_header_that_is_something_else_is_an_error_that_hides_it() {
    for error in [
        header("secret", |r| r.boolean()).expect_err("no boolean"),
        header("2147483648", |r| r.integer()).expect_err("too large"),
        header("secret", |r| r.double()).expect_err("no number"),
        header("secret", |r| r.http_date()).expect_err("no time"),
        header("secret", |r| r.base64_string()).expect_err("no base64"),
        header("/w==", |r| r.base64_string()).expect_err("no UTF-8"),
    ] {
        let text = error.to_string();
        assert!(text.contains("header `X-Value`: expected "), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
}

#[test]
fn reads_lists_from_all_headers_of_a_name() {
    for (values, expected) in [
        (&["a, b,c"][..], &["a", "b", "c"][..]),
        (&[r#""b,c", "\"def\"", a"#], &["b,c", "\"def\"", "a"]),
        (&[r#""a\\b" , ,c"#], &[r"a\b", "c"]),
        // Empty elements are ignored; an empty string is in quotes.
        (&["a,, b"], &["a", "b"]),
        (&[", a ,\t, b, ,"], &["a", "b"]),
        (&[r#""", a,"","#], &["", "a", ""]),
        (&[",", " , a"], &["a"]),
        (&["a", "b, c"], &["a", "b", "c"]),
        (&[""], &[]),
    ] {
        let headers: Vec<_> = values.iter().map(|value| ("x-list", *value)).collect();
        let response = response(200, &headers, "");
        let list = ResponseReader::new(&response).header_list("X-List", HeaderReader::string);
        assert_eq!(
            list.expect("a list").expect("headers"),
            expected,
            "{values:?}"
        );
    }
    for bad in [r#""a"#, r#""a" b, c"#] {
        let response = response(200, &[("x-list", bad)], "");
        let list = ResponseReader::new(&response).header_list("X-List", HeaderReader::string);
        list.expect_err(bad);
    }
}

#[test]
fn empty_elements_of_lists_are_no_values() {
    for value in ["1,, 2", ",1,2,", "1 , , 2", "\"1\",,2"] {
        let response = response(200, &[("x-list", value)], "");
        let reader = ResponseReader::new(&response);
        let integers = reader.header_list("X-List", HeaderReader::integer);
        assert_eq!(integers, Ok(Some(vec![1, 2])), "{value}");
        let longs = reader.header_list("X-List", HeaderReader::long);
        assert_eq!(longs, Ok(Some(vec![1, 2])), "{value}");
    }
    for value in ["true,,false", "true, ,false,"] {
        let response = response(200, &[("x-list", value)], "");
        let list = ResponseReader::new(&response).header_list("X-List", HeaderReader::boolean);
        assert_eq!(list, Ok(Some(vec![true, false])), "{value}");
    }
}

#[test]
fn reads_lists_of_dates() {
    let date = "Thu, 01 Jan 1970 00:00:00 GMT";
    for (value, count) in [
        (String::new(), 0),
        (",,".to_owned(), 0),
        (format!("\"{date}\", \"{date}\""), 2),
        (format!("{date}, \"{date}\",,{date}"), 3),
        (format!(", {date} ,, {date},"), 2),
        (
            format!("Thu Jan  1 00:00:00 1970, {date}, Thursday, 01-Jan-70 00:00:00 GMT"),
            3,
        ),
        (
            "Thu Jan  1 00:00:00 1970,Thu Jan  1 00:00:00 1970".to_owned(),
            2,
        ),
        (date.to_owned(), 1),
        (format!("{date}, {date}"), 2),
        (format!("{date},{date} , {date}"), 3),
    ] {
        let response = response(200, &[("x-dates", &value)], "");
        let dates = ResponseReader::new(&response).header_dates("X-Dates");
        assert_eq!(dates, Ok(Some(vec![Timestamp::EPOCH; count])), "{value}");
    }
    for bad in [
        format!("{date}, 01 Jan"),
        format!("{date}, Thu"),
        format!("\"{date}"),
        format!("\"{date}\" {date}"),
        "Thu, , 01 Jan 1970 00:00:00 GMT".to_owned(),
    ] {
        let response = response(200, &[("x-dates", &bad)], "");
        let dates = ResponseReader::new(&response).header_dates("X-Dates");
        dates.expect_err(&bad);
    }
}

#[test]
fn reads_headers_with_a_prefix() {
    let headers = [("x-foo-abc", "Abc"), ("x-foo-def", ""), ("x-foo", "no")];
    let response = response(200, &headers, "");
    let reader = ResponseReader::new(&response);
    let map: BTreeMap<String, String> = reader
        .prefix_headers("X-Foo-")
        .expect("texts")
        .expect("headers");
    let expected = [("abc", "Abc"), ("def", "")];
    let expected = expected.map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(map, BTreeMap::from(expected));
    let none = reader.prefix_headers::<String>("X-Bar-");
    assert_eq!(none, Ok(None));
}

#[test]
fn reads_a_body_that_is_one_member() {
    let full = response(200, &[], "5");
    let reader = &mut ResponseReader::new(&full);
    assert_eq!(reader.payload(Reader::integer), Ok(Some(5)));
    assert_eq!(reader.payload_bytes(), Ok(Some(b"5".to_vec())));
    assert_eq!(reader.payload_string(), Ok(Some("5".to_owned())));
    assert_eq!(reader.payload_stream(), Some(Body::from("5")));
    let empty = response(204, &[], "");
    let reader = &mut ResponseReader::new(&empty);
    assert_eq!(reader.payload(Reader::integer), Ok(None));
    assert_eq!(reader.payload_bytes(), Ok(None));
    assert_eq!(reader.payload_string::<String>(), Ok(None));
    assert_eq!(reader.payload_stream(), None);
    assert_eq!(reader.status(), 204);
}

#[test]
fn a_body_of_the_wrong_kind_is_an_error() {
    let mut bad = response(200, &[], "");
    *bad.body_mut() = b"\xff".to_vec().into();
    let reader = &mut ResponseReader::new(&bad);
    reader.payload_string::<String>().expect_err("not UTF-8");
    reader.payload(Reader::integer).expect_err("not JSON");
}

/// `a` and `list` are required.
#[derive(Debug, Default, PartialEq)]
struct Lamp {
    a: i32,
    list: Vec<Lamp>,
    option: Option<Box<Lamp>>,
    map: BTreeMap<String, Lamp>,
    sparse: BTreeMap<String, Option<Lamp>>,
}

impl Lamp {
    fn read(reader: &mut Reader<'_>) -> Result<Self, crate::ReadError> {
        reader.structure_of(&["a", "list"], |this: &mut Self, name, reader| match name {
            "a" => reader.member(&mut this.a, Reader::integer),
            "list" => reader.member(&mut this.list, |reader| reader.list(Self::read)),
            "option" => reader.optional(&mut this.option, |reader| reader.boxed(Self::read)),
            "map" => reader.member(&mut this.map, |reader| reader.map(Self::read)),
            "sparse" => reader.member(&mut this.sparse, |reader| reader.sparse_map(Self::read)),
            _ => reader.unknown(name),
        })
    }

    /// The missing required members of a lamp in this JSON.
    fn missing_required(body: &str) -> Vec<String> {
        let response = response(200, &[], body);
        let mut reader = ResponseReader::new(&response);
        reader.body(Self::read).expect(body);
        reader.into_differences().missing_required
    }
}

#[test]
fn lists_missing_required_members() {
    for (body, expected) in [
        (r#"{"a":1,"list":[]}"#, &[][..]),
        ("", &["/a", "/list"]),
        (r#"{"a":null,"list":[]}"#, &["/a"]),
        (r#"{"a":null,"a":1,"list":[]}"#, &[]),
        (
            r#"{"x":{"a":1},"list":[{"a":1,"list":[]},{"list":[{"a":2}]}]}"#,
            &["/a", "/list/1/a", "/list/1/list/0/list"],
        ),
    ] {
        assert_eq!(Lamp::missing_required(body), expected, "{body}");
    }
}

#[test]
fn lists_members_that_the_model_does_not_have() {
    let unknown = |body: &str| {
        let response = response(200, &[], body);
        let mut reader = ResponseReader::new(&response);
        reader.body(Lamp::read).expect(body);
        reader.into_differences().unknown_members
    };
    for (body, expected) in [
        (r#"{"a":1,"list":[]}"#, &[][..]),
        ("", &[]),
        (r#"{"__type":"Lamp","a":1}"#, &[]),
        (
            r#"{"x":{"y":1},"list":[{"z~/":[1]},{"x":2},{"z~/":3}]}"#,
            &["/x", "/list/0/z~0~1"],
        ),
        (
            r#"{"map":{"k":{"new":null}},"sparse":{"k":null}}"#,
            &["/map/k/new"],
        ),
    ] {
        assert_eq!(unknown(body), expected, "{body}");
    }
    let names = (0..2 * MAX_UNKNOWN_MEMBERS).map(|name| format!(r#""n{name}":1"#));
    let many = unknown(&format!("{{{}}}", names.collect::<Vec<_>>().join(",")));
    assert_eq!(many.len(), MAX_UNKNOWN_MEMBERS);
    assert_eq!(many.last().map(String::as_str), Some("/n99"));
}

#[test]
fn missing_members_of_a_replaced_value_are_not_listed() {
    for (members, expected) in [
        (r#""list":[{"a":1}],"list":[]"#, &[][..]),
        (
            r#""list":[{},{"a":1}],"list":[{"list":[]}],"l\u0069st":[{"a":1}]"#,
            &["/l\\u0069st/0/list"],
        ),
        (r#""list":[{"list":[]}],"list":null"#, &["/list/0/a"]),
        (r#""list":[{}],"list":null,"list":[]"#, &[]),
        (r#""list":[],"option":{"a":1},"option":null"#, &[]),
        (
            r#""list":[],"option":{"list":[{}],"list":[],"a":1},"option":{"list":[]}"#,
            &["/option/a"],
        ),
        (
            r#""list":[],"map":{"x":{"a":1},"y":{"a":1},"x":{"a":1,"list":[]}}"#,
            &["/map/y/list"],
        ),
        (
            r#""list":[],"map":{"x":{"a":1},"x":null}"#,
            &["/map/x/list"],
        ),
        (r#""list":[],"sparse":{"x":{"a":1},"x":null}"#, &[]),
    ] {
        let body = format!(r#"{{"a":1,{members}}}"#);
        assert_eq!(Lamp::missing_required(&body), expected, "{body}");
    }
}

#[test]
fn the_list_of_missing_members_is_limited() {
    let many = vec![r#"{"a":1}"#; MAX_MISSING_REQUIRED].join(",");
    let missing = Lamp::missing_required(&format!(r#"{{"list":[{many},{{}}]}}"#));
    assert_eq!(missing.len(), MAX_MISSING_REQUIRED);
    assert_eq!(missing.first().map(String::as_str), Some("/a"));
    assert_eq!(missing.last().map(String::as_str), Some("/list/998/list"));

    let key = "k".repeat(300 * 1024);
    let body = format!(r#"{{"a":1,"list":[],"map":{{"{key}":{{"list":[{many}]}}}}}}"#);
    let missing = Lamp::missing_required(&body);
    assert_eq!(missing.len(), 4);
    assert!(
        missing
            .iter()
            .all(|pointer| pointer.starts_with("/map/kkk"))
    );
}

#[test]
fn later_values_replace_earlier_ones_among_very_many() {
    let lacking =
        |names: std::ops::Range<usize>| names.map(|name| format!(r#""{name}":{{"a":1}}"#));
    let whole = |names: std::ops::Range<usize>| {
        names.map(|name| format!(r#""{name}":{{"a":1,"list":[]}}"#))
    };
    let missing = |entries: Vec<String>| {
        let entries = entries.join(",");
        Lamp::missing_required(&format!(r#"{{"a":1,"list":[],"map":{{{entries}}}}}"#))
    };
    let replaced = lacking(0..3_500).chain(whole(0..3_499)).collect();
    assert_eq!(missing(replaced), ["/map/3499/list"]);
    // More than are kept: the first are still listed.
    let many = missing(lacking(0..9_000).chain(whole(0..10)).collect());
    assert_eq!(many.len(), MAX_MISSING_REQUIRED);
    assert_eq!(many.first().map(String::as_str), Some("/map/10/list"));
    assert_eq!(many.last().map(String::as_str), Some("/map/1009/list"));
}

#[test]
fn missing_members_outside_of_the_body_are_listed() {
    let response = response(200, &[], "");
    let mut reader = ResponseReader::new(&response);
    let value = reader
        .header("X-Text", HeaderReader::string)
        .expect("no header");
    assert_eq!(reader.required("X-Text", value), "");
    assert_eq!(reader.required("there", Some(5)), 5);
    assert_eq!(reader.into_differences().missing_required, ["X-Text"]);
}
