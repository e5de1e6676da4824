//! A call before it is sent: its input, and its options. Must not know how it is sent.

#[cfg(feature = "blocking")]
mod blocking;
mod options;
mod paginated;
mod wait;

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use hardy_runtime::pages::ItemPages;
use hardy_runtime::{
    Checks, Error, HttpOperation, Items, PageSized, Pages, Paginated, Paginator, Response,
};
use http::{HeaderName, HeaderValue};

use crate::client::{CallOptions, ServiceClient};
use crate::future::BoxFuture;

#[cfg(feature = "blocking")]
pub use blocking::{BlockingItems, BlockingPages, BlockingSender};
pub use paginated::PaginatedCall;
pub use wait::WaitCall;

use options::call_options;

/// A call of an operation. Nothing is sent until you await it, or take pages or items from it.
///
/// Its options apply to this call alone, and override those of the [`Config`](crate::Config).
#[must_use = "a call sends nothing until it is awaited"]
pub struct Call<O: HttpOperation> {
    client: ServiceClient,
    input: O::Input,
    options: CallOptions,
}

impl ServiceClient {
    /// Returns a call, which is sent when it is awaited.
    pub fn call<O: HttpOperation>(&self, _operation: O, input: O::Input) -> Call<O> {
        Call::new(self.clone(), input)
    }
}

impl<O: HttpOperation> Call<O> {
    fn new(client: ServiceClient, input: O::Input) -> Self {
        Self {
            client,
            input,
            options: CallOptions::default(),
        }
    }

    fn options(&mut self) -> &mut CallOptions {
        &mut self.options
    }

    /// Sets how the input is validated before it is sent.
    pub fn validation(mut self, checks: impl Into<Checks>) -> Self {
        self.options.validation = Some(checks.into());
        self
    }

    /// Sends the request, and returns the response. Awaiting the call does the same.
    ///
    /// The future can be dropped at any moment. The service may have received the request then.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] and [`Error::Encode`] if nothing was sent, [`Error::Transport`] if no response
    /// arrived, [`Error::Service`] if the service returned an error, [`Error::Decode`] if the response
    /// cannot be read.
    pub async fn send(self) -> Result<Response<O::Output>, Error<O::Error>> {
        let checks = self.options.validation(self.client.config());
        self.client
            .send::<O>(self.input, &self.options, Some(checks))
            .await
    }
}

call_options!(Call<O: HttpOperation>, Call::options);

impl<O: HttpOperation> IntoFuture for Call<O> {
    type Output = Result<Response<O::Output>, Error<O::Error>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<O: HttpOperation + Paginated> Call<O> {
    /// Makes the call one of a listing, which has further options.
    pub fn paginated(self) -> PaginatedCall<O> {
        let checks = self.options.validation(self.client.config());
        let paginator = Paginator::new(self.input).validation(checks);
        PaginatedCall::new(self.client, paginator, self.options)
    }

    /// Starts the listing at a token: [`Paginator::starting_token`].
    pub fn starting_token(self, token: impl Into<String>) -> PaginatedCall<O> {
        self.paginated().starting_token(token)
    }

    /// Lists all pages.
    pub fn pages(self) -> Pages<'static, O> {
        self.paginated().pages()
    }
}

impl<O: HttpOperation + PageSized> Call<O> {
    /// Sets the number of items per page: [`Paginator::page_size`].
    pub fn page_size(self, size: O::PageSize) -> PaginatedCall<O> {
        self.paginated().page_size(size)
    }
}

impl<O: HttpOperation + Paginated<Items: ItemPages>> Call<O> {
    /// Limits the number of items over all pages: [`Paginator::max_items`].
    pub fn max_items(self, count: u64) -> PaginatedCall<O> {
        self.paginated().max_items(count)
    }

    /// Lists the items of all pages.
    pub fn items(self) -> Items<'static, O> {
        self.paginated().items()
    }
}

impl<O: HttpOperation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::NAME)
            .field("input", &self.input)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}
