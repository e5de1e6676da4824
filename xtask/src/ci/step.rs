//! What a step is. Must not know which there are.

use crate::{Exit, Failure};

/// One check.
pub(super) struct Step<'a> {
    pub(super) name: String,
    pub(super) work: Work<'a>,
}

pub(super) enum Work<'a> {
    Run(Box<dyn FnOnce() -> Result<Exit, Failure> + 'a>),
    /// It cannot be run here, for this reason.
    Skip(String),
}
