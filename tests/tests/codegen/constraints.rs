//! Constraints of every shape of the model of this repository: a value that satisfies all of them
//! passes, and a value that breaks one has only this violation, with its path.

use std::collections::BTreeSet;
use std::path::Path;

use hardy_tests::conformance::faults;
use hardy_tests::constraints::{Sample, suite};
use serde_json::Value;

/// A string of `length` characters: two parts, with `a`s between them.
fn stretched(before: &str, behind: &str, length: usize) -> String {
    let between = "a".repeat(length - before.len() - behind.len());
    format!("{before}{between}{behind}")
}

const PUNCTUATED: Sample = Sample {
    pattern: r"^[a-zA-Z0-9\p{P}]*$",
    text: "key-1",
    longer: Some(|length| stretched("", "", length)),
    shorter: Some(""),
};

/// A sample of each pattern of the model.
const SAMPLES: [Sample; 8] = [
    PUNCTUATED,
    Sample {
        pattern: r"^\d{12}$",
        text: "123456789012",
        longer: None,
        shorter: None,
    },
    Sample {
        pattern: "^[a-zA-Z0-9._-]+$",
        text: "payments",
        longer: Some(|length| stretched("", "", length)),
        shorter: None,
    },
    Sample {
        pattern: "^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:approval-team/[a-zA-Z0-9._-]+$",
        text: "arn:aws:mpa:us-east-1:123456789012:approval-team/payments",
        longer: Some(|length| {
            stretched("arn:aws-cn:mpa:x:123456789012:approval-team/", "", length)
        }),
        shorter: None,
    },
    Sample {
        pattern: "^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:[0-9]{12}:session/[a-zA-Z0-9._-]+/[a-zA-Z0-9_-]+$",
        text: "arn:aws:mpa:us-east-1:123456789012:session/payments/1",
        longer: Some(|length| stretched("arn:aws:mpa:x:123456789012:session/a.b/", "", length)),
        shorter: None,
    },
    Sample {
        pattern: "^arn:.+:sso:::instance/(?:sso)?ins-[a-zA-Z0-9-.]{16}$",
        text: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
        longer: Some(|length| stretched("arn:", ":sso:::instance/ins-0123456789.-cdef", length)),
        shorter: None,
    },
    Sample {
        pattern: r"^arn:.{1,63}:mpa:::aws:policy/[a-zA-Z0-9_\.-]{1,1023}/[a-zA-Z0-9_\.-]{1,1023}$",
        text: "arn:aws:mpa:::aws:policy/mpa.amazonaws.com/p",
        longer: Some(|length| {
            let half = "b".repeat(600);
            stretched(&format!("arn:aws:mpa:::aws:policy/{half}/"), "", length)
        }),
        shorter: None,
    },
    Sample {
        pattern: r"^arn:.{1,63}:mpa:::aws:policy/[a-zA-Z0-9_\.-]{1,1023}/[a-zA-Z0-9_\.-]{1,1023}/(?:[\d]+|\$DEFAULT)$",
        text: "arn:aws:mpa:::aws:policy/mpa.amazonaws.com/p/$DEFAULT",
        longer: Some(|length| {
            let half = "b".repeat(600);
            stretched(&format!("arn:aws:mpa:::aws:policy/{half}/"), "/17", length)
        }),
        shorter: None,
    },
];

#[test]
#[ignore = "takes half a minute; `cargo xtask ci` runs it"]
fn each_constraint_is_found_broken_where_it_is_and_no_other() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/multipartyapproval.json");
    let text = std::fs::read_to_string(path).expect("the model can be read");
    let model: Value = serde_json::from_str(&text).expect("it is JSON");
    let suite = suite("constraints", &model, &SAMPLES);
    let faults = faults(&suite).unwrap_or_else(|error| panic!("{error}"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let rules = suite.cases.iter().map(|case| case.id.split(' ').next());
    let rules: Vec<_> = rules
        .flatten()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(
        rules,
        [
            "enum", "label", "length", "none", "pattern", "range", "required"
        ]
    );
}
