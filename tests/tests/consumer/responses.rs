//! HTTP responses as outputs, older and newer than the model.

use std::time::{Duration, UNIX_EPOCH};

use multipartyapproval::operation::{GetSession, ListPolicies, ListSessions};
use multipartyapproval::types::{
    ActionCompletionStrategy, ApprovalStrategyResponse, GetSessionResponse, ListSessionsResponse,
    PolicyType, SessionStatus, SessionStatusCode,
};
use multipartyapproval::{Document, Error, HttpOperation, HttpResponse, Timestamp};

fn response(body: &str) -> HttpResponse {
    HttpResponse::new(body.to_owned().into())
}

fn decoded<O: HttpOperation>(body: &str) -> O::Output {
    let reply = O::decode(response(body));
    reply.unwrap_or_else(|error| panic!("{error:?}")).output
}

#[test]
fn reads_a_page_of_sessions() {
    let page: ListSessionsResponse = decoded::<ListSessions>(
        r#"{
            "NextToken": "t1",
            "Sessions": [{
                "SessionArn": "arn:aws:mpa:us-east-1:123456789012:session/payments/1",
                "InitiationTime": "2025-06-17T10:20:30.250Z",
                "ExpirationTime": "2025-06-18T12:20:30+02:00",
                "Status": "FAILED",
                "StatusCode": "EXPIRED",
                "ActionCompletionStrategy": "AUTO_COMPLETION_UPON_APPROVAL"
            }]
        }"#,
    );
    assert_eq!(page.next_token.as_deref(), Some("t1"));
    let sessions = page.sessions.expect("a list");
    let [session] = sessions.as_slice() else {
        panic!("expected one session, not {sessions:?}");
    };
    assert_eq!(session.status, Some(SessionStatus::Failed));
    assert_eq!(session.status_code, Some(SessionStatusCode::Expired));
    assert_eq!(
        session.action_completion_strategy,
        Some(ActionCompletionStrategy::AutoCompletionUponApproval)
    );
    assert_eq!(session.initiation_time, time(1_750_155_630, 250_000_000));
    assert_eq!(session.expiration_time, time(1_750_242_030, 0));
    assert_eq!(session.completion_time, None);
}

fn time(seconds: i64, nanos: u32) -> Option<Timestamp> {
    Some(Timestamp::from_unix(seconds, nanos).expect("within range"))
}

#[test]
fn times_become_those_of_the_standard_library() {
    let body = r#"{"InitiationTime": "1970-01-01T00:00:01.5Z"}"#;
    let session: GetSessionResponse = decoded::<GetSession>(body);
    let time = session.initiation_time.expect("a time");
    let converted = std::time::SystemTime::try_from(time).expect("within range");
    assert_eq!(converted, UNIX_EPOCH + Duration::from_millis(1_500));
}

#[test]
fn a_time_in_another_format_than_the_models_is_an_error_that_names_the_place() {
    for time in ["1750155630", "\"Tue, 17 Jun 2025 10:20:30 GMT\"", "true"] {
        let body = format!(r#"{{"Sessions":[{{}},{{"InitiationTime":{time}}}]}}"#);
        let error = ListSessions::decode(response(&body)).expect_err(time);
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        assert!(
            error.to_string().contains("/Sessions/1/InitiationTime"),
            "{error}"
        );
        assert!(!error.to_string().contains("1750155630"), "{error}");
    }
}

#[test]
fn nulls_are_missing_members() {
    let nothing = ListSessionsResponse::default();
    for body in ["", "{}", r#"{"NextToken":null,"Sessions":null}"#] {
        assert_eq!(decoded::<ListSessions>(body), nothing, "{body}");
    }
    let page = decoded::<ListSessions>(r#"{"Sessions":[null,{"Status":null}]}"#);
    assert_eq!(
        page.sessions.map(|list| list.len()),
        Some(1),
        "a null is no session"
    );
}

#[test]
fn keeps_unlisted_enum_values() {
    let body = r#"{"Sessions":[{"Status":"PAUSED","StatusCode":""}]}"#;
    let sessions = decoded::<ListSessions>(body).sessions.expect("a list");
    let status = sessions[0].status.as_ref().expect("a status");
    assert_eq!(
        (status.as_str(), status.to_string().as_str()),
        ("PAUSED", "PAUSED")
    );
    assert!(matches!(status, SessionStatus::Unlisted(text) if text.as_str() == "PAUSED"));
    assert!(!SessionStatus::LISTED.contains(status));
    assert_eq!(status, &SessionStatus::from("PAUSED"));
    assert_eq!(sessions[0].status_code, Some(SessionStatusCode::from("")));
}

#[test]
fn an_older_crate_reads_a_newer_response() {
    let body = r#"{
        "Priority": {"Level": [1, {"Deep": null}], "": 1e400},
        "Status": "PAUSED",
        "ApprovalStrategy": {"Unanimous": {"Quorum": 7}},
        "ApproverResponses": [{"ApproverId": "a", "Mood": "good", "Response": "SLEPT"}]
    }"#;
    let session = decoded::<GetSession>(body);
    assert_eq!(session.status, Some(SessionStatus::from("PAUSED")));
    let Some(ApprovalStrategyResponse::Unlisted(member)) = session.approval_strategy else {
        panic!("expected an unlisted strategy");
    };
    assert_eq!(member.tag, "Unanimous");
    let quorum = member
        .value
        .as_object()
        .and_then(|object| object.get("Quorum"));
    assert_eq!(quorum, Some(&Document::from(7)));
    let responses = session.approver_responses.expect("a list");
    assert_eq!(responses[0].approver_id.as_deref(), Some("a"));
}

#[test]
fn required_members_of_a_response_are_plain_and_may_be_missing() {
    let body = r#"{"Policies":[
        {"Arn":"arn:aws:mpa:::aws:policy/p","DefaultVersion":2,"PolicyType":"AWS_RAM","Name":"p"},
        {"Name":null}
    ]}"#;
    let policies = decoded::<ListPolicies>(body).policies.expect("a list");
    let [whole, bare] = policies.as_slice() else {
        panic!("expected two policies, not {policies:?}");
    };
    assert_eq!((whole.name.as_str(), whole.default_version), ("p", 2));
    assert_eq!(whole.policy_type, PolicyType::AwsRam);
    assert_eq!(
        (bare.arn.as_str(), bare.name.as_str(), bare.default_version),
        ("", "", 0)
    );
    assert_eq!(bare.policy_type.as_str(), "");
}

#[test]
fn json_that_contradicts_the_model_is_an_error_with_its_path() {
    for (body, place) in [
        ("[]", "byte 0"),
        ("{\"Sessions\":{}}", "/Sessions"),
        ("{\"Sessions\":[{\"Status\":5}]}", "/Sessions/0/Status"),
        ("{\"NextToken\":\"secret", "/NextToken"),
        ("<html>secret</html>", "byte 0"),
        ("{} secret", "byte 3"),
    ] {
        let error = ListSessions::decode(response(body))
            .expect_err(body)
            .to_string();
        assert!(error.contains(place), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}
