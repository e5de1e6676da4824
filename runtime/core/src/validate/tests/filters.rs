//! Filters that satisfy all rules, and filters that break one.

use super::*;
use crate::validate::{FilterField, FilterRules, FilterValue, ViolationKind};

static RULES: FilterRules = FilterRules::new(
    ["Field", "Operator", "Value"],
    &[
        FilterField::new("Name", &["EQ", "CONTAINS"], FilterValue::String),
        FilterField::new(
            "Color",
            &["EQ", "NE"],
            FilterValue::Listed(&["red", "green"]),
        ),
        FilterField::new("LitSince", &["GT", "BETWEEN"], FilterValue::Timestamp),
    ],
)
.with_range("BETWEEN", "AND");

/// Field, operator and value; a member of `-` is not set.
pub(super) struct Filter(pub(super) [&'static str; 3]);

impl Validate for Filter {
    fn check(&self, checker: &mut Checker<'_>) {
        let [field, operator, value] = self.0.map(|text| (text != "-").then_some(text));
        checker.filter(&RULES, field, operator, value);
    }
}

fn found(filter: [&'static str; 3]) -> String {
    let result = Filter(filter).validate();
    let lines = result.err().into_iter().flatten();
    let lines = lines.map(|violation| format!("{}: {violation}", violation.kind.rule()));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn valid_filters_pass() {
    for filter in [
        ["-", "-", "-"],
        ["Name", "-", "-"],
        ["-", "BETWEEN", "anything"],
        ["-", "-", "anything"],
        ["LitSince", "-", "anything"],
        ["Name", "EQ", ""],
        ["Name", "CONTAINS", "a AND b"],
        ["Color", "NE", "green"],
        ["LitSince", "GT", "2031-05-06T07:08:09Z"],
        ["LitSince", "GT", "2031-05-06T07:08:09.5+02:00"],
        [
            "LitSince",
            "BETWEEN",
            "2031-05-06T07:08:09Z AND 2031-05-06T07:08:09Z",
        ],
        [
            "LitSince",
            "BETWEEN",
            "2031-05-06T07:08:09Z  and\t2032-01-01T00:00:00Z",
        ],
        [
            "LitSince",
            "BETWEEN",
            " 2031-05-06T07:08:09Z And 2032-01-01T00:00:00Z ",
        ],
        // The first string sorts after the second, but its time is earlier.
        [
            "LitSince",
            "BETWEEN",
            "2031-05-06T09:00:00+05:00 AND 2031-05-06T08:00:00Z",
        ],
    ] {
        assert_eq!(found(filter), "", "{filter:?}");
    }
}

#[test]
fn broken_rules_are_reported_at_the_member() {
    let timestamp = "must be a timestamp such as 2025-08-08T12:00:00Z for the field LitSince";
    let range = "must be of the form `a AND b` for BETWEEN";
    for (filter, expected) in [
        (
            ["Colour", "EQ", "red"],
            "filter-field: /Field is \"Colour\", must be Name, Color or LitSince; did you mean \"Color\"?"
                .to_owned(),
        ),
        (
            ["Color", "CONTAINS", "rod"],
            "filter-operator: /Operator is \"CONTAINS\", must be EQ or NE for the field Color\n\
             filter-value: /Value is \"rod\", must be red or green for the field Color; \
             did you mean \"red\"?"
                .to_owned(),
        ),
        (
            ["Color", "BETWIXT", "rod"],
            "filter-operator: /Operator is \"BETWIXT\", must be EQ or NE for the field Color".to_owned(),
        ),
        (
            ["Color", "BETWEEN", "red and green"],
            "filter-operator: /Operator is \"BETWEEN\", must be EQ or NE for the field Color".to_owned(),
        ),
        (
            ["Color", "CONTAINS", "red"],
            "filter-operator: /Operator is \"CONTAINS\", must be EQ or NE for the field Color".to_owned(),
        ),
        (
            ["-", "BETWIN", "-"],
            "filter-operator: /Operator is \"BETWIN\", must be EQ, CONTAINS, NE, GT or BETWEEN; \
             did you mean \"BETWEEN\"?"
                .to_owned(),
        ),
        (
            ["Color", "EQ", "Red"],
            "filter-value: /Value is \"Red\", must be red or green for the field Color; \
             did you mean \"red\"?"
                .to_owned(),
        ),
        (
            ["LitSince", "GT", "yesterday"],
            format!("filter-value: /Value is \"yesterday\", {timestamp}"),
        ),
        (
            ["LitSince", "GT", "2031-02-30T00:00:00Z"],
            format!("filter-value: /Value is \"2031-02-30T00:00:00Z\", {timestamp}"),
        ),
        (
            ["LitSince", "BETWEEN", "2031-05-06T07:08:09Z AND then"],
            format!("filter-value: /Value is \"2031-05-06T07:08:09Z AND then\", {timestamp}"),
        ),
        (
            ["LitSince", "BETWEEN", "2031-05-06T07:08:09Z"],
            format!("filter-range: /Value is \"2031-05-06T07:08:09Z\", {range}"),
        ),
        (
            ["LitSince", "BETWEEN", "a ANDb"],
            format!("filter-range: /Value is \"a ANDb\", {range}"),
        ),
        (
            ["LitSince", "BETWEEN", " AND "],
            format!("filter-range: /Value is \" AND \", {range}"),
        ),
        (
            ["LitSince", "BETWEEN", "2031-05-06T07:08:09Z AND 2031-05-06T07:08:08Z"],
            "filter-order: /Value is \"2031-05-06T07:08:09Z AND 2031-05-06T07:08:08Z\", must not begin \
             after its end"
                .to_owned(),
        ),
    ] {
        assert_eq!(found(filter), expected, "{filter:?}");
    }
    assert_eq!(found(["Size", "LIKE", "-"]).lines().count(), 2);
}

#[test]
fn only_the_level_model_checks_rules() {
    let filter = Filter(["Colour", "LIKE", "-"]);
    assert!(filter.validate_at(Validation::Required).is_ok());
    let violations = filter.validate().expect_err("two rules are broken");
    assert!(matches!(
        &violations.as_slice()[1].kind,
        ViolationKind::FilterOperator { field: None, allowed, nearest: None } if allowed.len() == 5
    ));
}
