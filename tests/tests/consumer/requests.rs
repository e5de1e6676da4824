//! Inputs as HTTP requests.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method};
use multipartyapproval::operation::{GetSession, ListPolicyVersions, ListSessions};
use multipartyapproval::types::{
    Filter, FilterField, GetSessionRequest, ListPolicyVersionsRequest, ListSessionsRequest,
    Operator,
};
use multipartyapproval::{Body, EncodeError, HttpOperation, HttpRequest};

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";
const ENCODED_TEAM: &str = "arn%3Aaws%3Ampa%3Aus-east-1%3A123456789012%3Aapproval-team%2Fpayments";

fn encoded(request: &ListSessionsRequest) -> HttpRequest {
    ListSessions::encode(request).expect("a team is named")
}

fn body(request: &HttpRequest) -> &str {
    let body = request.body().bytes().expect("in memory");
    std::str::from_utf8(body).expect("JSON is UTF-8")
}

#[test]
fn list_sessions_puts_the_team_into_the_path_and_nothing_into_the_body() {
    let request = encoded(&ListSessionsRequest::new(TEAM));
    assert_eq!(request.method(), Method::POST);
    assert_eq!(
        request.uri().to_string(),
        format!("/approval-teams/{ENCODED_TEAM}/sessions/?List")
    );
    assert_eq!(body(&request), "{}");
    let headers = [(CONTENT_TYPE, "application/json"), (CONTENT_LENGTH, "2")];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    assert_eq!(request.headers(), &HeaderMap::from_iter(headers));
}

#[test]
fn list_sessions_sends_members_that_are_set() {
    let filter = Filter::new()
        .with_field_name(FilterField::SessionStatus)
        .with_operator(Operator::from("ALMOST"))
        .with_value("é\"\n");
    let request = ListSessionsRequest::new(TEAM)
        .with_max_results(20)
        .with_next_token("")
        .with_filters([filter, Filter::new()]);
    assert_eq!(
        body(&encoded(&request)),
        r#"{"MaxResults":20,"NextToken":"","Filters":[{"FieldName":"SessionStatus","Operator":"ALMOST","Value":"é\"\n"},{}]}"#
    );
}

#[test]
fn an_empty_list_is_not_an_absent_one() {
    let request = ListSessionsRequest::new(TEAM).with_filters([]);
    assert_eq!(body(&encoded(&request)), r#"{"Filters":[]}"#);
}

#[test]
fn everything_but_unreserved_characters_is_escaped_in_labels() {
    for (team, label) in [
        ("a/b", "a%2Fb"),
        ("...", "..."),
        ("é %?#", "%C3%A9%20%25%3F%23"),
        ("A-z_0.~", "A-z_0.~"),
    ] {
        let request = encoded(&ListSessionsRequest::new(team));
        assert_eq!(
            request.uri().path(),
            format!("/approval-teams/{label}/sessions/")
        );
        assert_eq!(request.uri().query(), Some("List"));
    }
}

#[test]
fn other_listings_send_tokens_in_the_query() {
    let request = ListPolicyVersionsRequest::new("arn:aws:mpa:::aws:policy/p")
        .with_max_results(3)
        .with_next_token("a b&c");
    let request = ListPolicyVersions::encode(&request).expect("a policy is named");
    assert_eq!(
        request.uri().to_string(),
        "/policies/arn%3Aaws%3Ampa%3A%3A%3Aaws%3Apolicy%2Fp/?List&MaxResults=3&NextToken=a%20b%26c"
    );
    assert_eq!(request.body(), &Body::default());
}

/// Servers and proxies would send the request to another path.
#[test]
fn a_label_of_one_or_two_dots_is_no_request() {
    for team in [".", ".."] {
        let error = ListSessions::encode(&ListSessionsRequest::new(team)).expect_err("dots");
        let member = "ApprovalTeamArn";
        assert_eq!(error, EncodeError::DotSegment { member });
    }
}

#[test]
fn an_empty_label_is_no_request() {
    let error = ListSessions::encode(&ListSessionsRequest::default()).expect_err("no team");
    let member = "ApprovalTeamArn";
    assert_eq!(error, EncodeError::EmptyLabel { member });
    let error = GetSession::encode(&GetSessionRequest::new("")).expect_err("no session");
    assert!(error.to_string().contains("`SessionArn`"), "{error}");
}
