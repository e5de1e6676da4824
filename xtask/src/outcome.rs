//! How a command ends: its exit code, and the reason why it could not do its work.
//!
//! Knows no command.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitStatus;

use hardy_codegen::report::Printable;

/// The exit code of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    /// All is well.
    pub const FINE: Self = Self(0);
    /// The command did its work and found something: drift, a failed case, a broken rule.
    pub const FINDING: Self = Self(1);
    /// The command could not do its work: bad arguments, unusable input, a disk that refuses.
    pub const UNUSABLE: Self = Self(2);

    /// The number that the program ends with.
    pub fn code(self) -> u8 {
        self.0
    }

    /// Passes the exit code of another program on; one that a signal ended has none and counts as
    /// [`Exit::UNUSABLE`].
    pub(crate) fn passed_on(status: ExitStatus) -> Self {
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        code.map_or(Self::UNUSABLE, Self)
    }
}

/// Why a command could not do its work; its text is for people and ends without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The disk refused `deed` ("read", "remove", …) on `path`.
    pub(crate) fn disk(deed: &str, path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        Self(format!("cannot {deed} `{}`: {error}", Printable(&path)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
