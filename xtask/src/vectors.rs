//! `cargo xtask vectors`: starts the program of `tests/` that runs paginator vectors.
//!
//! That program links the runtime and the generated crate, which this one must not.

use std::path::PathBuf;

use crate::program::{cargo, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Runs the vectors of `files` and passes the exit code on.
pub(crate) fn run(workspace: &Workspace, files: &[PathBuf]) -> Result<Exit, Failure> {
    let mut command = cargo();
    // The manifest is named, so that relative file names keep their meaning wherever this is
    // started.
    command.args([
        "run",
        "--quiet",
        "--package",
        "hardy-tests",
        "--bin",
        "vectors",
    ]);
    command
        .arg("--manifest-path")
        .arg(workspace.root().join("Cargo.toml"));
    command.arg("--").args(files);
    started(command)
}
