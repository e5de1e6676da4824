//! What the service takes compiles.

use multipartyapproval::types::{Filter, ListSessionsRequest, SessionStatus};

fn main() {
    let since = "2025-08-01T00:00:00Z".parse().expect("a time");
    let until = "2025-08-31T00:00:00Z".parse().expect("a time");
    let _ = ListSessionsRequest::new("arn").with_filters([
        Filter::session_status().ne(SessionStatus::Cancelled),
        Filter::initiation_time().between(since, until),
        Filter::action_name().contains("backup:"),
    ]);
}
