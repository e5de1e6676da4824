//! The drawing of diagnostics: marks, cuts, and omissions.

use super::*;

/// The output for an error about the value at `pointer` of a file with this content.
fn drawn(text: &str, pointer: &str) -> String {
    let mut diagnostic = Diagnostic::error("not-smithy", "no");
    diagnostic.file = "a.json".to_owned();
    diagnostic.pointer = pointer.to_owned();
    draw(text, diagnostic)
}

fn draw(text: &str, diagnostic: Diagnostic) -> String {
    let source = Source {
        name: "a.json".to_owned(),
        text: text.to_owned(),
    };
    let mut report = Report::new();
    report.push(diagnostic);
    report.locate(std::slice::from_ref(&source));
    Drawing::default().report(&report, &[source])
}

/// The text above the marks.
fn marked(drawn: &str) -> &str {
    let lines: Vec<&str> = drawn.lines().collect();
    let is_mark = |line: &&str| line.trim_start_matches([' ', '|']).starts_with('^');
    let index = lines.iter().position(is_mark);
    let index = index.expect("something is marked");
    let start = lines[index].find('^').expect("it is marked");
    let end = lines[index].len();
    let line = lines[index - 1];
    // Columns of these tests are characters of a single width.
    let byte = |column: usize| {
        line.char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at)
    };
    &line[byte(start)..byte(end)]
}

#[test]
fn marks_the_value_whatever_is_before_it() {
    let cases = [
        ("{\"a\": \"x\"}", "1:7"),
        // A byte order mark has no column.
        ("\u{feff}{\"a\": \"x\"}", "1:7"),
        ("{\r\n\"b\": 1,\r\n  \"a\": \"x\"\r\n}\r\n", "3:8"),
        ("{\n\t\t\"a\":\t\"x\"}", "2:8"),
        ("{\"é\": 1, \"a\": \"x\"}", "1:15"),
        ("{\"\\u00e9\": \"e\u{301}\", \"a\": \"x\"}", "1:23"),
        ("{\"a\": \"x\"", "1:7"),
    ];
    for (text, position) in cases {
        let drawn = drawn(text, "/a");
        assert!(
            drawn.contains(&format!("--> a.json:{position}\n")),
            "{drawn}"
        );
        assert!(drawn.contains("\"x\""), "{drawn}");
        if !text.contains('\u{301}') {
            assert_eq!(marked(&drawn), "\"x\"", "{drawn}");
        }
    }
}

#[test]
fn marks_values_after_wide_characters_and_tabs() {
    insta::assert_snapshot!(drawn("{\n\t\"街灯\": \"明るい\", \"a\": \"x\"}", "/a"), @r#"
    error[not-smithy]: no
     --> a.json:2:20
      |
    2 |     "街灯": "明るい", "a": "x"}
      |                            ^^^
      |
      = note: at `/a`
      = help: name a file that is a JSON AST of Smithy
    "#);
}

#[test]
fn cuts_long_lines_around_the_mark() {
    let filler = "\"fïller\", ".repeat(200_000);
    let text = format!("[{filler}{{\"a\": \"x\"}}, {filler}0]");
    let drawn = drawn(&text, "/200000/a");
    assert_eq!(marked(&drawn), "\"x\"");
    assert!(drawn.len() < 1000, "{}", drawn.len());
    insta::assert_snapshot!(drawn, @r#"
    error[not-smithy]: no
     --> a.json:1:2000008
      |
     ::: 
    1 | ...ller", "fïller", "fïller", "fïller", "fïller", "fïller", {"a": "x"}, "fïller", "fïller", "fïller", "fïller", "fïller", "fïller", "...
      |                                                                   ^^^
      |
      = note: at `/200000/a`
      = help: name a file that is a JSON AST of Smithy
    "#);
}

#[test]
fn cuts_long_values() {
    let text = format!("{{\"a\": \"{}\", \"b\": 0}}", "é".repeat(100_000));
    let drawn = drawn(&text, "/a");
    assert!(drawn.len() < 2000, "{}", drawn.len());
    insta::assert_snapshot!(drawn, @r#"
    error[not-smithy]: no
     --> a.json:1:7
      |
    1 | {"a": "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé...
      |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = note: at `/a`
      = help: name a file that is a JSON AST of Smithy
    "#);
}

#[test]
fn marks_the_end_of_a_truncated_file() {
    for text in ["{\"a\": [1", "{\"a\": \"x", "", "{\n\n"] {
        let error = hardy_codegen::generate(
            &[Source {
                name: "a.json".to_owned(),
                text: text.to_owned(),
            }],
            &hardy_codegen::Options::default(),
            &mut |_| {},
        );
        let report = error.expect_err("it is no JSON");
        let diagnostic = report.errors().next().expect("it is refused").clone();
        let drawn = draw(text, diagnostic);
        assert!(drawn.contains('^'), "{text:?}: {drawn}");
    }
}

#[test]
fn escapes_control_characters() {
    let text = "{\"a\u{1b}[31m\u{7}\": \"x\u{1b}[2J\"}";
    let diagnostic = Diagnostic::error("not-smithy", "a\u{1b}[31m\nb").shape("c\u{1b}");
    let place = hardy_codegen::report::SourceLocation::document("a.json");
    let drawn = draw(
        text,
        diagnostic
            .at(&place.child("a\u{1b}[31m\u{7}"))
            .help("d\u{1b}"),
    );
    let is_harmless = |character: char| character == '\n' || !character.is_control();
    assert!(drawn.chars().all(is_harmless), "{drawn:?}");
    assert!(drawn.contains("a\\u{1b}[31m\\nb"), "{drawn}");
}

#[test]
fn prints_diagnostics_without_the_file() {
    let diagnostic = Diagnostic::error("not-smithy", "no").shape("a#B");
    let place = hardy_codegen::report::SourceLocation::document("elsewhere.json");
    insta::assert_snapshot!(draw("", diagnostic.at(&place.child("x")).help("do")), @"
    error[not-smithy]: no
     --> elsewhere.json
      = note: in `a#B`, at `/x`
      = help: do
    ");
}

fn many(errors: usize, warnings: usize) -> Report {
    let mut report = Report::new();
    for number in 0..errors {
        let code = if number % 3 == 0 {
            "trait-value"
        } else {
            "target-kind"
        };
        let mut error = Diagnostic::error(code, format!("error {number}"));
        error.pointer = format!("/{number:04}");
        report.push(error);
    }
    for number in 0..warnings {
        report.push(Diagnostic::warning(
            "paginated",
            format!("warning {number}"),
        ));
    }
    report
}

#[test]
fn cuts_long_output_with_a_count() {
    let drawn = |all, errors, warnings| {
        let drawing = Drawing {
            all,
            ..Drawing::default()
        };
        let drawn = drawing.report(&many(errors, warnings), &[]);
        let count = |what: &str| drawn.lines().filter(|line| line.starts_with(what)).count();
        let rest = drawn.lines().find(|line| line.starts_with('…'));
        (count("error["), count("warning["), rest.map(str::to_owned))
    };
    assert_eq!(drawn(false, 50, 20), (50, 20, None));
    assert_eq!(drawn(true, 3000, 21), (3000, 21, None));
    let rest = "… and 2,951 more of 3 kinds: 1,967 target-kind, 983 trait-value, 1 paginated (`--all` shows them)";
    assert_eq!(drawn(false, 3000, 21), (50, 20, Some(rest.to_owned())));
}

#[test]
fn concludes_with_the_numbers_and_the_consequence() {
    let cases = [
        (
            3,
            1,
            "nothing was written",
            "error: 3 errors, 1 warning; nothing was written",
        ),
        (
            1,
            0,
            "nothing was compared",
            "error: 1 error; nothing was compared",
        ),
        (0, 2000, "", "warning: 2,000 warnings"),
    ];
    for (errors, warnings, consequence, expected) in cases {
        let conclusion = Drawing::default().conclusion(&many(errors, warnings), consequence);
        assert_eq!(conclusion, expected);
    }
}

#[test]
fn uses_colours_only_if_enabled() {
    let drawing = |colours| Drawing {
        colours,
        ..Drawing::default()
    };
    assert!(!drawing(false).report(&many(1, 1), &[]).contains('\u{1b}'));
    let coloured = drawing(true).report(&many(1, 1), &[]);
    assert!(coloured.contains('\u{1b}'), "{coloured}");
    let plain = anstream::adapter::strip_str(&coloured).to_string();
    assert_eq!(plain, drawing(false).report(&many(1, 1), &[]));
}
