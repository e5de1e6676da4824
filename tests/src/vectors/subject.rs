//! The trait of an operation under test: conversions between its types and the JSON of a vector.

use hardy_runtime::pages::{Item, ItemPages, PageToken, Paginated, Paginator};
use hardy_runtime::{Error, HttpOperation, HttpRequest, HttpResponse, Operation};
use serde_json::{Map, Value};

use super::format::Names;
use super::json;

/// An operation that vectors are run with.
pub(super) trait Subject: Paginated<Items: ItemPages> + HttpOperation {
    /// The input for `params`.
    fn input(names: &Names, params: &Map<String, Value>) -> Result<Self::Input, String>;

    /// Sets the page size; `None` if the operation has no member for it, and so no setter.
    ///
    /// # Errors
    ///
    /// Fails for a size outside of the range of the member's type.
    fn page_size(
        paginator: Paginator<Self>,
        names: &Names,
        size: i64,
    ) -> Result<Option<Paginator<Self>>, String>;

    /// The members that a service would find in a request.
    fn members(request: &HttpRequest) -> Result<Value, String>;

    /// Decodes the response to `input`.
    fn decode_response(
        input: &Self::Input,
        response: HttpResponse,
    ) -> Result<Self::Output, Error<<Self as Operation>::Error>>;

    /// An item as vectors have it.
    fn item(item: &Item<Self>) -> Value;

    /// The items of a page, or of many, as the service has them in its response.
    fn items(items: Self::Items) -> Value;

    /// An item of botocore, with the values that Hardy adds for missing required members.
    fn corrected(item: &Value) -> Value {
        item.clone()
    }

    /// The output token of a page, the first of several; null for none.
    fn token(output: &Self::Output) -> Value {
        let token = Self::output_token(output);
        let first = token.and_then(|token| token.to_members().into_iter().next());
        first.map_or(Value::Null, |data| json::of_token(&data))
    }

    /// The values in a full result beside the items: paths, and the values of the first page.
    fn beside(_first_page: &Self::Output) -> Vec<(String, Value)> {
        Vec::new()
    }
}

/// Something to be done with whatever operation has a name.
pub(super) trait Visit {
    /// Its result.
    type Output;

    /// Does it with the operation `S`.
    fn visit<S: Subject>(self) -> Self::Output;
}
