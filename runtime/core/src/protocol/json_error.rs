//! Code and message of error responses in the JSON protocols. Nothing here fails: an absent value,
//! or one that is not JSON, is missing.

use crate::format::json::Reader;
use crate::response::{Summary, first_value};
use crate::transport::HttpResponse;

/// Code and message of an error response.
///
/// The code comes from the header `x-amzn-errortype`, or else from the body's member `code` or
/// `Code`, or else from `__type`. The namespace before `#` and the URI after `:` are removed.
pub(super) fn of(response: &HttpResponse) -> Summary {
    let header = first_value(response.headers(), "x-amzn-errortype").map(bare_code);
    let body = response.body().bytes().map_or(&[][..], |bytes| bytes);
    let body = Body::read(body);
    let codes = [
        header,
        body.code.as_deref().map(bare_code),
        body.kind.as_deref().map(bare_code),
    ];
    let code = codes.into_iter().flatten().find(|code| !code.is_empty());
    Summary {
        code: code.unwrap_or_default().to_owned(),
        query_code: None,
        message: body.messages.into_iter().flatten().next(),
    }
}

/// Same as [`of`], with the code of awsQuery, which services that used that protocol before still
/// send (`@awsQueryCompatible`). The header `x-amzn-query-error` is `code;fault`. A header without
/// a fault is ignored, as in other clients of AWS.
pub(super) fn with_query_code(response: &HttpResponse) -> Summary {
    let header = first_value(response.headers(), "x-amzn-query-error");
    let code = header
        .and_then(|value| value.split_once(';'))
        .map(|(code, _fault)| code.trim());
    Summary {
        query_code: code.filter(|code| !code.is_empty()).map(str::to_owned),
        ..of(response)
    }
}

/// The code alone: `a.b#Throttled:http://c/` is `Throttled`.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.rsplit_once('#').map_or(code, |(_, code)| code).trim()
}

/// The members of a body with the code and the message, for all services.
#[derive(Default)]
struct Body {
    code: Option<String>,
    kind: Option<String>,
    /// By name, the preferred first: `message`, `message` in another case, and `errorMessage` in
    /// any case.
    messages: [Option<String>; 3],
}

impl Body {
    fn read(body: &[u8]) -> Self {
        let mut found = Self::default();
        // Members before a mistake are kept, so the mistake itself does not matter.
        let _ = Reader::new(body).object(&mut |name, reader| {
            let Some(place) = found.place(name) else {
                return reader.skip();
            };
            if reader.at_string() {
                *place = Some(reader.string()?);
                Ok(())
            } else {
                reader.skip()
            }
        });
        found
    }

    /// Where to store a member, if it is one of these.
    fn place(&mut self, name: &str) -> Option<&mut Option<String>> {
        let [message, cased_message, error_message] = &mut self.messages;
        match name {
            "code" | "Code" => Some(&mut self.code),
            "__type" => Some(&mut self.kind),
            "message" => Some(message),
            name if name.eq_ignore_ascii_case("message") => Some(cased_message),
            name if name.eq_ignore_ascii_case("errorMessage") => Some(error_message),
            _ => None,
        }
    }
}
