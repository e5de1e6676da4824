//! What the harness asks of an operation: the ways between its types and the JSON of a vector.

use hardy_runtime::pages::{Item, Listing, PageToken, Paginated, Paginator};
use hardy_runtime::{Document, Error, HttpOperation, HttpRequest, HttpResponse, Operation};
use serde_json::{Map, Value};

use super::format::Names;

/// An operation that vectors are run with.
pub(super) trait Subject: Paginated<Items: Listing> + HttpOperation {
    /// The input that `params` stand for.
    fn input(names: &Names, params: &Map<String, Value>) -> Result<Self::Input, String>;

    /// Sets the page size; `None` if the operation has no member for it, and so no setter.
    ///
    /// # Errors
    ///
    /// A size that the member's type cannot hold.
    fn page_size(
        paginator: Paginator<Self>,
        names: &Names,
        size: i64,
    ) -> Result<Option<Paginator<Self>>, String>;

    /// The members that a service would find in a request.
    fn members(request: &HttpRequest) -> Result<Value, String>;

    /// Decodes the response to `input`.
    fn answer(
        input: &Self::Input,
        response: HttpResponse,
    ) -> Result<Self::Output, Error<<Self as Operation>::Error>>;

    /// An item as vectors have it.
    fn item(item: &Item<Self>) -> Value;

    /// The items of a page, or of many, as the service has them in its answer.
    fn items(items: Self::Items) -> Value;

    /// The output token of a page; null if there is none.
    fn token(output: &Self::Output) -> Value {
        Self::output_token(output).map_or(Value::Null, |token| to_value(&token.to_document()))
    }
}

/// The body of a request, which is in memory.
pub(super) fn bytes(request: &HttpRequest) -> &[u8] {
    request.body().bytes().map_or(&[], |bytes| bytes)
}

/// A document as JSON of `serde_json`.
pub(super) fn to_value(document: &Document) -> Value {
    serde_json::from_str(&document.to_json()).expect("a document is written as JSON")
}

/// JSON of `serde_json` as a document.
pub(super) fn to_document(value: &Value) -> Result<Document, String> {
    Document::from_json(value.to_string()).map_err(|error| error.to_string())
}
