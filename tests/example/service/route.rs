//! Which operation a method and a path name.

use std::str::FromStr;

use multipartyapproval::http::{Method, Uri};
use percent_encoding::percent_decode_str;

use super::failure::Failure;
use super::pages::Page;

/// An operation, with what its path and its query state.
pub(super) enum Route {
    GetApprovalTeam(String),
    GetIdentitySource(String),
    GetSession(String),
    ListApprovalTeams(Page),
    ListIdentitySources(Page),
    ListSessions(String),
}

impl Route {
    pub(super) fn of(method: &Method, uri: &Uri) -> Result<Self, Failure> {
        let segments = uri.path().split('/').filter(|segment| !segment.is_empty());
        let segments: Vec<String> = segments.map(decoded).collect::<Result<_, _>>()?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let query = uri.query().unwrap_or_default();
        let is_list = query.split('&').any(|pair| pair == "List");
        Ok(match (method.as_str(), &segments[..], is_list) {
            ("GET", ["approval-teams", arn], _) => Self::GetApprovalTeam((*arn).to_owned()),
            ("GET", ["identity-sources", arn], _) => Self::GetIdentitySource((*arn).to_owned()),
            ("GET", ["sessions", arn], _) => Self::GetSession((*arn).to_owned()),
            ("POST", ["approval-teams"], true) => Self::ListApprovalTeams(page(query)?),
            ("POST", ["identity-sources"], true) => Self::ListIdentitySources(page(query)?),
            ("POST", ["approval-teams", arn, "sessions"], true) => {
                Self::ListSessions((*arn).to_owned())
            }
            _ => {
                return Err(Failure::unknown_operation(format!(
                    "this local service has no operation for {method} {}",
                    uri.path()
                )));
            }
        })
    }
}

/// The page in a query.
fn page(query: &str) -> Result<Page, Failure> {
    Ok(Page {
        max_results: parameter(query, "MaxResults")?,
        next_token: parameter(query, "NextToken")?,
    })
}

fn parameter<T: FromStr>(query: &str, name: &str) -> Result<Option<T>, Failure> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let Some((_, value)) = pairs.into_iter().find(|(key, _)| *key == name) else {
        return Ok(None);
    };
    match decoded(value)?.parse() {
        Ok(value) => Ok(Some(value)),
        Err(_) => Err(Failure::validation(format!("{name} is invalid"))),
    }
}

fn decoded(text: &str) -> Result<String, Failure> {
    let text = percent_decode_str(text).decode_utf8();
    let text = text.map_err(|_| Failure::validation("the path is not valid UTF-8"))?;
    Ok(text.into_owned())
}
