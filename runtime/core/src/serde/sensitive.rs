//! Errors of sensitive values. Must not know their types.

use serde_core::de;

/// Replaces the error of a sensitive value, because the text of serde may contain the value.
///
/// # Errors
///
/// Fails if the value cannot be read.
pub fn sensitive<T, E: de::Error>(read: Result<T, E>) -> Result<T, E> {
    read.map_err(|_| de::Error::custom("a sensitive value that cannot be read"))
}
