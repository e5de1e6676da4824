//! TLS: which package makes it, and which versions of HTTP it offers.

#[cfg(all(
    feature = "native-tls",
    not(any(feature = "ring", feature = "aws-lc-rs"))
))]
mod with_native_tls;
#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
mod with_rustls;

use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

#[cfg(all(
    feature = "native-tls",
    not(any(feature = "ring", feature = "aws-lc-rs"))
))]
pub(super) use with_native_tls::{Tls, is_fault};
#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
pub(super) use with_rustls::{Tls, is_fault};

#[cfg(not(any(feature = "ring", feature = "aws-lc-rs", feature = "native-tls")))]
compile_error!(
    "the feature `transport` of hardy-client needs `ring`, `aws-lc-rs` or `native-tls`, which encrypt"
);

/// The versions of HTTP that servers can choose from. Without a choice, it is HTTP/1.1.
const PROTOCOLS: &[&str] = match cfg!(feature = "http2") {
    true => &["h2", "http/1.1"],
    false => &[],
};

/// Why a file contains no certificates.
const NO_PEM: &str = "there is none in PEM form";

/// Why there is no TLS: usually, because there are no root certificates.
#[derive(Debug)]
pub(super) struct InvalidTls(String);

impl fmt::Display for InvalidTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidTls {}

/// The value of a cell, made if it has none.
// `OnceLock` itself cannot fail to make its value in stable Rust.
pub(super) fn get_or_make<T, E>(
    cell: &OnceLock<T>,
    make: impl FnOnce() -> Result<T, E>,
) -> Result<&T, E> {
    if let Some(value) = cell.get() {
        return Ok(value);
    }
    let value = make()?;
    Ok(cell.get_or_init(|| value))
}

/// The error of a file of certificates that `origin` names.
fn unusable(path: &Path, origin: &str, reason: &dyn fmt::Display) -> InvalidTls {
    let path = path.display();
    InvalidTls(format!(
        "{origin}: cannot use the certificates in {path}: {reason}"
    ))
}
