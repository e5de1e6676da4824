//! TLS by the system: OpenSSL, or what Windows and macOS have.

use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

use hyper_util::rt::TokioIo;
use native_tls::{Certificate, Protocol, TlsConnector};
use tokio::net::TcpStream;

use super::{InvalidRoots, NO_PEM, PROTOCOLS, unusable};
use crate::transport::hyper::connect_error::BoxError;
use crate::transport::hyper::settings::TransportSettings;
use crate::transport::hyper::stream::Stream;

/// The settings of connections.
#[derive(Clone)]
pub(in crate::transport::hyper) struct Tls(tokio_native_tls::TlsConnector);

impl Tls {
    /// Reads the root certificates, and makes the settings from them.
    pub(in crate::transport::hyper) fn new(
        settings: &TransportSettings,
    ) -> Result<Self, InvalidRoots> {
        let mut builder = TlsConnector::builder();
        // The same versions as with rustls. AWS accepts no older ones.
        builder.min_protocol_version(Some(Protocol::Tlsv12));
        builder.request_alpns(PROTOCOLS);
        if let Some(path) = &settings.ca_bundle {
            builder.disable_built_in_roots(true);
            for certificate in bundle(path, &settings.ca_bundle_origin)? {
                builder.add_root_certificate(certificate);
            }
        }
        let connector = builder.build();
        let connector = connector
            .map_err(|error| InvalidRoots(format!("cannot use the TLS of this system: {error}")))?;
        Ok(Self(connector.into()))
    }

    /// Encrypts a connection to `host`, a name or an address.
    pub(in crate::transport::hyper) async fn connect(
        &self,
        host: &str,
        tcp: TokioIo<TcpStream>,
    ) -> Result<Stream, BoxError> {
        let stream = self.0.connect(host, tcp.into_inner()).await?;
        let selected = stream.get_ref().negotiated_alpn()?;
        let is_http2 = selected.as_deref() == Some(b"h2");
        Ok(Stream::new(TokioIo::new(stream)).http2(is_http2))
    }
}

/// Whether an error is about TLS, and not about the connection below.
pub(in crate::transport::hyper) fn is_fault(error: &(dyn Error + 'static)) -> bool {
    error.is::<native_tls::Error>() && !has_io_error(error)
}

fn has_io_error(error: &(dyn Error + 'static)) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.is::<io::Error>() {
            return true;
        }
        source = error.source();
    }
    false
}

/// The certificates in a file.
fn bundle(path: &Path, origin: &str) -> Result<Vec<Certificate>, InvalidRoots> {
    let fail = |reason: &dyn ToString| unusable(path, origin, reason);
    let content = fs::read(path).map_err(|error| fail(&error))?;
    let certificates = Certificate::stack_from_pem(&content).map_err(|error| fail(&error))?;
    match certificates.is_empty() {
        true => Err(fail(&NO_PEM)),
        false => Ok(certificates),
    }
}
