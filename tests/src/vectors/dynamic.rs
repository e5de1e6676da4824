//! An operation made up from JSON: its input and output are documents, and the vector says which
//! members page. Knows nothing of any service.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use hardy_runtime::pages::{Item, Listing, PageToken, Paginated, Paginator};
use hardy_runtime::protocol::rest_json_1::{Protocol, request};
use hardy_runtime::{
    Checker, DecodeError, Document, EncodeError, Error, ErrorResponse, HttpOperation, HttpRequest,
    HttpResponse, Method, Operation, OperationError, PageSized, ResponseReader, Unmodeled,
    Validate, Writer,
};
use serde_json::{Map, Value};

use super::format::Names;
use super::subject::{Subject, bytes, to_document, to_value};

/// The operation, with tokens `T` and items `I`.
pub(super) struct Dynamic<T, I>(PhantomData<fn() -> (T, I)>);

/// Where the members that page are.
#[derive(Debug, Default)]
struct Paths {
    input_token: String,
    page_size: Option<String>,
    output_token: Vec<String>,
    items: Vec<String>,
}

/// Any members.
#[derive(Clone, Debug)]
pub(super) struct DynamicInput {
    paths: Arc<Paths>,
    members: BTreeMap<String, Document>,
}

impl Validate for DynamicInput {
    /// There is no model, so nothing to break.
    fn check(&self, _checker: &mut Checker<'_>) {}
}

/// Any answer.
#[derive(Clone, Debug)]
pub(super) struct DynamicOutput {
    paths: Arc<Paths>,
    body: Document,
}

/// Any error.
#[derive(Clone, Debug)]
pub(super) struct DynamicError(Unmodeled);

impl OperationError for DynamicError {
    fn unmodeled(error: Unmodeled) -> Self {
        Self(error)
    }

    fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }
}

/// A token, or the items, where they stand in a document.
pub(super) trait Part: Sized {
    fn of(document: &Document) -> Option<&Self>;
    fn of_mut(document: &mut Document) -> Option<&mut Self>;
}

impl Part for String {
    fn of(document: &Document) -> Option<&Self> {
        match document {
            Document::String(text) => Some(text),
            _ => None,
        }
    }

    fn of_mut(document: &mut Document) -> Option<&mut Self> {
        match document {
            Document::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Part for Vec<Document> {
    fn of(document: &Document) -> Option<&Self> {
        match document {
            Document::List(items) => Some(items),
            _ => None,
        }
    }

    fn of_mut(document: &mut Document) -> Option<&mut Self> {
        match document {
            Document::List(items) => Some(items),
            _ => None,
        }
    }
}

impl Part for BTreeMap<String, Document> {
    fn of(document: &Document) -> Option<&Self> {
        match document {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    fn of_mut(document: &mut Document) -> Option<&mut Self> {
        match document {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }
}

impl<T: PageToken + Part, I: DynamicItems> Operation for Dynamic<T, I> {
    type Input = DynamicInput;
    type Output = DynamicOutput;
    type Error = DynamicError;
    const NAME: &'static str = "Dynamic";
}

impl<T: PageToken + Part, I: DynamicItems> HttpOperation for Dynamic<T, I> {
    type Protocol = Protocol;

    fn encode(input: &DynamicInput) -> Result<HttpRequest, EncodeError> {
        let members = Document::Object(input.members.clone());
        request(Method::POST)
            .path("/")
            .body(&members, Writer::document)
            .build()
    }

    fn decode_output(answer: &mut ResponseReader<'_>) -> Result<DynamicOutput, DecodeError> {
        Ok(DynamicOutput {
            paths: Arc::default(),
            body: answer.body(hardy_runtime::Reader::document)?,
        })
    }

    fn decode_error(answer: &mut ErrorResponse<'_>) -> Result<DynamicError, DecodeError> {
        Ok(DynamicError(answer.unmodeled()))
    }
}

impl<T: PageToken + Part, I: DynamicItems> Paginated for Dynamic<T, I> {
    type Token = T;
    type Items = I;

    fn token_member(input: &DynamicInput) -> &str {
        &input.paths.input_token
    }

    fn input_token(input: &DynamicInput) -> Option<&T> {
        T::of(input.members.get(&input.paths.input_token)?)
    }

    fn set_input_token(input: &mut DynamicInput, token: Option<T>) {
        let member = &input.paths.input_token;
        match token {
            Some(token) => input.members.insert(member.clone(), token.to_document()),
            None => input.members.remove(member),
        };
    }

    fn output_token(output: &DynamicOutput) -> Option<&T> {
        let mut place = &output.body;
        for name in &output.paths.output_token {
            place = place.as_object()?.get(name)?;
        }
        T::of(place)
    }

    fn items_mut(output: &mut DynamicOutput) -> Option<&mut I> {
        let mut place = &mut output.body;
        for name in &output.paths.items {
            place = BTreeMap::of_mut(place)?.get_mut(name)?;
        }
        I::of_mut(place)
    }
}

impl<T: PageToken + Part, I: DynamicItems> PageSized for Dynamic<T, I> {
    type PageSize = i64;

    fn set_page_size(input: &mut DynamicInput, size: i64) {
        if let Some(member) = &input.paths.page_size {
            input.members.insert(member.clone(), size.into());
        }
    }
}

impl<T: PageToken + Part, I: DynamicItems> Subject for Dynamic<T, I> {
    fn input(names: &Names, params: &Map<String, Value>) -> Result<DynamicInput, String> {
        let path = |value: &Value| -> Result<Vec<String>, String> {
            let text = value.as_str().ok_or(format!("{value} is no path"))?;
            Ok(text.split('.').map(str::to_owned).collect())
        };
        let members = params
            .iter()
            .map(|(name, value)| Ok((name.clone(), to_document(value)?)))
            .collect::<Result<_, String>>()?;
        let input_token = names.input_token.as_str();
        let paths = Paths {
            input_token: input_token.ok_or("the input token is no name")?.to_owned(),
            page_size: names.limit_key.clone(),
            output_token: path(&names.output_token)?,
            items: path(&names.result_key)?,
        };
        Ok(DynamicInput {
            paths: Arc::new(paths),
            members,
        })
    }

    fn page_size(
        paginator: Paginator<Self>,
        names: &Names,
        size: i64,
    ) -> Result<Option<Paginator<Self>>, String> {
        // A generated operation without the member has no setter to call.
        let has_setter = names.limit_key.is_some();
        Ok(has_setter.then(|| paginator.page_size(size)))
    }

    fn members(request: &HttpRequest) -> Result<Value, String> {
        serde_json::from_slice(bytes(request)).map_err(|error| error.to_string())
    }

    fn answer(
        input: &DynamicInput,
        response: HttpResponse,
    ) -> Result<DynamicOutput, Error<DynamicError>> {
        let output = Self::decode(response)?.into_output();
        Ok(DynamicOutput {
            paths: input.paths.clone(),
            ..output
        })
    }

    fn item(item: &Item<Self>) -> Value {
        I::item(item)
    }

    fn items(items: I) -> Value {
        to_value(&items.into())
    }
}

/// The two kinds of items that documents have.
pub(super) trait DynamicItems:
    Listing + Part + Into<Document> + IntoIterator<Item: fmt::Debug>
{
    /// An item as vectors have it.
    fn item(item: &Self::Item) -> Value;
}

impl DynamicItems for Vec<Document> {
    fn item(item: &Document) -> Value {
        to_value(item)
    }
}

impl DynamicItems for BTreeMap<String, Document> {
    fn item((key, value): &(String, Document)) -> Value {
        Value::from(vec![Value::from(key.as_str()), to_value(value)])
    }
}
