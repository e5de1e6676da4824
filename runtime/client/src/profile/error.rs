//! The error of the shared config and credentials files.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a config or credentials file cannot be used. Names the file and the line, and quotes no value,
/// because it may be a secret.
#[derive(Clone, Debug)]
pub struct ProfileError {
    path: PathBuf,
    reason: Reason,
}

#[derive(Clone, Debug)]
enum Reason {
    Unreadable(Arc<io::Error>),
    Invalid { line: usize, problem: &'static str },
}

impl ProfileError {
    pub(super) fn unreadable(path: &Path, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            reason: Reason::Unreadable(Arc::new(error)),
        }
    }

    pub(super) fn invalid(path: &Path, line: usize, problem: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            reason: Reason::Invalid { line, problem },
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The line at which parsing stopped, counted from 1.
    pub fn line(&self) -> Option<usize> {
        match self.reason {
            Reason::Invalid { line, .. } => Some(line),
            Reason::Unreadable(_) => None,
        }
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.reason {
            Reason::Unreadable(error) => write!(f, "cannot read `{path}`: {error}"),
            Reason::Invalid { line, problem } => {
                write!(f, "cannot parse `{path}`, line {line}: {problem}")
            }
        }
    }
}

impl std::error::Error for ProfileError {}
