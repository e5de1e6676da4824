//! TLS by rustls.

use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use hyper_util::rt::TokioIo;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::{InvalidTls, NO_PEM, PROTOCOLS, get_or_make, unusable};
use crate::transport::hyper::connect_error::BoxError;
use crate::transport::hyper::settings::TransportSettings;
use crate::transport::hyper::stream::Stream;

/// The root certificates of the system, once they were read: that takes milliseconds.
static SYSTEM_ROOTS: OnceLock<Arc<RootCertStore>> = OnceLock::new();

/// The settings of connections.
#[derive(Clone)]
pub(in crate::transport::hyper) struct Tls(TlsConnector);

impl Tls {
    /// Reads the root certificates, and makes the settings from them.
    pub(in crate::transport::hyper) fn new(
        settings: &TransportSettings,
    ) -> Result<Self, InvalidTls> {
        let roots = match &settings.ca_bundle {
            Some(path) => Arc::new(bundle(path, &settings.ca_bundle_origin)?),
            None => Arc::clone(get_or_make(&SYSTEM_ROOTS, || read_roots().map(Arc::new))?),
        };
        let mut config = ClientConfig::builder_with_provider(Arc::new(provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| InvalidTls(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = PROTOCOLS
            .iter()
            .map(|name| name.as_bytes().into())
            .collect();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }

    /// Encrypts a connection to `host`, a name or an address.
    pub(in crate::transport::hyper) async fn connect(
        &self,
        host: &str,
        tcp: TcpStream,
    ) -> Result<Stream, BoxError> {
        let host = ServerName::try_from(host.to_owned())?;
        let stream = self.0.connect(host, tcp).await?;
        let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
        Ok(Stream::new(TokioIo::new(stream)).http2(is_http2))
    }
}

/// Whether an error is about TLS.
pub(in crate::transport::hyper) fn is_fault(error: &(dyn Error + 'static)) -> bool {
    error.is::<rustls::Error>()
}

/// Passed explicitly: a default for the whole process belongs to the program.
fn provider() -> CryptoProvider {
    #[cfg(feature = "aws-lc-rs")]
    return rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(not(feature = "aws-lc-rs"))]
    rustls::crypto::ring::default_provider()
}

/// The certificates in a file.
fn bundle(path: &Path, origin: &str) -> Result<RootCertStore, InvalidTls> {
    let fail = |reason: &dyn Display| unusable(path, origin, reason);
    let content = fs::read(path).map_err(|error| fail(&error))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&content) {
        let certificate = certificate.map_err(|error| fail(&error))?;
        roots.add(certificate).map_err(|error| fail(&error))?;
    }
    match roots.is_empty() {
        true => Err(fail(&NO_PEM)),
        false => Ok(roots),
    }
}

#[cfg(feature = "webpki-roots")]
fn read_roots() -> Result<RootCertStore, InvalidTls> {
    Ok(webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect())
}

#[cfg(not(feature = "webpki-roots"))]
fn read_roots() -> Result<RootCertStore, InvalidTls> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Some systems have certificates that rustls cannot read; the others are enough.
    roots.add_parsable_certificates(found.certs);
    if !roots.is_empty() {
        return Ok(roots);
    }
    let error = found.errors.first();
    let error = error.map_or_else(String::new, |error| format!(" ({error})"));
    Err(InvalidTls(format!(
        "this system has no root certificates{error}: install them, set AWS_CA_BUNDLE, or enable the feature \
         `webpki-roots`"
    )))
}
