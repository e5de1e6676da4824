//! An offset in a listing. Must not know the format of resume tokens.

/// An offset in a listing: a page, and the number of items to skip in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageOffset<T> {
    /// The token that fetches the page; `None` for the first page.
    pub(super) token: Option<T>,
    /// The number of items to skip, counted from the start of the page as the service sends it.
    /// `None` between two pages. A page cut before its first item has `Some(0)`, because boto3
    /// writes an amount of 0 there.
    pub(super) skip: Option<u64>,
}

impl<T> PageOffset<T> {
    /// The start of the page that `token` fetches.
    pub(super) fn page(token: Option<T>) -> Self {
        Self { token, skip: None }
    }
}
