//! The settings of a run. Knows nothing of what they do.

use crate::validate::Checks;

/// What to do when the service returns the token that it returned with the page before, or tokens that go
/// round in a circle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnRepeatedToken {
    /// Give an error after the page, for the listing would never end.
    #[default]
    Error,
    /// Take it for the end of the listing. Some services end this way.
    Stop,
    /// Follow it like any other, for instance to wait for new lines of a log. Such a run may never
    /// end by itself; [`Paginator::max_requests`](super::Paginator::max_requests) ends it.
    Continue,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) max_items: Option<u64>,
    pub(super) max_requests: Option<u64>,
    pub(super) on_repeated_token: OnRepeatedToken,
    pub(super) starting_token: Option<String>,
    pub(super) validation: Checks,
}
