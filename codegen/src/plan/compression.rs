//! Which compression of requests is supported. Must not know when a request is compressed.

/// The compression that is supported.
pub(crate) const GZIP: &str = "gzip";
