//! The endpoint of a call: the settings that the rules of the service ask for, and what their result means
//! for URL and headers. Must not know the rules.

use hardy_runtime::endpoint::rules::Parameter;
use hardy_runtime::endpoint::{Argument, Arguments, BuiltIn, Endpoint};
use hardy_runtime::{Signing, TransportError, TransportErrorKind};
use http::{HeaderName, HeaderValue, Uri};

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
    /// The endpoint by the rules of the service. The operation determines `arguments`, which precede the
    /// settings of the client.
    pub(super) fn target<'a>(
        &'a self,
        options: &'a CallOptions,
        mut arguments: Arguments<'a>,
        signing: Signing,
    ) -> Result<Target, TransportError> {
        let rules = self.service.rules;
        let region = options.region(&self.config);
        let settings = rules.parameters.iter();
        let settings = settings.filter_map(|parameter| self.setting(parameter, region));
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
    fn setting<'a>(
        &'a self,
        parameter: &Parameter,
        region: &'a str,
    ) -> Option<(&'static str, Argument<'a>)> {
        let value = match parameter.built_in? {
            BuiltIn::Region => region.into(),
            BuiltIn::UseFips => self.config.use_fips.into(),
            BuiltIn::UseDualStack => self.config.use_dual_stack.into(),
            BuiltIn::Endpoint => self.endpoint_url.as_deref().into(),
            // The defaults of the rules count.
            _ => return None,
        };
        Some((parameter.name, value))
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
