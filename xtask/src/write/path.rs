//! Paths of emitted files. Must not know what is on the disk.

use std::path::{Component, Path};

/// The file without which a crate is none: it is there from the first run on, and replaced last.
pub(super) const MANIFEST: &str = "Cargo.toml";

/// Whether a path of the generator or of a journal stays inside its folder on every system.
pub(super) fn is_plain(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}
