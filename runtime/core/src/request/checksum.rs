//! Headers with checksums of the body. Each algorithm is behind a feature, which the manifests of
//! crates that need it enable.
//!
//! A stream gets no checksum, because it cannot be read twice. Its caller sets the header.

#[cfg(feature = "md5")]
impl super::RequestBuilder {
    /// Sets `Content-MD5` (`@httpChecksumRequired`), if it is not set.
    pub fn content_md5(&mut self) -> &mut Self {
        use base64::Engine as _;
        use base64::engine::general_purpose::STANDARD;

        self.checksum("Content-MD5", |body| STANDARD.encode(*md5::compute(body)))
    }
}

#[cfg(feature = "sha256")]
impl super::RequestBuilder {
    /// Sets a header to the SHA-256 of the body in hexadecimal digits, if it is not set.
    pub fn sha256(&mut self, name: &'static str) -> &mut Self {
        use sha2::{Digest as _, Sha256};

        self.checksum(name, |body| hexadecimal(&Sha256::digest(body)))
    }

    /// Sets a header to the root of a tree of SHA-256 hashes in hexadecimal digits, if it is not
    /// set: first the hashes of each mebibyte of the body, then of each two neighbors, until one is
    /// left.
    pub fn sha256_tree(&mut self, name: &'static str) -> &mut Self {
        use sha2::{Digest as _, Sha256};

        const MEBIBYTE: usize = 1024 * 1024;
        self.checksum(name, |body| {
            let mut hashes: Vec<_> = body.chunks(MEBIBYTE).map(Sha256::digest).collect();
            while hashes.len() > 1 {
                let pair = |pair: &[_]| match pair {
                    [left, right] => Sha256::new()
                        .chain_update(left)
                        .chain_update(right)
                        .finalize(),
                    alone => alone.iter().copied().next().unwrap_or_default(),
                };
                hashes = hashes.chunks(2).map(pair).collect();
            }
            let root = hashes.pop().unwrap_or_else(|| Sha256::digest(body));
            hexadecimal(&root)
        })
    }
}

#[cfg(any(feature = "md5", feature = "sha256"))]
impl super::RequestBuilder {
    fn checksum(&mut self, name: &'static str, of: impl FnOnce(&[u8]) -> String) -> &mut Self {
        if let Some(body) = self.body.as_ref().and_then(crate::body::Body::bytes) {
            let checksum = of(body);
            self.set_header(
                name,
                name.as_bytes(),
                &checksum,
                super::header::Taken::Stays,
            );
        }
        self
    }
}

#[cfg(feature = "sha256")]
fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
