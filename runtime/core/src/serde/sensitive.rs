//! Errors of sensitive values. Must not know what they are of.

use serde_core::de;

/// Replaces the error of a value whose type is sensitive: what serde says may tell the value.
///
/// # Errors
///
/// That the value cannot be read, if it cannot.
pub fn sensitive<T, E: de::Error>(read: Result<T, E>) -> Result<T, E> {
    read.map_err(|_| de::Error::custom("a sensitive value that cannot be read"))
}
