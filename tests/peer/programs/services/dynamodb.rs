//! Calls five operations of Amazon DynamoDB with one table.

use std::collections::BTreeMap;

use dynamodb::Client;
use dynamodb::types::{
    AttributeValue, DeleteItemInput, GetItemInput, PutItemInput, QueryInput, UpdateItemInput,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(call())
}

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let table = std::env::args().nth(1).ok_or("usage: dynamodb TABLE")?;
    let client = Client::from_env().await?;
    let key = BTreeMap::from([("id".to_owned(), AttributeValue::S("1".to_owned()))]);
    let input = PutItemInput::new()
        .with_table_name(&table)
        .with_item(key.clone());
    client.put_item(input).await?;
    let input = GetItemInput::new()
        .with_table_name(&table)
        .with_key(key.clone());
    println!("{:?}", client.get_item(input).await?.item);
    let one = AttributeValue::N("1".to_owned());
    let input = UpdateItemInput::new()
        .with_table_name(&table)
        .with_key(key.clone())
        .with_update_expression("ADD calls :one")
        .with_expression_attribute_values([(":one", one)]);
    println!("{:?}", client.update_item(input).await?.attributes);
    let id = AttributeValue::S("1".to_owned());
    let input = QueryInput::new()
        .with_table_name(&table)
        .with_key_condition_expression("id = :id")
        .with_expression_attribute_values([(":id", id)]);
    println!("{:?}", client.query(input).await?.items);
    let input = DeleteItemInput::new().with_table_name(&table).with_key(key);
    client.delete_item(input).await?;
    Ok(())
}
