//! Paginated operations of the generated crate as subjects. The feature `serde` converts the JSON
//! of a vector to their types and back. Must not know pagination.

use hardy_runtime::pages::{Item, Paginator};
use hardy_runtime::{
    Error, HttpOperation, HttpRequest, HttpResponse, PageSized, Response, Timestamp,
};
use multipartyapproval::operation;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::format::Names;
use super::subject::{Subject, Visit};
use super::wire;

macro_rules! operations {
    ($($name:ident)+) => {
        /// The names of the operations that vectors can call.
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Calls a function with the operation of this name; `None` if there is none.
        pub(super) fn visit<V: Visit>(name: &str, visit: V) -> Option<V::Output> {
            match name {
                $(stringify!($name) => Some(visit.visit::<operation::$name>()),)+
                _ => None,
            }
        }

        $(impl Subject for operation::$name {
            fn input(_names: &Names, params: &Map<String, Value>) -> Result<Self::Input, String> {
                input(params)
            }

            fn page_size(
                paginator: Paginator<Self>,
                _names: &Names,
                size: i64,
            ) -> Result<Option<Paginator<Self>>, String> {
                page_size(paginator, size).map(Some)
            }

            fn members(request: &HttpRequest) -> Result<Value, String> {
                wire::members(stringify!($name), request)
            }

            fn decode_response(
                _input: &Self::Input,
                response: HttpResponse,
            ) -> Result<Self::Output, Error<Self::Error>> {
                Self::decode(response).map(Response::into_output)
            }

            fn item(item: &Item<Self>) -> Value {
                to_json(item)
            }

            fn corrected(item: &Value) -> Value {
                corrected::<Item<Self>>(item)
            }

            fn items(items: Self::Items) -> Value {
                to_json(&items)
            }
        })+
    };
}

// All that the generated crate has, as a test sees to.
operations! {
    ListApprovalTeams
    ListIdentitySources
    ListPolicies
    ListPolicyVersions
    ListResourcePolicies
    ListSessions
}

fn input<I: DeserializeOwned + Serialize>(params: &Map<String, Value>) -> Result<I, String> {
    let input: I = serde_json::from_value(Value::Object(params.clone()))
        .map_err(|error| format!("the parameters: {error}"))?;
    // Members that the model lacks are passed over in silence.
    let read = to_json(&input);
    for (name, value) in params {
        if read.get(name) != Some(value) {
            return Err(format!("`{name}` cannot be {value}"));
        }
    }
    Ok(input)
}

fn page_size<O>(paginator: Paginator<O>, size: i64) -> Result<Paginator<O>, String>
where
    O: PageSized<PageSize: TryFrom<i64>>,
{
    let size = O::PageSize::try_from(size);
    let size = size.map_err(|_| "the page size is too large".to_owned())?;
    Ok(paginator.page_size(size))
}

/// `item` read and written, unless that loses something.
fn corrected<T: DeserializeOwned + Serialize>(item: &Value) -> Value {
    let read = serde_json::from_value::<T>(item.clone());
    let read = read.map(|read| to_json(&read));
    read.ok()
        .filter(|read| has(read, item))
        .unwrap_or_else(|| item.clone())
}

/// Whether `whole` has all of `part`. A time may be written in another way.
fn has(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            let mut part = part.iter();
            part.all(|(name, value)| whole.get(name).is_some_and(|whole| has(whole, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len()
                && whole.iter().zip(part).all(|(whole, part)| has(whole, part))
        }
        (Value::String(whole), Value::String(part)) => {
            let time = |text: &str| text.parse::<Timestamp>().ok();
            whole == part || time(whole).is_some_and(|whole| time(part) == Some(whole))
        }
        (whole, part) => whole == part,
    }
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("what is emitted can be written as JSON")
}
