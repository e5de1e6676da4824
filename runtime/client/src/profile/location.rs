//! Where the config and credentials files are.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::system::System;

/// The paths of the two files. One is absent if it depends on a home folder, and there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locations {
    /// The config file.
    pub config: Option<PathBuf>,
    /// The credentials file.
    pub credentials: Option<PathBuf>,
}

impl Locations {
    /// The paths in the environment, or else those below the home folder.
    pub fn of(system: &dyn System) -> Self {
        Self {
            config: location(system, "AWS_CONFIG_FILE", "config"),
            credentials: location(system, "AWS_SHARED_CREDENTIALS_FILE", "credentials"),
        }
    }
}

fn location(system: &dyn System, variable: &str, name: &str) -> Option<PathBuf> {
    match system.variable(variable).filter(|path| !path.is_empty()) {
        Some(path) => Some(expand_home(system, PathBuf::from(path))),
        None => Some(system.home()?.join(".aws").join(name)),
    }
}

/// Replaces `~` at the start, which no shell expands in a variable or a file. Without a home folder, the
/// path stays as it is, so that errors name it.
fn expand_home(system: &dyn System, path: PathBuf) -> PathBuf {
    let mut parts = path.components();
    if parts.next().map(|part| part.as_os_str()) != Some(OsStr::new("~")) {
        return path;
    }
    let rest: &Path = parts.as_path();
    match system.home() {
        Some(home) => home.join(rest),
        None => path,
    }
}
