//! Paths of generated files. Must not know the disk.

use std::path::{Component, Path};

/// The file that every crate has: it exists after the first run, and is replaced last.
pub(super) const MANIFEST: &str = "Cargo.toml";

/// Whether a path of the generator or of a journal is inside its folder on every system.
pub(super) fn is_plain(path: &str) -> bool {
    !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}
