//! Lists the pending sessions of a team, 500 at most, with settings from two variables.

use aws_sdk_mpa::Client;
use aws_sdk_mpa::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_mpa::types::{Filter, FilterField, Operator};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let team = std::env::args().nth(1).ok_or("usage: list TEAM_ARN")?;
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let (id, secret) = (
        variable("AWS_ACCESS_KEY_ID")?,
        variable("AWS_SECRET_ACCESS_KEY")?,
    );
    let config = aws_sdk_mpa::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(variable("AWS_REGION")?))
        .credentials_provider(Credentials::new(id, secret, None, None, "environment"))
        .build();
    let client = Client::from_conf(config);
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
