//! The host prefix of a request without endpoint. Must not know how to combine the two.

/// The prefix of the endpoint's host (`@endpoint`), including its last dot. It is an extension of
/// requests whose operations have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPrefix(pub(super) String);

impl HostPrefix {
    /// The prefix, such as `data.`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
