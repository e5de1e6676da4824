//! Validation of inputs: all violations, with their paths, and the values unless they are
//! sensitive.

use multipartyapproval::limits;
use multipartyapproval::types::{
    ApprovalStrategy, ApprovalTeamRequestApprover, CreateApprovalTeamRequest, Filter,
    ListSessionsRequest, MofNApprovalStrategy, PolicyReference, TagResourceRequest,
};
use multipartyapproval::{Validate, Validation, Violations};

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

/// The places and the words of all violations.
fn violations(input: &impl Validate) -> (Vec<String>, String) {
    let violations: Violations = input.validate().expect_err("the input breaks limits");
    let paths = violations
        .as_slice()
        .iter()
        .map(|violation| violation.path.clone());
    (paths.collect(), violations.to_string())
}

fn filter(length: usize) -> Filter {
    Filter::new().with_value("secret".chars().cycle().take(length).collect::<String>())
}

#[test]
fn a_good_request_passes_at_every_level() {
    let request = ListSessionsRequest::new(TEAM)
        .with_max_results(20)
        .with_next_token("t".repeat(4_096))
        .with_filters((0..10).map(|_| filter(1_000)));
    assert_eq!(request.validate(), Ok(()));
    assert_eq!(passes(&request), [true; 3]);
}

#[test]
fn everything_wrong_is_found_in_the_order_of_the_model() {
    let mut filters: Vec<_> = (0..11).map(filter).collect();
    filters[3] = filter(1_001).with_operator("EQUALS".into());
    filters[7] = filter(2_000);
    let request = ListSessionsRequest::new("arn:aws:iam::account:user/me")
        .with_max_results(0)
        .with_next_token("secret".repeat(1_000))
        .with_filters(filters);
    let (paths, text) = violations(&request);
    assert_eq!(
        paths,
        [
            "/ApprovalTeamArn",
            "/MaxResults",
            "/NextToken",
            "/Filters",
            "/Filters/3/Value",
            "/Filters/3/Operator",
            "/Filters/7/Value",
        ]
    );
    for part in [
        "7 validation errors detected",
        "/ApprovalTeamArn is \"arn:aws:iam::account:user/me\", must match ^arn:aws(-[^:]+)?:mpa:",
        "/MaxResults is 0, must be between 1 and 20, inclusive",
        "/NextToken has length 6000, must have length less than or equal to 4096",
        "/Filters has length 11, must have length between 0 and 10, inclusive",
        "/Filters/3/Operator is \"EQUALS\", must be EQ, NE, CONTAINS, NOT_CONTAINS, GT, LT, GTE, LTE or BETWEEN",
        "/Filters/3/Value has length 1001, must have length less than or equal to 1000",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!text.contains("secret"), "{text}");
}

/// Whether `input` passes at the levels Required, Model and Off.
fn passes(input: &impl Validate) -> [bool; 3] {
    let levels = [Validation::Required, Validation::Model, Validation::Off];
    levels.map(|level| input.validate_at(level).is_ok())
}

#[test]
fn each_level_refuses_its_share() {
    let bad_pattern = ListSessionsRequest::new("not an arn of twenty characters");
    assert_eq!(passes(&bad_pattern), [true, false, true]);
    let no_team = ListSessionsRequest::default();
    assert_eq!(passes(&no_team), [false, false, true]);
    let no_tags = TagResourceRequest::new("arn");
    assert_eq!(passes(&no_tags), [false, false, true]);
    let no_strategy = ApprovalStrategy::default();
    assert_eq!(passes(&no_strategy), [false, false, true]);
}

#[test]
fn nested_members_unions_and_lists_are_checked() {
    let approver = |id: &str| ApprovalTeamRequestApprover::new(id, "arn");
    let request = CreateApprovalTeamRequest::new()
        .with_approval_strategy(ApprovalStrategy::MofN(MofNApprovalStrategy::new(0)))
        .with_approvers([approver("a"), approver("")])
        .with_description("")
        .with_policies([PolicyReference::new("policy")]);
    let (paths, text) = violations(&request);
    assert_eq!(
        paths,
        [
            "/ApprovalStrategy/MofN/MinApprovalsRequired",
            "/Approvers/1/PrimaryIdentityId",
            "/Description",
            "/Policies/0/PolicyArn",
            "/Name",
        ]
    );
    assert!(text.ends_with("\n  /Name must be set"), "{text}");
    let empty =
        CreateApprovalTeamRequest::new().with_approval_strategy(ApprovalStrategy::default());
    assert_eq!(violations(&empty).0[0], "/ApprovalStrategy");
}

#[test]
fn sensitive_keys_and_values_are_not_quoted() {
    let long = "secret".repeat(100);
    let tags = [(long.as_str(), "v"), ("secret-key", &long)];
    let request = TagResourceRequest::new("arn").with_tags(tags);
    let (paths, text) = violations(&request);
    assert_eq!(paths, ["/Tags/*", "/Tags"]);
    assert!(!text.contains("secret"), "{text}");
    assert!(!format!("{:?}", request.validate()).contains("secret"));
    assert!(!format!("{request:?}").contains("secret"));
}

#[test]
fn limits_are_there_to_be_read() {
    assert_eq!(limits::MAX_RESULTS.max, Some(20));
    assert_eq!(limits::TOKEN.length.max, Some(4_096));
    assert_eq!(limits::FILTERS.length.max, Some(10));
    assert!(limits::APPROVAL_TEAM_ARN.matches(TEAM));
    assert!(!limits::APPROVAL_TEAM_ARN.matches("arn:aws:iam::123456789012:user/me"));
}

#[test]
fn violations_name_the_model_that_they_come_from() {
    let violations = ListSessionsRequest::default()
        .validate()
        .expect_err("no team");
    assert_eq!(
        violations.model_version(),
        multipartyapproval::MODEL_VERSION
    );
}
