//! The start of a body that does not come from the service: which part may be shown.

use http::header::CONTENT_TYPE;

use crate::transport::HttpResponse;

/// The greatest number of characters of a body that are shown.
const SHOWN: usize = 200;

/// The start of a body that is text but not JSON. JSON comes from the service and may contain
/// sensitive values, also if it is truncated.
pub(crate) fn excerpt(response: &HttpResponse) -> Option<String> {
    let content_type = response.headers().get(CONTENT_TYPE);
    let content_type = content_type.map_or(&[][..], |value| value.as_bytes());
    let states_json = content_type.to_ascii_lowercase();
    let states_json = states_json.windows(4).any(|part| part == b"json");
    let text = std::str::from_utf8(response.body().bytes()?).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if states_json || text.is_empty() || text.starts_with(['{', '[', '"']) {
        return None;
    }
    Some(match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    })
}
