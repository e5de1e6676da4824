//! AWS Multi-party Approval with canned data: decides which response a request gets. Must not know
//! sockets.
//!
//! It reads requests with the types of the crate, and checks them by the constraints of the model.
//! It has the operations that only read teams, identity sources and sessions.

mod data;
mod failure;
mod filters;
mod pages;
mod route;

use std::sync::atomic::{AtomicU64, Ordering};

use multipartyapproval::Validate;
use multipartyapproval::http::header::AUTHORIZATION;
use multipartyapproval::http::{Request, Response, StatusCode};
use multipartyapproval::types::{
    ListApprovalTeamsRequest, ListIdentitySourcesRequest, ListSessionsRequest,
};
use serde_json::{Value, json};

use data::{BUSY_TEAM, Data, SESSION_IN_LISTS, SOURCE_IN_LISTS, TEAM_IN_LISTS};
use failure::Failure;
use pages::Listing;
use route::Route;

/// The service. It numbers its responses, for their request ids.
pub(crate) struct Service {
    data: Data,
    responses: AtomicU64,
}

impl Service {
    pub(crate) fn new() -> Self {
        Self {
            data: Data::canned(),
            responses: AtomicU64::new(0),
        }
    }

    /// The response to a request, whose body is `body`.
    pub(crate) fn respond(&self, request: &Request<()>, body: &[u8]) -> Response<String> {
        let number = self.responses.fetch_add(1, Ordering::Relaxed) + 1;
        let response = Response::builder()
            .header("content-type", "application/json")
            .header("x-amzn-requestid", format!("local-{number:06}"));
        let (response, body) = match self.output(request, body) {
            Ok(output) => (response.status(StatusCode::OK), output),
            Err(failure) => (
                response
                    .status(failure.status)
                    .header("x-amzn-errortype", failure.code),
                json!({ "Message": failure.message }),
            ),
        };
        response
            .body(body.to_string())
            .expect("names and values of these headers are valid")
    }

    fn output(&self, request: &Request<()>, body: &[u8]) -> Result<Value, Failure> {
        is_signed(request)?;
        match Route::of(request.method(), request.uri())? {
            Route::GetApprovalTeam(arn) => self.data.team(&arn).cloned(),
            Route::GetIdentitySource(arn) => self.data.identity_source(&arn).cloned(),
            Route::GetSession(arn) => self.data.session(&arn).cloned(),
            Route::ListApprovalTeams(page) => {
                let mut input = ListApprovalTeamsRequest::new();
                (input.max_results, input.next_token) = (page.max_results, page.next_token.clone());
                input.validate()?;
                Listing {
                    member: "ApprovalTeams",
                    items: self.data.teams.iter().collect(),
                    members: TEAM_IN_LISTS,
                    question: "ListApprovalTeams".to_owned(),
                }
                .page(page)
            }
            Route::ListIdentitySources(page) => {
                let mut input = ListIdentitySourcesRequest::new();
                (input.max_results, input.next_token) = (page.max_results, page.next_token.clone());
                input.validate()?;
                Listing {
                    member: "IdentitySources",
                    items: self.data.identity_sources.iter().collect(),
                    members: SOURCE_IN_LISTS,
                    question: "ListIdentitySources".to_owned(),
                }
                .page(page)
            }
            Route::ListSessions(team) => {
                let input = read(body)?.with_approval_team_arn(team);
                input.validate()?;
                self.sessions(input)
            }
        }
    }

    fn sessions(&self, input: ListSessionsRequest) -> Result<Value, Failure> {
        let team = &input.approval_team_arn;
        if self.data.team(team)?["Name"] == BUSY_TEAM {
            return Err(Failure::throttling("the team is busy; try again later"));
        }
        let filters = input.filters.unwrap_or_default();
        let sessions = self.data.sessions.iter();
        let sessions = sessions.filter(|session| session["ApprovalTeamArn"] == **team);
        Listing {
            member: "Sessions",
            items: sessions
                .filter(|session| filters::match_all(&filters, session))
                .collect(),
            members: SESSION_IN_LISTS,
            question: format!("ListSessions {team} {filters:?}"),
        }
        .page(pages::Page {
            max_results: input.max_results,
            next_token: input.next_token,
        })
    }
}

/// Fails without a signature. It does not check the signature, because it knows no secret.
fn is_signed(request: &Request<()>) -> Result<(), Failure> {
    let signature = request.headers().get(AUTHORIZATION);
    let signature = signature.and_then(|value| value.to_str().ok());
    match signature {
        Some(value) if value.starts_with("AWS4-HMAC-SHA256 ") => Ok(()),
        _ => Err(Failure::access_denied(
            "the request has no signature of AWS Signature Version 4 in the header `authorization`",
        )),
    }
}

/// The members in a body of JSON.
fn read(body: &[u8]) -> Result<ListSessionsRequest, Failure> {
    if body.is_empty() {
        return Ok(ListSessionsRequest::default());
    }
    serde_json::from_slice(body).map_err(|error| Failure::validation(format!("the body: {error}")))
}
