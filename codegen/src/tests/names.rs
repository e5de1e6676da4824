//! Pinned names in whole runs, and diagnostics about names.

use super::*;
use crate::{Generated, Report};

/// A model whose names collide in every scope: types, members and limits.
fn colliding() -> String {
    with_run(
        r##""a#In": {"type": "structure", "members": {
            "fooBar": {"target": "a#word"}, "foo_bar": {"target": "a#Kind"},
            "word": {"target": "smithy.api#String", "traits": {"smithy.api#length": {"max": 3}}}}},
        "a#Out": {"type": "structure", "members": {"error": {"target": "a#RunError"}}},
        "a#RunError": {"type": "structure"},
        "a#word": {"type": "string", "traits": {"smithy.api#length": {"max": 1}}},
        "a#In_word": {"type": "string", "traits": {"smithy.api#length": {"max": 2}}},
        "a#Kind": {"type": "structure", "members": {"in": {"target": "a#In_word"}}}"##,
    )
}

fn run_with(shapes: &str, names: Option<&str>) -> Result<Generated, Report> {
    let model = Source {
        name: "model.json".to_owned(),
        text: format!(r#"{{"smithy": "2.0", "shapes": {{{shapes}}}}}"#),
    };
    let names = names.map(|text| Source {
        name: "model.names.json".to_owned(),
        text: text.to_owned(),
    });
    let sources: Vec<Source> = names.into_iter().chain([model]).collect();
    generate(&sources, &Options::default(), &mut |_| {})
}

fn generated(shapes: &str, names: Option<&str>) -> Generated {
    run_with(shapes, names).unwrap_or_else(|report| panic!("{report}"))
}

fn pins(sections: &str) -> String {
    format!(r#"{{"hardy-names": "1", {sections}}}"#)
}

fn text<'a>(generated: &'a Generated, path: &str) -> &'a str {
    let file = generated.files.iter().find(|file| file.path == path);
    let paths = || {
        generated
            .files
            .iter()
            .map(|file| &file.path)
            .collect::<Vec<_>>()
    };
    file.map(|file| file.text.as_str())
        .unwrap_or_else(|| panic!("{path} is not among {:?}", paths()))
}

#[test]
fn pins_only_colliding_names() {
    let first = generated(&colliding(), None);
    let expected = r#"{
  "hardy-names": "1",
  "types": {
    "a#Run$error": "RunError2",
    "a#RunError": "RunError"
  },
  "members": {
    "a#In$fooBar": "foo_bar_2",
    "a#In$foo_bar": "foo_bar"
  },
  "limits": {
    "a#In$word": "IN_WORD",
    "a#In_word": "IN_WORD_2"
  }
}
"#;
    assert_eq!(first.names.as_deref(), Some(expected));
    let warnings = first.warnings.to_string();
    let codes: Vec<&str> = first
        .warnings
        .warnings()
        .map(|warning| warning.code)
        .collect();
    assert_eq!(codes, ["settled-names"; 3], "{warnings}");
    // The next run has no diagnostics, and changes nothing.
    let second = generated(&colliding(), Some(expected));
    assert_eq!(second.names.as_deref(), Some(expected));
    assert!(second.warnings.is_empty(), "{}", second.warnings);
    assert_eq!(second.files, first.files);
}

#[test]
fn pins_nothing_where_nothing_collides() {
    let shapes = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
    let generated = generated(&shapes, None);
    assert_eq!(generated.names, None);
    assert!(generated.warnings.is_empty());
}

#[test]
fn names_limits_of_two_namespaces_apart() {
    let shapes = with_run(
        r##""a#In": {"type": "structure", "members": {
            "one": {"target": "a#Word"}, "two": {"target": "b#Word"}}},
        "a#Out": {"type": "structure"},
        "a#Word": {"type": "string", "traits": {"smithy.api#length": {"max": 1}}},
        "b#Word": {"type": "string", "traits": {"smithy.api#length": {"max": 2}}}"##,
    );
    let generated = generated(&shapes, None);
    let limits = text(&generated, "src/limits.rs");
    for constant in ["pub const WORD: ", "pub const WORD_2: "] {
        assert_eq!(limits.matches(constant).count(), 1, "{limits}");
    }
}

#[test]
fn gives_pinned_names() {
    let names = pins(
        r#""types": {"a#In": "Start", "a#Run": "Go", "a#Run$error": "GoWrong"},
        "members": {"a#In$fooBar": "foo_bar"}, "limits": {"a#word": "WORDS"}"#,
    );
    let generated = generated(&colliding(), Some(&names));
    let structure = text(&generated, "src/types/start.rs");
    for part in [
        "pub struct Start {",
        "pub foo_bar: Option<String>",
        "pub foo_bar_2: Option<Kind>",
    ] {
        assert!(structure.contains(part), "{part} is not in {structure}");
    }
    let operation = text(&generated, "src/operation/go.rs");
    for part in [
        "pub struct Go;",
        "pub enum GoWrong {",
        r#"NAME: &'static str = "Run""#,
    ] {
        assert!(operation.contains(part), "{part} is not in {operation}");
    }
    assert!(text(&generated, "src/limits.rs").contains("pub const WORDS: "));
}

#[test]
fn gives_pinned_names_before_those_of_the_model() {
    let shapes = with_run(
        r##""a#In": {"type": "structure", "traits": {"hardy#rename": "Start"}, "members": {
            "a": {"target": "smithy.api#String", "traits": {"hardy#rename": "first"}},
            "b": {"target": "smithy.api#String", "traits": {"hardy#rename": "second"}}}},
        "a#Out": {"type": "structure", "traits": {"hardy#rename": "end"}}"##,
    );
    let names = pins(r#""types": {"a#Out": "Finish"}, "members": {"a#In$b": "other"}"#);
    let generated = generated(&shapes, Some(&names));
    assert!(generated.warnings.is_empty(), "{}", generated.warnings);
    let start = text(&generated, "src/types/start.rs");
    assert!(
        start.contains("pub first: ") && start.contains("pub other: "),
        "{start}"
    );
    let start = text(&generated, "src/wire/start.rs");
    assert!(start.contains(r#".optional("a", &this.first"#), "{start}");
    assert!(text(&generated, "src/types/finish.rs").contains("pub struct Finish"));
}

#[test]
fn keeps_pins_of_items_that_a_run_does_not_reach() {
    let shapes = format!(
        r#"{}, "a#Aside": {{"type": "structure"}}"#,
        with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#)
    );
    let names = pins(r#""types": {"a#Aside": "In"}"#);
    let generated = generated(&shapes, Some(&names));
    let kept = generated.names.as_deref().unwrap_or_default();
    assert!(kept.contains(r#""a#Aside": "In""#), "{kept}");
    // Its name is still used.
    assert!(text(&generated, "src/types/in2.rs").contains("pub struct In2"));
}

#[test]
fn drops_pins_of_items_that_the_model_lacks() {
    let stale = [
        r#""types": {"a#Gone": "Gone"}"#,
        r#""types": {"a#word": "Word"}"#,
        r#""types": {"a#Run$input": "RunInput"}"#,
        r#""types": {"a#Run$other": "RunOther"}"#,
        r#""types": {"no id": "Gone"}"#,
        r#""members": {"a#In$gone": "gone"}"#,
        r#""members": {"a#In": "gone"}"#,
        r#""limits": {"a#In$gone": "IN_GONE"}"#,
    ];
    let expected = generated(&colliding(), None).names;
    for sections in stale {
        let generated = generated(&colliding(), Some(&pins(sections)));
        let warnings = generated.warnings.to_string();
        assert!(warnings.contains("warning[stale-pin]: "), "{warnings}");
        assert!(warnings.contains("--> model.names.json:1:"), "{warnings}");
        assert_eq!(generated.names, expected);
    }
}

#[test]
fn refuses_pins_that_can_be_no_names() {
    let cases = [
        (
            r#""members": {"a#In$fooBar": "fooBar"}"#,
            "error[pinned-name]: `a#In$fooBar` cannot be named `fooBar`: \
             it must be snake case, such as `foo_bar_2`, in ASCII\n  \
             --> model.names.json:1:49 (/members/a#In$fooBar)\n   \
             = help: correct the name, or remove the pin",
        ),
        (
            r#""types": {"a#In": "Same", "a#Run$error": "Same"}"#,
            "error[pinned-name]: `a#Run$error` is pinned to the name of `a#In`\n  \
             --> model.names.json:1:63 (/types/a#Run$error)\n   \
             = help: give one of the two another name, or remove its pin",
        ),
        (
            r#""members": {"a#In$fooBar": "bar", "a#In$foo_bar": "bar_"}"#,
            "error[pinned-name]: `a#In$foo_bar` is pinned to the name of `a#In$fooBar`\n  \
             --> model.names.json:1:72 (/members/a#In$foo_bar)\n   \
             = help: give one of the two another name, or remove its pin",
        ),
    ];
    for (sections, expected) in cases {
        let report = match run_with(&colliding(), Some(&pins(sections))) {
            Ok(_) => panic!("{sections} was taken"),
            Err(report) => report,
        };
        let errors: Vec<String> = report.errors().map(ToString::to_string).collect();
        assert_eq!(errors, [expected]);
    }
}
