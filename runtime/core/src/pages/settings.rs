//! The settings of a run. Must not know what they do.

use crate::validate::Checks;

/// What to do when the service returns the same token twice in a row, or tokens in a circle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnRepeatedToken {
    /// Return an error after the page, because the listing would never end.
    #[default]
    Error,
    /// End the listing. Some services end this way.
    Stop,
    /// Continue with it, for instance to wait for new lines of a log. Such a run may never end;
    /// [`Paginator::max_requests`](super::Paginator::max_requests) limits it.
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
