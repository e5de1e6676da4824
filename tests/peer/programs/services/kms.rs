//! Calls five operations of AWS Key Management Service with one key.

use kms::Client;
use kms::types::{
    DecryptRequest, DescribeKeyRequest, EncryptRequest, GenerateDataKeyRequest, ListKeysRequest,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(call())
}

async fn call() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::args().nth(1).ok_or("usage: kms KEY_ID")?;
    let client = Client::from_env().await?;
    let input = EncryptRequest::new()
        .with_key_id(&key)
        .with_plaintext(*b"text");
    let encrypted = client.encrypt(input).await?;
    let encrypted = encrypted.into_output().ciphertext_blob.unwrap_or_default();
    let input = DecryptRequest::new().with_ciphertext_blob(encrypted);
    println!("{:?}", client.decrypt(input).await?.key_id);
    let input = GenerateDataKeyRequest::new()
        .with_key_id(&key)
        .with_number_of_bytes(32);
    println!("{:?}", client.generate_data_key(input).await?.key_id);
    let input = DescribeKeyRequest::new().with_key_id(&key);
    println!("{:?}", client.describe_key(input).await?.key_metadata);
    let keys = client.list_keys(ListKeysRequest::new()).await?;
    println!("{:?}", keys.keys);
    Ok(())
}
