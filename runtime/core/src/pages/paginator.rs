//! The settings of a run, and the methods that start one. Contains a request but never sends it.

use std::fmt;
use std::future::Future;

use super::blocking::{BlockingItems, BlockingPages};
use super::collected::{CollectError, Collected};
use super::cursor::Cursor;
use super::items::ItemPages;
use super::paginated::{CallResult, PageResponse, PageSized, Paginated};
use super::settings::{OnRepeatedToken, Settings};
use super::stream::{Items, Pages};
use crate::validate::Checks;

/// Lists all pages or items of a paginated operation.
///
/// Each method that starts a run takes a closure that sends one request and returns the
/// [`Response`](crate::Response), or only the output. The closure may borrow a client. A test
/// passes a closure that returns canned outputs. A paginator can start any number of runs, all with
/// the same settings.
///
/// A run sends its first request when the first item or page is requested, one request at a time, and
/// none after the last item or page. A bad setting is an error of the first item or page.
///
/// ```
/// use hardy_runtime::pages::{Item, ItemPages, Paginated, Paginator};
/// use hardy_runtime::{Error, Response};
/// # struct Client;
/// # impl Client {
/// #     async fn call<O: Paginated>(&self, _: O::Input) -> Result<Response<O::Output>, Error<O::Error>> {
/// #         std::future::pending().await
/// #     }
/// # }
///
/// async fn print_some<O>(request: O::Input, client: &Client) -> Result<(), Error<O::Error>>
/// where
///     O: Paginated<Items: ItemPages>,
///     Item<O>: std::fmt::Debug,
/// {
///     let mut items = Paginator::<O>::new(request).max_items(500).items(|input| client.call::<O>(input));
///     while let Some(item) = items.try_next().await? {
///         println!("{item:?}");
///     }
///     if let Some(token) = items.resume_token() {
///         println!("more items follow; resume with {token}");
///     }
///     Ok(())
/// }
/// ```
#[must_use = "a paginator sends nothing until you take items or pages from a run"]
pub struct Paginator<O: Paginated> {
    input: O::Input,
    settings: Settings,
}

impl<O: Paginated> Paginator<O> {
    /// Creates a paginator that sends `request` for each page, with the page's token.
    ///
    /// If the request contains a token, runs start there. It is sent unchanged, whereas
    /// [`starting_token`](Self::starting_token) accepts resume tokens.
    pub fn new(request: O::Input) -> Self {
        Self {
            input: request,
            settings: Settings::default(),
        }
    }

    /// Starts runs at `token`, and overrides a token in the request.
    ///
    /// `token` is a resume token of this paginator or of boto3, or a token that the service returned.
    /// It does not contain the other members of the request, which must be the same as before.
    pub fn starting_token(mut self, token: impl Into<String>) -> Self {
        self.settings.starting_token = Some(token.into());
        self
    }

    /// Sets what to do when the service returns the same token twice in a row, or tokens in a circle.
    /// The default is an error.
    pub fn on_repeated_token(mut self, choice: OnRepeatedToken) -> Self {
        self.settings.on_repeated_token = choice;
        self
    }

    /// Limits the requests of a run. A run that needs more ends with an error. The default is no
    /// limit. A request that [`Pages::retry`] repeats counts again; retries inside the closure do not
    /// count.
    pub fn max_requests(mut self, limit: u64) -> Self {
        self.settings.max_requests = Some(limit);
        self
    }

    /// Sets how the request is validated before it is sent first: a level, or [`Checks`] with
    /// exceptions. The default is [`Validation::Required`](crate::Validation::Required).
    ///
    /// This validates your request, page size included, once. Tokens from the service are not
    /// validated, so `call` should not validate its inputs again.
    pub fn validation(mut self, checks: impl Into<Checks>) -> Self {
        self.settings.validation = checks.into();
        self
    }

    /// Starts a run over pages. Each page is the response as the closure returned it, without the items
    /// that `max_items` or a starting token excludes. Pages may be empty.
    pub fn pages<'c, C, F, R>(&self, call: C) -> Pages<'c, O>
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        self.clone().into_pages(call)
    }

    /// As [`pages`](Self::pages), without a clone of the request.
    pub fn into_pages<'c, C, F, R>(self, call: C) -> Pages<'c, O>
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        Pages::new(Cursor::new(self.input, &self.settings), call)
    }

    /// The blocking version of [`pages`](Self::pages).
    pub fn blocking_pages<C, R>(&self, call: C) -> BlockingPages<O, C>
    where
        C: FnMut(O::Input) -> CallResult<O, R>,
        R: Into<PageResponse<O>>,
    {
        BlockingPages::new(Cursor::new(self.input.clone(), &self.settings), call)
    }
}

impl<O: PageSized> Paginator<O> {
    /// Sets the number of items per page, and overrides the request. The default is the service's.
    ///
    /// To limit the number of items in all, use [`max_items`](Self::max_items). The size is sent
    /// unchanged; only [`Validation::Model`](crate::Validation::Model) rejects a size that the model
    /// does not allow. Services may send fewer items.
    pub fn page_size(mut self, size: O::PageSize) -> Self {
        O::set_page_size(&mut self.input, size);
        self
    }
}

impl<O: Paginated<Items: ItemPages>> Paginator<O> {
    /// Limits the number of items over all pages. The default is no limit.
    ///
    /// To set the number of items per page, use [`page_size`](Self::page_size). The last page is cut to
    /// fit, but keeps the service's token, which points *behind* the whole page. To continue, use
    /// [`Pages::resume_token`], never the token of a page.
    pub fn max_items(mut self, count: u64) -> Self {
        self.settings.max_items = Some(count);
        self
    }

    /// Starts a run over items.
    pub fn items<'c, C, F, R>(&self, call: C) -> Items<'c, O>
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        self.clone().into_items(call)
    }

    /// As [`items`](Self::items), without a clone of the request.
    pub fn into_items<'c, C, F, R>(self, call: C) -> Items<'c, O>
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        Items::new(self.into_pages(call))
    }

    /// The blocking version of [`items`](Self::items).
    pub fn blocking_items<C, R>(&self, call: C) -> BlockingItems<O, C>
    where
        C: FnMut(O::Input) -> CallResult<O, R>,
        R: Into<PageResponse<O>>,
    {
        BlockingItems::new(self.blocking_pages(call))
    }

    /// Collects the items of all pages.
    ///
    /// # Errors
    ///
    /// The error of a request or of the pagination, with the items collected before it.
    pub fn collect<'c, C, F, R>(
        &self,
        call: C,
    ) -> impl Future<Output = Result<Collected<O>, CollectError<O>>> + Send + use<'c, O, C, F, R>
    where
        C: FnMut(O::Input) -> F + Send + 'c,
        F: Future<Output = CallResult<O, R>> + Send + 'c,
        R: Into<PageResponse<O>>,
    {
        self.pages(call).collect_all()
    }

    /// The blocking version of [`collect`](Self::collect).
    ///
    /// # Errors
    ///
    /// As for [`collect`](Self::collect).
    pub fn blocking_collect<C, R>(&self, call: C) -> Result<Collected<O>, CollectError<O>>
    where
        C: FnMut(O::Input) -> CallResult<O, R>,
        R: Into<PageResponse<O>>,
    {
        self.blocking_pages(call).collect_all()
    }
}

impl<O: Paginated> Clone for Paginator<O> {
    fn clone(&self) -> Self {
        Self {
            input: self.input.clone(),
            settings: self.settings.clone(),
        }
    }
}

/// Shows whether runs start at a token, but not the token, which may contain data of the account.
impl<O: Paginated> fmt::Debug for Paginator<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut input = self.input.clone();
        O::set_input_token(&mut input, None);
        let has_token =
            self.settings.starting_token.is_some() || O::input_token(&self.input).is_some();
        f.debug_struct("Paginator")
            .field("input", &input)
            .field("max_items", &self.settings.max_items)
            .field("max_requests", &self.settings.max_requests)
            .field("on_repeated_token", &self.settings.on_repeated_token)
            .field("has_starting_token", &has_token)
            .field("validation", &self.settings.validation)
            .finish()
    }
}
