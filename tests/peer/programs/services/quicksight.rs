//! Calls five operations of Amazon QuickSight with one account.

use quicksight::Client;
use quicksight::types::{
    DescribeDashboardRequest, DescribeDataSetRequest, GenerateEmbedUrlForRegisteredUserRequest,
    ListDashboardsRequest, ListDataSetsRequest, RegisteredUserDashboardEmbeddingConfiguration,
    RegisteredUserEmbeddingExperienceConfiguration,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(call())
}

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let account = std::env::args().nth(1).ok_or("usage: quicksight ACCOUNT")?;
    let client = Client::from_env().await?;
    let input = ListDashboardsRequest::new(&account);
    let dashboards = client.list_dashboards(input).await?;
    println!("{:?}", dashboards.dashboard_summary_list);
    let input = DescribeDashboardRequest::new(&account, "sales");
    println!("{:?}", client.describe_dashboard(input).await?.dashboard);
    let input = ListDataSetsRequest::new(&account);
    let data_sets = client.list_data_sets(input).await?;
    println!("{:?}", data_sets.data_set_summaries);
    let input = DescribeDataSetRequest::new(&account, "sales");
    println!("{:?}", client.describe_data_set(input).await?.data_set);
    let dashboard = RegisteredUserDashboardEmbeddingConfiguration::new("sales");
    let experience = RegisteredUserEmbeddingExperienceConfiguration::new();
    let input = GenerateEmbedUrlForRegisteredUserRequest::new(&account)
        .with_user_arn("arn:aws:quicksight:us-east-1:111122223333:user/default/reader")
        .with_experience_configuration(experience.with_dashboard(dashboard));
    let embedded = client.generate_embed_url_for_registered_user(input).await?;
    println!("{}", embedded.request_id.is_some());
    Ok(())
}
