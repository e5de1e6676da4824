//! How problems are placed, ordered and shown.

use super::*;

fn place(pointer: &str) -> Place {
    Place {
        file: "model.json".into(),
        pointer: pointer.to_owned(),
    }
}

#[test]
fn locates_values_by_pointer() {
    let text = "\u{feff}{\n  \"a/b~c\": [1, {\"ä\": true, \"é\": \"x,]}\"}],\r\n  \"q\\\"\": -1.5e3,\n  \"\": {}\n}\n";
    let cases = [
        ("", Some((1, 1))),
        ("/a~1b~0c", Some((2, 12))),
        ("/a~1b~0c/0", Some((2, 13))),
        ("/a~1b~0c/1", Some((2, 16))),
        ("/a~1b~0c/1/ä", Some((2, 22))),
        ("/a~1b~0c/1/é", Some((2, 33))),
        ("/q\"", Some((3, 10))),
        ("/", Some((4, 7))),
        ("/a~1b~0c/2", None),
        ("/absent", None),
    ];
    for (pointer, expected) in cases {
        let found = locate(text, pointer).map(|position| (position.line, position.column));
        assert_eq!(found, expected, "{pointer}");
    }
    let pointers: Vec<&str> = cases.iter().map(|(pointer, _)| *pointer).collect();
    assert_eq!(
        locate_all(text, &pointers).len(),
        8,
        "one pass finds what single searches find"
    );
}

#[test]
fn locates_without_panic_in_what_is_not_json() {
    for text in [
        "",
        "]",
        "}}",
        "{\"a\" 1}",
        "{\"a\":",
        "[,,",
        "\"\\",
        "{\"\\u12\": 1}",
        "\u{feff}",
        "ü",
    ] {
        let _ = locate(text, "/a");
        let _ = repeated_keys(text);
    }
}

#[test]
fn finds_repeated_keys_of_one_object_only() {
    let text = "{\"a\": {\"a\": 1},\n \"b\": [{\"a\": 1}, {\"a\": 2, \"\\u0061\": 3}], \"b\": 0}";
    let found: Vec<String> = repeated_keys(text)
        .into_iter()
        .map(|repeated| {
            format!(
                "{} {} {}",
                repeated.key, repeated.pointer, repeated.position
            )
        })
        .collect();
    assert_eq!(found, ["a /b/1/a 2:27", "b /b 2:42"]);
}

#[test]
fn suggests_only_what_is_near() {
    let candidates = [
        "com.example#Glow",
        "com.example#Lamp",
        "org.example#Glow",
        "ListSessions",
    ];
    let cases = [
        ("com.example#Glo", Some("com.example#Glow")),
        ("org.example#Golw", Some("org.example#Glow")),
        ("Glow", Some("com.example#Glow")),
        ("com.example#LAMP", Some("com.example#Lamp")),
        ("ListSession", Some("ListSessions")),
        ("list_sessions", Some("ListSessions")),
        ("com.example#Tree", None),
        ("", None),
    ];
    for (name, expected) in cases {
        assert_eq!(nearest(name, candidates), expected, "{name}");
    }
}

#[test]
fn lists_diagnostics_once_by_file_and_place() {
    let mut report = Report::new();
    let late = Diagnostic::error("b-code", "second")
        .at(&place("/a"))
        .shape("a#B")
        .help("do\nit");
    report.push(late.clone());
    report.push(Diagnostic::warning("z-code", "third").at(&Place::document("z.json")));
    report.push(late);
    report.push(Diagnostic::warning("a-code", "first\u{1b}[31m").at(&place("/z")));
    report.push(Diagnostic::error("option", "no file is to blame").suggest(Some("--this")));
    let text = "{\n\"z\": 1,\n\"a\": 2}".to_owned();
    report.locate(&[Source {
        name: "model.json".to_owned(),
        text,
    }]);
    insta::assert_snapshot!(report, @r#"
    error[option]: no file is to blame
       = help: did you mean `--this`?

    warning[a-code]: first\u{1b}[31m
      --> model.json:2:6 (/z)

    error[b-code]: second
      --> model.json:3:6 (/a)
       = help: do\nit

    warning[z-code]: third
      --> z.json
    "#);
    assert_eq!((report.errors().count(), report.warnings().count()), (2, 2));
}

#[test]
fn gate_lets_warnings_pass_and_stops_at_errors() {
    let mut report = Report::new();
    report.push(Diagnostic::warning("a", "a"));
    assert_eq!(report.gate(1), Ok(1));
    report.push(Diagnostic::error("b", "b"));
    let stopped = report.gate(1).expect_err("there is an error");
    assert_eq!(stopped.diagnostics().count(), 2);
    assert!(report.is_empty());
}
