//! Lists the pending sessions of a team, 500 at most.

use aws_config::BehaviorVersion;
use aws_sdk_mpa::Client;
use aws_sdk_mpa::types::{Filter, FilterField, Operator};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let team = std::env::args().nth(1).ok_or("usage: list TEAM_ARN")?;
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    let pending = Filter::builder()
        .field_name(FilterField::SessionStatus)
        .operator(Operator::Equals)
        .value("PENDING")
        .build();
    let call = client
        .list_sessions()
        .approval_team_arn(team)
        .filters(pending);
    let mut sessions = call.into_paginator().page_size(20).items().send();
    let mut count = 0;
    while let Some(session) = sessions.try_next().await? {
        println!("{:?} {:?}", session.session_arn(), session.status());
        count += 1;
        if count == 500 {
            break;
        }
    }
    Ok(())
}
