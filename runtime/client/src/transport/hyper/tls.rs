//! The settings of TLS: which root certificates are trusted, and whose cryptography is used.

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use super::settings::TransportSettings;

/// The root certificates of the system, once they were read: that takes milliseconds.
static SYSTEM_ROOTS: OnceLock<Arc<RootCertStore>> = OnceLock::new();

/// Why there are no root certificates.
#[derive(Debug)]
pub(super) struct InvalidRoots(String);

impl fmt::Display for InvalidRoots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidRoots {}

/// Reads the root certificates, and makes the settings from them.
pub(super) fn configure(settings: &TransportSettings) -> Result<Arc<ClientConfig>, InvalidRoots> {
    let roots = match &settings.ca_bundle {
        Some(path) => Arc::new(bundle(path, &settings.ca_bundle_origin)?),
        None => system_roots()?,
    };
    let config = ClientConfig::builder_with_provider(Arc::new(provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| InvalidRoots(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

#[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
compile_error!(
    "the feature `transport` of hardy-client needs `ring` or `aws-lc-rs`, which encrypt"
);

/// Passed explicitly: a default for the whole process belongs to the program.
fn provider() -> CryptoProvider {
    #[cfg(feature = "aws-lc-rs")]
    return rustls::crypto::aws_lc_rs::default_provider();
    #[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
    rustls::crypto::ring::default_provider()
}

/// The certificates in a file.
fn bundle(path: &Path, origin: &str) -> Result<RootCertStore, InvalidRoots> {
    let fail = |reason: String| {
        let path = path.display();
        InvalidRoots(format!(
            "{origin}: cannot use the certificates in {path}: {reason}"
        ))
    };
    let content = fs::read(path).map_err(|error| fail(error.to_string()))?;
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(&content) {
        let certificate = certificate.map_err(|error| fail(error.to_string()))?;
        let added = roots.add(certificate);
        added.map_err(|error| fail(error.to_string()))?;
    }
    match roots.is_empty() {
        true => Err(fail("there is none in PEM form".to_owned())),
        false => Ok(roots),
    }
}

fn system_roots() -> Result<Arc<RootCertStore>, InvalidRoots> {
    if let Some(roots) = SYSTEM_ROOTS.get() {
        return Ok(Arc::clone(roots));
    }
    let roots = Arc::new(read_roots()?);
    Ok(Arc::clone(SYSTEM_ROOTS.get_or_init(|| roots)))
}

#[cfg(feature = "webpki-roots")]
fn read_roots() -> Result<RootCertStore, InvalidRoots> {
    Ok(webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect())
}

#[cfg(not(feature = "webpki-roots"))]
fn read_roots() -> Result<RootCertStore, InvalidRoots> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Some systems have certificates that rustls cannot read; the others are enough.
    roots.add_parsable_certificates(found.certs);
    if !roots.is_empty() {
        return Ok(roots);
    }
    let error = found.errors.first();
    let error = error.map_or_else(String::new, |error| format!(" ({error})"));
    Err(InvalidRoots(format!(
        "this system has no root certificates{error}: install them, set AWS_CA_BUNDLE, or enable the feature \
         `webpki-roots`"
    )))
}
