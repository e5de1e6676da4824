//! A field that ListSessions does not filter by is no function.

use multipartyapproval::types::Filter;

fn main() {
    let _ = Filter::approval_team_name().eq("payments"); //~ E0599
    let _ = Filter::voting_time(); //~ E0599
    let _ = Filter::vote(); //~ E0599
}
