//! What an operation must tell about itself to be listed page by page. Knows nothing of runs.

use super::items::PageItems;
use super::token::PageToken;
use crate::error::Error;
use crate::operation::Operation;

/// An operation whose responses come in pages, linked by tokens.
///
/// Generated code implements it for operations with Smithy's `@paginated` trait.
pub trait Paginated: Operation {
    /// What fetches the next page: text, or a map.
    type Token: PageToken;
    /// What a page holds: a list, a map, or [`NoItems`](super::NoItems) when the model names neither.
    type Items: PageItems;

    /// Name in the model of the input's token member; the key in resume tokens.
    fn token_member(input: &Self::Input) -> &str;

    /// The token member of `input`.
    fn input_token(input: &Self::Input) -> Option<&Self::Token>;

    /// Replaces the token member of `input`, or removes it.
    fn set_input_token(input: &mut Self::Input, token: Option<Self::Token>);

    /// The token in `output` that fetches the next page. `None` when it, or a structure on the path
    /// to it, is missing.
    fn output_token(output: &Self::Output) -> Option<&Self::Token>;

    /// The items in `output`. `None` when they, or a structure on the path to them, are missing.
    fn items_mut(output: &mut Self::Output) -> Option<&mut Self::Items>;
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

/// What a listing of the operation `O` gives one by one: an element of its list, or a pair of key
/// and value of its map.
pub type Item<O> = <<O as Paginated>::Items as IntoIterator>::Item;
