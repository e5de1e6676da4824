//! The address of an operation: method, path and status code (`http`), and the host prefix
//! (`endpoint`). Must not know their members.

use super::super::host_prefix::HostPrefix;
use super::super::uri::Uri;
use super::value::TraitValue;
use crate::report::Report;

/// HTTP binding of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Http {
    /// The method, in the case it is written in.
    pub method: String,
    /// Path and literal query.
    pub uri: Uri,
    /// Status code of success; 200 unless stated.
    pub code: u16,
}

pub(super) fn http(value: &TraitValue<'_>, report: &mut Report) -> Option<Box<Http>> {
    value.object(report)?;
    let method = value.required_text("method", report).filter(|method| {
        let valid = is_token(method);
        if !valid {
            value.refuse(format!("`{method}` is not a valid HTTP method"), report);
        }
        valid
    });
    let uri = value
        .required_text("uri", report)
        .and_then(|text| match Uri::parse(&text) {
            Ok(uri) => Some(uri),
            Err(problem) => {
                value.refuse(format!("the URI `{text}` {problem}"), report);
                None
            }
        });
    let code = match value.count_field("code", report) {
        None => Some(200),
        Some(code) => status(value, code, 100..=999, report),
    };
    Some(Box::new(Http {
        method: method?,
        uri: uri?,
        code: code?,
    }))
}

pub(super) fn host_prefix(value: &TraitValue<'_>, report: &mut Report) -> Option<HostPrefix> {
    let text = value.required_text("hostPrefix", report)?;
    match HostPrefix::parse(&text) {
        Ok(prefix) => Some(prefix),
        Err(problem) => {
            value.refuse(format!("the host prefix `{text}` {problem}"), report);
            None
        }
    }
}

/// Statuses other than those of errors are accepted with a warning, as in Smithy, because published
/// models have them.
pub(super) fn http_error(value: &TraitValue<'_>, report: &mut Report) -> Option<u16> {
    let code = value.count(report)?;
    let status = status(value, code, 100..=999, report)?;
    if !(400..=599).contains(&status) {
        let message = format!(
            "`{}` is {status}, which is not the status of an error",
            value.id
        );
        let help = "use a status of 400 to 499 for client errors, of 500 to 599 for server errors";
        value.warn(message, help, report);
    }
    Some(status)
}

fn status(
    value: &TraitValue<'_>,
    code: u64,
    allowed: std::ops::RangeInclusive<u16>,
    report: &mut Report,
) -> Option<u16> {
    let status = u16::try_from(code)
        .ok()
        .filter(|status| allowed.contains(status));
    if status.is_none() {
        let (least, greatest) = (allowed.start(), allowed.end());
        let message = format!(
            "`{}` must be a status from {least} to {greatest}, found {code}",
            value.id
        );
        value.refuse(message, report);
    }
    status
}

/// Whether the string is a token of RFC 9110, like methods and header names.
pub(super) fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}
