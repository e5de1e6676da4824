//! Calls the operations of `dynamodb.rs` with the AWS SDK for Rust.

mod config;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let table = std::env::args().nth(1).ok_or("usage: dynamodb TABLE")?;
    let client = Client::new(&config::load().await?);
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
