//! A client with the credentials that `aws-config` finds, for sources that our chain does not have.

use aws_config::BehaviorVersion;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
use multipartyapproval::credentials::CredentialsError;
use multipartyapproval::types::ListApprovalTeamsRequest;
use multipartyapproval::{BoxFuture, Client, Config, Credentials, ProvideCredentials};

#[derive(Debug)]
struct AwsConfig(SharedCredentialsProvider);

impl ProvideCredentials for AwsConfig {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let found = self.0.provide_credentials().await;
            let found =
                found.map_err(|error| CredentialsError::failed("aws-config").with_source(error))?;
            let mut credentials =
                Credentials::new(found.access_key_id(), found.secret_access_key());
            if let Some(token) = found.session_token() {
                credentials = credentials.with_session_token(token);
            }
            if let Some(time) = found.expiry() {
                credentials = credentials.with_expires_at(time);
            }
            Ok(credentials)
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let provider = shared.credentials_provider().ok_or("no credentials")?;
    let config = Config::from_env().await?;
    let client = Client::new(&config.with_credentials(AwsConfig(provider)))?;
    let teams = client.list_approval_teams(ListApprovalTeamsRequest::new());
    println!("{:?}", teams.paginated().collect().await?.items);
    Ok(())
}
