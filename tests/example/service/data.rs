//! The canned teams, identity sources and sessions, in the form of the `Get` operations.

use serde_json::Value;

use super::failure::Failure;

/// The members of a team in a list.
pub(super) const TEAM_IN_LISTS: &[&str] = &[
    "CreationTime",
    "ApprovalStrategy",
    "NumberOfApprovers",
    "Arn",
    "Name",
    "Description",
    "Status",
    "StatusCode",
    "StatusMessage",
];

/// The members of an identity source in a list.
pub(super) const SOURCE_IN_LISTS: &[&str] = &[
    "IdentitySourceType",
    "IdentitySourceParameters",
    "IdentitySourceArn",
    "CreationTime",
    "Status",
    "StatusCode",
    "StatusMessage",
];

/// The members of a session in a list.
pub(super) const SESSION_IN_LISTS: &[&str] = &[
    "SessionArn",
    "ApprovalTeamName",
    "ApprovalTeamArn",
    "InitiationTime",
    "ExpirationTime",
    "CompletionTime",
    "Description",
    "ActionName",
    "ProtectedResourceArn",
    "RequesterServicePrincipal",
    "RequesterPrincipalArn",
    "RequesterRegion",
    "RequesterAccountId",
    "Status",
    "StatusCode",
    "StatusMessage",
    "ActionCompletionStrategy",
];

/// The team whose sessions nobody gets: the service throttles each request for them.
pub(super) const BUSY_TEAM: &str = "busy";

/// What the service knows.
pub(super) struct Data {
    pub(super) teams: Vec<Value>,
    pub(super) identity_sources: Vec<Value>,
    pub(super) sessions: Vec<Value>,
}

impl Data {
    pub(super) fn canned() -> Self {
        let mut data: Value =
            serde_json::from_str(include_str!("data.json")).expect("the file is JSON");
        let mut list = |key: &str| match data[key].take() {
            Value::Array(items) => items,
            _ => unreachable!("the file has a list for each of these keys"),
        };
        Self {
            teams: list("teams"),
            identity_sources: list("identitySources"),
            sessions: list("sessions"),
        }
    }

    pub(super) fn team(&self, arn: &str) -> Result<&Value, Failure> {
        find(&self.teams, "Arn", arn, "approval team")
    }

    pub(super) fn identity_source(&self, arn: &str) -> Result<&Value, Failure> {
        let sources = &self.identity_sources;
        find(sources, "IdentitySourceArn", arn, "identity source")
    }

    pub(super) fn session(&self, arn: &str) -> Result<&Value, Failure> {
        find(&self.sessions, "SessionArn", arn, "session")
    }
}

fn find<'a>(items: &'a [Value], key: &str, arn: &str, what: &str) -> Result<&'a Value, Failure> {
    let item = items.iter().find(|item| item[key] == arn);
    item.ok_or_else(|| Failure::not_found(format!("there is no {what} {arn}")))
}
