//! Hardy's crate as one of those that are compared.

use bytes::Bytes;
use multipartyapproval::operation::ListSessions;
use multipartyapproval::types::{
    Filter, ListSessionsRequest, ListSessionsResponse, ListSessionsResponseSession,
};
use multipartyapproval::{HttpOperation, HttpResponse, Validate};

use crate::page::{FILTERS, Request, Summary, TEAM};
use crate::subject::Subject;

pub(crate) const NAME: &str = "Hardy";

pub(crate) fn reader(json: &'static [u8]) -> (Subject, Summary) {
    let response = move || HttpResponse::new(Bytes::from_static(json).into());
    let read = |response| ListSessions::decode(response).expect("the page is well-formed");
    let summary = summary(&read(response()));
    (Subject::new(NAME, response, read), summary)
}

fn summary(output: &ListSessionsResponse) -> Summary {
    summary_of(output.sessions.as_deref().unwrap_or_default())
}

pub(crate) fn summary_of(sessions: &[ListSessionsResponseSession]) -> Summary {
    let sessions = sessions.iter().map(|session| {
        [
            session.session_arn.clone(),
            session.initiation_time.map(|time| time.to_string()),
            session.expiration_time.map(|time| time.to_string()),
            session.description.clone(),
            session.status.as_ref().map(|status| status.to_string()),
            session.status_message.clone(),
        ]
    });
    sessions.collect()
}

/// A run uses its input up, as one of the SDK does.
pub(crate) fn writer() -> (Subject, Request) {
    let write = |input: ListSessionsRequest| {
        ListSessions::encode(&input).expect("the request names its team")
    };
    let request = write(input());
    let written = Request {
        method: request.method().to_string(),
        target: request.uri().to_string().replace("/?", "?"),
        body: serde_json::from_slice(request.body().bytes().expect("in memory"))
            .expect("the body is JSON"),
    };
    (Subject::new(NAME, input, write), written)
}

/// Each run checks the same request, as one that is checked is there before and after.
pub(crate) fn checker() -> Subject {
    let request: &'static ListSessionsRequest = Box::leak(Box::new(input()));
    let check = |request: &ListSessionsRequest| {
        request.validate().expect("the request keeps to the model");
    };
    check(request);
    Subject::new(NAME, move || request, check)
}

pub(crate) fn input() -> ListSessionsRequest {
    let filters = FILTERS.map(|[field, operator, value]| {
        Filter::new()
            .with_field_name(field.into())
            .with_operator(operator.into())
            .with_value(value)
    });
    ListSessionsRequest::new(TEAM)
        .with_max_results(20)
        .with_filters(filters)
}
