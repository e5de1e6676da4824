//! An operator that does not go with its field is no function.

use multipartyapproval::types::{Filter, SessionStatus};

fn main() {
    let since = "2025-08-01T00:00:00Z".parse().expect("a time");
    let _ = Filter::session_status().contains("PEND"); //~ E0599
    let _ = Filter::session_status().gt(SessionStatus::Pending); //~ E0599
    let _ = Filter::action_name().between("a", "b"); //~ E0599
    let _ = Filter::action_name().gte("a"); //~ E0599
    let _ = Filter::initiation_time().eq(since); //~ E0599
    let _ = Filter::initiation_time().not_contains("2025"); //~ E0599
}
