//! Names of filters: after their strings, and for strings without letters after the values of an
//! enum. They are unique and pinned like all other names.

use super::*;
use crate::ir;

/// Names of enum values, and their strings.
type Values<'a> = &'a [(&'a str, &'a str)];

/// A field with its operators.
type Field<'a> = (&'a str, &'a [&'a str]);

/// Fields and operators, which are enums if `enums` gives them values, and the filters with them.
struct Case<'a> {
    /// Of fields, and of operators.
    enums: [Option<Values<'a>>; 2],
    fields: &'a [Field<'a>],
    /// Other structures that the operation reaches.
    others: &'a [&'a str],
}

/// A case without enums.
fn texts<'a>(fields: &'a [Field<'a>]) -> Case<'a> {
    Case {
        enums: [None, None],
        fields,
        others: &[],
    }
}

impl Case<'_> {
    fn model(&self) -> String {
        let ids = ["a#On", "a#Op"];
        let mut shapes = String::new();
        for (id, values) in ids.iter().zip(self.enums) {
            let Some(values) = values else {
                shapes.push_str(&format!(r#", "{id}": {{"type": "string"}}"#));
                continue;
            };
            let values = values.iter().map(|(name, text)| {
                format!(
                    r#"{name:?}: {{"target": "smithy.api#Unit",
                    "traits": {{"smithy.api#enumValue": {text:?}}}}}"#
                )
            });
            let values: Vec<String> = values.collect();
            let values = values.join(", ");
            shapes.push_str(&format!(
                r#", "{id}": {{"type": "enum", "members": {{{values}}}}}"#
            ));
        }
        let others = self.others.iter();
        shapes.extend(others.map(|name| format!(r#", "a#{name}": {{"type": "structure"}}"#)));
        let others = self.others.iter();
        let members = others.map(|name| format!(r#""{name}": {{"target": "a#{name}"}}"#));
        let members: Vec<String> = members.collect();
        let fields = self.fields.iter();
        let fields = fields.map(|(name, operators)| {
            format!(r#"{{"name": {name:?}, "operators": {operators:?}}}"#)
        });
        with_run(&format!(
            r##""a#In": {{"type": "structure", "members": {{"by": {{"target": "a#By"}}}}}},
            "a#Out": {{"type": "structure", "members": {{{}}}}},
            "a#By": {{"type": "structure", "members": {{"on": {{"target": "a#On"}},
              "op": {{"target": "a#Op"}}, "text": {{"target": "smithy.api#String"}}}},
              "traits": {{"hardy#filter": {{"field": "on", "operator": "op", "value": "text",
                "fields": [{}]}}}}}}{shapes}"##,
            members.join(", "),
            fields.collect::<Vec<_>>().join(", "),
        ))
    }

    fn sources(&self, pins: Option<&str>) -> Vec<Source> {
        let model = format!(r#"{{"smithy": "2.0", "shapes": {{{}}}}}"#, self.model());
        let source = |name: &str, text: &str| Source {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        let pins = pins.map(|text| source("model.names.json", text));
        [source("model.json", &model)]
            .into_iter()
            .chain(pins)
            .collect()
    }

    /// A line for each field: its string, its function, its type, and the functions for its
    /// operators.
    fn names(&self, pins: Option<&str>) -> Vec<String> {
        let (sources, options) = (self.sources(pins), Options::default());
        let planned = crate::read(&sources, &options)
            .and_then(|resolved| crate::plan(&resolved, &options))
            .unwrap_or_else(|report| panic!("{report}"));
        let filters = planned.krate.types.iter().filter_map(|type_| match type_ {
            ir::Type::Structure(structure) => structure.filter.as_ref(),
            _ => None,
        });
        let fields = filters.flat_map(|filter| &filter.fields);
        let line = |field: &ir::FilterField| {
            let operators = field.operators.iter();
            let operators = operators.map(|operator| operator.function.as_str());
            let operators: Vec<&str> = operators.collect();
            let (wire, function, operators_type) =
                (&field.wire, &field.function, &field.operators_type);
            format!(
                "{wire}: {function} {operators_type} {}",
                operators.join(" ")
            )
        };
        fields.map(line).collect()
    }

    fn generate(&self, pins: Option<&str>) -> Result<Generated, Report> {
        generate(&self.sources(pins), &Options::default(), &mut |_| {})
    }
}

#[test]
fn names_functions_after_strings_and_symbols_after_enum_values() {
    let symbols: Values<'_> = &[
        ("IS", "="),
        ("IS_NOT", "!="),
        ("MORE", ">"),
        ("LESS", "<"),
        ("NEW", "+"),
        ("WITH_X", "&"),
        ("EQUALS", "eq"),
    ];
    let fields: Values<'_> = &[("TheColor", "c"), ("ANY", "*")];
    let cases: [(Case<'_>, &[&str]); 3] = [
        (
            Case {
                enums: [Some(fields), Some(symbols)],
                fields: &[("c", &["=", "!=", ">", "<"]), ("*", &["<", "eq", "+", "&"])],
                others: &[],
            },
            &[
                "c: c CBy is is_not more less",
                "*: any AnyBy less eq new_ by_with_x",
            ],
        ),
        (
            texts(&[("*", &["=", "<", "!=", ">=", "日", "~1", "gt", "2"])]),
            &["*: asterisk AsteriskBy equal less not_equal greater_or_equal u65e5 n1 gt n2"],
        ),
        // Names of other generated functions, names that clippy reserves for operators of Rust, and
        // setters.
        (
            texts(&[
                ("new", &["new", "clone", "in"]),
                (
                    "from-parts",
                    &["add", "cmp", "BITOR", "shl", "eq", "ne", "neg"],
                ),
                ("read_body", &["with_tone", "with"]),
            ]),
            &[
                "new: new_ NewBy new_ clone_ in_",
                "from-parts: from_parts_ FromPartsBy add_ cmp_ bitor_ shl_ eq ne neg",
                "read_body: read_body_ ReadBodyBy by_with_tone with",
            ],
        ),
    ];
    for (case, expected) in cases {
        assert_eq!(case.names(None), expected);
    }
}

#[test]
fn pins_colliding_names_and_warns_of_them() {
    let case = Case {
        fields: &[
            ("Color", &["EQ", "eq", "<"]),
            ("color", &["eq"]),
            ("a$~", &["x$", "x"]),
            ("lit", &["eq"]),
        ],
        others: &["LitBy"],
        ..texts(&[])
    };
    let first = case
        .generate(None)
        .unwrap_or_else(|report| panic!("{report}"));
    let expected = r#"{
  "hardy-names": "1",
  "types": {
    "a#By$filter.Color": "ColorBy",
    "a#By$filter.color": "ColorBy2",
    "a#By$filter.lit": "LitBy2",
    "a#LitBy": "LitBy"
  },
  "filters": {
    "a#By$Color": "color_2",
    "a#By$Color$EQ": "eq_2",
    "a#By$Color$eq": "eq",
    "a#By$a~1~0$x": "x",
    "a#By$a~1~0$x$": "x_2",
    "a#By$color": "color"
  }
}
"#;
    assert_eq!(first.names.as_deref(), Some(expected));
    let warnings: Vec<String> = first.warnings.warnings().map(ToString::to_string).collect();
    let scopes = [
        "functions of `a#By` had the same Rust name, and were numbered: \
         `a#By$Color` is `color_2`\n",
        "functions for `Color` of `a#By` had the same Rust name, and were numbered: \
         `a#By$Color$EQ` is `eq_2`\n",
        "functions for `a$~` of `a#By` had the same Rust name, and were numbered: \
         `a#By$a~1~0$x$` is `x_2`\n",
        "types had the same Rust name, and were numbered: \
         `a#By$filter.color` is `ColorBy2`, `a#By$filter.lit` is `LitBy2`\n",
    ];
    assert_eq!(warnings.len(), scopes.len(), "{warnings:?}");
    for (warning, scope) in warnings.iter().zip(scopes) {
        let beginning = format!("warning[settled-names]: {scope}");
        assert!(warning.starts_with(&beginning), "{warning}");
    }
    // The next run has no warnings, and changes nothing.
    let second = case
        .generate(Some(expected))
        .unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(second.names.as_deref(), Some(expected));
    assert!(second.warnings.is_empty(), "{}", second.warnings);
    assert_eq!(second.files, first.files);
}

#[test]
fn a_newcomer_renames_nothing_that_is_pinned() {
    let old = Case {
        others: &[],
        ..texts(&[("Color", &["EQ"])])
    };
    assert_eq!(old.names(None), ["Color: color ColorBy eq"]);
    let new = Case {
        others: &["ColorBy"],
        ..texts(&[
            ("color", &["eq"]),
            ("Color", &["eq", "EQ"]),
            ("COLOR", &["EQ"]),
        ])
    };
    let pins = r#"{"hardy-names": "1", "types": {"a#By$filter.Color": "ColorBy"},
        "filters": {"a#By$Color": "color", "a#By$Color$EQ": "eq"}}"#;
    assert_eq!(
        new.names(Some(pins)),
        [
            "color: color_2 ColorBy4 eq",
            "Color: color ColorBy eq_2 eq",
            "COLOR: color_3 ColorBy3 eq",
        ]
    );
}

#[test]
fn reports_the_error_of_a_pin() {
    let cases = [
        (r#""types": {"a#By$filter.Gone": "Gone"}"#, "stale-pin", ""),
        (r#""types": {"a#In$filter.Color": "Gone"}"#, "stale-pin", ""),
        (r#""types": {"a#By$Color": "Gone"}"#, "stale-pin", ""),
        (r#""filters": {"a#By": "gone"}"#, "stale-pin", ""),
        (r#""filters": {"a#By$on": "gone"}"#, "stale-pin", ""),
        (r#""filters": {"a#In$Color": "gone"}"#, "stale-pin", ""),
        (r#""filters": {"a#By$Color$NE": "ne"}"#, "stale-pin", ""),
        (
            r#""types": {"a#By$filter.Color": "color"}"#,
            "pinned-name",
            "`a#By$filter.Color` cannot be named `color`: it must be camel case",
        ),
        (
            r#""types": {"a#By$filter.Color": "In", "a#In": "In"}"#,
            "pinned-name",
            "`a#In` is pinned to the name of `a#By$filter.Color`",
        ),
        (
            r#""filters": {"a#By$Color": "Color"}"#,
            "pinned-name",
            "`a#By$Color` cannot be named `Color`: it must be snake case",
        ),
        (
            r#""filters": {"a#By$Color": "new"}"#,
            "pinned-name",
            "`a#By$Color` cannot be named `new`: generated types or Rust's operators already have it",
        ),
        (
            r#""filters": {"a#By$Color$EQ": "with_eq"}"#,
            "pinned-name",
            "`a#By$Color$EQ` cannot be named `with_eq`: setters begin with `with_`",
        ),
        (
            r#""filters": {"a#By$Color$EQ": "is", "a#By$Color$LT": "is"}"#,
            "pinned-name",
            "`a#By$Color$LT` is pinned to the name of `a#By$Color$EQ`",
        ),
    ];
    let case = texts(&[("Color", &["EQ", "LT"]), ("Lit", &["EQ"])]);
    for (sections, code, message) in cases {
        let pins = format!(r#"{{"hardy-names": "1", {sections}}}"#);
        let diagnostics = match case.generate(Some(&pins)) {
            Ok(generated) => generated.warnings.to_string(),
            Err(report) => report.to_string(),
        };
        let kind = if message.is_empty() {
            "warning"
        } else {
            "error"
        };
        let expected = format!("{kind}[{code}]: {message}");
        assert!(
            diagnostics.starts_with(&expected),
            "{sections}: {diagnostics}"
        );
    }
    // The same name is free in another scope.
    let apart = r#"{"hardy-names": "1", "filters": {"a#By$Color": "is", "a#By$Color$EQ": "is", "a#By$Lit$EQ": "is"}}"#;
    assert_eq!(
        case.names(Some(apart)),
        ["Color: is ColorBy is lt", "Lit: lit LitBy is"]
    );
}

#[test]
fn reserves_no_names_for_filters_that_only_outputs_contain() {
    let case = Case {
        others: &["LitBy"],
        ..texts(&[("lit", &["EQ", "eq"])])
    };
    let [input, output] = [
        r#""input": {"target": "a#In"}"#,
        r#""output": {"target": "a#Out"}"#,
    ];
    let mut sources = case.sources(None);
    for source in &mut sources {
        assert!(source.text.contains(input) && source.text.contains(output));
        let swapped = source
            .text
            .replace(input, r#""input": {"target": "a#Out"}"#);
        source.text = swapped.replace(output, r#""output": {"target": "a#In"}"#);
    }
    let generated = generate(&sources, &Options::default(), &mut |_| {});
    let generated = generated.unwrap_or_else(|report| panic!("{report}"));
    // The one warning is that nothing is made of the rules.
    let warnings = generated.warnings.diagnostics();
    let codes: Vec<_> = warnings.map(|warning| warning.code).collect();
    assert_eq!(codes, ["filter"], "{}", generated.warnings);
    assert_eq!(generated.names, None);
}
