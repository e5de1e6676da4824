//! Calls and listings of any generated client, with inputs and results in wire format. Results have the form
//! that `tests/interop/peer.py` prints. Must not know particular operations, or the other client.
//!
//! Programs of generated crates have a copy of this file, so that they do not depend on this package.

use hardy_client::{Call, PaginatedCall};
use hardy_runtime::pages::{Item, ItemPages};
use hardy_runtime::{Error, HttpOperation, OperationError, Paginated};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The options of a listing, as boto3's `PaginationConfig` has them.
#[derive(Clone, Debug, Default)]
pub(super) struct Limits {
    pub(super) max_items: Option<u64>,
    pub(super) page_size: Option<i32>,
    pub(super) starting_token: Option<String>,
    /// How many items the caller takes; boto3 has no such option.
    pub(super) taken: Option<usize>,
}

impl Limits {
    /// Reads boto3's `PaginationConfig`.
    #[allow(dead_code, reason = "only programs of generated crates get it")]
    pub(super) fn of_config(config: &Value) -> Self {
        let page_size = config["PageSize"].as_i64();
        Self {
            max_items: config["MaxItems"].as_u64(),
            page_size: page_size.and_then(|size| size.try_into().ok()),
            starting_token: config["StartingToken"].as_str().map(str::to_owned),
            taken: None,
        }
    }

    /// Sets the starting token.
    fn begin<O: HttpOperation + Paginated>(&self, call: PaginatedCall<O>) -> PaginatedCall<O> {
        match &self.starting_token {
            Some(token) => call.starting_token(token),
            None => call,
        }
    }
}

/// Sends a call, and returns its output or error. `members` are those of an error.
pub(super) async fn send<O>(
    call: impl FnOnce(O::Input) -> Call<O>,
    input: &Value,
    members: impl FnOnce(&O::Error) -> Value,
) -> Value
where
    O: HttpOperation<Input: DeserializeOwned, Output: Serialize>,
{
    let input = match read(input) {
        Ok(input) => input,
        Err(error) => return failed(error),
    };
    match call(input).await {
        Ok(response) => json!({
            "output": to_json(&*response),
            "request_id": response.request_id,
            "missing": response.missing_required,
        }),
        Err(error) => of_error(&error, members),
    }
}

/// Lists items, and returns them and the token to resume after them.
pub(super) async fn items<O>(
    call: impl FnOnce(O::Input) -> PaginatedCall<O>,
    input: &Value,
    limits: &Limits,
) -> Value
where
    O: HttpOperation<Input: DeserializeOwned> + Paginated<Items: ItemPages>,
    Item<O>: Serialize,
{
    let input = match read(input) {
        Ok(input) => input,
        Err(error) => return failed(error),
    };
    let mut call = limits.begin(call(input));
    if let Some(count) = limits.max_items {
        call = call.max_items(count);
    }
    let mut items = call.items();
    let mut seen = Vec::new();
    loop {
        if limits.taken == Some(seen.len()) {
            break json!({ "items": seen, "token": items.resume_token() });
        }
        match items.try_next().await {
            Ok(Some(item)) => seen.push(to_json(&item)),
            Ok(None) => break json!({ "items": seen, "token": items.resume_token() }),
            Err(error) => break of_error(&error, |_| json!({})),
        }
    }
}

/// Lists pages, and returns their items, the number of items in each, and the token to resume after them.
#[allow(dead_code, reason = "only programs of generated crates list pages")]
pub(super) async fn pages<O>(
    call: impl FnOnce(O::Input) -> PaginatedCall<O>,
    input: &Value,
    limits: &Limits,
) -> Value
where
    O: HttpOperation<Input: DeserializeOwned> + Paginated<Items: ItemPages>,
    Item<O>: Serialize,
{
    let input = match read(input) {
        Ok(input) => input,
        Err(error) => return failed(error),
    };
    let mut pages = limits.begin(call(input)).pages();
    let (mut items, mut sizes) = (Vec::new(), Vec::new());
    loop {
        match pages.try_next().await {
            Ok(Some(mut page)) => {
                let of_page = items_of::<O>(&mut page.output);
                sizes.push(of_page.len());
                items.extend(of_page);
            }
            Ok(None) => break,
            Err(error) => return of_error(&error, |_| json!({})),
        }
    }
    json!({ "items": items, "pages": sizes, "token": pages.resume_token() })
}

fn items_of<O>(page: &mut O::Output) -> Vec<Value>
where
    O: Paginated<Items: ItemPages>,
    Item<O>: Serialize,
{
    let items = O::items_mut(page).map(std::mem::take).into_iter();
    let items = items.flat_map(ItemPages::into_items);
    items.map(|item| to_json(&item)).collect()
}

fn of_error<E: OperationError>(error: &Error<E>, members: impl FnOnce(&E) -> Value) -> Value {
    match error.as_service() {
        Some(service) => json!({
            "code": service.query_code.as_ref().unwrap_or(&service.code),
            "message": service.message().unwrap_or_default(),
            "status": service.status.as_u16(),
            "request_id": service.request_id,
            "members": members(&service.error),
        }),
        None => failed(error),
    }
}

/// The members of a modelled error beside its message.
pub(super) fn members(error: &impl Serialize) -> Value {
    let mut members = to_json(error);
    if let Some(members) = members.as_object_mut() {
        members.retain(|name, _| !name.eq_ignore_ascii_case("message"));
    }
    members
}

fn read<I: DeserializeOwned>(input: &Value) -> Result<I, serde_json::Error> {
    I::deserialize(input)
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("what is emitted can be written as JSON")
}

pub(super) fn failed(reason: impl std::fmt::Display) -> Value {
    json!({ "failed": reason.to_string() })
}
