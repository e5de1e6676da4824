//! Calls the operations of `kms.rs` with the AWS SDK for Rust.

mod config;

use aws_sdk_kms::Client;
use aws_sdk_kms::primitives::Blob;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::args().nth(1).ok_or("usage: kms KEY_ID")?;
    let client = Client::new(&config::load().await?);
    let call = client.encrypt().key_id(&key);
    let encrypted = call.plaintext(Blob::new(*b"text")).send().await?;
    let encrypted = encrypted.ciphertext_blob.unwrap_or_else(|| Blob::new([]));
    let decrypted = client.decrypt().ciphertext_blob(encrypted).send().await?;
    println!("{:?}", decrypted.key_id);
    let call = client.generate_data_key().key_id(&key);
    println!("{:?}", call.number_of_bytes(32).send().await?.key_id);
    let described = client.describe_key().key_id(&key).send().await?;
    println!("{:?}", described.key_metadata);
    println!("{:?}", client.list_keys().send().await?.keys);
    Ok(())
}
