//! Where in a listing one is. Knows nothing of how places are written down.

/// A place in a listing: a page, and how much of it is known already.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageOffset<T> {
    /// The token that fetches the page; none for the first page.
    pub(super) token: Option<T>,
    /// The number of items to leave out, counted from the start of the page as the service sends
    /// it. `None` at the border between two pages; a page cut before its first item has `Some(0)`,
    /// as boto3 writes an amount of 0 there.
    pub(super) skip: Option<u64>,
}

impl<T> PageOffset<T> {
    /// The start of the page that `token` fetches.
    pub(super) fn page(token: Option<T>) -> Self {
        Self { token, skip: None }
    }
}
