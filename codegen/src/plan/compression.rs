//! The supported compression of requests. Must not know when a request is compressed.

/// The supported algorithm.
pub(crate) const GZIP: &str = "gzip";
