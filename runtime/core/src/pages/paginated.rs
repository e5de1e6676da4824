//! The traits of paginated operations. Must not know runs.

use super::items::{ItemPages, PageItems};
use super::token::PageToken;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Response;

/// An operation whose responses come in pages, linked by tokens.
///
/// Generated code implements it for operations with Smithy's trait `paginated`, or Hardy's.
pub trait Paginated: Operation {
    /// The token that fetches the next page: the value of one member, or a tuple of the values of
    /// several.
    type Token: PageToken;
    /// The items of a page: a list, a map, or [`NoItems`](super::NoItems) if there are
    /// only pages.
    type Items: PageItems;

    /// The names of the input's token members in the model, in order. They are the keys in resume
    /// tokens.
    fn token_members(input: &Self::Input) -> &[&str];

    /// Returns the values of the token members of `input`. `None` if none of them is set.
    fn input_token(input: &Self::Input) -> Option<Self::Token>;

    /// Sets the token members of `input`, or removes their values.
    fn set_input_token(input: &mut Self::Input, token: Option<Self::Token>);

    /// Returns the token in `output` that fetches the next page. `None` if it, or a structure on
    /// the path to it, is missing, or if another member marks the last page.
    fn output_token(output: &Self::Output) -> Option<Self::Token>;

    /// Returns the items in `output`. `None` if they, or a structure on the path to them, are
    /// missing.
    fn items_mut(output: &mut Self::Output) -> Option<&mut Self::Items>;

    /// Empties the lists that `output` has beside its items. The caller got them with the first
    /// part of the page.
    fn clear_further_items(_output: &mut Self::Output) {}

    /// Appends the lists that `next` has beside its items to those of `output`.
    fn join_further_items(_output: &mut Self::Output, _next: &mut Self::Output) {}
}

/// A paginated operation with a member for the number of items in a page.
pub trait PageSized: Paginated {
    /// The integer type of the member.
    type PageSize;

    /// Sets the page size member of `input`.
    fn set_page_size(input: &mut Self::Input, size: Self::PageSize);
}

/// The result of a request.
pub(super) type CallResult<O, T> = Result<T, Error<<O as Operation>::Error>>;

/// A page, as the user's closure returns it.
pub(super) type PageResponse<O> = Response<<O as Operation>::Output>;

/// An item of the paginated operation `O`: an element of its list, or a key and value of its map.
pub type Item<O> = <<O as Paginated>::Items as ItemPages>::Item;
