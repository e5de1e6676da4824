//! The endpoint of a call: the settings that the rules of the service ask for, and what their result means
//! for URL and headers. Must not know the rules.

use hardy_runtime::endpoint::rules::Parameter;
use hardy_runtime::endpoint::{Argument, Arguments, BuiltIn, Endpoint};
use hardy_runtime::{Signing, TransportError, TransportErrorKind};
use http::{HeaderName, HeaderValue, Uri};

use crate::config::AccountIdEndpointMode;

use super::options::CallOptions;
use super::shared::Shared;
use super::signature::Signature;

/// Where a request goes, and how it is signed.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) url: Uri,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// `None` for a request that is not signed.
    pub(super) signature: Option<Signature>,
}

impl Shared {
    /// The account of the credentials, if they state one and the endpoint may contain it.
    pub(super) async fn account(&self, signing: Signing) -> Result<Option<String>, TransportError> {
        let mut parameters = self.service.rules.parameters.iter();
        let is_account = |parameter: &Parameter| parameter.built_in == Some(BuiltIn::AccountId);
        let is_signed = matches!(signing, Signing::Signed | Signing::UnsignedPayload);
        let is_disabled = self.config.account_id_endpoint_mode == AccountIdEndpointMode::Disabled;
        if is_disabled || !is_signed || !parameters.any(is_account) {
            return Ok(None);
        }
        let credentials = self.credentials.get().await;
        let credentials = credentials
            .map_err(|error| TransportError::new(TransportErrorKind::Credentials, error))?;
        Ok(credentials.account_id().map(str::to_owned))
    }

    /// The endpoint by the rules of the service. The operation determines `arguments`, which precede the
    /// settings of the client.
    pub(super) fn target<'a>(
        &'a self,
        options: &'a CallOptions,
        mut arguments: Arguments<'a>,
        signing: Signing,
        account: Option<&'a str>,
    ) -> Result<Target, TransportError> {
        let rules = self.service.rules;
        let region = options.region(&self.config);
        let mode = match signing {
            Signing::Signed | Signing::UnsignedPayload => self.config.account_id_endpoint_mode,
            // There are no credentials, and so no account.
            _ => AccountIdEndpointMode::Disabled,
        };
        let settings = rules.parameters.iter().filter_map(|parameter| {
            let value: Argument<'a> = match parameter.built_in? {
                BuiltIn::AccountId => account.into(),
                BuiltIn::AccountIdEndpointMode => mode.as_str().into(),
                built_in => self.setting(built_in, region)?,
            };
            Some((parameter.name, value))
        });
        arguments.extend(settings);
        let endpoint = rules.resolve(&arguments).map_err(invalid)?;
        let (url, headers) = parts(&endpoint)?;
        let signature = Signature::new(signing, &endpoint, region, self.service)?;
        Ok(Target {
            url,
            headers,
            signature,
        })
    }

    /// The value of a parameter that clients set.
    fn setting<'a>(&'a self, built_in: BuiltIn, region: &'a str) -> Option<Argument<'a>> {
        Some(match built_in {
            BuiltIn::Region => region.into(),
            BuiltIn::UseFips => self.config.use_fips.into(),
            BuiltIn::UseDualStack => self.config.use_dual_stack.into(),
            BuiltIn::Endpoint => self.endpoint_url.as_deref().into(),
            // The defaults of the rules count.
            _ => return None,
        })
    }
}

/// URL and headers of an endpoint.
fn parts(endpoint: &Endpoint) -> Result<(Uri, Vec<(HeaderName, HeaderValue)>), TransportError> {
    let text = endpoint.url();
    let url = text.parse();
    let url = url.map_err(|error| invalid(format!("the endpoint {text:?} is no URL: {error}")))?;
    let headers = endpoint.headers().flat_map(|(name, values)| {
        let header = move |value: &String| {
            let name = HeaderName::try_from(name).map_err(invalid)?;
            Ok((name, HeaderValue::try_from(value).map_err(invalid)?))
        };
        values.iter().map(header)
    });
    let headers = headers.collect::<Result<_, TransportError>>()?;
    Ok((url, headers))
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Configuration, error)
}
