//! The host prefix that a request has until it gets an endpoint. Must not know how the two come
//! together.

/// What stands before the host of the endpoint (`@endpoint`), dot included; an extension of requests
/// whose operations have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPrefix(pub(super) String);

impl HostPrefix {
    /// The prefix, such as `data.`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
