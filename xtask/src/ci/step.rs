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

/// A step that runs.
pub(super) fn step<'a>(
    name: impl Into<String>,
    work: impl FnOnce() -> Result<Exit, Failure> + 'a,
) -> Step<'a> {
    Step {
        name: name.into(),
        work: Work::Run(Box::new(work)),
    }
}

/// A step that cannot run here, for this reason.
pub(super) fn skipped(name: &str, reason: &str) -> Step<'static> {
    Step {
        name: name.to_owned(),
        work: Work::Skip(reason.to_owned()),
    }
}
