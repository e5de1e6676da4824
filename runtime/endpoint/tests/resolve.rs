//! Resolves endpoints with rules in the form of emitted code.

use hardy_endpoint::rules::Condition::{If, IsFalse, IsSet, IsTrue, Let};
use hardy_endpoint::rules::Expression::{Boolean, Call, Reference, String as Text};
use hardy_endpoint::rules::{Bdd, DefaultValue, Literal, Outcome, Parameter, Rule, RuleSet, Rules};
use hardy_endpoint::{Argument, BuiltIn, EndpointError, Function, Property};

const PARAMETERS: &[Parameter] = &[
    Parameter::new("UseFIPS")
        .required()
        .default(DefaultValue::Boolean(false))
        .built_in(BuiltIn::UseFips),
    Parameter::new("Endpoint").built_in(BuiltIn::Endpoint),
    Parameter::new("Region").built_in(BuiltIn::Region),
];

const REFUSED: Outcome = Outcome::Error(Text("FIPS and a custom endpoint are not supported"));

const CUSTOM: Outcome = Outcome::Endpoint(Reference("Endpoint"), &[], &[]);

const REGIONAL: Outcome = Outcome::Endpoint(
    Text("https://mpa.{Region}.{partition#dualStackDnsSuffix}"),
    &[(
        "authSchemes",
        Literal::List(&[Literal::Map(&[
            ("name", Literal::String("sigv4")),
            ("signingName", Literal::String("mpa")),
            ("signingRegion", Literal::String("{Region}")),
            ("disableDoubleEncoding", Literal::Boolean(true)),
            (
                "signingRegionSet",
                Literal::List(&[Literal::String("*"), Literal::String("{Region}")]),
            ),
        ])]),
    )],
    &[("x-region", &[Reference("Region"), Text("{partition#name}")])],
);

const NO_REGION: Outcome = Outcome::Error(Text("no region"));

static TREE: RuleSet = RuleSet {
    parameters: PARAMETERS,
    rules: Rules::Tree(&[
        Rule(0, &[IsSet("Endpoint")], Outcome::Tree),
        Rule(1, &[IsTrue("UseFIPS")], REFUSED),
        Rule(1, &[], CUSTOM),
        Rule(
            0,
            &[
                IsSet("Region"),
                Let("partition", Function::Partition, &[Reference("Region")]),
            ],
            Outcome::Tree,
        ),
        Rule(
            1,
            &[If(
                Function::Not,
                &[Call(
                    Function::StringEquals,
                    &[Reference("partition#name"), Text("aws-cn")],
                )],
            )],
            REGIONAL,
        ),
        Rule(0, &[], NO_REGION),
    ]),
};

/// The same rules, with the long forms of conditions.
static BDD: RuleSet = RuleSet {
    parameters: PARAMETERS,
    rules: Rules::Bdd(Bdd {
        conditions: &[
            If(Function::IsSet, &[Reference("Endpoint")]),
            If(
                Function::BooleanEquals,
                &[Reference("UseFIPS"), Boolean(true)],
            ),
            If(Function::IsSet, &[Reference("Region")]),
            Let("partition", Function::Partition, &[Reference("Region")]),
            If(
                Function::StringEquals,
                &[Reference("partition#name"), Text("aws-cn")],
            ),
        ],
        results: &[REFUSED, CUSTOM, REGIONAL, NO_REGION],
        root: 2,
        nodes: &[
            [-1, 1, -1],
            [0, 3, 4],
            [1, 100_000_001, 100_000_002],
            [2, 5, 100_000_004],
            // Complemented, so that the branches of the last node are exchanged.
            [3, -6, -1],
            [4, 100_000_003, 1],
        ],
    }),
};

/// Region, endpoint and FIPS, and the expected URL or error.
type Case = (
    Option<&'static str>,
    Option<&'static str>,
    Option<bool>,
    Result<&'static str, EndpointError>,
);

fn cases() -> [Case; 6] {
    let refused = |message: &str| Err(EndpointError::Refused(message.to_owned()));
    [
        (None, Some("https://a.com"), None, Ok("https://a.com")),
        (
            Some("us-east-1"),
            Some("https://a.com"),
            Some(true),
            refused("FIPS and a custom endpoint are not supported"),
        ),
        (
            Some("us-east-1"),
            None,
            None,
            Ok("https://mpa.us-east-1.api.aws"),
        ),
        (
            Some("us-gov-west-1"),
            None,
            Some(true),
            Ok("https://mpa.us-gov-west-1.api.aws"),
        ),
        // The tree is final, although a rule without conditions follows it.
        (Some("cn-north-1"), None, None, Err(EndpointError::NoMatch)),
        (None, None, None, refused("no region")),
    ]
}

#[test]
fn both_forms_of_rules_give_the_same_endpoints() {
    for (region, endpoint, fips, expected) in cases() {
        let arguments: [(&str, Argument<'_>); 4] = [
            ("Region", region.into()),
            ("Endpoint", endpoint.into()),
            ("UseFIPS", fips.into()),
            ("Unknown", Argument::Boolean(true)),
        ];
        for rules in [&TREE, &BDD] {
            let resolved = rules.resolve(&arguments);
            let url = resolved.as_ref().map(|endpoint| endpoint.url());
            assert_eq!(url, expected.as_ref().copied(), "{arguments:?}");
        }
    }
}

#[test]
fn the_first_value_of_a_parameter_counts() {
    let arguments = [
        ("Region", Argument::Unset),
        ("Region", "eu-west-1".into()),
        ("Region", "us-east-1".into()),
    ];
    let endpoint = TREE.resolve(&arguments).expect("there is an endpoint");
    assert_eq!(endpoint.url(), "https://mpa.eu-west-1.api.aws");
}

#[test]
fn an_endpoint_states_how_to_sign() {
    let endpoint = TREE.resolve(&[("Region", Argument::String("eu-west-1"))]);
    let endpoint = endpoint.expect("there is an endpoint");
    let schemes: Vec<_> = endpoint.auth_schemes().collect();
    let [scheme] = schemes.as_slice() else {
        panic!("{schemes:?}");
    };
    assert_eq!(scheme.name(), "sigv4");
    assert_eq!(scheme.signing_name(), Some("mpa"));
    assert_eq!(scheme.signing_region(), Some("eu-west-1"));
    assert!(scheme.disable_double_encoding());
    let regions: Vec<&str> = scheme.signing_region_set().collect();
    assert_eq!(regions, ["*", "eu-west-1"]);
    assert!(matches!(
        endpoint.property("authSchemes"),
        Some(Property::List(_))
    ));
    assert_eq!(endpoint.property("other"), None);
    let headers: Vec<_> = endpoint.headers().collect();
    assert_eq!(
        headers,
        [("x-region", &["eu-west-1".to_owned(), "aws".to_owned()][..])]
    );
}

#[test]
fn short_conditions_need_a_boolean() {
    static RULES: RuleSet = RuleSet {
        parameters: PARAMETERS,
        rules: Rules::Tree(&[
            Rule(0, &[IsTrue("Region")], Outcome::Error(Text("true"))),
            Rule(0, &[IsFalse("Region")], Outcome::Error(Text("false"))),
            Rule(0, &[IsFalse("UseFIPS")], Outcome::Error(Text("no FIPS"))),
            Rule(0, &[IsSet("Endpoint#path")], Outcome::Error(Text("path"))),
        ]),
    };
    let region = ("Region", Argument::String("true"));
    let both = [region.clone(), ("UseFIPS", Argument::Boolean(true))];
    let refused = Err(EndpointError::Refused("no FIPS".to_owned()));
    assert_eq!(RULES.resolve(&[region]), refused);
    assert_eq!(RULES.resolve(&both), Err(EndpointError::NoMatch));
}

#[test]
fn a_required_parameter_needs_a_value() {
    static RULES: RuleSet = RuleSet {
        parameters: &[Parameter::new("Region").required()],
        rules: Rules::Tree(&[Rule(
            0,
            &[],
            Outcome::Endpoint(Text("https://{Region}"), &[], &[]),
        )]),
    };
    let missing = RULES.resolve(&[("Region", Argument::Unset)]);
    let missing = missing.expect_err("it has no value");
    assert_eq!(missing, EndpointError::MissingParameter("Region"));
    assert_eq!(
        missing.to_string(),
        "the endpoint parameter `Region` is required"
    );
}

#[test]
fn broken_diagrams_match_nothing() {
    let nodes: &[&[[i32; 3]]] = &[
        &[],
        &[[-1, 1, -1]],
        // An endless circle, an unknown condition, an unknown result, an unknown node.
        &[[-1, 1, -1], [0, 2, 2]],
        &[[-1, 1, -1], [9, 1, 1]],
        &[[-1, 1, -1], [0, 100_000_009, 100_000_009]],
        &[[-1, 1, -1], [0, 100_000_000, 100_000_000]],
        &[[-1, 1, -1], [0, i32::MIN, i32::MIN]],
        &[[-1, 1, -1], [0, 0, 0]],
    ];
    for nodes in nodes {
        let rules = RuleSet {
            parameters: PARAMETERS,
            rules: Rules::Bdd(Bdd {
                conditions: &[If(Function::IsSet, &[Reference("Region")])],
                results: &[NO_REGION],
                root: 2,
                nodes,
            }),
        };
        assert_eq!(rules.resolve(&[]), Err(EndpointError::NoMatch), "{nodes:?}");
    }
}
