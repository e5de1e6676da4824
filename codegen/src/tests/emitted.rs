//! The generated code of small crates.

use super::*;
use crate::ir::vocabulary::{self, NameKind};

/// The crate of a service whose operation has these members in input and output.
fn files_with(input: &str, output: &str, more: &str) -> BTreeMap<String, String> {
    files(&with_run(&format!(
        r#""a#In": {{"type": "structure", "members": {{{input}}}}},
        "a#Out": {{"type": "structure", "members": {{{output}}}}} {more}"#
    )))
}

#[test]
fn gives_no_shape_the_name_of_something_imported() {
    for name in vocabulary::names(NameKind::Imported) {
        let member = format!(r##""x": {{"target": "a#{name}"}}"##);
        let shape = format!(r##", "a#{name}": {{"type": "structure"}}"##);
        let files = files_with(&member, "", &shape);
        let types = &files["src/types.rs"];
        assert!(
            types.contains(&format!("::{name}Shape;")),
            "{name}: {types}"
        );
    }
}

#[test]
fn gives_no_error_of_an_operation_the_name_of_something_imported() {
    let shapes = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
    let files = files(&shapes.replace("a#Run", "a#Decode"));
    let operations = &files["src/operation.rs"];
    assert!(
        operations.contains("pub use decode::{Decode, DecodeErrorShape};"),
        "{operations}"
    );
}

#[test]
fn keeps_bindings_of_nested_members_in_the_body() {
    let bound = |name: &str, trait_: &str| {
        format!(
            r#""{name}": {{"target": "smithy.api#String",
            "traits": {{{trait_}, "smithy.api#required": {{}}}}}}"#
        )
    };
    let inner = format!(
        r##", "a#Inner": {{"type": "structure", "members": {{{}, {}}}}}"##,
        bound("query", r#""smithy.api#httpQuery": "q""#),
        bound("label", r#""smithy.api#httpLabel": {}"#),
    );
    let member = r##""inner": {"target": "a#Inner"}"##;
    let files = files_with(member, member, &inner);
    let text = &files["src/wire/inner.rs"];
    for part in [
        r#".member("query", &this.query, Writer::string)"#,
        r#".member("label", &this.label, Writer::string)"#,
        r#""query" => reader.member(&mut self.query, Reader::string)"#,
        r#""label" => reader.member(&mut self.label, Reader::string)"#,
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn allows_deprecated_items_only_where_there_are_some() {
    let plain = r#""x": {"target": "smithy.api#String"}"#;
    let deprecated =
        r#""x": {"target": "smithy.api#String", "traits": {"smithy.api#deprecated": {}}}"#;
    let deprecated_type = r##""x": {"target": "a#Old"}"##;
    let old = |kind: &str| {
        format!(
            r##", "a#Old": {{{kind}, "traits": {{"smithy.api#deprecated": {{"message": "old"}}}}}}"##
        )
    };
    let unit = r#"{"A": {"target": "smithy.api#Unit"}}"#;
    let text = r#"{"A": {"target": "smithy.api#String"}}"#;
    let cases = [
        (plain, String::new(), false),
        (deprecated, String::new(), true),
        (deprecated_type, old(r#""type": "structure""#), true),
        (
            deprecated_type,
            old(&format!(r#""type": "enum", "members": {unit}"#)),
            true,
        ),
        (
            deprecated_type,
            old(&format!(r#""type": "union", "members": {text}"#)),
            true,
        ),
    ];
    for (member, more, expected) in cases {
        let files = files_with(member, "", &more);
        let allowed = files["src/lib.rs"].contains("#![allow(deprecated");
        assert_eq!(allowed, expected, "{member} {more}");
        let marked = files.values().any(|text| text.contains("#[deprecated"));
        assert_eq!(marked, expected, "{member} {more}");
    }
}

#[test]
fn strings_of_the_model_make_no_invalid_comments() {
    let member = r##""x": {"target": "a#Odd"}"##;
    let odd =
        "\", \"a#Odd\": {\"type\": \"enum\", \"members\": {\"A\": {\"target\": \"smithy.api#Unit\",
        \"traits\": {\"smithy.api#enumValue\": \"a\u{202e}b\\nc\"}}}}";
    let files = files_with(member, "", odd.trim_start_matches('"'));
    let text = &files["src/types/odd.rs"];
    assert!(text.contains("/// On the wire: `ab c`.\n"), "{text}");
    assert!(text.contains(r#"=> "a\u{202e}b\nc""#), "{text}");
}

#[test]
fn links_only_shapes_that_become_a_type() {
    let member = r##""x": {"target": "a#Choice",
        "traits": {"smithy.api#documentation": "Either <a>Choice</a> or <a>Unit</a>."}}"##;
    let choice =
        r##", "a#Choice": {"type": "union", "members": {"a": {"target": "smithy.api#Unit"}}}"##;
    let text = &files_with(member, "", choice)["src/types/in_.rs"];
    let expected = "/// Either [`Choice`](crate::types::Choice) or `Unit`.\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn names_values_of_an_enum_that_have_no_letters() {
    let member = r##""x": {"target": "a#Odd"}"##;
    let odd = r##", "a#Odd": {"type": "string", "traits": {"smithy.api#enum": [
        {"value": ""}, {"value": "*"}, {"value": "+"}, {"value": "1.0"}, {"value": "日本"}]}}"##;
    let files = files_with(member, "", odd);
    let text = &files["src/types/odd.rs"];
    for arm in [
        r#""" => Self::Empty"#,
        r#""*" => Self::Asterisk,"#,
        r#""+" => Self::Plus"#,
        r#""1.0" => Self::_1_0"#,
        r#""日本" => Self::U65E5U672C"#,
        "/// On the wire: the empty string.",
    ] {
        assert!(text.contains(arm), "{arm} is not in {text}");
    }
}

#[test]
fn lets_no_pattern_change_the_name_of_a_limit() {
    let member = r##""x": {"target": "a#Letter"}"##;
    let letter = r##", "a#Letter": {"type": "string",
        "traits": {"smithy.api#pattern": "^\\p{Letter}+$"}}"##;
    let files = files_with(member, "", letter);
    let (limits, patterns) = (&files["src/limits.rs"], &files["src/patterns.rs"]);
    assert!(
        limits.contains("pub const LETTER: StringLimits"),
        "{limits}"
    );
    assert!(patterns.contains("ranges::LETTER"), "{patterns}");
}

#[test]
fn states_no_limit_that_limits_nothing() {
    let member = r##""x": {"target": "a#Odd"}, "y": {"target": "a#Wide"}"##;
    let more = r##", "a#Odd": {"type": "string", "traits": {"smithy.api#pattern": "(?i)x"}},
        "a#Wide": {"type": "float", "traits": {"smithy.api#range": {"min": -1e300, "max": 1e300}}}"##;
    assert!(!files_with(member, "", more).contains_key("src/limits.rs"));
}

#[test]
fn reads_a_page_from_a_structure_that_is_input_and_output() {
    let required = r#"{"target": "a#Names", "traits": {"smithy.api#required": {}}}"#;
    let shapes = format!(
        r##"{}, "a#Run": {{"type": "operation",
        "input": {{"target": "a#Both"}}, "output": {{"target": "a#Both"}}, "traits": {{
        "smithy.api#http": {{"method": "POST", "uri": "/"}},
        "smithy.api#paginated": {{"inputToken": "t", "outputToken": "t", "items": "names"}}}}}},
        "a#Both": {{"type": "structure", "members": {{
            "t": {{"target": "smithy.api#String"}}, "names": {required}}}}},
        "a#Names": {{"type": "list", "member": {{"target": "smithy.api#String"}}}}"##,
        service(r##"{"target": "a#Run"}"##)
    );
    let files = files(&shapes);
    assert!(files["src/types/both.rs"].contains("pub names: Option<Vec<String>>"));
    assert!(files["src/operation/run.rs"].contains("output.names.as_mut()"));
}

/// The front page mentions only parts that the crate has.
#[test]
fn re_exports_types_of_its_fields() {
    let members = r#""big": {"target": "smithy.api#BigInteger"},
        "times": {"target": "a#Times"}"#;
    let more = r##", "a#Times": {"type": "map", "key": {"target": "smithy.api#String"},
        "value": {"target": "smithy.api#Timestamp"}}"##;
    let with = files_with(members, "", more);
    let without = files_with("", "", "");
    let has = |files: &BTreeMap<String, String>, name: &str| {
        let root = &files["src/lib.rs"];
        let exports = root.split("pub use hardy_runtime::{").skip(1);
        let mut names = exports.flat_map(|list| list.split('}').take(1));
        names.any(|list| list.split(',').any(|part| part.trim() == name))
    };
    for (name, of_members, of_none) in [
        ("BigInteger", true, false),
        ("Timestamp", true, false),
        ("BigDecimal", false, false),
        ("Document", false, false),
        ("UnlistedMember", false, false),
        ("Paginator", false, false),
        ("Validate", true, true),
        ("http", true, true),
    ] {
        assert_eq!(has(&with, name), of_members, "{name}");
        assert_eq!(has(&without, name), of_none, "{name}");
    }
}
