//! The members of a paginated operation.

use super::*;

const SHAPES: &str = r#"
    "a#Input": {"type": "structure", "members": {
      "Token": {"target": "smithy.api#String"}, "Size": {"target": "smithy.api#Integer"},
      "Needed": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
      "Long": {"target": "smithy.api#Long"}, "Text": {"target": "smithy.api#String"},
      "Key": {"target": "a#Map"}}},
    "a#Output": {"type": "structure", "members": {
      "Token": {"target": "smithy.api#String"}, "Items": {"target": "a#List"}, "Map": {"target": "a#Map"},
      "Count": {"target": "smithy.api#Integer"}, "Inner": {"target": "a#Output"},
      "Needed": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}}},
    "a#List": {"type": "list", "member": {"target": "smithy.api#String"}},
    "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}}"#;

/// The problems if the operation states `paginated` and the service `shared`, without locations.
fn problems(paginated: &str, shared: Option<&str>) -> String {
    let shared = shared
        .map(|shared| format!(r#""smithy.api#paginated": {shared}"#))
        .unwrap_or_default();
    let shapes = format!(
        r#"{SHAPES},
        "a#Service": {{"type": "service", "operations": [{{"target": "a#Do"}}], "traits": {{{shared}}}}},
        "a#Do": {{"type": "operation", "input": {{"target": "a#Input"}}, "output": {{"target": "a#Output"}},
          "traits": {{"smithy.api#paginated": {paginated}}}}}"#
    );
    let (_, report) = build_sources(&[source("model.json", &shapes)]);
    let short = |diagnostic: &crate::report::Diagnostic| {
        let message = diagnostic
            .message
            .trim_start_matches("the paginated operation `a#Do` ");
        let pointer = diagnostic.pointer.trim_start_matches("/shapes/");
        let help = diagnostic
            .help
            .iter()
            .map(|help| format!("; {help}"))
            .collect::<String>();
        format!("{}: {message} ({pointer}){help}\n", diagnostic.severity)
    };
    report.diagnostics().map(short).collect()
}

#[test]
fn accepts_members_that_the_paginator_supports() {
    let accepted = [
        (
            r#"{"inputToken": "Token", "outputToken": "Token", "items": "Items", "pageSize": "Size"}"#,
            None,
        ),
        (
            r#"{"inputToken": "Token", "outputToken": "Inner.Token", "items": "Inner.Map"}"#,
            None,
        ),
        (
            r#"{"items": "Items"}"#,
            Some(r#"{"inputToken": "Token", "outputToken": "Token", "pageSize": "Size"}"#),
        ),
        (
            r#"{"pageSize": "Size"}"#,
            Some(r#"{"inputToken": "Token", "outputToken": "Token", "pageSize": "Absent"}"#),
        ),
        // Smithy advises against the rest.
        (r#"{"inputToken": "Token", "outputToken": "Needed"}"#, None),
        (r#"{"inputToken": "Size", "outputToken": "Count"}"#, None),
        (r#"{"inputToken": "Key", "outputToken": "Map"}"#, None),
        (
            r#"{"inputToken": "Token", "outputToken": "Inner.Inner.Token", "pageSize": "Long"}"#,
            None,
        ),
    ];
    for (paginated, shared) in accepted {
        assert_eq!(problems(paginated, shared), "", "{paginated}");
    }
}

#[test]
fn refuses_everything_else() {
    let cases = [
        (r#"{"items": "Items"}"#, None),
        (r#"{"items": "Items"}"#, Some(r#"{"inputToken": "Token"}"#)),
        (
            r#"{"inputToken": "Tokens", "outputToken": "Inner.Absent", "items": "Count.X", "pageSize": "a.b"}"#,
            None,
        ),
        (
            r#"{}"#,
            Some(r#"{"inputToken": "Absent", "outputToken": "Token"}"#),
        ),
        (r#"{"inputToken": "Needed", "outputToken": "Needed"}"#, None),
        (
            r#"{"inputToken": "Size", "outputToken": "Items", "items": "Token", "pageSize": "Text"}"#,
            None,
        ),
        (r#"{"inputToken": "Key", "outputToken": "Token"}"#, None),
        (r#"{"inputToken": 1, "outputToken": "Token"}"#, None),
    ];
    let all: Vec<String> = cases
        .iter()
        .map(|(paginated, shared)| {
            let with = shared.map_or_else(String::new, |shared| format!(" with {shared}"));
            format!("# {paginated}{with}\n{}", problems(paginated, *shared))
        })
        .collect();
    insta::assert_snapshot!(all.concat(), @r#"
    # {"items": "Items"}
    error: has no `inputToken`, nor does its service (a#Do/traits/smithy.api#paginated)
    error: has no `outputToken`, nor does its service (a#Do/traits/smithy.api#paginated)
    # {"items": "Items"} with {"inputToken": "Token"}
    error: has no `outputToken`, nor does its service (a#Do/traits/smithy.api#paginated)
    # {"inputToken": "Tokens", "outputToken": "Inner.Absent", "items": "Count.X", "pageSize": "a.b"}
    error: names `Tokens` in `inputToken`, which is not a member of `a#Input` (a#Do/traits/smithy.api#paginated/inputToken); did you mean `Token`?
    error: names `Absent` in `outputToken`, which is not a member of `a#Output` (a#Do/traits/smithy.api#paginated/outputToken)
    error: names `X` in `items`, which is not a member of `smithy.api#Integer` (a#Do/traits/smithy.api#paginated/items)
    error: names `a.b` in `pageSize`, which is not a member of `a#Input` (a#Do/traits/smithy.api#paginated/pageSize)
    # {} with {"inputToken": "Absent", "outputToken": "Token"}
    error: names `Absent` in `inputToken`, which is not a member of `a#Input` (a#Service/traits/smithy.api#paginated/inputToken)
    # {"inputToken": "Needed", "outputToken": "Needed"}
    error: has a required `inputToken`: `Needed` (a#Do/traits/smithy.api#paginated/inputToken)
    # {"inputToken": "Size", "outputToken": "Items", "items": "Token", "pageSize": "Text"}
    error: returns a token of type `a#List`, but takes one of type `smithy.api#Integer` (a#Do/traits/smithy.api#paginated)
    error: has `Token` of type string as `items`; it must be a list or map (a#Do/traits/smithy.api#paginated/items)
    error: has `Text` of type string as `pageSize`; it must be an integer (a#Do/traits/smithy.api#paginated/pageSize)
    # {"inputToken": "Key", "outputToken": "Token"}
    error: returns a token of type `smithy.api#String`, but takes one of type `a#Map` (a#Do/traits/smithy.api#paginated)
    # {"inputToken": 1, "outputToken": "Token"}
    error: has no `inputToken`, nor does its service (a#Do/traits/smithy.api#paginated)
    error: `inputToken` of `smithy.api#paginated` must be a string, found 1 (a#Do/traits/smithy.api#paginated/inputToken)
    "#);
}

/// The items of a page with these members besides its token, if the model does not name them.
fn unnamed_items(members: &str) -> Vec<String> {
    let shapes = format!(
        r#"{SHAPES},
        "a#Service": {{"type": "service", "operations": [{{"target": "a#Do"}}],
          "traits": {{"smithy.api#paginated": {{"inputToken": "Token"}}}}}},
        "a#Do": {{"type": "operation", "input": {{"target": "a#Input"}}, "output": {{"target": "a#Page"}},
          "traits": {{"smithy.api#paginated": {{"outputToken": "Next.Token"}}}}}},
        "a#Page": {{"type": "structure", "members": {{"Next": {{"target": "a#Output"}}{members}}}}}"#
    );
    let model = model(&shapes);
    let paginated = paginated_of(&model, &id("a#Service"), &id("a#Do"));
    paginated.expect("the operation pages").items
}

#[test]
fn the_only_list_has_the_items_unless_the_model_names_others() {
    let cases = [
        (r#", "Names": {"target": "a#List"}"#, "Names"),
        (
            r#", "Count": {"target": "smithy.api#Integer"}, "Names": {"target": "a#List"}, "Inner": {"target": "a#Output"}"#,
            "Names",
        ),
        // Which of them counts?
        (
            r#", "Names": {"target": "a#List"}, "Errors": {"target": "a#List"}"#,
            "",
        ),
        (
            r#", "Names": {"target": "a#List"}, "Map": {"target": "a#Map"}"#,
            "",
        ),
        // One that the model no longer has is none.
        (
            r#", "Names": {"target": "a#List"}, "Old": {"target": "a#List", "traits": {"hardy#retained": {"since": "2026-01-15"}}}"#,
            "Names",
        ),
        (r#", "Map": {"target": "a#Map"}"#, ""),
        // The lists of a structure.
        (r#", "Inner": {"target": "a#Output"}"#, ""),
        ("", ""),
    ];
    for (members, expected) in cases {
        assert_eq!(unnamed_items(members).join(", "), expected, "{members}");
    }
}

#[test]
fn a_token_is_no_list_of_items() {
    let of = |paginated: &str| {
        let shapes = format!(
            r#"{SHAPES},
            "a#Service": {{"type": "service", "operations": [{{"target": "a#Do"}}]}},
            "a#Do": {{"type": "operation", "input": {{"target": "a#Input"}}, "output": {{"target": "a#Output"}},
              "traits": {{{paginated}}}}}"#
        );
        let (model, _) = build_sources(&[source("model.json", &shapes)]);
        let paginated = paginated_of(&model, &id("a#Service"), &id("a#Do"));
        paginated.expect("the operation pages").items
    };
    let smithy = r#""smithy.api#paginated": {"inputToken": "Key", "outputToken": "Map"}"#;
    assert_eq!(of(smithy), ["Items"]);
    // Ours states everything.
    let ours =
        r#""hardy#paginated": {"inputTokens": ["Key"], "outputTokens": ["Map"], "items": []}"#;
    assert_eq!(of(ours), [""; 0]);
}

#[test]
fn the_service_alone_makes_nothing_page() {
    let shapes = format!(
        r#"{SHAPES},
        "a#Service": {{"type": "service", "operations": [{{"target": "a#Do"}}, {{"target": "a#List_"}}],
          "traits": {{"smithy.api#paginated": {{"inputToken": "Token", "outputToken": "Token"}}}}}},
        "a#Do": {{"type": "operation", "input": {{"target": "a#Input"}}, "output": {{"target": "a#Output"}}}},
        "a#List_": {{"type": "operation", "input": {{"target": "a#Input"}}, "output": {{"target": "a#Output"}},
          "traits": {{"smithy.api#paginated": {{"outputToken": "Inner.Token", "items": "Items"}}}}}}"#
    );
    let model = model(&shapes);
    assert_eq!(paginated_of(&model, &id("a#Service"), &id("a#Do")), None);
    let merged =
        paginated_of(&model, &id("a#Service"), &id("a#List_")).expect("the operation pages");
    assert_eq!(merged.input_tokens, ["Token"]);
    assert_eq!(merged.output_tokens, ["Inner.Token"]);
    assert_eq!(
        (merged.items, merged.page_size),
        (vec!["Items".to_owned()], None)
    );
}
