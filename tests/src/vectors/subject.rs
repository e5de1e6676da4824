//! What the harness asks of an operation: the ways between its types and the JSON of a vector.

use hardy_runtime::pages::{Item, ItemPages, PageToken, Paginated, Paginator};
use hardy_runtime::{Error, HttpOperation, HttpRequest, HttpResponse, Operation};
use serde_json::{Map, Value};

use super::format::Names;
use super::json;

/// An operation that vectors are run with.
pub(super) trait Subject: Paginated<Items: ItemPages> + HttpOperation {
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

    /// The items of a page, or of many, as the service has them in its response.
    fn items(items: Self::Items) -> Value;

    /// An item as botocore gives it, with what Hardy adds: values of required members that the service
    /// left out.
    fn corrected(item: &Value) -> Value {
        item.clone()
    }

    /// The output token of a page, the first of several; null if there is none.
    fn token(output: &Self::Output) -> Value {
        let token = Self::output_token(output);
        let first = token.and_then(|token| token.to_members().into_iter().next());
        first.map_or(Value::Null, |data| json::of_token(&data))
    }

    /// What a full result has beside the items: its path, and what the first page has there.
    fn beside(_first_page: &Self::Output) -> Vec<(String, Value)> {
        Vec::new()
    }
}

/// Something to be done with whatever operation has a name.
pub(super) trait Visit {
    /// What comes of it.
    type Output;

    /// Does it with the operation `S`.
    fn visit<S: Subject>(self) -> Self::Output;
}
