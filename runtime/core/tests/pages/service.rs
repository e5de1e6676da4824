//! An operation that lists letters, and a fake service that records requests. The types of token
//! and items are parameters; the defaults are a string and a list of letters.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hardy_runtime::pages::{PageItems, PageToken, TokenData};
use hardy_runtime::{
    Checker, Error, NumberLimits, Operation, OperationError, PageSized, Paginated, StringLimits,
    Unmodeled, Validate,
};

pub(super) type Letters = Vec<char>;

pub(super) struct Shelf<T = String, I = Letters>(PhantomData<fn() -> (T, I)>);

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request<T = String> {
    pub(super) shelf: Option<String>,
    pub(super) page_size: Option<i32>,
    pub(super) token: Option<T>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page<T = String, I = Letters> {
    pub(super) title: Option<String>,
    pub(super) items: Option<I>,
    pub(super) token: Option<T>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal(Unmodeled);

pub(super) type CallResult<T = String, I = Letters> = Result<Page<T, I>, Error<Refusal>>;

/// A valid request.
pub(super) fn request<T>() -> Request<T> {
    Request {
        shelf: Some("A".to_owned()),
        page_size: None,
        token: None,
    }
}

static SHELF: StringLimits = StringLimits::new().max_length(4);
static TOKEN: StringLimits = StringLimits::new().max_length(4);
const PAGE_SIZE: NumberLimits<i32> = NumberLimits::new().range(1, 20);

thread_local! {
    /// How often requests were checked, in this test.
    static CHECKS: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn checks_so_far() -> usize {
    CHECKS.get()
}

impl<T: PageToken> Validate for Request<T> {
    fn check(&self, checker: &mut Checker<'_>) {
        CHECKS.set(CHECKS.get() + 1);
        checker.required("Shelf", &self.shelf).string(&SHELF);
        checker
            .optional("PageSize", &self.page_size)
            .number(&PAGE_SIZE);
        let token = self.token.as_ref().map(PageToken::to_members);
        if let Some([TokenData::String(text)]) = token.as_deref() {
            checker.member("Token", text).string(&TOKEN);
        }
    }
}

impl<T: PageToken, I: PageItems> Operation for Shelf<T, I> {
    type Input = Request<T>;
    type Output = Page<T, I>;
    type Error = Refusal;

    const NAME: &'static str = "ListLetters";
}

impl OperationError for Refusal {
    fn unmodeled(error: Unmodeled) -> Self {
        Self(error)
    }

    fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }
}

impl<T: PageToken, I: PageItems> Paginated for Shelf<T, I> {
    type Token = T;
    type Items = I;

    fn token_members(_input: &Request<T>) -> &[&str] {
        &["Token"]
    }

    fn input_token(input: &Request<T>) -> Option<T> {
        input.token.clone()
    }

    fn set_input_token(input: &mut Request<T>, token: Option<T>) {
        input.token = token;
    }

    fn output_token(output: &Page<T, I>) -> Option<T> {
        output.token.clone()
    }

    fn items_mut(output: &mut Page<T, I>) -> Option<&mut I> {
        output.items.as_mut()
    }
}

impl<T: PageToken, I: PageItems> PageSized for Shelf<T, I> {
    type PageSize = i32;

    fn set_page_size(input: &mut Request<T>, size: i32) {
        input.page_size = Some(size);
    }
}

type Handler<T, I> = dyn FnMut(&Request<T>) -> CallResult<T, I> + Send;

/// The fake service. Clones are the same service.
pub(super) struct Service<T = String, I = Letters> {
    handler: Arc<Mutex<Handler<T, I>>>,
    sent: Arc<Mutex<Vec<Request<T>>>>,
}

impl<T, I> Clone for Service<T, I> {
    fn clone(&self) -> Self {
        Self {
            handler: Arc::clone(&self.handler),
            sent: Arc::clone(&self.sent),
        }
    }
}

impl<T: PageToken, I: PageItems> Service<T, I> {
    pub(super) fn new(
        handler: impl FnMut(&Request<T>) -> CallResult<T, I> + Send + 'static,
    ) -> Self {
        Self {
            handler: Arc::new(Mutex::new(handler)),
            sent: Arc::default(),
        }
    }

    /// A service that returns each of `responses` once.
    pub(super) fn returning(responses: impl IntoIterator<Item = CallResult<T, I>>) -> Self {
        let mut responses: VecDeque<_> = responses.into_iter().collect();
        Self::new(move |_| responses.pop_front().expect("a request too many was sent"))
    }

    pub(super) fn respond(&self, request: Request<T>) -> CallResult<T, I> {
        let response = lock(&self.handler)(&request);
        lock(&self.sent).push(request);
        response
    }

    /// The requests sent so far.
    pub(super) fn sent(&self) -> Vec<Request<T>> {
        lock(&self.sent).clone()
    }
}

impl Service {
    /// A service that returns the pages in `script`, see [`responses`].
    pub(super) fn scripted(script: &str) -> Self {
        Self::returning(responses(script))
    }

    /// The tokens of the requests sent so far, `-` for none.
    pub(super) fn tokens_sent(&self) -> String {
        let sent = self.sent();
        let tokens: Vec<_> = sent
            .iter()
            .map(|request| request.token.as_deref().unwrap_or("-"))
            .collect();
        tokens.join(" ")
    }
}

/// Reads responses separated by spaces. `abc>t1` is a page of three letters and its token, `-` is
/// an empty list, `~` a missing one, `!` a request that fails.
pub(super) fn responses(script: &str) -> Vec<CallResult> {
    script.split(' ').map(response).collect()
}

fn response(script: &str) -> CallResult {
    let (letters, token) = match script.split_once('>') {
        Some((letters, token)) => (letters, Some(token.to_owned())),
        None => (script, None),
    };
    let items = match letters {
        "!" => return Err(Error::transport("connection lost")),
        "~" => None,
        "-" => Some(Vec::new()),
        letters => Some(letters.chars().collect()),
    };
    Ok(page(items, token))
}

pub(super) fn page<T, I>(items: Option<I>, token: Option<T>) -> Page<T, I> {
    Page {
        title: None,
        items,
        token,
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T, I> fmt::Debug for Shelf<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shelf")
    }
}
