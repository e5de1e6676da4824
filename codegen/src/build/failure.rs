//! Why a build script could not generate. Says it for people; nothing is to be decided by it.

use std::fmt;
use std::io;
use std::path::Path;

use crate::report::Report;

/// Why nothing, or not everything, was generated.
///
/// `Debug` prints the same as `Display`, because that is what cargo shows of a build script whose
/// `main` returns an error.
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
