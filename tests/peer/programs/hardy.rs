//! Lists the pending sessions of a team, 500 at most.

use multipartyapproval::Client;
use multipartyapproval::types::{Filter, ListSessionsRequest, SessionStatus};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(list())
}

async fn list() -> Result<(), Box<dyn std::error::Error>> {
    let team = std::env::args().nth(1).ok_or("usage: list TEAM_ARN")?;
    let client = Client::from_env().await?;
    let pending = Filter::session_status().eq(SessionStatus::Pending);
    let input = ListSessionsRequest::new(team).with_filters([pending]);
    let call = client.list_sessions(input).page_size(20).max_items(500);
    let mut sessions = call.items();
    while let Some(session) = sessions.try_next().await? {
        println!("{:?} {:?}", session.session_arn, session.status);
    }
    println!("resume token: {:?}", sessions.resume_token());
    Ok(())
}
