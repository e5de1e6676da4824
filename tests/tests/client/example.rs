//! The examples of the generated crate, as people run them: clients of the local service, and the
//! program that lists sessions.

mod program;
mod service;

use hardy_client::{Config, Credentials};
use multipartyapproval::operation::{GetSessionError, ListSessionsError};
use multipartyapproval::types::{
    Filter, GetApprovalTeamRequest, GetIdentitySourceRequest, GetSessionRequest,
    ListApprovalTeamsRequest, ListIdentitySourcesRequest, ListSessionsRequest,
    ListSessionsResponseSession, SessionStatus,
};
use multipartyapproval::{Client, Error};

use super::on_tokio;
use service::{LocalService, TEAM};

/// All sessions of the team, in order.
const SESSIONS: [&str; 9] = ["01", "02", "03", "04", "05", "06", "07", "08", "09"];

fn client(service: &LocalService) -> Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret");
    let config = Config::new("us-east-1", credentials).with_endpoint_url(service.url());
    Client::new(&config).expect("the URL is valid")
}

fn request() -> ListSessionsRequest {
    ListSessionsRequest::new(TEAM)
}

/// The numbers that end the ARNs of sessions.
fn numbers(sessions: &[ListSessionsResponseSession]) -> Vec<&str> {
    let arns = sessions
        .iter()
        .map(|session| session.session_arn.as_deref());
    let arns = arns.map(|arn| arn.expect("every session has an ARN"));
    arns.map(|arn| arn.rsplit('-').next().unwrap_or_default())
        .collect()
}

#[test]
fn lists_all_pages() {
    let service = LocalService::start();
    let client = client(&service);
    on_tokio(async {
        let mut pages = client.list_sessions(request()).page_size(4).pages();
        let mut sizes = Vec::new();
        let mut sessions = Vec::new();
        while let Some(page) = pages.try_next().await.expect("every page arrives") {
            let page = page.sessions.clone().expect("every page has sessions");
            sizes.push(page.len());
            sessions.extend(page);
        }
        assert_eq!(sizes, [4, 4, 1]);
        assert_eq!(numbers(&sessions), SESSIONS);
    });
}

#[test]
fn continues_inside_of_a_page() {
    let service = LocalService::start();
    let client = client(&service);
    on_tokio(async {
        let listing = || client.list_sessions(request()).page_size(3);
        let mut first = listing().max_items(4).items();
        let mut sessions = Vec::new();
        while let Some(session) = first.try_next().await.expect("every page arrives") {
            sessions.push(session);
        }
        assert_eq!(numbers(&sessions), SESSIONS[..4]);
        let token = first.resume_token().expect("the listing stopped early");
        let rest = listing().starting_token(token).collect().await;
        let rest = rest.expect("every page arrives");
        assert_eq!(rest.resume_token, None);
        assert_eq!(numbers(&rest.items.unwrap_or_default()), SESSIONS[4..]);
    });
}

#[test]
fn filters_as_the_service_documents() {
    let time = |text: &str| text.parse().expect("a timestamp");
    let initiated = Filter::initiation_time;
    let the_third = "2025-08-04T09:12:44Z";
    let cases: Vec<(Vec<Filter>, &[&str])> = vec![
        (
            vec![Filter::session_status().eq(SessionStatus::Pending)],
            &["08", "09"],
        ),
        (
            vec![Filter::session_status().ne(SessionStatus::Approved)],
            &["02", "04", "06", "08", "09"],
        ),
        (
            vec![Filter::action_name().eq("mpa:UpdateApprovalTeam")],
            &["02", "04", "08"],
        ),
        (
            vec![Filter::action_name().ne("mpa:UpdateApprovalTeam")],
            &["01", "03", "05", "06", "07", "09"],
        ),
        (vec![Filter::action_name().contains("Deletion")], &["06"]),
        (
            vec![Filter::action_name().not_contains("mpa:")],
            &["01", "03", "05", "07", "09"],
        ),
        (vec![initiated().lt(time(the_third))], &["01", "02"]),
        (vec![initiated().lte(time(the_third))], &["01", "02", "03"]),
        (vec![initiated().gt(time("2025-08-27T08:30:00Z"))], &["09"]),
        (
            vec![initiated().gte(time("2025-08-27T08:30:00Z"))],
            &["08", "09"],
        ),
        (
            vec![initiated().between(time(the_third), time("2025-08-18T07:55:10Z"))],
            &["03", "04", "05"],
        ),
        (
            vec![
                initiated().gte(time(the_third)),
                Filter::session_status().eq(SessionStatus::Approved),
            ],
            &["03", "05", "07"],
        ),
    ];
    let service = LocalService::start();
    let client = client(&service);
    on_tokio(async {
        for (filters, expected) in cases {
            let input = request().with_filters(filters.clone());
            // More pages than one.
            let listed = client.list_sessions(input).page_size(2).collect().await;
            let listed = listed.expect("every page arrives");
            assert_eq!(
                numbers(&listed.items.unwrap_or_default()),
                expected,
                "{filters:?}"
            );
        }
    });
}

#[test]
fn returns_what_the_lists_contain() {
    let service = LocalService::start();
    let client = client(&service);
    on_tokio(async {
        let teams = client.list_approval_teams(ListApprovalTeamsRequest::new());
        let teams = teams.page_size(2).collect().await.expect("two pages");
        let teams = teams.items.expect("a list");
        assert_eq!(teams.len(), 3);
        for team in teams {
            let arn = team.arn.expect("every team has an ARN");
            let input = GetApprovalTeamRequest::new(arn.as_str());
            let whole = client.get_approval_team(input).await.expect("it exists");
            assert_eq!((whole.arn.as_ref(), &whole.name), (Some(&arn), &team.name));
            let approvers = whole.approvers.as_ref().map(Vec::len);
            let count = team.number_of_approvers.map(i64::from);
            assert_eq!(approvers.and_then(|count| i64::try_from(count).ok()), count);
        }
        let sources = client.list_identity_sources(ListIdentitySourcesRequest::new());
        let sources = sources.paginated().collect().await.expect("a page");
        let sources = sources.items.expect("a list");
        let source = sources.first().expect("one source");
        let arn = source.identity_source_arn.clone().expect("it has an ARN");
        let whole = client.get_identity_source(GetIdentitySourceRequest::new(arn));
        assert_eq!(whole.await.expect("it exists").status, source.status);
        let sessions = client.list_sessions(request()).paginated().collect().await;
        for session in sessions.expect("a page").items.expect("a list") {
            let arn = session.session_arn.expect("every session has an ARN");
            let whole = client.get_session(GetSessionRequest::new(arn)).await;
            let whole = whole.expect("it exists");
            assert!(whole.missing_required.is_empty());
            assert_eq!(whole.status, session.status);
            assert_eq!(whole.approver_responses.as_ref().map(Vec::len), Some(3));
        }
    });
}

#[test]
fn returns_modeled_errors() {
    let service = LocalService::start();
    let client = client(&service);
    on_tokio(async {
        let team = "arn:aws:mpa:us-east-1:123456789012:approval-team/nobody";
        let error = client.list_sessions(ListSessionsRequest::new(team)).await;
        let Err(Error::Service(error)) = error else {
            panic!("{error:?}")
        };
        assert!(matches!(
            error.error,
            ListSessionsError::ResourceNotFoundException(_)
        ));
        assert!(error.request_id.is_some_and(|id| id.starts_with("local-")));

        let arn = "arn:aws:mpa:us-east-1:123456789012:session/payments/99";
        let error = client.get_session(GetSessionRequest::new(arn)).await;
        let Err(Error::Service(error)) = error else {
            panic!("{error:?}")
        };
        assert!(matches!(
            error.error,
            GetSessionError::ResourceNotFoundException(_)
        ));

        // A token of another team, and a size that the client does not check by default.
        let other = "arn:aws:mpa:us-east-1:123456789012:approval-team/archive";
        let page = client.list_sessions(request().with_max_results(1)).await;
        let token = page.expect("a page").next_token.clone().expect("a token");
        let invalid = [
            request().with_next_token("0"),
            ListSessionsRequest::new(other).with_next_token(token),
            request().with_max_results(21),
        ];
        for input in invalid {
            let error = client.list_sessions(input).await;
            let Err(Error::Service(error)) = error else {
                panic!("{error:?}")
            };
            let is_validation = matches!(error.error, ListSessionsError::ValidationException(_));
            assert!(is_validation, "{error}");
        }
    });
}

#[test]
fn requires_a_signature() {
    let service = LocalService::start();
    let response = service.raw("GET /sessions/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(
        response.starts_with("HTTP/1.1 403 Forbidden\r\n"),
        "{response}"
    );
    assert!(
        response.contains("\r\nx-amzn-errortype: AccessDeniedException\r\n"),
        "{response}"
    );
}
