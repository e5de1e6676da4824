//! Features of Smithy that emitted code does not support: what is omitted or refused.

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
            "a protocol that is not supported, without its consequences",
            with_run(&format!(r#""a#In": {{"type": "structure"}}, {empty}"#))
                .replace("aws.protocols#restJson1", "aws.protocols#restXml")
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
    let reports: Vec<String> = cases
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
    insta::assert_snapshot!(reports.join("\n"));
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

/// The reason why an operation with these traits, whose input has this member, is not supported.
fn lacks(traits: &str, member: &str) -> String {
    let shapes = with_run(&format!(
        r##""a#In": {{"type": "structure", "members": {{"x": {member}}}}}, "a#Out": {{"type": "structure"}},
        "a#Numbers": {{"type": "map", "key": {STRING}, "value": {{"target": "smithy.api#Integer"}}}},
        "a#Holes": {{"type": "map", "key": {STRING}, "value": {STRING},
            "traits": {{"smithy.api#sparse": {{}}}}}},
        "a#Lists": {{"type": "map", "key": {STRING}, "value": {{"target": "a#List"}},
            "traits": {{"smithy.api#sparse": {{}}}}}},
        "a#List": {{"type": "list", "member": {STRING}}},
        "a#Film": {{"type": "blob", "traits": {{"smithy.api#streaming": {{}}}}}},
        "a#Events": {{"type": "union", "members": {{"on": {{"target": "a#Out"}}}},
            "traits": {{"smithy.api#streaming": {{}}}}}}"##
    ));
    let run = r##""traits": {"smithy.api#http": {"method": "POST", "uri": "/run"}"##;
    assert!(shapes.contains(run), "{shapes}");
    let shapes = shapes.replace(run, &format!("{run}{traits}"));
    let generated = generated(&shapes).unwrap_or_else(|report| panic!("{member}: {report}"));
    let warnings = generated.warnings.to_string();
    let first = warnings.lines().next().unwrap_or_default();
    let (_, what) = first.split_once("decoded yet: ").unwrap_or_default();
    what.to_owned()
}

#[test]
fn documents_the_unsupported_parts_of_each_operation() {
    let bound = |target: &str, binding: &str| {
        format!(r#"{{"target": "{target}", "traits": {{"smithy.api#{binding}}}}}"#)
    };
    let payload = r#"httpPayload": {}"#;
    let endpoint = r#", "smithy.api#endpoint": {"hostPrefix": "{x}."}"#;
    let cases = [
        ("", bound("a#Film", payload), ""),
        (
            "",
            bound("a#Film", r#"required": {}"#),
            "`In$x` is a stream, but not the whole body",
        ),
        (
            "",
            bound("a#Events", payload),
            "`a#Events` is an event stream",
        ),
        ("", bound("a#Holes", r#"httpQueryParams": {}"#), ""),
        (
            "",
            bound("a#Numbers", r#"httpQueryParams": {}"#),
            "`smithy.api#httpQueryParams` on `In$x`, whose values are not strings",
        ),
        (
            "",
            bound("a#Lists", r#"httpQueryParams": {}"#),
            "`smithy.api#httpQueryParams` on `In$x`, whose values are not strings",
        ),
        (
            "",
            bound("a#Holes", r#"httpPrefixHeaders": "x-""#),
            "`smithy.api#httpPrefixHeaders` on `In$x`, whose values are not strings",
        ),
        (
            r#", "aws.protocols#httpChecksum": {}"#,
            STRING.to_owned(),
            "it has `aws.protocols#httpChecksum`",
        ),
        (
            r#", "smithy.api#requestCompression": {"encodings": ["br"]}"#,
            STRING.to_owned(),
            "it compresses requests, but not with gzip",
        ),
        (
            r#", "smithy.api#requestCompression": {"encodings": ["br", "gzip"]}"#,
            STRING.to_owned(),
            "",
        ),
        (
            endpoint,
            STRING.to_owned(),
            "the label `x` of its host prefix is not a member with `smithy.api#hostLabel`",
        ),
    ];
    for (traits, member, expected) in cases {
        assert_eq!(lacks(traits, &member), expected, "{traits} {member}");
    }
}

/// The shapes of an operation `a#Run` with a token of these types.
fn paged_by(taken: &str, returned: &str, shapes: &str) -> String {
    let paginated =
        r#""smithy.api#paginated": {"inputToken": "t", "outputToken": "t"}, "smithy.api#http""#;
    let structures = format!(
        r#""a#In": {{"type": "structure", "members": {{"t": {{"target": "{taken}"}}}}}},
        "a#Out": {{"type": "structure", "members": {{"t": {{"target": "{returned}"}}}}}}, {shapes}"#
    );
    with_run(&structures).replace(r#""smithy.api#http""#, paginated)
}

#[test]
fn gives_no_paginator_that_would_not_compile() {
    let shapes = r##"
        "a#Color": {"type": "enum", "members": {"RED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}}}},
        "a#Colors": {"type": "list", "member": {"target": "a#Color"}},
        "a#Texts": {"type": "list", "member": {"target": "smithy.api#String"}},
        "a#ByColor": {"type": "map", "key": {"target": "a#Color"}, "value": {"target": "smithy.api#String"}},
        "a#ByText": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
        "a#Film": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
        "a#Reel": {"type": "structure", "members": {"film": {"target": "a#Film"}}}"##;
    for (taken, returned, reason) in [
        (
            "a#Colors",
            "a#Texts",
            Some("takes a token of type `a#Colors` and returns one of type `a#Texts`"),
        ),
        (
            "a#ByText",
            "a#ByColor",
            Some("takes a token of type `a#ByText`"),
        ),
        (
            "a#Film",
            "a#Film",
            Some("its token `a#Film` contains a stream"),
        ),
        (
            "a#Reel",
            "a#Reel",
            Some("its token `a#Reel` contains a stream"),
        ),
        ("a#Colors", "a#Colors", None),
        ("a#ByColor", "a#ByColor", None),
    ] {
        let generated = generated(&paged_by(taken, returned, shapes)).expect("a crate");
        let mut warnings = generated.warnings.warnings();
        let warning = warnings.find(|warning| warning.code == "unsupported-pagination");
        let message = warning.map(|warning| warning.message.clone());
        assert_eq!(message.is_some(), reason.is_some(), "{taken}: {message:?}");
        assert!(
            message
                .unwrap_or_default()
                .contains(reason.unwrap_or_default())
        );
    }
}

/// If the protocol of a service is not supported, the supported parts come first.
#[test]
fn states_an_unsupported_protocol_first() {
    let shapes = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
    let shapes = shapes.replace("aws.protocols#restJson1", "aws.protocols#restXml");
    let files = files(&shapes);
    let documentation = |path: &str, begin: &str| {
        let lines = files[path]
            .lines()
            .filter_map(|line| line.strip_prefix(begin));
        lines.take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    let note = "> **Note:** Requests cannot be sent yet: `a#Service` uses `restXml`; supported \
                protocols: `restJson1`, `awsJson1_0`, `awsJson1_1`. Types and validators work.";
    assert_eq!(
        documentation("src/lib.rs", "//! ")[..2],
        ["Types and validators for Service.", note]
    );
    let page = documentation("src/operation/run.rs", "/// ");
    assert!(page.iter().any(|line| line == note), "{page:?}");
}

/// A crate without paginators does not mention them.
#[test]
fn names_paginators_only_where_there_are_some() {
    let paged = service(r##"{"target": "a#Run"}"##)
        + r##", "a#Run": {"type": "operation",
            "input": {"target": "a#In"}, "output": {"target": "a#Out"}, "traits": {
            "smithy.api#http": {"method": "POST", "uri": "/"},
            "smithy.api#paginated": {"inputToken": "t", "outputToken": "t"}}},
            "a#In": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}},
            "a#Out": {"type": "structure", "members": {"t": {"target": "smithy.api#String"}}}"##;
    let plain = with_run(r#""a#In": {"type": "structure"}, "a#Out": {"type": "structure"}"#);
    for (shapes, expected) in [
        (paged, "Client, types, validators and paginators for "),
        (plain, "Client, types and validators for "),
    ] {
        let files = files(&shapes);
        let page = format!("\n//! {expected}");
        assert!(files["src/lib.rs"].contains(&page), "{expected}");
        let description = format!("\ndescription = \"{expected}");
        assert!(files["Cargo.toml"].contains(&description), "{expected}");
    }
}
