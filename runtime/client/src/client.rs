//! The client of one service: what all its calls share, and one call from input to output.

mod attempt;
mod build;
mod clock;
mod collect;
mod endpoint;
mod exchange;
mod headers;
mod identities;
mod options;
mod outcome;
mod run;
mod secret;
mod shared;
mod signature;
mod uuid;

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use hardy_runtime::{
    Checks, Error, HttpOperation, HttpResponse, Response, TransportError, Validate,
};

use crate::config::Config;
use crate::credentials::Credentials;
use crate::redact::redact_error;
use crate::trace;

use exchange::Behavior;
use outcome::{Outcome, with_attempts};
use shared::Shared;
use uuid::uuid;

pub(crate) use options::CallOptions;

/// The client of one service. Generated crates wrap it in a type with a method for each operation.
///
/// Clones share the pool of connections, the credentials and the retry quota.
#[derive(Clone)]
pub struct ServiceClient {
    shared: Arc<Shared>,
}

impl ServiceClient {
    /// The configuration of the client.
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// The name of the service.
    pub(crate) fn service_name(&self) -> &'static str {
        self.shared.service.name
    }

    /// Sends an input, and decodes the response. `checks` says how the input is validated, if it was not
    /// before.
    pub(crate) fn send<'a, O: HttpOperation>(
        &'a self,
        input: O::Input,
        options: &'a CallOptions,
        checks: Option<Checks>,
    ) -> impl Future<Output = Result<Response<O::Output>, Error<O::Error>>> + Send + use<'a, O>
    {
        let Shared {
            service, config, ..
        } = &*self.shared;
        let sent = self.send_untraced::<O>(input, options, checks);
        trace::in_call(service.name, O::NAME, options.region(config), sent)
    }

    // Each operation has a copy, so everything that needs no type of an operation is in `Shared::call`.
    async fn send_untraced<O: HttpOperation>(
        &self,
        mut input: O::Input,
        options: &CallOptions,
        checks: Option<Checks>,
    ) -> Result<Response<O::Output>, Error<O::Error>> {
        let begin = self.shared.config.system.uptime();
        if let Some(checks) = checks {
            input.validate_at(checks).map_err(Error::Invalid)?;
        }
        if let Some(token @ None) = O::idempotency_token(&mut input) {
            *token = Some(uuid(&*self.shared.config.system));
        }
        let request = O::encode(&input).map_err(Error::Encode)?;
        let behavior = Behavior::of::<O>(&input);
        let arguments = O::endpoint_arguments(&input);
        let mut result = None;
        let mut decode = |response: Result<HttpResponse, TransportError>,
                          credentials: Option<&Credentials>| {
            let mut decoded = response.map_err(Error::from).and_then(O::decode);
            if let (Err(Error::Decode(error)), Some(credentials)) = (&mut decoded, credentials) {
                redact_error(error, credentials);
            }
            let outcome = Outcome::of(&decoded, O::RETRIES_AFTER_SENDING);
            result = Some(decoded);
            outcome
        };
        let shared = &*self.shared;
        let attempts = shared
            .call(request, behavior, arguments, options, begin, &mut decode)
            .await
            .map_err(|error| error.with_operation(O::NAME))?;
        let result = result.expect("a call ends with the result of an attempt, or of a time limit");
        result.map_err(|error| with_attempts(error, O::NAME, attempts))
    }
}

impl fmt::Debug for ServiceClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceClient")
            .field("service", &self.shared.service.name)
            .field("config", &self.shared.config)
            .finish_non_exhaustive()
    }
}
