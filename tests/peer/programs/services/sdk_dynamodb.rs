//! Calls the operations of `dynamodb.rs` with the AWS SDK for Rust.

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::{Client, Config};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let table = std::env::args().nth(1).ok_or("usage: dynamodb TABLE")?;
    let client = Client::from_conf(config()?);
    let id = AttributeValue::S("1".to_owned());
    let call = client.put_item().table_name(&table);
    call.item("id", id.clone()).send().await?;
    let call = client.get_item().table_name(&table);
    println!("{:?}", call.key("id", id.clone()).send().await?.item);
    let call = client
        .update_item()
        .table_name(&table)
        .key("id", id.clone())
        .update_expression("ADD calls :one")
        .expression_attribute_values(":one", AttributeValue::N("1".to_owned()));
    println!("{:?}", call.send().await?.attributes);
    let call = client
        .query()
        .table_name(&table)
        .key_condition_expression("id = :id")
        .expression_attribute_values(":id", id.clone());
    println!("{:?}", call.send().await?.items);
    let call = client.delete_item().table_name(&table);
    call.key("id", id).send().await?;
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
