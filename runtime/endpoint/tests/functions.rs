//! The functions of rules, in rules as emitted code contains them.

use hardy_endpoint::rules::Condition::Let;
use hardy_endpoint::rules::Expression::{Boolean, Call, Integer, Reference, String as Text};
use hardy_endpoint::rules::{DefaultValue, Expression, Outcome, Parameter, Rule, RuleSet, Rules};
use hardy_endpoint::{Argument, EndpointError, Function};

const INPUTS: &[Parameter] = &[
    Parameter::new("input").required(),
    Parameter::new("unset"),
    Parameter::new("list")
        .required()
        .default(DefaultValue::Strings(&["a", "b"])),
];

/// A rule set that returns an expression as its message.
fn evaluated(expression: Expression, input: &str) -> Result<String, String> {
    let rules = Box::leak(Box::new([
        Rule(
            0,
            Box::leak(Box::new([Let(
                "value",
                Function::Coalesce,
                Box::leak(Box::new([expression, Text("none")])),
            )])),
            Outcome::Error(Text("{value}")),
        ),
        Rule(0, &[], Outcome::Error(Text("false"))),
    ]));
    let rules = RuleSet {
        parameters: INPUTS,
        rules: Rules::Tree(rules),
    };
    match rules.resolve(&[("input", Argument::String(input))]) {
        Err(EndpointError::Refused(message)) => Ok(message),
        other => Err(format!("{other:?}")),
    }
}

#[test]
fn functions_take_what_the_specification_says() {
    const INPUT: Expression = Reference("input");
    const UNSET: Expression = Reference("unset");
    let cases = [
        (Call(Function::IsSet, &[UNSET]), "", "false"),
        (
            Call(Function::Not, &[Call(Function::IsSet, &[UNSET])]),
            "",
            "true",
        ),
        (Call(Function::Not, &[UNSET]), "", "none"),
        (
            Call(Function::StringEquals, &[INPUT, Text("{input}")]),
            "a",
            "true",
        ),
        (Call(Function::StringEquals, &[UNSET, UNSET]), "", "false"),
        (
            Call(Function::BooleanEquals, &[INPUT, Boolean(true)]),
            "true",
            "false",
        ),
        (
            Call(
                Function::GetAttr,
                &[Call(Function::ParseUrl, &[INPUT]), Text("scheme")],
            ),
            "http://a",
            "http",
        ),
        (Reference("list#[0]"), "", "a"),
        (Reference("list#[-1]"), "", "b"),
        (Reference("list#[2]"), "", "none"),
        (Reference("list#[-3]"), "", "none"),
        (Reference("input#scheme"), "http://a", "none"),
        (
            Call(
                Function::Substring,
                &[INPUT, Integer(1), Integer(3), Boolean(false)],
            ),
            "abcd",
            "bc",
        ),
        (Call(Function::UriEncode, &[INPUT]), "a/b", "a%2Fb"),
        (
            Call(Function::IsValidHostLabel, &[INPUT, Boolean(true)]),
            "a.b",
            "true",
        ),
        (
            Call(
                Function::IsVirtualHostableS3Bucket,
                &[INPUT, Boolean(false)],
            ),
            "a.b",
            "false",
        ),
        (
            Call(Function::Ite, &[Boolean(true), Text("yes"), Text("no")]),
            "",
            "yes",
        ),
        (
            Call(Function::Ite, &[Boolean(false), Text("yes"), Text("no")]),
            "",
            "no",
        ),
        (
            Call(Function::Ite, &[UNSET, Text("yes"), Text("no")]),
            "",
            "none",
        ),
        (
            Call(
                Function::GetAttr,
                &[
                    Call(Function::Split, &[INPUT, Text("--"), Integer(0)]),
                    Text("[1]"),
                ],
            ),
            "a--b",
            "b",
        ),
        (
            Call(
                Function::GetAttr,
                &[Call(Function::ParseArn, &[INPUT]), Text("resourceId[1]")],
            ),
            "arn:aws:s3:::a/b",
            "b",
        ),
        (
            Call(
                Function::GetAttr,
                &[Call(Function::ParseArn, &[INPUT]), Text("accountId.x")],
            ),
            "arn:aws:s3:::a/b",
            "none",
        ),
        (
            Call(
                Function::GetAttr,
                &[Call(Function::Partition, &[INPUT]), Text("supportsFIPS")],
            ),
            "cn-north-1",
            "true",
        ),
        // Too few arguments, which the generator refuses.
        (Call(Function::Ite, &[]), "", "none"),
    ];
    for (expression, input, expected) in cases {
        let text = evaluated(expression, input).unwrap_or_else(|error| error);
        assert_eq!(text, expected, "{expression:?} of {input:?}");
    }
}
