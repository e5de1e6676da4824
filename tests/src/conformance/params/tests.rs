//! Expressions for values of each kind, and refused values. Running a suite tests that the
//! expressions compile.

use hardy_codegen::report::Report;
use hardy_codegen::{Options, Source, plan, read};
use serde_json::{Value as Json, json};

use super::super::names::Names;
use super::structure;

/// A structure `Lamp` with a member of each kind, the input of an operation.
fn source() -> Source {
    let text = include_str!("../../../conformance/street.json");
    Source {
        name: "street.json".to_owned(),
        text: text.to_owned(),
    }
}

fn written(params: &Json) -> Result<String, String> {
    let (sources, options) = ([source()], Options::default());
    let planned = read(&sources, &options).and_then(|resolved| plan(&resolved, &options));
    let planned = planned.expect("nothing is wrong with the model");
    structure(&Names::new(&planned.krate, &Report::new()), "Lamp", params)
}

#[test]
fn writes_values_of_each_kind() {
    let cases = [
        ("name", json!("a\"\u{2603}"), r#"String::from("a\"☃")"#),
        ("lit", json!(true), "true"),
        ("step", json!(-3), "-3_i8"),
        ("glow", json!("NaN"), "f32::NAN"),
        ("glow", json!(1.5), "1.5_f32"),
        ("watts", json!("-Infinity"), "f64::NEG_INFINITY"),
        ("watts", json!(2), "2_f64"),
        (
            "since",
            json!(946845296.123),
            r#"exchange::timestamp("946845296.123")"#,
        ),
        ("seal", json!("x"), r#"Vec::<u8>::from("x")"#),
        (
            "notes",
            json!([null, "x"]),
            r#"exchange::document("[null,\"x\"]")"#,
        ),
        ("serial", json!(12), r#"exchange::parsed("12")"#),
        ("serial", json!("12"), r#"exchange::parsed("12")"#),
        ("mode", json!("new"), r#"types::Mode::from("new")"#),
        ("level", json!(2), "types::Level::from(2_i32)"),
        (
            "shade",
            json!({ "text": "x", "none": null }),
            r#"types::Shade::Text(String::from("x"))"#,
        ),
        ("shade", json!({ "none": {} }), "types::Shade::None"),
        ("beside", json!({}), "Box::new(types::Lamp::default())"),
        ("hours", json!([1]), "vec![1_i32]"),
        (
            "gaps",
            json!([null, "x"]),
            r#"vec![None, Some(String::from("x"))]"#,
        ),
        (
            "tags",
            json!({ "a": "b" }),
            r#"std::collections::BTreeMap::from([(String::from("a"), String::from("b"))])"#,
        ),
        (
            "holes",
            json!({ "a": null }),
            r#"std::collections::BTreeMap::from([(String::from("a"), None)])"#,
        ),
    ];
    for (member, value, expected) in cases {
        let expected = format!(
            "{{ let mut value = types::Lamp::default(); value.{member} = Some({expected}); value }}"
        );
        assert_eq!(written(&json!({ member: value })), Ok(expected), "{member}");
    }
}

#[test]
fn leaves_missing_members_unset() {
    let untouched = Ok("types::Lamp::default()".to_owned());
    for params in [json!({}), Json::Null, json!({ "name": null, "mood": null })] {
        assert_eq!(written(&params), untouched, "{params}");
    }
}

#[test]
fn refuses_values_that_contradict_the_model() {
    let cases = [
        (json!({ "color": 1 }), "`Lamp` has no member `color`"),
        (json!({ "lit": "yes" }), "lit: `\"yes\"` is not a boolean"),
        (
            json!({ "step": 1.5 }),
            "step: `1.5` is not a number of its type",
        ),
        (
            json!({ "glow": "many" }),
            "glow: `\"many\"` is not a number",
        ),
        (
            json!({ "since": "now" }),
            "since: `\"now\"` is not seconds since 1970",
        ),
        (
            json!({ "hours": [1, null] }),
            "hours: 1: `null` is not a number of its type",
        ),
        (json!({ "tags": { "a": 1 } }), "tags: a: `1` is not text"),
        (
            json!({ "beside": { "lit": 0 } }),
            "beside: lit: `0` is not a boolean",
        ),
        (
            json!({ "shade": {} }),
            "shade: 0 members of the union `Shade` are set",
        ),
        (
            json!({ "shade": { "dark": 1 } }),
            "shade: `Shade` has no member `dark`",
        ),
        (json!([]), "`[]` is not an object"),
    ];
    for (params, refusal) in cases {
        assert_eq!(written(&params), Err(refusal.to_owned()), "{params}");
    }
}
