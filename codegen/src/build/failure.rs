//! Errors of generating in a build script, for people. Programs must not depend on the reason.

use std::fmt;
use std::io;
use std::path::Path;

use crate::report::Report;

/// Why generating failed.
///
/// `Debug` prints the same as `Display`, because cargo shows it if `main` of a build script returns
/// an error.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    pub(super) fn no_out_dir() -> Self {
        Self("OUT_DIR is not set: this works in a build script only".to_owned())
    }

    pub(super) fn refused(report: &Report) -> Self {
        let diagnostics = report.to_string();
        Self(format!(
            "cannot generate code from the model\n\n{}",
            diagnostics.trim_end()
        ))
    }

    pub(super) fn disk(verb: &str, place: &Path, error: &io::Error) -> Self {
        Self(format!("cannot {verb} `{}`: {error}", place.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Failure {}
