//! Locations, order and messages of problems.

use super::*;

fn place(pointer: &str) -> SourceLocation {
    SourceLocation {
        file: "model.json".into(),
        pointer: pointer.into(),
    }
}

/// The text between two bytes, and line and column of both.
fn shown(text: &str, span: Span) -> String {
    format!("{} {} {}", span.from, span.to, &text[span.start..span.end])
}

#[test]
fn locates_values_and_keys_by_pointer() {
    let text = "\u{feff}{\n  \"a/b~c\": [1, {\"ä\": true, \"é\": \"x,]}\"}],\r\n  \"q\\\"\": -1.5e3,\n  \"\": {}\n}\n";
    let cases = [
        ("", Blame::Value, Some("1:1 1:2 {")),
        ("", Blame::Key, Some("1:1 1:2 {")),
        // An object or array is shown by its key, or else by its bracket.
        ("/a~1b~0c", Blame::Value, Some("2:3 2:10 \"a/b~c\"")),
        ("/a~1b~0c/0", Blame::Value, Some("2:13 2:14 1")),
        ("/a~1b~0c/0", Blame::Key, Some("2:13 2:14 1")),
        ("/a~1b~0c/1", Blame::Value, Some("2:16 2:17 {")),
        ("/a~1b~0c/1/ä", Blame::Value, Some("2:22 2:26 true")),
        ("/a~1b~0c/1/é", Blame::Value, Some("2:33 2:39 \"x,]}\"")),
        ("/a~1b~0c/1/é", Blame::Key, Some("2:28 2:31 \"é\"")),
        ("/q\"", Blame::Value, Some("3:10 3:16 -1.5e3")),
        ("/q\"", Blame::Key, Some("3:3 3:8 \"q\\\"\"")),
        ("/", Blame::Value, Some("4:3 4:5 \"\"")),
        ("/a~1b~0c/2", Blame::Value, None),
        ("/absent", Blame::Key, None),
    ];
    for (pointer, blame, expected) in cases {
        let found = locate(text, pointer, blame).map(|span| shown(text, span));
        assert_eq!(found.as_deref(), expected, "{pointer} {blame:?}");
    }
    let wanted = cases.map(|(pointer, blame, _)| (pointer, blame));
    assert_eq!(
        locate_all(text, &wanted).len(),
        12,
        "one pass finds what single searches find"
    );
}

#[test]
fn finds_the_token_at_a_position() {
    let text = "\u{feff}{\"é\": 1,\r\n\t}";
    let cases = [
        ((1, 1), "1:1 1:2 {"),
        ((1, 2), "1:2 1:5 \"é\""),
        ((1, 5), "1:5 1:6 :"),
        // A line end is not drawn; a span after the text is at its end.
        ((1, 9), "1:9 1:9 "),
        ((2, 2), "2:2 2:3 }"),
        ((7, 1), "2:3 2:3 "),
    ];
    for ((line, column), expected) in cases {
        let position = LineColumn { line, column };
        let found = locate::tokens_at(text, &[position]);
        assert_eq!(shown(text, found[&position]), expected, "{position}");
    }
}

#[test]
fn locates_without_panic_in_files_that_are_not_json() {
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
        let _ = locate(text, "/a", Blame::Key);
        let _ = repeated_keys(text);
        let wanted = [(1, 1), (1, 4), (2, 1)].map(|(line, column)| LineColumn { line, column });
        assert_eq!(locate::tokens_at(text, &wanted).len(), 3);
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
fn suggests_only_similar_names() {
    let candidates = [
        "com.example#Glow",
        "com.example#Lamp",
        "org.example#Glow",
        "org.example#GlowRequest",
        "org.example#StreetLamps",
        "ListSessions",
        "ListSessionsRequest",
    ];
    let cases = [
        ("com.example#Glo", Some("com.example#Glow")),
        ("org.example#Golw", Some("org.example#Glow")),
        ("Glow", Some("com.example#Glow")),
        ("org.exmaple#Glow", Some("org.example#Glow")),
        ("com.example#LAMP", Some("com.example#Lamp")),
        ("ListSession", Some("ListSessions")),
        ("list_sessions", Some("ListSessions")),
        // Beginnings and ends; the candidate of nearer length.
        ("Sessions", Some("ListSessions")),
        ("org.example#Street", Some("org.example#StreetLamps")),
        ("ListSessionsOfTeam", Some("ListSessions")),
        (
            "org.example#GlowRequestSettings",
            Some("org.example#GlowRequest"),
        ),
        ("com.example#Tree", None),
        ("List", None),
        ("", None),
    ];
    let names = Names::new(candidates);
    for (name, expected) in cases {
        assert_eq!(nearest(name, candidates), expected, "{name}");
        assert_eq!(names.nearest(name), expected, "{name}");
    }
}

#[test]
fn compares_no_endless_names() {
    let long = "x".repeat(1_000_000);
    let longer = format!("{long}x#{long}");
    assert_eq!(nearest(&long, [longer.as_str(), "x"]), None);
    // The name after a namespace that is too long to be compared is still found.
    let id = format!("{long}#Lamp");
    assert_eq!(nearest("a#Lamb", [id.as_str()]), Some(id.as_str()));
}

#[test]
fn lists_diagnostics_once_by_file_and_place() {
    let mut report = Report::new();
    let late = Diagnostic::error("not-json", "second")
        .at(&place("/a"))
        .shape("a#B")
        .help("do\nit");
    report.push(late.clone());
    report.push(
        Diagnostic::warning("unknown-trait", "third").at(&SourceLocation::document("z.json")),
    );
    report.push(late);
    report.push(Diagnostic::warning("paginated", "first\u{1b}[31m").at(&place("/z")));
    report
        .push(Diagnostic::error("unknown-service", "no file is to blame").suggest(Some("--this")));
    let text = "{\n\"z\": 1,\n\"a\": 2}".to_owned();
    report.locate(&[Source {
        name: "model.json".to_owned(),
        text,
    }]);
    insta::assert_snapshot!(report, @r#"
    error[unknown-service]: no file is to blame
       = help: did you mean `--this`?

    warning[paginated]: first\u{1b}[31m
      --> model.json:2:6 (/z)

    error[not-json]: second
      --> model.json:3:6 (/a)
       = help: do\nit

    warning[unknown-trait]: third
      --> z.json
    "#);
    assert_eq!((report.errors().count(), report.warnings().count()), (2, 2));
}

#[test]
fn gate_lets_warnings_pass_and_stops_at_errors() {
    let mut report = Report::new();
    report.push(Diagnostic::warning("paginated", "a"));
    assert_eq!(report.gate(1), Ok(1));
    report.push(Diagnostic::error("paginated", "b"));
    let stopped = report.gate(1).expect_err("there is an error");
    assert_eq!(stopped.diagnostics().count(), 2);
    assert!(report.is_empty());
}
