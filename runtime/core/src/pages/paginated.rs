//! What an operation must tell about itself to be listed page by page. Knows nothing of runs.

use super::items::{ItemPages, PageItems};
use super::token::PageToken;
use crate::error::Error;
use crate::operation::Operation;
use crate::response::Response;

/// An operation whose responses come in pages, linked by tokens.
///
/// Generated code implements it for operations with Smithy's trait `paginated`, or Hardy's.
pub trait Paginated: Operation {
    /// What fetches the next page: the value of one member, or a tuple of the values of several.
    type Token: PageToken;
    /// What a page holds: a list, a map, or [`NoItems`](super::NoItems) when the model names neither.
    type Items: PageItems;

    /// Names in the model of the input's token members, in order; the keys in resume tokens.
    fn token_members(input: &Self::Input) -> &[&str];

    /// What the token members of `input` hold. `None` if none of them is set.
    fn input_token(input: &Self::Input) -> Option<Self::Token>;

    /// Replaces what the token members of `input` hold, or removes it.
    fn set_input_token(input: &mut Self::Input, token: Option<Self::Token>);

    /// The token in `output` that fetches the next page. `None` when it, or a structure on the path
    /// to it, is missing, or when another member says that this is the last page.
    fn output_token(output: &Self::Output) -> Option<Self::Token>;

    /// The items in `output`. `None` when they, or a structure on the path to them, are missing.
    fn items_mut(output: &mut Self::Output) -> Option<&mut Self::Items>;

    /// Empties the lists that `output` has beside its items. They were given with the page when it was
    /// given first, before it was cut.
    fn clear_further_items(_output: &mut Self::Output) {}

    /// Moves the lists that `next` has beside its items to the end of those of `output`.
    fn join_further_items(_output: &mut Self::Output, _next: &mut Self::Output) {}
}

/// A paginated operation that lets callers choose how many items a page should hold.
pub trait PageSized: Paginated {
    /// The integer type of the member.
    type PageSize;

    /// Sets the page size member of `input`.
    fn set_page_size(input: &mut Self::Input, size: Self::PageSize);
}

/// What a request brings: a `T`, or why there is none.
pub(super) type Answer<O, T> = Result<T, Error<<O as Operation>::Error>>;

/// A page as the user's closure returns it.
pub(super) type PageResponse<O> = Response<<O as Operation>::Output>;

/// An item of the paginated operation `O`: an element of its list, or a key and value of its map.
pub type Item<O> = <<O as Paginated>::Items as ItemPages>::Item;
