//! The configuration of the SDK from wherever AWS tools look for it, as that of our clients.

use std::error::Error;

use aws_config::{BehaviorVersion, SdkConfig};

pub async fn load() -> Result<SdkConfig, Box<dyn Error>> {
    Ok(aws_config::load_defaults(BehaviorVersion::latest()).await)
}
