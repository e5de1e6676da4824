//! The generated client, and an input that it can send.

use multipartyapproval::types::ListSessionsRequest;

pub(crate) use multipartyapproval::Client;

pub(crate) fn request() -> ListSessionsRequest {
    ListSessionsRequest::new("arn:aws:mpa:us-east-1:123456789012:approval-team/payments")
}
