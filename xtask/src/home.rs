//! The crate that a command is for if no option names one, and what the program of the command is called.
//!
//! `cargo xtask` is for the crate of this workspace. `hardy` is for the crate in the current folder, which
//! `hardy new` wrote; it needs no clone of this repository. Must not know commands.

use std::path::{Path, PathBuf};

use crate::Failure;
use crate::workspace::{Workspace, displayed, resolved};

/// The file with the settings of a crate.
pub(crate) const SETTINGS: &str = "crate.json";

/// Where a command looks for everything that no option names.
#[derive(Clone, Debug)]
pub(crate) enum Home {
    /// This workspace.
    Workspace(Workspace),
    /// A folder, with or without a crate.
    Folder(PathBuf),
}

impl From<&Workspace> for Home {
    fn from(workspace: &Workspace) -> Self {
        Self::Workspace(workspace.clone())
    }
}

impl Home {
    /// The current folder.
    pub(crate) fn current() -> Result<Self, Failure> {
        resolved(Path::new(".")).map(Self::Folder)
    }

    /// The words that start the program, before the name of a command.
    pub(crate) fn program(&self) -> &'static str {
        match self {
            Self::Workspace(_) => "cargo xtask",
            Self::Folder(_) => "hardy",
        }
    }

    /// The command that generates the crate again, for its first lines: the settings in `file`, the crate in
    /// `out`. `None` if that depends on more than the two.
    pub(crate) fn command(&self, file: &Path, out: &Path) -> Option<String> {
        let is_own = file == self.settings() && out == self.generated();
        match self {
            Self::Workspace(_) if is_own => Some(format!("{} codegen", self.program())),
            // Whoever generates it: these lines must not depend on the program.
            _ => (file.parent() == Some(out)).then(|| "hardy codegen".to_owned()),
        }
    }

    /// The workspace of this program; `None` if it runs without one.
    pub(crate) fn workspace(&self) -> Option<&Workspace> {
        match self {
            Self::Workspace(workspace) => Some(workspace),
            Self::Folder(_) => None,
        }
    }

    /// The folder to which displayed paths are relative.
    pub(crate) fn root(&self) -> &Path {
        match self {
            Self::Workspace(workspace) => workspace.root(),
            Self::Folder(folder) => folder,
        }
    }

    /// The folder of the crate.
    pub(crate) fn generated(&self) -> PathBuf {
        match self {
            Self::Workspace(workspace) => workspace.generated(),
            Self::Folder(folder) => folder.clone(),
        }
    }

    /// The file with the settings of the crate.
    pub(crate) fn settings(&self) -> PathBuf {
        match self {
            Self::Workspace(workspace) => workspace.model().join(SETTINGS),
            Self::Folder(folder) => folder.join(SETTINGS),
        }
    }

    /// The folder of `hardy-runtime`. `None` for a copy in the crate.
    pub(crate) fn runtime(&self) -> Option<PathBuf> {
        self.workspace().map(Workspace::runtime)
    }

    /// A path for messages: relative to the root if it is inside it.
    pub(crate) fn display_name(&self, path: &Path) -> String {
        displayed(path, self.root())
    }
}
