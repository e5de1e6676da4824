//! Tests of protocols: the choice for a crate, and contradictions in only one protocol.

use super::{generated, generated_in, service, with_run};

/// A service with these protocols, and the operation `a#Run`.
fn offering(protocols: &[&str]) -> String {
    let traits: Vec<String> = protocols
        .iter()
        .map(|id| format!(r#""aws.protocols#{id}": {{}}"#))
        .collect();
    let structures = r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#;
    let one = r#""aws.protocols#restJson1": {}"#;
    with_run(structures).replace(one, &traits.join(", "))
}

/// The module of the runtime's `protocol` that a crate imports, and the warnings.
fn protocol_and_warnings(generated: crate::Generated) -> (Option<String>, String) {
    let wire = generated
        .files
        .iter()
        .find(|file| file.path == "src/wire.rs");
    let protocol = wire.and_then(|file| {
        let (_, rest) = file.text.split_once("hardy_runtime::protocol::")?;
        Some(rest.split_once("::")?.0.to_owned())
    });
    (protocol, generated.warnings.to_string())
}

#[test]
fn uses_the_preferred_protocol_of_a_service() {
    let cases: [(&[&str], Option<&str>, &str); 6] = [
        (&["restJson1"], Some("rest_json_1"), ""),
        (&["awsJson1_0"], Some("aws_json_1_0"), ""),
        (&["awsJson1_1"], Some("aws_json_1_1"), ""),
        (
            &["awsJson1_1", "restJson1"],
            Some("rest_json_1"),
            "`a#Service` uses `awsJson1_1`, `restJson1`; this crate uses restJson1",
        ),
        (
            &["awsJson1_0", "awsQuery"],
            Some("aws_json_1_0"),
            "`--protocol awsJson1_0`",
        ),
        (
            &["awsQuery", "restXml"],
            None,
            "`a#Service` uses `awsQuery`, `restXml`; supported protocols: `restJson1`, \
             `awsJson1_0`, `awsJson1_1`",
        ),
    ];
    for (protocols, expected, warning) in cases {
        let (found, warnings) =
            protocol_and_warnings(generated(&offering(protocols)).expect("a crate"));
        assert_eq!(found.as_deref(), expected, "{protocols:?}");
        assert!(warnings.contains(warning), "{protocols:?}: {warnings}");
        assert_eq!(
            warnings.is_empty(),
            warning.is_empty(),
            "{protocols:?}: {warnings}"
        );
    }
}

#[test]
fn uses_the_requested_protocol() {
    let shapes = offering(&["awsJson1_1", "restJson1", "awsQuery"]);
    for wanted in ["awsJson1_1", "aws.protocols#awsJson1_1"] {
        let (found, warnings) =
            protocol_and_warnings(generated_in(wanted, &shapes).expect("a crate"));
        assert_eq!(found.as_deref(), Some("aws_json_1_1"));
        assert_eq!(warnings, "");
    }
    for (wanted, expected) in [
        (
            "awsJson1_2",
            "error[unknown-protocol]: `a#Service` has no protocol `awsJson1_2`; `a#Service` uses \
             `awsJson1_1`, `awsQuery`, `restJson1`",
        ),
        ("", "`a#Service` has no protocol"),
        ("restXml", "`a#Service` has no protocol `restXml`"),
        (
            "awsQuery",
            "`aws.protocols#awsQuery` is not supported yet; supported protocols: `restJson1`",
        ),
    ] {
        let error = generated_in(wanted, &shapes).expect_err(wanted).to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn refuses_names_that_one_protocol_alone_mixes_up() {
    let member = |name: &str, traits: &str| {
        format!(r#""{name}": {{"target": "smithy.api#String", "traits": {{{traits}}}}}"#)
    };
    let members = [
        member("lamp", ""),
        member("light", r#""smithy.api#jsonName": "lamp""#),
        member("one", r#""smithy.api#httpQuery": "q""#),
        member("two", r#""smithy.api#httpQuery": "q""#),
        member("three", r#""smithy.api#httpHeader": "X-Lamp""#),
        member("four", r#""smithy.api#httpHeader": "x-lamp""#),
    ];
    let shapes = with_run(&format!(
        r#""a#In": {{"type": "structure", "members": {{{}}}}}, "a#Out": {{"type": "structure"}}"#,
        members.join(", ")
    ));
    let error = generated(&shapes).expect_err("names collide").to_string();
    for expected in [
        "error[wire-name]: `a#In$light` and `lamp` have the same name in JSON: `lamp`",
        "error[wire-name]: `a#In$two` and `one` have the same name in the query: `q`",
        "error[wire-name]: `a#In$four` and `three` have the same name in the headers: `x-lamp`",
    ] {
        assert!(error.contains(expected), "{expected} is not in {error}");
    }
    let one = r#""aws.protocols#restJson1": {}"#;
    let shapes = shapes.replace(one, r#""aws.protocols#awsJson1_0": {}"#);
    generated(&shapes).expect("none of these names is on the wire");
}

#[test]
fn refuses_errors_that_a_response_names_alike() {
    let error = |id: &str| {
        format!(r#""{id}": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#)
    };
    let shapes = format!(
        r##"{}, {}, {}, "a#Run": {{"type": "operation", "errors": [{{"target": "a#Bad"}}],
        "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/run"}}}}}}"##,
        service(r##"{"target": "a#Run"}], "errors": [{"target": "b#Bad"}"##),
        error("a#Bad"),
        error("b#Bad"),
    );
    let error = generated(&shapes).expect_err("names collide").to_string();
    let expected = "`b#Bad` and `a#Bad` are errors of `a#Run` with the same code, because a code \
                    has no namespace";
    assert!(error.contains(expected), "{error}");
}

#[test]
fn refuses_codes_of_awsquery_that_no_header_has() {
    for (code, is_good) in [
        ("Street.Dark", true),
        ("", false),
        ("A;B", false),
        ("A\\nB", false),
        ("dark lamp", false),
    ] {
        let shapes = with_run(&format!(
            r#""a#In": {{"type": "structure"}}, "a#Out": {{"type": "structure"}},
            "a#Dark": {{"type": "structure", "traits": {{"smithy.api#error": "client",
            "aws.protocols#awsQueryError": {{"code": "{code}", "httpResponseCode": 400}}}}}}"#
        ));
        let expected =
            "`code` of `aws.protocols#awsQueryError` must be a code of visible ASCII without `;`";
        match generated(&shapes) {
            Ok(_) => assert!(is_good, "{code:?} is taken"),
            Err(report) => assert!(
                !is_good && report.to_string().contains(expected),
                "{report}"
            ),
        }
    }
}

#[test]
fn an_unknown_protocol_is_all_that_is_reported() {
    let error = generated_in("restXml", &offering(&["awsJson1_0"])).expect_err("an error");
    assert_eq!(error.diagnostics().count(), 1, "{error}");
}
