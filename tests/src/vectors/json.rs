//! The ways between JSON of vectors, documents and tokens. A binary value, which JSON lacks, is an object
//! with the one key `$bytes` and its base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hardy_runtime::Document;
use hardy_runtime::pages::TokenData;
use serde_json::{Value, json};

/// The key of a binary value.
const BYTES: &str = "$bytes";

/// A document as JSON of `serde_json`.
pub(super) fn of_document(document: &Document) -> Value {
    serde_json::from_str(&document.to_json()).expect("a document is written as JSON")
}

/// JSON of `serde_json` as a document.
pub(super) fn to_document(value: &Value) -> Result<Document, String> {
    Document::from_json(value.to_string()).map_err(|error| error.to_string())
}

/// A token as JSON.
pub(super) fn of_token(data: &TokenData) -> Value {
    match data {
        TokenData::Null => Value::Null,
        TokenData::Bool(value) => json!(value),
        TokenData::Number(number) => of_document(&Document::Number(number.clone())),
        TokenData::String(text) => json!(text),
        TokenData::Bytes(bytes) => json!({ BYTES: STANDARD.encode(bytes) }),
        TokenData::List(items) => items.iter().map(of_token).collect(),
        TokenData::Members(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), of_token(value)));
            Value::Object(members.collect())
        }
    }
}

/// A token in a document.
pub(super) fn to_token(document: &Document) -> TokenData {
    match document {
        Document::List(items) => TokenData::List(items.iter().map(to_token).collect()),
        Document::Object(members) => match members.get(BYTES).and_then(Document::as_str) {
            Some(base64) if members.len() == 1 => {
                TokenData::Bytes(STANDARD.decode(base64).expect("the base64 of a vector"))
            }
            _ => {
                let members = members.iter();
                let members = members.map(|(name, value)| (name.clone(), to_token(value)));
                TokenData::Members(members.collect())
            }
        },
        simple => simple.clone().into(),
    }
}

/// The value at a path of names in a document.
pub(super) fn at<'a>(document: &'a Document, path: &str) -> Option<&'a Document> {
    let names = path.split('.');
    names
        .into_iter()
        .try_fold(document, |place, name| place.as_object()?.get(name))
}

/// The same, to be changed.
pub(super) fn at_mut<'a>(document: &'a mut Document, path: &str) -> Option<&'a mut Document> {
    let mut names = path.split('.');
    names.try_fold(document, |place, name| match place {
        Document::Object(members) => members.get_mut(name),
        _ => None,
    })
}
