//! Good responses, the places inside of them, and how to put something else there.

use serde_json::{Value, json};

fn arn(resource: &str) -> String {
    format!("arn:aws:mpa:us-east-1:123456789012:{resource}")
}

/// A session with every member that pages have of it.
fn session(number: usize) -> Value {
    json!({
        "SessionArn": arn(&format!("session/payments/{number}")),
        "ApprovalTeamName": "payments",
        "ApprovalTeamArn": arn("approval-team/payments"),
        "InitiationTime": "2025-06-17T10:20:30.25Z",
        "ExpirationTime": "2025-06-18T10:20:30Z",
        "CompletionTime": "2025-06-17T11:00:00+01:00",
        "Description": "Löscht das \"Archiv\" 😹\n",
        "ActionName": "DeleteVault",
        "ProtectedResourceArn": arn("vault/1"),
        "RequesterServicePrincipal": "vault.amazonaws.com",
        "RequesterPrincipalArn": "arn:aws:iam::123456789012:role/ops",
        "RequesterRegion": "us-east-1",
        "RequesterAccountId": "123456789012",
        "Status": "FAILED",
        "StatusCode": "EXPIRED",
        "StatusMessage": "",
        "ActionCompletionStrategy": "AUTO_COMPLETION_UPON_APPROVAL",
    })
}

pub(super) fn page(sessions: usize) -> Value {
    let sessions: Vec<Value> = (0..sessions).map(session).collect();
    json!({ "NextToken": "t/1==", "Sessions": sessions })
}

/// A single session has more members.
pub(super) fn whole_session() -> Value {
    let mut whole = session(7);
    for (name, value) in [
        (
            "ApprovalStrategy",
            json!({ "MofN": { "MinApprovalsRequired": 2 } }),
        ),
        ("NumberOfApprovers", json!(3)),
        ("Metadata", json!({ "vault": "1", "": "é" })),
        ("ExecutionStatus", json!("PENDING")),
        (
            "ApproverResponses",
            json!([
                { "ApproverId": "a", "IdentityId": "i", "IdentitySourceArn": arn("identity-source/1"),
                  "Response": "APPROVED", "ResponseTime": "2025-06-17T10:30:00Z" },
                { "ApproverId": "b", "Response": "NO_RESPONSE" },
            ]),
        ),
    ] {
        whole[name] = value;
    }
    whole
}

/// JSON pointers of everything inside of a value.
pub(super) fn places(value: &Value) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, item)| (index.to_string(), item))
                .collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(name, member)| (name.clone(), member))
                .collect()
        }
        _ => return Vec::new(),
    };
    let mut all = Vec::new();
    for (name, value) in inside {
        all.push(format!("/{name}"));
        all.extend(places(value).iter().map(|place| format!("/{name}{place}")));
    }
    all
}

/// The JSON of `response` with other JSON at `place`.
pub(super) fn with(response: &Value, place: &str, text: &str) -> String {
    const MARK: &str = "<here>";
    let mut changed = response.clone();
    *changed.pointer_mut(place).expect("it is a place") = MARK.into();
    changed.to_string().replace(&format!("\"{MARK}\""), text)
}

pub(super) fn without(response: &Value, place: &str) -> String {
    let (parent, name) = place.rsplit_once('/').expect("it is a place");
    let mut changed = response.clone();
    match changed.pointer_mut(parent).expect("it is a place") {
        Value::Array(items) => drop(items.remove(name.parse().expect("an index"))),
        Value::Object(members) => drop(members.remove(name)),
        other => panic!("nothing is inside of {other}"),
    }
    changed.to_string()
}
