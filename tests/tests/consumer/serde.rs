//! The feature `serde`: types of the crate in other formats, by their names on the wire.

use multipartyapproval::types::{
    Filter, ListSessionsRequest, ListSessionsResponse, ResourceNotFoundException, SessionStatus,
};
use multipartyapproval::{Timestamp, Validate};
use serde_json::json;

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

/// Members of the path are among the others.
#[test]
fn writes_an_input_and_reads_it_again() {
    let request = ListSessionsRequest::new(TEAM)
        .with_max_results(20)
        .with_filters([Filter::session_status().eq(SessionStatus::Pending)]);
    let json = json!({
        "ApprovalTeamArn": TEAM,
        "MaxResults": 20,
        "Filters": [{ "FieldName": "SessionStatus", "Operator": "EQ", "Value": "PENDING" }],
    });
    assert_eq!(serde_json::to_value(&request).ok(), Some(json.clone()));
    assert_eq!(serde_json::from_value(json).ok(), Some(request));
}

#[test]
fn reads_responses_of_a_service() {
    let json = json!({
        "Sessions": [{
            "Status": "WITHDRAWN",
            "InitiationTime": "2025-08-08T12:00:00Z",
            "Description": "secret",
            "Color": { "Hue": 7 },
        }, null],
        "NextToken": null,
    });
    let response: ListSessionsResponse = serde_json::from_value(json).expect("it can be read");
    let sessions = response.sessions.expect("there are sessions");
    let [session] = sessions.as_slice() else {
        panic!("{sessions:?}");
    };
    assert_eq!(session.status, Some("WITHDRAWN".into()));
    let time: Timestamp = "2025-08-08T12:00:00Z".parse().expect("a timestamp");
    assert_eq!(session.initiation_time, Some(time));
    // `Debug` hides it, and serde writes it.
    assert!(!format!("{session:?}").contains("secret"));
    let written = serde_json::to_string(session).expect("it can be written");
    assert!(written.contains(r#""Description":"secret""#), "{written}");
}

#[test]
fn errors_contain_values_unless_they_are_sensitive() {
    let error = |json| {
        let read = serde_json::from_value::<ListSessionsResponse>(json);
        read.expect_err("it cannot be read").to_string()
    };
    assert!(error(json!({ "NextToken": 12345 })).contains("12345"));
    let sensitive = error(json!({ "Sessions": [{ "Description": 12345 }] }));
    assert!(!sensitive.contains("12345"), "{sensitive}");
}

#[test]
fn reads_an_error_however_its_message_is_spelled() {
    for name in ["Message", "message", "errorMessage"] {
        let error = serde_json::from_value(json!({ name: "no such team" }));
        let error: ResourceNotFoundException = error.expect("it can be read");
        assert_eq!(error.message(), Some("no such team"), "{name}");
    }
}

#[test]
fn writes_violations_as_a_server_does() {
    let violations = ListSessionsRequest::new(TEAM)
        .with_max_results(0)
        .validate()
        .expect_err("at least one is asked for");
    let message = "Value at '/MaxResults' failed to satisfy constraint: Member must be between 1 \
                   and 20, inclusive";
    let expected = json!({
        "message": format!("1 validation error detected. {message}"),
        "fieldList": [{ "path": "/MaxResults", "message": message }],
    });
    assert_eq!(serde_json::to_value(&violations).ok(), Some(expected));
}
