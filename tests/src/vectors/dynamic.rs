//! A dynamic operation: its input and output are documents, and the vector names the members for
//! pagination. Must not know services.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use hardy_runtime::pages::{
    Item, ItemPages, PageToken, Paginated, Paginator, TokenData, TokenSource,
};
use hardy_runtime::protocol::rest_json_1::{Protocol, request};
use hardy_runtime::{
    Checker, DecodeError, Document, EncodeError, Error, ErrorResponse, HttpOperation, HttpRequest,
    HttpResponse, Method, Operation, OperationError, PageSized, ResponseReader, Unmodeled,
    Validate, Writer,
};
use serde_json::{Map, Value};

use super::format::Names;
use super::json::{at, at_mut, of_document, of_token, to_document, to_token};
use super::subject::Subject;
use super::wire::bytes;

/// The operation, with tokens `T` and items `I`.
pub(super) struct Dynamic<T, I>(PhantomData<fn() -> (T, I)>);

/// One token, of any kind.
pub(super) type One = TokenData;
/// Two tokens.
pub(super) type Two = (Option<One>, Option<One>);
/// Three tokens.
pub(super) type Three = (Option<One>, Option<One>, Option<One>);

/// Where the members that page are.
#[derive(Debug, Default)]
struct Paths {
    /// The runtime needs names that live as long as the input, so these are leaked.
    input_tokens: Vec<&'static str>,
    page_size: Option<String>,
    output_tokens: Vec<String>,
    more_results: Option<String>,
    items: String,
    further_items: Vec<String>,
    first_page_only: Vec<String>,
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

/// Any response.
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

impl<T: PageToken, I: DynamicItems> Operation for Dynamic<T, I> {
    type Input = DynamicInput;
    type Output = DynamicOutput;
    type Error = DynamicError;
    const NAME: &'static str = "Dynamic";
}

impl<T: PageToken, I: DynamicItems> HttpOperation for Dynamic<T, I> {
    type Protocol = Protocol;

    fn encode(input: &DynamicInput) -> Result<HttpRequest, EncodeError> {
        let members = Document::Object(input.members.clone());
        request(Method::POST)
            .path("/")
            .body(&members, Writer::document)
            .build()
    }

    fn decode_output(response: &mut ResponseReader<'_>) -> Result<DynamicOutput, DecodeError> {
        Ok(DynamicOutput {
            paths: Arc::default(),
            body: response.body(hardy_runtime::Reader::document)?,
        })
    }

    fn decode_error(response: &mut ErrorResponse<'_>) -> Result<DynamicError, DecodeError> {
        Ok(DynamicError(response.unmodeled()))
    }
}

/// The token whose members are in a document, or missing.
fn token<'a, T: PageToken>(members: impl Iterator<Item = Option<&'a Document>>) -> Option<T> {
    let sources = members
        .map(|member| TokenSource::Packed(member.map_or(TokenData::Null, to_token)))
        .collect();
    T::from_sources(sources).ok().flatten()
}

impl<T: PageToken, I: DynamicItems> Paginated for Dynamic<T, I> {
    type Token = T;
    type Items = I;

    fn token_members(input: &DynamicInput) -> &[&str] {
        &input.paths.input_tokens
    }

    fn input_token(input: &DynamicInput) -> Option<T> {
        let names = input.paths.input_tokens.iter();
        token(names.map(|name| input.members.get(*name)))
    }

    fn set_input_token(input: &mut DynamicInput, token: Option<T>) {
        let paths = Arc::clone(&input.paths);
        for name in &paths.input_tokens {
            input.members.remove(*name);
        }
        let data = token.map(|token| token.to_members()).unwrap_or_default();
        for (name, data) in paths.input_tokens.iter().zip(data) {
            if data != TokenData::Null {
                let member = to_document(&of_token(&data)).expect("a token is a document");
                input.members.insert((*name).to_owned(), member);
            }
        }
    }

    fn output_token(output: &DynamicOutput) -> Option<T> {
        let flag = |path: &String| at(&output.body, path).and_then(Document::as_bool);
        if let Some(path) = &output.paths.more_results
            && flag(path) != Some(true)
        {
            return None;
        }
        let paths = output.paths.output_tokens.iter();
        token(paths.map(|path| at(&output.body, path)))
    }

    fn items_mut(output: &mut DynamicOutput) -> Option<&mut I> {
        I::of_mut(at_mut(&mut output.body, &output.paths.items)?)
    }

    fn clear_further_items(output: &mut DynamicOutput) {
        let paths = Arc::clone(&output.paths);
        for path in &paths.further_items {
            if let Some(Document::List(items)) = at_mut(&mut output.body, path) {
                items.clear();
            }
        }
    }

    fn join_further_items(output: &mut DynamicOutput, next: &mut DynamicOutput) {
        let paths = Arc::clone(&output.paths);
        for path in &paths.further_items {
            let first = at_mut(&mut output.body, path);
            match (first, at_mut(&mut next.body, path)) {
                (Some(Document::List(items)), Some(Document::List(later))) => items.append(later),
                (Some(Document::Number(sum)), Some(Document::Number(later))) => {
                    let (Some(one), Some(other)) = (sum.as_i64(), later.as_i64()) else {
                        continue;
                    };
                    *sum = (one + other).into();
                }
                _ => {}
            }
        }
    }
}

impl<T: PageToken, I: DynamicItems> PageSized for Dynamic<T, I> {
    type PageSize = i64;

    fn set_page_size(input: &mut DynamicInput, size: i64) {
        if let Some(member) = &input.paths.page_size {
            input.members.insert(member.clone(), size.into());
        }
    }
}

impl<T: PageToken, I: DynamicItems> Subject for Dynamic<T, I> {
    fn input(names: &Names, params: &Map<String, Value>) -> Result<DynamicInput, String> {
        let members = params
            .iter()
            .map(|(name, value)| Ok((name.clone(), to_document(value)?)))
            .collect::<Result<_, String>>()?;
        let mut items = names.result_key.all().into_iter();
        let leaked = |name: String| -> &'static str { name.leak() };
        let paths = Paths {
            input_tokens: names.input_token.all().into_iter().map(leaked).collect(),
            page_size: names.limit_key.clone(),
            output_tokens: names.output_token.all(),
            more_results: names.more_results.clone(),
            items: items.next().ok_or("there is no path to the items")?,
            further_items: items.collect(),
            first_page_only: names.non_aggregate_keys.clone(),
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

    fn decode_response(
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
        of_document(&items.into())
    }

    /// As the service returned it, whatever the flag for more results is.
    fn token(output: &DynamicOutput) -> Value {
        let first = output.paths.output_tokens.first();
        let token = first.and_then(|path| at(&output.body, path));
        token.map_or(Value::Null, of_document)
    }

    fn beside(first_page: &DynamicOutput) -> Vec<(String, Value)> {
        let DynamicOutput { paths, body } = first_page;
        let further = paths.further_items.iter();
        let further = further.filter_map(|path| Some((path.clone(), of_document(at(body, path)?))));
        // boto3 does so if the first page lacks them.
        let value = |path: &String| at(body, path).map_or(Value::Null, of_document);
        let others = paths.first_page_only.iter();
        let others = others.map(|path| (path.clone(), value(path)));
        further.chain(others).collect()
    }
}

/// The two kinds of items that documents have.
pub(super) trait DynamicItems: ItemPages<Item: fmt::Debug> + Into<Document> {
    /// The items in a document.
    fn of_mut(document: &mut Document) -> Option<&mut Self>;

    /// An item as vectors have it.
    fn item(item: &Self::Item) -> Value;
}

impl DynamicItems for Vec<Document> {
    fn of_mut(document: &mut Document) -> Option<&mut Self> {
        match document {
            Document::List(items) => Some(items),
            _ => None,
        }
    }

    fn item(item: &Document) -> Value {
        of_document(item)
    }
}

impl DynamicItems for BTreeMap<String, Document> {
    fn of_mut(document: &mut Document) -> Option<&mut Self> {
        match document {
            Document::Object(entries) => Some(entries),
            _ => None,
        }
    }

    fn item((key, value): &(String, Document)) -> Value {
        Value::from(vec![Value::from(key.as_str()), of_document(value)])
    }
}
