//! TLS by the system: OpenSSL, or what Windows and macOS have.

use std::error::Error;
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll, ready};

use hyper_util::rt::TokioIo;
use native_tls::{Certificate, Protocol, TlsConnector};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::{InvalidTls, NO_PEM, PROTOCOLS, get_or_make, unusable};
use crate::transport::hyper::chain::chain;
use crate::transport::hyper::connect_error::BoxError;
use crate::transport::hyper::settings::TransportSettings;
use crate::transport::hyper::stream::Stream;

/// The settings without a file of certificates, once the system has read its own: that takes milliseconds.
static OF_SYSTEM: OnceLock<tokio_native_tls::TlsConnector> = OnceLock::new();

/// The settings of connections.
#[derive(Clone)]
pub(in crate::transport::hyper) struct Tls(tokio_native_tls::TlsConnector);

impl Tls {
    /// Reads the root certificates, and makes the settings from them.
    pub(in crate::transport::hyper) fn new(
        settings: &TransportSettings,
    ) -> Result<Self, InvalidTls> {
        if let Some(path) = &settings.ca_bundle {
            let certificates = bundle(path, &settings.ca_bundle_origin)?;
            return connector(Some(certificates)).map(Self);
        }
        let connector = get_or_make(&OF_SYSTEM, || connector(None))?;
        Ok(Self(connector.clone()))
    }

    /// Encrypts a connection to `host`, a name or an address.
    pub(in crate::transport::hyper) async fn connect(
        &self,
        host: &str,
        tcp: TcpStream,
    ) -> Result<Stream, BoxError> {
        let stream = self.0.connect(host, Tcp(tcp)).await?;
        let selected = stream.get_ref().negotiated_alpn()?;
        let is_http2 = selected.as_deref() == Some(b"h2");
        Ok(Stream::new(TokioIo::new(stream)).http2(is_http2))
    }
}

/// Whether an error is about TLS, and not about the connection below.
pub(in crate::transport::hyper) fn is_fault(error: &(dyn Error + 'static)) -> bool {
    let has_io_error = || chain(error).any(|error| error.is::<io::Error>());
    error.is::<native_tls::Error>() && !has_io_error()
}

/// The settings with these root certificates, or else with those of the system.
fn connector(
    roots: Option<Vec<Certificate>>,
) -> Result<tokio_native_tls::TlsConnector, InvalidTls> {
    let mut builder = TlsConnector::builder();
    // The same versions as with rustls. AWS accepts no older ones.
    builder.min_protocol_version(Some(Protocol::Tlsv12));
    builder.request_alpns(PROTOCOLS);
    builder.disable_built_in_roots(roots.is_some());
    for certificate in roots.into_iter().flatten() {
        builder.add_root_certificate(certificate);
    }
    let fail = |error| InvalidTls(format!("cannot use the TLS of this system: {error}"));
    Ok(builder.build().map_err(fail)?.into())
}

/// The certificates in a file.
fn bundle(path: &Path, origin: &str) -> Result<Vec<Certificate>, InvalidTls> {
    let fail = |reason: &dyn Display| unusable(path, origin, reason);
    // native-tls would panic.
    if cfg!(all(target_vendor = "apple", not(target_os = "macos"))) {
        return Err(fail(&"native-tls reads none on this system"));
    }
    let content = fs::read(path).map_err(|error| fail(&error))?;
    let certificates = Certificate::stack_from_pem(&content).map_err(|error| fail(&error))?;
    match certificates.is_empty() {
        true => Err(fail(&NO_PEM)),
        false => Ok(certificates),
    }
}

/// A TCP connection whose end is an error. TLS announces the end of its data, so this one is unexpected; OpenSSL has
/// no error of I/O for it.
struct Tcp(TcpStream);

impl AsyncRead for Tcp {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let filled = buffer.filled().len();
        ready!(Pin::new(&mut self.0).poll_read(context, buffer))?;
        let is_end = buffer.filled().len() == filled && buffer.remaining() > 0;
        Poll::Ready(match is_end {
            true => Err(io::ErrorKind::UnexpectedEof.into()),
            false => Ok(()),
        })
    }
}

impl AsyncWrite for Tcp {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
