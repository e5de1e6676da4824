//! SHA-256 and HMAC. Decides which package computes them: `ring`, which TLS needs anyway, or else `sha2`.

/// A SHA-256 hash, or an HMAC made with it.
pub(super) type Hash = [u8; 32];

#[cfg(feature = "ring")]
pub(super) use with_ring::{hmac_sha256, sha256};
#[cfg(all(feature = "sha2", not(feature = "ring")))]
pub(super) use with_sha2::{hmac_sha256, sha256};

#[cfg(not(any(feature = "ring", feature = "sha2")))]
compile_error!(
    "the client needs one of the features `ring`, `aws-lc-rs`, `native-tls` and `sha2`, which compute signatures; \
     `sha2` is for a transport of your own"
);

#[cfg(feature = "ring")]
mod with_ring {
    use ring::{digest, hmac};

    use super::Hash;

    const LENGTH: &str = "SHA-256 has 32 bytes";

    pub(in crate::signing) fn sha256(content: &[u8]) -> Hash {
        let hash = digest::digest(&digest::SHA256, content);
        hash.as_ref().try_into().expect(LENGTH)
    }

    pub(in crate::signing) fn hmac_sha256(key: &[u8], content: &[u8]) -> Hash {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key);
        let tag = hmac::sign(&key, content);
        tag.as_ref().try_into().expect(LENGTH)
    }
}

// Also compiled in tests, which compare both.
#[cfg(any(test, all(feature = "sha2", not(feature = "ring"))))]
mod with_sha2 {
    use sha2::{Digest as _, Sha256};

    use super::Hash;

    /// The size of SHA-256's blocks, to which HMAC pads a key.
    const BLOCK: usize = 64;

    pub(in crate::signing) fn sha256(content: &[u8]) -> Hash {
        Sha256::digest(content).into()
    }

    /// RFC 2104. The package `hmac` would be ten lines less here, and one more package to compile.
    pub(in crate::signing) fn hmac_sha256(key: &[u8], content: &[u8]) -> Hash {
        let mut block = [0; BLOCK];
        if key.len() > BLOCK {
            block[..size_of::<Hash>()].copy_from_slice(&sha256(key));
        } else {
            block[..key.len()].copy_from_slice(key);
        }
        let padded = |pad: u8| Sha256::new().chain_update(block.map(|byte| byte ^ pad));
        let inner = padded(0x36).chain_update(content).finalize();
        padded(0x5c).chain_update(inner).finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::{hmac_sha256, sha256, with_sha2};
    use crate::signing::hexadecimal;

    /// Of FIPS 180, and of the first test in RFC 4231.
    #[test]
    fn computes_published_hashes() {
        let hash = hexadecimal::text(&sha256(b"abc"));
        assert_eq!(
            hash,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let hash = hexadecimal::text(&hmac_sha256(&[0x0b; 20], b"Hi There"));
        assert_eq!(
            hash,
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
    }

    #[test]
    fn both_packages_compute_the_same() {
        let bytes: Vec<u8> = (0..=255).collect();
        for length in [0, 1, 31, 32, 55, 56, 63, 64, 65, 128, 256] {
            let part = &bytes[..length];
            assert_eq!(sha256(part), with_sha2::sha256(part), "{length}");
            let hash = with_sha2::hmac_sha256(part, &bytes);
            assert_eq!(hmac_sha256(part, &bytes), hash, "a key of {length}");
            let hash = with_sha2::hmac_sha256(&bytes, part);
            assert_eq!(hmac_sha256(&bytes, part), hash, "content of {length}");
        }
    }
}
