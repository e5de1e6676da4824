//! What users set before a run, and the ways to start one. Holds a request; never sends it.

use std::fmt;
use std::future::Future;

use super::blocking::{BlockingItems, BlockingPages};
use super::collected::{CollectError, Collected};
use super::cursor::Cursor;
use super::items::ItemPages;
use super::paginated::{Answer, PageSized, Paginated};
use super::settings::{OnRepeatedToken, Settings};
use super::stream::{Items, Pages};
use crate::validate::Checks;

/// A request for a whole listing, and how much of it is wanted.
///
/// It is started with a closure that sends one request and returns its answer; in a test the closure
/// makes the answers up. Starting does not use the paginator up: each run begins from its settings.
/// Nothing is sent before the first item or page is asked for, never two requests at a time, and
/// nothing after the last item or page was given. Everything that can go wrong, a bad setting
/// included, comes as an error from the first pull.
///
/// ```
/// use hardy_runtime::error::Error;
/// use hardy_runtime::pages::{Item, ItemPages, Paginated, Paginator};
///
/// async fn print_some<O, C, F>(request: O::Input, call: C) -> Result<(), Error<O::Error>>
/// where
///     O: Paginated<Items: ItemPages>,
///     C: FnMut(O::Input) -> F + Send + 'static,
///     F: Future<Output = Result<O::Output, Error<O::Error>>> + Send + 'static,
///     Item<O>: std::fmt::Debug,
/// {
///     let mut items = Paginator::<O>::new(request).max_items(500).items(call);
///     while let Some(item) = items.try_next().await? {
///         println!("{item:?}");
///     }
///     if let Some(token) = items.resume_token() {
///         println!("there is more, to be continued with {token}");
///     }
///     Ok(())
/// }
/// ```
#[must_use = "a paginator sends nothing until a run of it is asked for items or pages"]
pub struct Paginator<O: Paginated> {
    input: O::Input,
    settings: Settings,
}

impl<O: Paginated> Paginator<O> {
    /// A paginator that repeats `request` with the token of each page in turn.
    ///
    /// A token in the request itself is where runs start. It is sent as it is, unlike a
    /// [`starting_token`](Self::starting_token), which is read first.
    pub fn new(request: O::Input) -> Self {
        Self {
            input: request,
            settings: Settings::default(),
        }
    }

    /// Starts runs elsewhere than at the beginning, and wins over a token in the request.
    ///
    /// `token` is a resume token, of this paginator or of boto3, or a token that the service
    /// returned. The other members of the request are not part of it and have to be the same as
    /// before.
    pub fn starting_token(mut self, token: impl Into<String>) -> Self {
        self.settings.starting_token = Some(token.into());
        self
    }

    /// What to do when the service returns the same token twice in a row, or tokens that go round in a
    /// circle. An error by default.
    pub fn on_repeated_token(mut self, choice: OnRepeatedToken) -> Self {
        self.settings.on_repeated_token = choice;
        self
    }

    /// Ends a run with an error when it needs more than `limit` requests; by default there is no
    /// limit. A request sent again after [`Pages::retry`] counts again; retries inside the closure do not
    /// count.
    pub fn max_requests(mut self, limit: u64) -> Self {
        self.settings.max_requests = Some(limit);
        self
    }

    /// How much of the request is checked, once, before the first request: a level, or [`Checks`]
    /// with exceptions. By default [`Validation::Required`](crate::Validation::Required).
    ///
    /// Only what the user gave is checked, page size included: tokens from the service are not, so
    /// `call` should not check its inputs again.
    pub fn validation(mut self, checks: impl Into<Checks>) -> Self {
        self.settings.validation = checks.into();
        self
    }

    /// Starts a run that gives each page as the service sent it, but for items left out because of
    /// `max_items` or a starting token. Pages may be empty.
    pub fn pages<C, F>(&self, call: C) -> Pages<O>
    where
        C: FnMut(O::Input) -> F + Send + 'static,
        F: Future<Output = Answer<O, O::Output>> + Send + 'static,
    {
        Pages::new(self.cursor(), call)
    }

    /// Starts a run like [`pages`](Self::pages), for threads that may block.
    pub fn blocking_pages<C>(&self, call: C) -> BlockingPages<O, C>
    where
        C: FnMut(O::Input) -> Answer<O, O::Output>,
    {
        BlockingPages::new(self.cursor(), call)
    }

    fn cursor(&self) -> Cursor<O> {
        Cursor::new(self.input.clone(), &self.settings)
    }
}

impl<O: PageSized> Paginator<O> {
    /// Asks for pages of `size` items, whatever the request says; by default the service chooses.
    ///
    /// This is how many items come with one request, not how many come in all, which is
    /// [`max_items`](Self::max_items). The size is sent as it is; only
    /// [`Validation::Model`](crate::Validation::Model) refuses one that the model does not allow.
    /// Services may send fewer.
    pub fn page_size(mut self, size: O::PageSize) -> Self {
        O::set_page_size(&mut self.input, size);
        self
    }
}

impl<O: Paginated<Items: ItemPages>> Paginator<O> {
    /// Ends a run after `count` items in all; by default there is no limit.
    ///
    /// This is how many items are given over all pages, not how many come with one request, which is
    /// [`page_size`](Self::page_size). The last page is shortened to fit. It keeps the token that
    /// the service put into it, and that token leads *behind* the whole page: to continue, take the
    /// run's own resume token, [`Pages::resume_token`], never that of a page.
    pub fn max_items(mut self, count: u64) -> Self {
        self.settings.max_items = Some(count);
        self
    }

    /// Starts a run that gives one item after the other.
    pub fn items<C, F>(&self, call: C) -> Items<O>
    where
        C: FnMut(O::Input) -> F + Send + 'static,
        F: Future<Output = Answer<O, O::Output>> + Send + 'static,
    {
        Items::new(self.pages(call))
    }

    /// Starts a run like [`items`](Self::items), for threads that may block.
    pub fn blocking_items<C>(&self, call: C) -> BlockingItems<O, C>
    where
        C: FnMut(O::Input) -> Answer<O, O::Output>,
    {
        BlockingItems::new(self.blocking_pages(call))
    }

    /// Runs to the end and gives the items of all pages as one value.
    ///
    /// # Errors
    ///
    /// What a request, or the listing, failed with, together with the items that came before.
    pub fn collect<C, F>(
        &self,
        call: C,
    ) -> impl Future<Output = Result<Collected<O>, CollectError<O>>> + Send + use<O, C, F>
    where
        C: FnMut(O::Input) -> F + Send + 'static,
        F: Future<Output = Answer<O, O::Output>> + Send + 'static,
    {
        self.pages(call).collect_all()
    }

    /// Does what [`collect`](Self::collect) does, for threads that may block.
    ///
    /// # Errors
    ///
    /// As for [`collect`](Self::collect).
    pub fn blocking_collect<C>(&self, call: C) -> Result<Collected<O>, CollectError<O>>
    where
        C: FnMut(O::Input) -> Answer<O, O::Output>,
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

/// Tells whether runs start at a token, of the settings or of the request, and not at which: it may
/// hold data of the account.
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
