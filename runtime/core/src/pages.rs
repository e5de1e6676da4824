//! Listings that come page by page: what an operation must tell about itself, and what users get.
//!
//! An operation is [`Paginated`] when each answer holds a token that fetches the next one. A
//! [`Paginator`] holds the request and the settings; it is started as often as wanted, each time as
//! a stream or as a blocking iterator, of pages or of items. All of them are driven by one state
//! machine, and none of them knows how a request is sent: that is a closure from input to output.
//!
//! A run that ended early, or has not ended yet, tells the *resume token* that continues it. It is
//! written as boto3 writes its own (`NextToken` of `build_full_result()`, and `StartingToken`), so
//! the two can be exchanged in both directions.

mod blocking;
mod buffer;
mod collected;
mod cursor;
mod error;
mod items;
mod paginator;
mod place;
mod resume;
mod run;
mod stream;
mod token;

use crate::operation::Operation;

pub use blocking::{BlockingItems, BlockingPages};
pub use collected::{Collected, Interrupted};
pub use error::PaginationError;
pub use items::{Item, Listing, NoItems, PageItems};
pub use paginator::{OnRepeatedToken, Paginator};
pub use run::RunState;
pub use stream::{Items, Pages};
pub use token::PageToken;

/// An operation whose answers come in pages, linked by tokens.
///
/// Generated code implements it for operations with Smithy's `@paginated` trait.
pub trait Paginated: Operation {
    /// What fetches the next page: text, or a map.
    type Token: PageToken;
    /// What a page holds: a list, a map, or [`NoItems`] when the model names neither.
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
