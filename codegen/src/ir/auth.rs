//! Authentication: the schemes of operations, and where requests contain an API key.

use serde::Serialize;

/// A way to authenticate requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Auth {
    /// AWS Signature Version 4.
    Sigv4,
    /// A bearer token.
    HttpBearer,
    /// An API key.
    HttpApiKey,
    /// A user name and a password.
    HttpBasic,
    /// None.
    NoAuth,
    /// A scheme with this shape id, which clients do not have.
    Other(String),
}

impl Auth {
    /// Whether these are the schemes of most operations.
    pub(crate) fn is_usual(schemes: &[Self]) -> bool {
        schemes == [Self::Sigv4]
    }
}

/// Where requests contain an API key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum ApiKey {
    /// In a header.
    Header {
        /// The name of the header.
        name: String,
        /// The word before the key.
        scheme: Option<String>,
    },
    /// In the query, as the parameter with this name.
    Query(String),
}
