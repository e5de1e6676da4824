//! Where the crates of a catalogue find the runtime packages: one place for all crates of a run. Must not
//! know models.

use std::fs;
use std::path::{Path, PathBuf};

use hardy_codegen::{MARK, OutputFile, Runtime};

use crate::Failure;
use crate::codegen::vendored;
use crate::home::Home;
use crate::workspace::{relative, resolved, slashed};
use crate::write::write;

/// The folder of the copies, in the folder of the run.
pub(super) const COPIES: &str = "runtime";

/// The runtime of all crates of a run.
pub(super) struct RuntimeSource {
    /// The folder of `hardy-runtime`, [`resolved`].
    folder: PathBuf,
    /// A lock file with the versions that the runtime was tested with.
    lock: Option<PathBuf>,
}

impl RuntimeSource {
    /// The runtime for crates below `out`: that of the workspace of this program, or else a copy there, which
    /// all crates share.
    pub(super) fn find(home: &Home, out: &Path) -> Result<Self, Failure> {
        let Some(workspace) = home.workspace() else {
            let copies = out.join(COPIES);
            write(&copied(), &copies)?;
            return Ok(Self {
                folder: copies.join("core"),
                lock: None,
            });
        };
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

/// The copies: their packages, and a workspace around these, by whose first line the next run recognizes the
/// folder.
fn copied() -> Vec<OutputFile> {
    let manifest = OutputFile {
        path: "Cargo.toml".to_owned(),
        text: format!(
            "# {MARK}: copies of the runtime.\n\n[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n"
        ),
    };
    let packages = vendored::shared_copies().into_iter().map(|file| {
        let inner = file.path.strip_prefix("runtime/");
        let path = inner.unwrap_or(&file.path).to_owned();
        OutputFile { path, ..file }
    });
    [manifest].into_iter().chain(packages).collect()
}
