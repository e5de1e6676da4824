//! Where the crates of a catalogue find the runtime packages: one place for all crates of a run. Must not
//! know models.

use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::Runtime;

use crate::Failure;
use crate::workspace::{Workspace, relative, resolved, slashed};

/// The runtime of all crates of a run.
pub(super) struct RuntimeSource {
    /// The folder of `hardy-runtime`, [`resolved`].
    folder: PathBuf,
    /// A lock file with the versions that the runtime was tested with.
    lock: Option<PathBuf>,
}

impl RuntimeSource {
    /// The runtime for crates below `out`: that of this workspace.
    pub(super) fn find(_out: &Path) -> Result<Self, Failure> {
        let workspace = Workspace::find()?;
        let lock = workspace.root().join("Cargo.lock");
        Ok(Self {
            folder: resolved(&workspace.runtime())?,
            lock: lock.is_file().then_some(lock),
        })
    }

    /// The folder of `hardy-runtime`.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The option of the generator for a crate in this folder, which must be [`resolved`].
    pub(super) fn of_crate(&self, folder: &Path) -> Result<Runtime, Failure> {
        Ok(Runtime::Path(slashed(&relative(folder, &self.folder))?))
    }

    /// Gives the workspace in `out` the same versions of dependencies, unless it has a lock file.
    pub(super) fn lock(&self, out: &Path) -> Result<(), Failure> {
        let place = out.join("Cargo.lock");
        match &self.lock {
            Some(lock) if !place.exists() => fs::copy(lock, &place)
                .map(|_| ())
                .map_err(|error| Failure::disk("copy", lock, &error)),
            _ => Ok(()),
        }
    }
}
