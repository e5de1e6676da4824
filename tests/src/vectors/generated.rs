//! `ListSessions` of the generated crate as a subject: JSON of a vector to its types and back.
//! Knows nothing of paging.

use hardy_runtime::pages::Paginator;
use hardy_runtime::{Error, HttpOperation, HttpRequest, HttpResponse, Reply};
use multipartyapproval::operation::{ListSessions, ListSessionsError};
use multipartyapproval::types::{
    Filter, ListSessionsRequest, ListSessionsResponse, ListSessionsResponseSession,
};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};

use super::format::Names;
use super::subject::{Subject, bytes};

impl Subject for ListSessions {
    fn input(_names: &Names, params: &Map<String, Value>) -> Result<ListSessionsRequest, String> {
        let mut request = ListSessionsRequest::default();
        for (name, value) in params {
            request = with_member(request, name, value)
                .ok_or_else(|| format!("`{name}` cannot be {value}"))?;
        }
        Ok(request)
    }

    fn page_size(
        paginator: Paginator<Self>,
        _names: &Names,
        size: i64,
    ) -> Result<Option<Paginator<Self>>, String> {
        let size = i32::try_from(size).map_err(|error| format!("page size {size}: {error}"))?;
        Ok(Some(paginator.page_size(size)))
    }

    /// The body, and what the path has in place of `{ApprovalTeamArn}`.
    fn members(request: &HttpRequest) -> Result<Value, String> {
        let uri = request.uri().to_string();
        let label = uri
            .strip_prefix("/approval-teams/")
            .and_then(|rest| rest.strip_suffix("/sessions/?List"))
            .ok_or_else(|| format!("`{uri}` is no target of ListSessions"))?;
        let arn = percent_decode_str(label).decode_utf8();
        let arn = arn.map_err(|error| format!("`{label}`: {error}"))?;
        let body = serde_json::from_slice(bytes(request)).map_err(|error| error.to_string())?;
        let Value::Object(mut members) = body else {
            return Err(format!("{body} is no object"));
        };
        members.insert("ApprovalTeamArn".to_owned(), arn.into());
        Ok(Value::Object(members))
    }

    fn answer(
        _input: &ListSessionsRequest,
        response: HttpResponse,
    ) -> Result<ListSessionsResponse, Error<ListSessionsError>> {
        Self::decode(response).map(Reply::into_output)
    }

    fn item(session: &ListSessionsResponseSession) -> Value {
        let mut bare = session.clone();
        let arn = bare.session_arn.take();
        if bare != ListSessionsResponseSession::default() {
            // Vectors give sessions no other members, so this one is seen to differ.
            return json!(format!("{session:?}"));
        }
        arn.map_or(json!({}), |arn| json!({ "SessionArn": arn }))
    }

    fn items(sessions: Vec<ListSessionsResponseSession>) -> Value {
        sessions.iter().map(Self::item).collect()
    }
}

fn with_member(
    request: ListSessionsRequest,
    name: &str,
    value: &Value,
) -> Option<ListSessionsRequest> {
    Some(match name {
        "ApprovalTeamArn" => request.with_approval_team_arn(value.as_str()?),
        "MaxResults" => request.with_max_results(i32::try_from(value.as_i64()?).ok()?),
        "NextToken" => request.with_next_token(value.as_str()?),
        "Filters" => {
            let filters: Option<Vec<Filter>> = value.as_array()?.iter().map(filter).collect();
            request.with_filters(filters?)
        }
        _ => return None,
    })
}

fn filter(value: &Value) -> Option<Filter> {
    let mut filter = Filter::new();
    for (name, value) in value.as_object()? {
        let text = value.as_str()?;
        filter = match name.as_str() {
            "FieldName" => filter.with_field_name(text.into()),
            "Operator" => filter.with_operator(text.into()),
            "Value" => filter.with_value(text),
            _ => return None,
        };
    }
    Some(filter)
}
