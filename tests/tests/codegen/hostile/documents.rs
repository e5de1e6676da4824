//! Files that are hardly JSON, or JSON and hardly a model.

use serde_json::json;

use super::model::Expected::{Crate, Either, Refused};
use super::model::{run, service};

fn usual() -> String {
    service(json!({})).to_string()
}

#[test]
fn reads_or_refuses_every_document() {
    let number = |number: &str| {
        let shapes = json!({ "a.b#Number": { "type": "integer",
            "traits": { "smithy.api#range": { "min": "NUMBER" } } },
            "a.b#Input": { "type": "structure", "members": { "n": { "target": "a.b#Number" } } } });
        service(shapes).to_string().replace("\"NUMBER\"", number)
    };
    let cases = [
        ("usual", usual(), Crate),
        ("empty", String::new(), Refused("not-json")),
        ("blank", " \r\n\t".to_owned(), Refused("not-json")),
        ("NUL alone", "\0".to_owned(), Refused("not-json")),
        ("NUL at the end", usual() + "\0", Refused("not-json")),
        (
            "NUL in a string",
            usual().replace("Evil", "E\0vil"),
            Refused("not-json"),
        ),
        (
            "NUL by escape",
            usual().replace("Evil", "E\\u0000vil"),
            Crate,
        ),
        (
            "half a pair",
            usual().replace("Evil", "\\ud800"),
            Refused("not-json"),
        ),
        (
            "the other half",
            usual().replace("Evil", "\\udc00x"),
            Refused("not-json"),
        ),
        (
            "half a pair as key",
            "{\"\\ud800\": 1}".to_owned(),
            Refused("not-json"),
        ),
        ("byte order mark", format!("\u{feff}{}", usual()), Crate),
        (
            "two of them",
            format!("\u{feff}\u{feff}{}", usual()),
            Refused("not-json"),
        ),
        ("one inside", "{\u{feff}}".to_owned(), Refused("not-json")),
        ("lines of old", usual().replace(',', ",\r"), Crate),
        ("200,000 lists", "[".repeat(200_000), Refused("not-json")),
        (
            "200,000 objects",
            "{\"a\":".repeat(200_000),
            Refused("not-json"),
        ),
        (
            "200,000 lists in metadata",
            format!(
                "{{\"smithy\":\"2.0\",\"metadata\":{{\"a\":{}1{}}},\"shapes\":{{}}}}",
                "[".repeat(200_000),
                "]".repeat(200_000)
            ),
            Refused("not-json"),
        ),
        ("1e999999", number("1e999999"), Crate),
        ("-1e999999", number("-1e999999"), Crate),
        ("1e-999999", number("1e-999999"), Crate),
        ("400 digits", number(&"9".repeat(400)), Either),
        ("300 digits", number(&"9".repeat(300)), Crate),
        (
            "a million digits behind the point",
            number(&format!("0.{}", "1".repeat(1_000_000))),
            Crate,
        ),
        ("minus nothing", number("-0"), Crate),
        ("minus nothing, real", number("-0.0"), Crate),
        ("a list", "[]".to_owned(), Refused("not-smithy")),
        (
            "shapes are a list",
            "{\"smithy\":\"2.0\",\"shapes\":[]}".to_owned(),
            Refused("not-smithy"),
        ),
        (
            "a shape is null",
            "{\"smithy\":\"2.0\",\"shapes\":{\"a#A\":null}}".to_owned(),
            Refused("malformed-shape"),
        ),
    ];
    for (name, text, expected) in cases {
        run(name, text, expected);
    }
}

#[test]
fn refuses_duplicate_keys() {
    let cases = [
        ("twice", r#"{"smithy":"2.0","smithy":"2.0"}"#.to_owned()),
        (
            "by escape",
            r#"{"smithy":"2.0","smith\u0079":"2.0"}"#.to_owned(),
        ),
        ("100,000 times", {
            let keys = vec!["\"a\":1"; 100_000].join(",");
            format!("{{\"smithy\":\"2.0\",\"metadata\":{{{keys}}}}}")
        }),
        ("100,000 times below a key of a megabyte", {
            let keys = vec!["\"a\":1"; 100_000].join(",");
            let long = "k".repeat(1 << 20);
            format!("{{\"smithy\":\"2.0\",\"metadata\":{{\"{long}\":{{{keys}}}}}}}")
        }),
    ];
    for (name, text) in cases {
        run(name, text, Refused("repeated-key"));
    }
}
