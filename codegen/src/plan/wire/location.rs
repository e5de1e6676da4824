//! Where a member travels. What binds it to a part of a message has a meaning in the input, the output
//! and the errors of operations only; deeper down, Smithy has it ignored.

use crate::model::{Member, Traits};

/// Where a value travels; decides how a timestamp is written unless the model says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    /// In a JSON object: seconds since 1970.
    Body,
    /// In the path: date and time.
    Label,
    /// In the query: date and time.
    Query,
    /// In a header, or in several: a date as HTTP has them.
    Header,
    /// It is the whole body: seconds since 1970.
    Payload,
    /// It is the status code.
    Status,
}

impl Location {
    /// Where a member of an input travels.
    pub(crate) fn in_request(member: &Member) -> Self {
        let traits = &member.traits;
        if traits.http_label {
            Self::Label
        } else if traits.http_query.is_some() || traits.http_query_params {
            Self::Query
        } else {
            Self::in_either(traits)
        }
    }

    /// Where a member of an output or an error travels.
    pub(crate) fn in_answer(member: &Member) -> Self {
        if member.traits.http_response_code {
            Self::Status
        } else {
            Self::in_either(&member.traits)
        }
    }

    fn in_either(traits: &Traits) -> Self {
        if traits.http_header.is_some() || traits.http_prefix_headers.is_some() {
            Self::Header
        } else if traits.http_payload {
            Self::Payload
        } else {
            Self::Body
        }
    }
}
