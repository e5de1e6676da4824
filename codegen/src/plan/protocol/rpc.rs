//! RPC protocols: every member is in the body, and the path does not depend on members.

use super::row::Outline;
use crate::ir::{PathPiece, RequestStart};

/// The header of clients that understand the codes of awsQuery.
const QUERY_MODE: (&str, &str) = ("x-amzn-query-mode", "true");

/// The start of a request to `path`.
pub(super) fn start(
    request: &Outline<'_>,
    path: &str,
    headers: impl IntoIterator<Item = (String, String)>,
) -> RequestStart {
    let service = request.model.shape(&request.closure.service);
    let is_compatible = service.is_some_and(|service| service.traits.aws_query_compatible);
    let (name, value) = QUERY_MODE;
    let query_mode = is_compatible.then(|| (name.to_owned(), value.to_owned()));
    RequestStart {
        method: "POST".to_owned(),
        host: Vec::new(),
        endpoint: None,
        required_token: None,
        path: vec![PathPiece::Literal(path.to_owned())],
        query: Vec::new(),
        headers: headers.into_iter().chain(query_mode).collect(),
    }
}
