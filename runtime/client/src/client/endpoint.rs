//! The endpoint of a call: the settings that the rules of the service ask for, and what their result means
//! for URL and headers. Must not know the rules.

use hardy_runtime::endpoint::rules::Parameter;
use hardy_runtime::endpoint::{Argument, Arguments, BuiltIn, Endpoint};
use hardy_runtime::{Auth, TransportError, TransportErrorKind};
use http::{HeaderName, HeaderValue, Uri};

use crate::config::AccountIdEndpointMode;
use crate::credentials::CredentialsErrorKind;

use super::identities::{Identity, missing};
use super::options::CallOptions;
use super::shared::Shared;
use super::signature::Signature;

/// Where a request goes, and how it is authenticated.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) url: Uri,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) identity: Identity,
    /// `None` for a request that is not signed.
    pub(super) signature: Option<Signature>,
}

impl Shared {
    /// The identity of a call, and its account.
    pub(super) async fn identified(
        &self,
        schemes: &'static [Auth],
    ) -> Result<(Identity, Option<String>), TransportError> {
        let identity = self.identity(schemes).await?;
        let account = self.account(&identity).await?;
        Ok((identity, account))
    }

    /// The identity of a call: the first of the schemes for which there is one.
    async fn identity(&self, schemes: &'static [Auth]) -> Result<Identity, TransportError> {
        let found = self.identities.first(schemes);
        let Some(identity) = found else {
            return Err(missing(schemes, self.service, &self.config));
        };
        let source = identity.source.as_ref();
        let is_optional = identity.is_shared() && schemes.contains(&Auth::NoAuth);
        if let (Some(source), true) = (source, is_optional) {
            let credentials = source.get().await;
            let is_absent =
                credentials.is_err_and(|error| error.kind() == CredentialsErrorKind::NotConfigured);
            if is_absent {
                return Ok(Identity::none());
            }
        }
        Ok(identity)
    }

    /// The account of the credentials, if they state one and the endpoint may contain it.
    async fn account(&self, identity: &Identity) -> Result<Option<String>, TransportError> {
        let rules = self.service.rules;
        let mut parameters = rules.into_iter().flat_map(|rules| rules.parameters);
        let is_account = |parameter: &Parameter| parameter.built_in == Some(BuiltIn::AccountId);
        let is_disabled = self.config.account_id_endpoint_mode == AccountIdEndpointMode::Disabled;
        let signs = identity.scheme == Auth::Sigv4;
        let source = identity.source.as_ref().filter(|_| signs && !is_disabled);
        let Some(source) = source.filter(|_| parameters.any(is_account)) else {
            return Ok(None);
        };
        let credentials = source.get().await;
        let credentials = credentials
            .map_err(|error| TransportError::new(TransportErrorKind::Credentials, error))?;
        Ok(credentials.account_id().map(str::to_owned))
    }

    /// The endpoint by the rules of the service, or else the URL that is configured. The operation determines
    /// `arguments`, which precede the settings of the client.
    pub(super) fn target<'a>(
        &'a self,
        options: &'a CallOptions,
        arguments: Arguments<'a>,
        unsigned_payload: bool,
        identity: Identity,
        account: Option<&'a str>,
    ) -> Result<Target, TransportError> {
        let region = options.region(&self.config);
        let endpoint = self.endpoint(arguments, &identity, region, account)?;
        let signature = match identity.scheme {
            Auth::Sigv4 => {
                let endpoint = endpoint.as_ref();
                Some(Signature::new(
                    unsigned_payload,
                    endpoint,
                    region,
                    self.service,
                )?)
            }
            _ => None,
        };
        let (url, headers) = match (&endpoint, &self.endpoint_url) {
            (Some(endpoint), _) => parts(endpoint)?,
            (None, url) => (url_of(url.as_deref().unwrap_or_default())?, Vec::new()),
        };
        Ok(Target {
            url,
            headers,
            identity,
            signature,
        })
    }

    /// The endpoint by the rules of the service, if there are any.
    fn endpoint<'a>(
        &'a self,
        mut arguments: Arguments<'a>,
        identity: &Identity,
        region: &'a str,
        account: Option<&'a str>,
    ) -> Result<Option<Endpoint>, TransportError> {
        let Some(rules) = self.service.rules else {
            return Ok(None);
        };
        let mode = match identity.scheme {
            Auth::Sigv4 => self.config.account_id_endpoint_mode,
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
        rules.resolve(&arguments).map(Some).map_err(invalid)
    }

    /// The value of a parameter that clients set.
    fn setting<'a>(&'a self, built_in: BuiltIn, region: &'a str) -> Option<Argument<'a>> {
        Some(match built_in {
            BuiltIn::Region => Some(region).filter(|region| !region.is_empty()).into(),
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
    let url = url_of(endpoint.url())?;
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

fn url_of(text: &str) -> Result<Uri, TransportError> {
    let url = text.parse();
    url.map_err(|error| invalid(format!("the endpoint {text:?} is no URL: {error}")))
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Configuration, error)
}
