//! Files of pinned names, read and written.

use super::*;
use crate::ast::Source;
use crate::report::Report;

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

const TEXT: &str = r#"{
  "hardy-names": "1",
  "types": {
    "a#Foo": "Foo",
    "a#Run$error": "RunError2"
  },
  "members": {
    "a#Odd$": "Empty",
    "a#Odd$a$b": "AB"
  },
  "limits": {
    "a#Foo$bar": "FOO_BAR_2"
  },
  "filters": {
    "a#Foo$a~1$=": "equal"
  }
}
"#;

#[test]
fn writes_the_pins_that_it_reads() {
    let mut pins = Pins::new();
    let mut report = Report::new();
    let file = source("a.names.json", &format!("\u{feff}{TEXT}"));
    read(&file, &mut pins, &mut report);
    assert!(report.is_empty(), "{report}");
    let names: PinnedNames = pins.into_iter().map(|(key, pin)| (key, pin.name)).collect();
    assert_eq!(text(&names).as_deref(), Some(TEXT));
    assert_eq!(text(&PinnedNames::new()), None);
}

#[test]
fn reports_the_error_of_a_file() {
    let cases = [
        (
            "{",
            "error[not-json]: not JSON: EOF while parsing an object",
        ),
        ("[]", "error[names-file]: the document is not a JSON object"),
        ("{}", "error[names-file]: `hardy-names` is not \"1\""),
        (
            r#"{"hardy-names": 1}"#,
            "error[names-file]: `hardy-names` is not \"1\"",
        ),
        (
            r#"{"hardy-names": "2"}"#,
            "error[names-file]: `hardy-names` is not \"1\"",
        ),
        (
            r#"{"hardy-names": "1", "fields": {}}"#,
            "error[names-file]: unknown key `fields`",
        ),
        (
            r#"{"hardy-names": "1", "types": []}"#,
            "error[names-file]: `types` is not an object",
        ),
        (
            r#"{"hardy-names": "1", "types": {"a#A": 1}}"#,
            "error[names-file]: the name of `a#A` is not a string",
        ),
        (
            r#"{"hardy-names": "1", "types": {"a#A": "A", "a#A": "B"}}"#,
            "error[repeated-key]: duplicate key `a#A`",
        ),
    ];
    for (text, expected) in cases {
        let mut report = Report::new();
        read(&source("x", text), &mut Pins::new(), &mut report);
        let message = report.to_string();
        assert_eq!(message.lines().next(), Some(expected), "{text}");
        assert!(
            report.has_errors() && message.contains("--> x"),
            "{message}"
        );
    }
}

#[test]
fn refuses_two_files_that_pin_one_thing() {
    let (mut pins, mut report) = (Pins::new(), Report::new());
    for name in ["one", "two"] {
        let text = r#"{"hardy-names": "1", "limits": {"a#A": "A"}}"#;
        read(&source(name, text), &mut pins, &mut report);
    }
    let expected = "error[names-file]: `a#A` is already pinned in `one`\n  --> two (/limits/a#A)\n   \
                    = help: keep it in one of the files";
    assert_eq!(report.to_string(), expected);
}
