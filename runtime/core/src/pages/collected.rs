//! The items of all pages as one value. After an error, the items collected before it.

use std::fmt;

use super::items::{ItemPages, PageItems};
use super::paginated::{CallResult, PageResponse, Paginated};
use crate::error::Error;

/// The collected items of all pages.
#[non_exhaustive]
pub struct Collected<O: Paginated<Items: ItemPages>> {
    /// The items of all pages. `None` if no page had a list of items; empty if all lists were empty.
    pub items: Option<O::Items>,
    /// The first page without its items, for its other members. Further lists of the output contain the
    /// elements of all pages. `None` only if the first page failed.
    pub first_page: Option<O::Output>,
    /// The token that continues the listing. `None` at its end.
    pub resume_token: Option<String>,
}

impl<O: Paginated<Items: ItemPages>> Collected<O> {
    pub(super) fn nothing() -> Self {
        Self {
            items: None,
            first_page: None,
            resume_token: None,
        }
    }

    pub(super) fn add(&mut self, page: PageResponse<O>) {
        let mut page = page.output;
        if let Some(items) = O::items_mut(&mut page) {
            self.items
                .get_or_insert_default()
                .join(std::mem::take(items));
        }
        match &mut self.first_page {
            Some(first) => O::join_further_items(first, &mut page),
            None => self.first_page = Some(page),
        }
    }

    /// Ends collecting: `end` is an error, or `None` at the end of the listing.
    pub(super) fn finish(
        mut self,
        end: Option<CallResult<O, PageResponse<O>>>,
        resume_token: Option<String>,
    ) -> Result<Self, CollectError<O>> {
        self.resume_token = resume_token;
        match end {
            Some(Err(error)) => Err(CollectError(Box::new((error, self)))),
            Some(Ok(_)) | None => Ok(self),
        }
    }
}

impl<O: Paginated<Items: ItemPages>> Clone for Collected<O> {
    fn clone(&self) -> Self {
        Self {
            items: self.items.clone(),
            first_page: self.first_page.clone(),
            resume_token: self.resume_token.clone(),
        }
    }
}

/// Shows whether there is a resume token, but not the token, which may contain data of the account.
impl<O: Paginated<Items: ItemPages>> fmt::Debug for Collected<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Collected")
            .field("items", &self.items)
            .field("first_page", &self.first_page)
            .field("has_resume_token", &self.resume_token.is_some())
            .finish()
    }
}

/// An error while collecting, and the items collected before it.
///
/// `?` converts it to an [`Error`], without the items.
pub struct CollectError<O: Paginated<Items: ItemPages>>(Box<(Error<O::Error>, Collected<O>)>);

impl<O: Paginated<Items: ItemPages>> CollectError<O> {
    /// The error.
    pub fn error(&self) -> &Error<O::Error> {
        &self.0.0
    }

    /// The items collected before the error. The resume token continues at the page that failed.
    pub fn collected(&self) -> &Collected<O> {
        &self.0.1
    }

    /// The error and the items.
    pub fn into_parts(self) -> (Error<O::Error>, Collected<O>) {
        *self.0
    }
}

impl<O: Paginated<Items: ItemPages>> From<CollectError<O>> for Error<O::Error> {
    fn from(error: CollectError<O>) -> Self {
        error.into_parts().0
    }
}

impl<O: Paginated<Items: ItemPages>> fmt::Debug for CollectError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CollectError")
            .field("error", self.error())
            .field("collected", self.collected())
            .finish()
    }
}

impl<O: Paginated<Items: ItemPages>> fmt::Display for CollectError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.collected().items.as_ref().map_or(0, PageItems::len);
        write!(f, "failed after {count} items: {}", self.error())
    }
}

impl<O: Paginated<Items: ItemPages>> std::error::Error for CollectError<O> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // `Display` includes the message of this error, so its source comes next.
        std::error::Error::source(self.error())
    }
}
