//! Calls the operations of `quicksight.rs` with the AWS SDK for Rust.

use aws_sdk_quicksight::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_quicksight::types::{
    RegisteredUserDashboardEmbeddingConfiguration, RegisteredUserEmbeddingExperienceConfiguration,
};
use aws_sdk_quicksight::{Client, Config};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let account = std::env::args().nth(1).ok_or("usage: quicksight ACCOUNT")?;
    let client = Client::from_conf(config()?);
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

fn config() -> Result<Config, String> {
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let id = variable("AWS_ACCESS_KEY_ID")?;
    let secret = variable("AWS_SECRET_ACCESS_KEY")?;
    let credentials = Credentials::new(id, secret, None, None, "environment");
    Ok(Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(variable("AWS_REGION")?))
        .credentials_provider(credentials)
        .build())
}
