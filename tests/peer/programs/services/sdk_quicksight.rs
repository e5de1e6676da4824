//! Calls the operations of `quicksight.rs` with the AWS SDK for Rust.

mod config;

use aws_sdk_quicksight::Client;
use aws_sdk_quicksight::types::{
    RegisteredUserDashboardEmbeddingConfiguration, RegisteredUserEmbeddingExperienceConfiguration,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let account = std::env::args().nth(1).ok_or("usage: quicksight ACCOUNT")?;
    let client = Client::new(&config::load().await?);
    let call = client.list_dashboards().aws_account_id(&account);
    println!("{:?}", call.send().await?.dashboard_summary_list);
    let call = client.describe_dashboard().aws_account_id(&account);
    let described = call.dashboard_id("sales").send().await?;
    println!("{:?}", described.dashboard);
    let call = client.list_data_sets().aws_account_id(&account);
    println!("{:?}", call.send().await?.data_set_summaries);
    let call = client.describe_data_set().aws_account_id(&account);
    let described = call.data_set_id("sales").send().await?;
    println!("{:?}", described.data_set);
    let dashboard = RegisteredUserDashboardEmbeddingConfiguration::builder();
    let dashboard = dashboard.initial_dashboard_id("sales").build()?;
    let experience = RegisteredUserEmbeddingExperienceConfiguration::builder();
    let call = client
        .generate_embed_url_for_registered_user()
        .aws_account_id(&account)
        .user_arn("arn:aws:quicksight:us-east-1:111122223333:user/default/reader")
        .experience_configuration(experience.dashboard(dashboard).build());
    println!("{:?}", call.send().await?.request_id);
    Ok(())
}
