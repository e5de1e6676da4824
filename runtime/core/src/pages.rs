//! Pagination.
//!
//! An operation is [`Paginated`] if each response contains a token for the next page. A [`Paginator`]
//! holds the request and the settings. It can start any number of runs, each a stream or a blocking
//! iterator over pages or items. You pass a closure from input to output that sends one request.
//!
//! A run that has not reached the end has a *resume token*, which continues it later. Its format is
//! boto3's (`NextToken` of `build_full_result()`, and `StartingToken`), so either library can continue
//! what the other began.

mod blocking;
mod buffer;
mod circle;
mod collected;
mod cursor;
mod error;
mod items;
mod page_offset;
mod paginated;
mod paginator;
mod resume;
mod run;
mod settings;
mod stream;
mod token;

pub use blocking::{BlockingItems, BlockingPages};
pub use collected::{CollectError, Collected};
pub use error::PaginationError;
pub use items::{ItemPages, NoItems, PageItems};
pub use paginated::{Item, PageSized, Paginated};
pub use paginator::Paginator;
pub use run::RunState;
pub use settings::OnRepeatedToken;
pub use stream::{Items, Pages};
pub use token::{Misfit, PageToken, TokenData, TokenMembers, TokenSource, TokenValue, any_set};
