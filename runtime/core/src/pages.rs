//! Listings that come page by page.
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
