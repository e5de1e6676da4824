//! What the tokens between pages are: text for nearly every service, maps for a few. Only what
//! paging needs of them: emptiness, equality, and the way into and out of a resume token.

use std::collections::BTreeMap;
use std::fmt;

use crate::document::Document;

/// A token that fetches a page.
///
/// Two tokens are the same when they are equal by value.
pub trait PageToken: Clone + PartialEq + fmt::Debug + Send + Sync + 'static {
    /// What a token is in JSON, for error messages: `text`, `a map`.
    const KIND: &'static str;

    /// Whether this is the text, or map, without content, which services send for *no further
    /// page*.
    fn is_empty(&self) -> bool;

    /// The token that a bare starting token means, if tokens of this kind can be written as bare
    /// text at all.
    fn from_text(text: &str) -> Option<Self>;

    /// Reads the token from a resume token. `None` if it is of another kind.
    fn from_document(document: Document) -> Option<Self>;

    /// The token as it is written into a resume token.
    fn to_document(&self) -> Document;
}

impl PageToken for String {
    const KIND: &'static str = "text";

    fn is_empty(&self) -> bool {
        self.is_empty()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }

    fn from_document(document: Document) -> Option<Self> {
        match document {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    fn to_document(&self) -> Document {
        Document::String(self.clone())
    }
}

/// In resume tokens the keys of such a map are in ascending order, whatever the service's order
/// was; boto3 keeps the service's. Either reads what the other wrote.
impl PageToken for BTreeMap<String, Document> {
    const KIND: &'static str = "a map";

    fn is_empty(&self) -> bool {
        self.is_empty()
    }

    fn from_text(_text: &str) -> Option<Self> {
        None
    }

    fn from_document(document: Document) -> Option<Self> {
        match document {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    fn to_document(&self) -> Document {
        Document::Object(self.clone())
    }
}
