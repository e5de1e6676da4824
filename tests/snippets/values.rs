//! A value of another type than the field's is none.

use multipartyapproval::types::{Filter, SessionStatus, SessionStatusCode};

fn main() {
    let _ = Filter::session_status().eq("PENDING"); //~ E0308
    let _ = Filter::session_status().ne(SessionStatusCode::Expired); //~ E0308
    let _ = Filter::initiation_time().gt("2025-08-01T00:00:00Z"); //~ E0308
    let _ = Filter::initiation_time().between("2025-08-01T00:00:00Z AND 2025-08-02T00:00:00Z"); //~ E0061
    let _ = Filter::action_name().contains(SessionStatus::Pending); //~ E0277
}
