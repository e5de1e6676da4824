//! The call of a paginated operation, with the options of the paginator.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use hardy_runtime::pages::{CollectError, Collected, ItemPages, OnRepeatedToken};
use hardy_runtime::{
    Checks, Error, HttpOperation, Items, Operation, PageSized, Pages, Paginated, Paginator,
    Response,
};
use http::{HeaderName, HeaderValue};

use super::options::call_options;
use crate::client::{CallOptions, ServiceClient};
use crate::future::BoxFuture;

/// A listing: the pages or items of a paginated operation.
///
/// Nothing is sent until you take pages or items from it. Each page is a call, with retries and time limits
/// of its own.
#[must_use = "a listing sends nothing until you take items or pages from it"]
pub struct PaginatedCall<O: HttpOperation + Paginated> {
    pub(super) client: ServiceClient,
    pub(super) paginator: Paginator<O>,
    pub(super) options: Arc<CallOptions>,
}

impl<O: HttpOperation + Paginated> PaginatedCall<O> {
    pub(super) fn new(
        client: ServiceClient,
        paginator: Paginator<O>,
        options: CallOptions,
    ) -> Self {
        Self {
            client,
            paginator,
            options: Arc::new(options),
        }
    }

    fn with(mut self, change: impl FnOnce(Paginator<O>) -> Paginator<O>) -> Self {
        self.paginator = change(self.paginator);
        self
    }

    /// Starts the listing at a token, as [`Paginator::starting_token`] does.
    pub fn starting_token(self, token: impl Into<String>) -> Self {
        self.with(|paginator| paginator.starting_token(token))
    }

    /// Sets what to do when tokens repeat, as [`Paginator::on_repeated_token`] does.
    pub fn on_repeated_token(self, choice: OnRepeatedToken) -> Self {
        self.with(|paginator| paginator.on_repeated_token(choice))
    }

    /// Limits the number of calls, as [`Paginator::max_requests`] does. Retries do not count.
    pub fn max_requests(self, limit: u64) -> Self {
        self.with(|paginator| paginator.max_requests(limit))
    }

    /// Sets how the input is validated before its first page, as [`Paginator::validation`] does.
    pub fn validation(self, checks: impl Into<Checks>) -> Self {
        self.with(|paginator| paginator.validation(checks))
    }

    fn options(&mut self) -> &mut CallOptions {
        Arc::make_mut(&mut self.options)
    }

    /// Lists all pages.
    pub fn pages(self) -> Pages<'static, O> {
        let sender = self.sender();
        self.paginator.into_pages(sender)
    }

    /// The closure that sends the call of a page. The paginator validates the input.
    fn sender(&self) -> impl FnMut(O::Input) -> PageFuture<O> + Send + 'static + use<O> {
        let (client, options) = (self.client.clone(), Arc::clone(&self.options));
        move |input| {
            let (client, options) = (client.clone(), Arc::clone(&options));
            Box::pin(async move { client.send::<O>(input, &options, None).await })
        }
    }
}

call_options!(PaginatedCall<O: HttpOperation, Paginated>, PaginatedCall::options);

/// The response of a page.
type PageFuture<O> =
    BoxFuture<'static, Result<Response<<O as Operation>::Output>, Error<<O as Operation>::Error>>>;

impl<O: HttpOperation + PageSized> PaginatedCall<O> {
    /// Sets the number of items per page, as [`Paginator::page_size`] does.
    pub fn page_size(self, size: O::PageSize) -> Self {
        self.with(|paginator| paginator.page_size(size))
    }
}

impl<O: HttpOperation + Paginated<Items: ItemPages>> PaginatedCall<O> {
    /// Limits the number of items over all pages, as [`Paginator::max_items`] does.
    pub fn max_items(self, count: u64) -> Self {
        self.with(|paginator| paginator.max_items(count))
    }

    /// Lists the items of all pages.
    pub fn items(self) -> Items<'static, O> {
        let sender = self.sender();
        self.paginator.into_items(sender)
    }

    /// Collects the items of all pages.
    ///
    /// # Errors
    ///
    /// The error of a call or of the pagination, with the items collected before it.
    pub fn collect(
        self,
    ) -> impl Future<Output = Result<Collected<O>, CollectError<O>>> + Send + 'static {
        self.pages().collect_all()
    }
}

impl<O: HttpOperation + Paginated> fmt::Debug for PaginatedCall<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaginatedCall")
            .field("paginator", &self.paginator)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
