//! Lists approval sessions page by page: with filters, a limit, and a second run that continues
//! where the first one stopped. The responses are canned, so it needs neither network nor account.
//!
//! `cargo run -p multipartyapproval --example list_sessions`
//!
//! Everything but [`answer`], which plays the service, is what a program would do. In its place
//! comes an HTTP stack that adds endpoint and signature to the request.

use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::pages::Paginator;
use multipartyapproval::types::{
    Filter, ListSessionsRequest, ListSessionsResponse, ListSessionsResponseSession, SessionStatus,
};
use multipartyapproval::{Error, HttpOperation, HttpRequest, HttpResponse, Response, Validate};

const TEAM: &str = "arn:aws:mpa:us-east-1:123456789012:approval-team/payments";

type CallError = Error<ListSessionsError>;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = ListSessionsRequest::new(TEAM).with_filters([
        Filter::session_status().ne(SessionStatus::Cancelled),
        Filter::initiation_time().between(
            "2025-08-01T00:00:00Z".parse()?,
            "2025-08-31T23:59:59Z".parse()?,
        ),
    ]);
    // Every constraint of the model. By itself the paginator checks what no service does without.
    request.validate()?;
    let sessions = ListSessions::paginator(request).page_size(3);

    // Stops inside the second page.
    println!("Run 1: four sessions at most");
    let rest = print_sessions(&sessions.clone().max_items(4))?;

    if let Some(token) = rest {
        println!("Resume token: {token}\n\nRun 2: the rest");
        print_sessions(&sessions.starting_token(token))?;
    }
    Ok(())
}

/// Prints a run as a table, and returns the token that continues it if it stopped early.
fn print_sessions(sessions: &Paginator<ListSessions>) -> Result<Option<String>, CallError> {
    println!("  {:<20}  {:<13}  OPERATION", "OPENED", "STATUS");
    let mut sessions = sessions.blocking_items(call);
    for session in &mut sessions {
        println!("{}", row(&session?));
    }
    Ok(sessions.resume_token())
}

/// Sends one request and waits for its response.
fn call(input: ListSessionsRequest) -> Result<Response<ListSessionsResponse>, CallError> {
    let request = ListSessions::encode(&input).map_err(Error::Encode)?;
    ListSessions::decode(answer(&request))
}

fn row(session: &ListSessionsResponseSession) -> String {
    let opened = session.initiation_time.map(|time| time.to_string());
    let status = match &session.status {
        // A value newer than the crate is no error; it is kept as the service sent it.
        Some(SessionStatus::Unlisted(value)) => format!("{} (new)", value.as_str()),
        Some(status) => status.to_string(),
        None => String::new(),
    };
    format!(
        "  {:<20}  {:<13}  {}",
        opened.unwrap_or_default(),
        status,
        session.action_name.as_deref().unwrap_or_default(),
    )
}

/// Plays the service: which page it sends depends on the token in the request.
fn answer(request: &HttpRequest) -> HttpResponse {
    let body = request.body().bytes().map_or(&b""[..], |bytes| bytes);
    let body = String::from_utf8_lossy(body);
    let (number, page) = if body.contains(r#""NextToken":"page-2""#) {
        (2, PAGE_2)
    } else {
        (1, PAGE_1)
    };
    println!("  -- {} for page {number}", request.method());
    HttpResponse::new(page.into())
}

const PAGE_1: &str = r#"{
    "Sessions": [
        {
            "ActionName": "backup:CreateRestoreAccessBackupVault",
            "InitiationTime": "2025-08-04T09:12:44Z",
            "Status": "APPROVED"
        },
        {
            "ActionName": "mpa:UpdateApprovalTeam",
            "InitiationTime": "2025-08-11T16:40:03Z",
            "Status": "FAILED",
            "StatusCode": "EXPIRED"
        },
        {
            "ActionName": "backup:CreateRestoreAccessBackupVault",
            "InitiationTime": "2025-08-18T07:55:10Z",
            "Status": "APPROVED"
        }
    ],
    "NextToken": "page-2"
}"#;

const PAGE_2: &str = r#"{
    "Sessions": [
        {
            "ActionName": "mpa:StartActiveApprovalTeamDeletion",
            "InitiationTime": "2025-08-22T12:01:59Z",
            "Status": "ON_HOLD"
        },
        {
            "ActionName": "mpa:UpdateApprovalTeam",
            "InitiationTime": "2025-08-27T08:30:00Z",
            "Status": "PENDING"
        }
    ]
}"#;
