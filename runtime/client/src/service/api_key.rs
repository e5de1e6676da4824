//! Where requests contain an API key. Must not know keys.

/// Where requests contain an API key (`smithy.api#httpApiKeyAuth`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiKeyLocation {
    /// In a header.
    Header {
        /// The name of the header.
        name: &'static str,
        /// The word before the key, with a space between them.
        scheme: Option<&'static str>,
    },
    /// In the query.
    Query {
        /// The name of the parameter.
        name: &'static str,
    },
}
