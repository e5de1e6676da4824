//! What Smithy allows and the emitted code cannot do: what of it is left out, or refused.

use super::*;

const STRING: &str = r#"{"target": "smithy.api#String"}"#;

#[test]
fn leaves_out_what_would_be_wrong_and_says_so() {
    let empty = r#""a#Out": {"type": "structure"}"#;
    let label = r#"{"target": "smithy.api#String",
        "traits": {"smithy.api#httpQuery": "x"}}"#;
    let paged = |token: &str, items: &str, more: &str| {
        format!(
            r##"{}, "a#Run": {{"type": "operation",
            "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}}, "traits": {{
            "smithy.api#http": {{"method": "POST", "uri": "/"}},
            "smithy.api#paginated": {{"inputToken": "t", "outputToken": "t", "items": "i"}}}}}},
            "a#In": {{"type": "structure", "members": {{"t": {{"target": "{token}"}}}}}},
            "a#Out": {{"type": "structure", "members": {{
                "t": {{"target": "{token}"}}, "i": {{"target": "{items}"}}}}}} {more}"##,
            service(r##"{"target": "a#Run"}"##)
        )
    };
    let strings = format!(r#", "a#Strings": {{"type": "list", "member": {STRING}}}"#);
    let colors =
        r#", "a#Color": {"type": "enum", "members": {"RED": {"target": "smithy.api#Unit"}}}"#;
    let cases = [
        (
            "an input that is an output as well",
            with_run(&format!(
                r#""a#In": {{"type": "structure", "members": {{"x": {label}}}}}, {empty}"#
            ))
            .replace(
                r##""output": {"target": "a#Out"}"##,
                r##""output": {"target": "a#In"}"##,
            ),
        ),
        (
            "a method that the http crate has no constant for",
            with_run(&format!(r#""a#In": {{"type": "structure"}}, {empty}"#))
                .replace("POST", "M-SEARCH"),
        ),
        (
            "a protocol that is not spoken, without what follows from it",
            with_run(&format!(r#""a#In": {{"type": "structure"}}, {empty}"#))
                .replace("aws.protocols#restJson1", "aws.protocols#awsJson1_0")
                .replace(r#""smithy.api#http""#, r#""a#other""#),
        ),
        (
            "a token that is an enum",
            paged("a#Color", "a#Strings", &format!("{strings}{colors}")),
        ),
        (
            "items by keys that are an enum",
            paged(
                "smithy.api#String",
                "a#ByColor",
                &format!(
                    r#"{colors}, "a#ByColor": {{"type": "map",
                    "key": {{"target": "a#Color"}}, "value": {STRING}}}"#
                ),
            ),
        ),
    ];
    let told: Vec<String> = cases
        .iter()
        .map(|(what, shapes)| {
            let generated = generated(shapes).unwrap_or_else(|report| panic!("{what}: {report}"));
            let files = generated.files.iter();
            let operation = files.filter(|file| file.path == "src/operation/run.rs");
            let text: String = operation.map(|file| file.text.as_str()).collect();
            let has = |what: &str| if text.contains(what) { "yes" } else { "no" };
            format!(
                "# {what}: on the wire: {}, paginator: {}\n{}",
                has("impl HttpOperation for Run"),
                has("impl Paginated for Run"),
                generated.warnings
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn refuses_lists_that_no_type_is_written_for() {
    let deep: String = (0..40)
        .map(|level| {
            format!(
                r#", "a#L{level}": {{"type": "list", "member": {{"target": "a#L{}"}}}}"#,
                level + 1
            )
        })
        .collect();
    let shapes = with_run(&format!(
        r#""a#In": {{"type": "structure", "members": {{"x": {{"target": "a#L0"}}}}}},
        "a#Out": {{"type": "structure"}} {deep}, "a#L40": {{"type": "string"}}"#
    ));
    let report = generated(&shapes).expect_err("it is too deep").to_string();
    assert!(
        report.starts_with("error[too-deep]: `a#L0` nests more than 32 lists or maps\n"),
        "{report}"
    );
}
