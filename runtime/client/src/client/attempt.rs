//! One attempt: endpoint, credentials, signature, request, response. Must not know retries.

use std::time::SystemTime;

use hardy_runtime::request::resolve;
use hardy_runtime::{Auth, Body, HttpRequest, HttpResponse, TransportError, TransportErrorKind};

use crate::credentials::Credentials;
use crate::redact::redact_response;
use crate::timeout::within;

use super::clock::measured;
use super::collect::collect;
use super::endpoint::Target;
use super::exchange::Exchange;
use super::secret;
use super::shared::Shared;

/// The response of an attempt, and what a rejected signature may come from.
pub(super) struct Received {
    /// Without secrets, unless it is a success.
    pub(super) response: HttpResponse,
    /// The credentials that the request contains or is signed with, if any.
    pub(super) credentials: Option<Credentials>,
    /// How far the date of the response shows the clock to be off.
    pub(super) skew: Option<i64>,
}

impl Shared {
    /// Authenticates and sends a request within the time limit of an attempt.
    pub(super) async fn attempt(
        &self,
        exchange: &Exchange<'_>,
        request: HttpRequest,
    ) -> Result<Received, TransportError> {
        let limit = exchange.options.attempt_timeout(&self.config);
        let attempt = self.exchange(exchange, request);
        match within(&*self.config.system, limit, attempt).await {
            Ok(result) => result,
            Err(limit) => Err(TransportError::new(
                TransportErrorKind::Timeout,
                format!("the attempt took longer than {limit:?} (attempt timeout)"),
            )),
        }
    }

    async fn exchange(
        &self,
        exchange: &Exchange<'_>,
        mut request: HttpRequest,
    ) -> Result<Received, TransportError> {
        let system = &*self.config.system;
        let target = &exchange.target;
        resolve(&mut request, &target.url).map_err(invalid)?;
        for (name, value) in &target.headers {
            request.headers_mut().append(name, value.clone());
        }
        let credentials = self.authenticate(target, &mut request).await?;
        let sent = system.now();
        let read_timeout = exchange.read_timeout(&self.config);
        let response = within(system, read_timeout, self.transport.send(request)).await;
        let response = response.map_err(|limit| {
            let message = format!("no response for {limit:?} (read timeout)");
            TransportError::new(TransportErrorKind::Timeout, message)
        })??;
        let skew = measured(&response, sent, system.now());
        let status = response.status();
        let is_success = status.is_success() || status == exchange.behavior.success;
        if exchange.behavior.streams_output && is_success {
            return Ok(Received {
                response,
                credentials,
                skew,
            });
        }
        let (parts, body) = response.into_parts();
        let max_bytes = self.config.max_response_bytes;
        let bytes = collect(body, max_bytes, read_timeout, system).await?;
        let mut response = HttpResponse::from_parts(parts, Body::from(bytes));
        if let (false, Some(credentials)) = (is_success, &credentials) {
            redact_response(&mut response, credentials);
        }
        Ok(Received {
            response,
            credentials,
            skew,
        })
    }

    /// Signs a request, or adds a secret to it. Returns the credentials, if it needs any.
    async fn authenticate(
        &self,
        target: &Target,
        request: &mut HttpRequest,
    ) -> Result<Option<Credentials>, TransportError> {
        let Some(source) = &target.identity.source else {
            return Ok(None);
        };
        let scheme = target.identity.scheme;
        if scheme != Auth::Sigv4 && !self.config.auth.allows_unencrypted {
            secret::check_encryption(request.uri())?;
        }
        let credentials = source.get().await;
        let credentials = credentials
            .map_err(|error| TransportError::new(TransportErrorKind::Credentials, error))?;
        match &target.signature {
            Some(signature) => {
                let scope = signature.scope(request, self.now());
                let signed = self.signer.sign(request, &credentials, &scope);
                signed.map_err(|error| TransportError::new(TransportErrorKind::Signing, error))?;
            }
            None => secret::add(request, scheme, &credentials, self.service.api_key)?,
        }
        Ok(Some(credentials))
    }

    /// The time by the clock of the service.
    fn now(&self) -> SystemTime {
        self.skew.correct(self.config.system.now())
    }
}

/// A request that cannot be sent.
fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> TransportError {
    TransportError::new(TransportErrorKind::Configuration, error)
}
