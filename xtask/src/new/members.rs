//! Whether a new crate is in a workspace, and whether it belongs to it. Changes no manifest: that of a
//! workspace is not Hardy's, and cargo knows best which folders are its members.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::cargo;
use crate::workspace::{relative, slashed};

/// What cargo makes of a new crate.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Membership {
    /// No workspace is around it.
    Alone,
    /// It belongs to a workspace, or a workspace excludes it.
    Settled,
    /// A workspace is around it which does not name it: the path for `members`, and the manifest.
    Missing(String, PathBuf),
}

/// Asks cargo about the crate in `out`.
pub(super) fn membership(out: &Path) -> Membership {
    let Some(manifest) = workspace_around(out) else {
        return Membership::Alone;
    };
    let asked = cargo()
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .arg("--manifest-path")
        .arg(out.join("Cargo.toml"))
        .output();
    if asked.is_ok_and(|output| output.status.success()) {
        return Membership::Settled;
    }
    let root = manifest.parent().unwrap_or(out);
    let path = slashed(&relative(root, out)).unwrap_or_else(|_| out.display().to_string());
    Membership::Missing(path, manifest)
}

/// The manifest of the workspace around a folder.
fn workspace_around(out: &Path) -> Option<PathBuf> {
    let folders = out.ancestors().skip(1);
    let mut manifests = folders.map(|folder| folder.join("Cargo.toml"));
    manifests.find(|manifest| {
        let text = fs::read_to_string(manifest).unwrap_or_default();
        let mut lines = text.lines().map(str::trim);
        lines.any(|line| line.starts_with("[workspace]") || line.starts_with("[workspace."))
    })
}
