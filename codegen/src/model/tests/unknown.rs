//! Unknown traits: kept, counted, and with a warning if they look misspelt.

use super::*;

const SHAPES: &str = r#"
    "a#House": {"type": "service", "operations": [{"target": "a#Ring"}], "traits": {"b#loud": {}}},
    "a#Ring": {"type": "operation", "input": {"target": "a#Bell"}, "traits": {"b#loud": {}, "smithy.api#sparse.": 1}},
    "a#Bell": {"type": "structure", "members": {
      "tone": {"target": "smithy.api#String", "traits": {"smithy.api#lenght": {"min": 1}, "b#loud": {}}},
      "time": {"target": "smithy.api#String", "traits": {"aws.api#required": "yes", "smithy.api#zzz": {}}}},
      "traits": {"my.aws.api#required": {}, "smithy.api#suppress": ["x"], "smithy.waiters#any": {}}},
    "a#Lamp": {"type": "string", "traits": {"b#loud": {}}}"#;

#[test]
fn warns_of_traits_that_look_misspelt() {
    insta::assert_snapshot!(diagnose(SHAPES), @"
    warning[unknown-trait]: unknown trait `smithy.api#sparse.`; it has no effect
      --> model.json:3:93 (/shapes/a#Ring/traits/smithy.api#sparse.)
       = help: did you mean `smithy.api#sparse`?

    warning[unknown-trait]: unknown trait `smithy.api#lenght`; it has no effect
      --> model.json:5:58 (/shapes/a#Bell/members/tone/traits/smithy.api#lenght)
       = help: did you mean `smithy.api#length`?

    warning[unknown-trait]: unknown trait `aws.api#required`; it has no effect
      --> model.json:6:58 (/shapes/a#Bell/members/time/traits/aws.api#required)
       = help: did you mean `smithy.api#required`?
    ");
}

#[test]
fn counts_unknown_traits_where_operations_reach() {
    let (model, mut report) = build_sources(&[source("model.json", SHAPES)]);
    let closure = closure(&model, None, &[], &mut report).expect("there is one service");
    let counts = unknown_traits(&model, &closure);
    let counts: Vec<(&str, usize)> = counts
        .iter()
        .map(|(id, count)| (id.as_str(), *count))
        .collect();
    assert_eq!(
        counts,
        [
            ("aws.api#required", 1),
            ("b#loud", 3),
            ("my.aws.api#required", 1),
            ("smithy.api#lenght", 1),
            ("smithy.api#sparse.", 1),
            ("smithy.api#zzz", 1),
        ]
    );
}
