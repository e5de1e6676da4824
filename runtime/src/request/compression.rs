//! Smaller bodies (`@requestCompression`), behind a feature that the manifests of crates that need it
//! switch on.

/// Bodies of fewer bytes are sent as they are.
pub const COMPRESSED_FROM: usize = 10_240;

#[cfg(feature = "gzip")]
impl super::RequestBuilder {
    /// Compresses a body in memory of [`COMPRESSED_FROM`] bytes and more with gzip, and adds that to
    /// the content encodings that it has.
    pub fn gzip(&mut self) -> &mut Self {
        use std::io::Write as _;

        use flate2::Compression;
        use flate2::write::GzEncoder;
        use http::HeaderValue;
        use http::header::CONTENT_ENCODING;

        let bytes = self.body.as_ref().and_then(crate::body::Body::bytes);
        let Some(bytes) = bytes.filter(|bytes| bytes.len() >= COMPRESSED_FROM) else {
            return self;
        };
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
        // Writing to memory does not fail; if it did, the body would go as it is.
        let Ok(compressed) = written else {
            return self;
        };
        let mut encodings = match self.headers.get(CONTENT_ENCODING) {
            Some(earlier) => [earlier.as_bytes(), b", "].concat(),
            None => Vec::new(),
        };
        encodings.extend(b"gzip");
        if let Ok(encodings) = HeaderValue::from_bytes(&encodings) {
            self.headers.insert(CONTENT_ENCODING, encodings);
            self.body = Some(compressed.into());
        }
        self
    }
}
