//! The result of a command: its exit code, and the reason of a failure. Must not know commands.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitStatus;

use hardy_codegen::report::Printable;

/// The exit code of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    /// Success.
    pub const FINE: Self = Self(0);
    /// The command ran and found a problem: drift, a failed case, a broken rule.
    pub const FINDING: Self = Self(1);
    /// The command could not run: bad arguments, unusable input, a disk error.
    pub const UNUSABLE: Self = Self(2);

    /// The exit code of the program.
    pub fn code(self) -> u8 {
        self.0
    }

    /// The exit code of another program; [`Exit::UNUSABLE`] if a signal ended it.
    pub(crate) fn of_program(status: ExitStatus) -> Self {
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        code.map_or(Self::UNUSABLE, Self)
    }
}

/// Why a command could not run; its text is for people and ends without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// Creates a failure with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Creates a failure of the disk to perform `action` ("read", "remove", …) on `path`.
    pub(crate) fn disk(action: &str, path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        Self(format!("cannot {action} `{}`: {error}", Printable(&path)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
