//! A step. Must not know particular ones.

use crate::{Exit, Failure};

/// One check.
pub(super) struct Step<'a> {
    pub(super) name: String,
    pub(super) work: Work<'a>,
}

pub(super) enum Work<'a> {
    Run(Box<dyn FnOnce() -> Result<Exit, Failure> + 'a>),
    /// It cannot run here, for this reason.
    Skip(String),
}
