//! Filters of ListSessions, created with and without constructors.

use multipartyapproval::types::{
    Filter, FilterField, ListSessionsRequest, Operator, SessionStatus,
};
use multipartyapproval::validate::{Checks, FilterValue, Rule};
use multipartyapproval::{HttpOperation, Timestamp, Validate, Validation, ViolationKind, rules};

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

fn time(text: &str) -> Timestamp {
    text.parse().expect("a good time")
}

fn by_hand(field: &str, operator: &str, value: &str) -> Filter {
    Filter::new()
        .with_field_name(field.into())
        .with_operator(operator.into())
        .with_value(value)
}

/// Every filter that the constructors create, with its three strings.
fn made() -> Vec<(Filter, [&'static str; 3])> {
    let name = Filter::action_name();
    let status = Filter::session_status();
    let since = Filter::initiation_time();
    let august = || time("2025-08-01T00:00:00Z");
    vec![
        (name.eq("a"), ["ActionName", "EQ", "a"]),
        (name.ne(String::from("a")), ["ActionName", "NE", "a"]),
        (
            name.contains("a AND b"),
            ["ActionName", "CONTAINS", "a AND b"],
        ),
        (name.not_contains(""), ["ActionName", "NOT_CONTAINS", ""]),
        (
            status.eq(SessionStatus::Pending),
            ["SessionStatus", "EQ", "PENDING"],
        ),
        (
            status.ne(SessionStatus::Failed),
            ["SessionStatus", "NE", "FAILED"],
        ),
        (
            since.gt(august()),
            ["InitiationTime", "GT", "2025-08-01T00:00:00Z"],
        ),
        (
            since.lt(august()),
            ["InitiationTime", "LT", "2025-08-01T00:00:00Z"],
        ),
        (
            since.gte(august()),
            ["InitiationTime", "GTE", "2025-08-01T00:00:00Z"],
        ),
        (
            since.lte(august()),
            ["InitiationTime", "LTE", "2025-08-01T00:00:00Z"],
        ),
        (
            since.between(august(), time("2025-08-31T23:59:59.5Z")),
            [
                "InitiationTime",
                "BETWEEN",
                "2025-08-01T00:00:00Z AND 2025-08-31T23:59:59.5Z",
            ],
        ),
    ]
}

#[test]
fn constructors_make_filters_that_the_service_takes() {
    for (filter, [field, operator, value]) in made() {
        assert_eq!(filter, by_hand(field, operator, value));
        assert_eq!(filter.validate(), Ok(()), "{filter:?}");
    }
    let filters = made().into_iter().map(|(filter, _)| filter).take(10);
    let request = ListSessionsRequest::new(TEAM).with_filters(filters);
    assert_eq!(request.validate(), Ok(()));
    let request =
        multipartyapproval::operation::ListSessions::encode(&request).expect("a good request");
    let body = std::str::from_utf8(request.body().bytes().expect("in memory")).expect("JSON");
    assert!(
        body.contains(r#"{"FieldName":"SessionStatus","Operator":"EQ","Value":"PENDING"}"#),
        "{body}"
    );
}

#[test]
fn constructors_cannot_know_whether_a_range_is_in_order_or_a_status_listed() {
    let backwards = Filter::initiation_time()
        .between(time("2025-08-02T00:00:00Z"), time("2025-08-01T00:00:00Z"));
    let violations = backwards.validate().expect_err("it ends before it begins");
    assert_eq!(violations.as_slice()[0].kind, ViolationKind::FilterOrder);
    let unlisted = Filter::session_status().eq("APROVED".into());
    let text = unlisted.validate().expect_err("no such status").to_string();
    assert!(
        text.ends_with(
            "\n  /Value is \"APROVED\", must be PENDING, CANCELLED, APPROVED, FAILED or CREATING for the \
             field SessionStatus; did you mean \"APPROVED\"?"
        ),
        "{text}"
    );
}

#[test]
fn validation_checks_filters_without_constructors() {
    let request = ListSessionsRequest::new(TEAM).with_filters([
        by_hand("SessionStatus", "CONTAINS", "PENDING"),
        by_hand("InitationTime", "GT", "2025-08-01T00:00:00Z"),
        by_hand("VotingTime", "GT", "2025-08-01T00:00:00Z"),
        by_hand(
            "InitiationTime",
            "BETWEEN",
            "2025-08-01T00:00:00Z and 2025-08-02T00:00:00Z",
        ),
        by_hand("InitiationTime", "BETWEEN", "2025-08-01"),
        by_hand("InitiationTime", "LT", "last week"),
    ]);
    let violations = request.validate().expect_err("five filters break a rule");
    let found: Vec<_> = violations
        .as_slice()
        .iter()
        .map(|violation| (violation.path.as_str(), violation.kind.rule().name()))
        .collect();
    assert_eq!(
        found,
        [
            ("/Filters/0/Operator", "filter-operator"),
            ("/Filters/1/FieldName", "filter-field"),
            ("/Filters/2/FieldName", "filter-field"),
            ("/Filters/4/Value", "filter-range"),
            ("/Filters/5/Value", "filter-value"),
        ]
    );
    assert_eq!(
        violations.as_slice()[1].kind.nearest(),
        Some("InitiationTime")
    );
    assert!(request.validate_at(Validation::Required).is_ok());
}

#[test]
fn a_rule_or_a_member_is_excepted() {
    let request = ListSessionsRequest::new(TEAM).with_filters([
        by_hand("Vote", "EQ", "APPROVED"),
        by_hand("InitiationTime", "LT", "last week"),
    ]);
    let model = || Checks::new(Validation::Model);
    let count = |checks: Checks| {
        let violations = request.validate_at(checks).err();
        violations.map_or(0, |violations| violations.as_slice().len())
    };
    assert_eq!(count(model()), 2);
    assert_eq!(count(model().without_rule(Rule::FilterField)), 1);
    assert_eq!(count(model().without_member("/Filters/*/Value")), 1);
    assert_eq!(count(model().without_member("/Filters/1")), 1);
    assert_eq!(count(model().without_member("/Filters")), 0);
}

#[test]
fn rules_are_there_to_be_read() {
    let fields = rules::FILTER.fields();
    let names: Vec<_> = fields.iter().map(|field| field.name).collect();
    assert_eq!(names, ["ActionName", "SessionStatus", "InitiationTime"]);
    assert_eq!(fields[1].operators, ["EQ", "NE"]);
    assert_eq!(fields[2].value, FilterValue::Timestamp);
    let statuses = SessionStatus::LISTED.iter().map(SessionStatus::as_str);
    assert_eq!(
        fields[1].value,
        FilterValue::Listed(&statuses.collect::<Vec<_>>().leak()[..])
    );
    // Everything that the model lists is in some rule, or refused by them.
    let operators: Vec<_> = fields.iter().flat_map(|field| field.operators).collect();
    assert!(
        Operator::LISTED
            .iter()
            .all(|listed| operators.contains(&&listed.as_str()))
    );
    assert_eq!(FilterField::LISTED.len(), 6);
}
