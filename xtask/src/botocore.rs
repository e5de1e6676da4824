//! `cargo xtask botocore`: compares paginator test vectors with botocore, and those of waiters with its jmespath.
//!
//! Decides the default vectors. The scripts in `tests/botocore/` compare.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::run_program;
use crate::workspace::Workspace;
use crate::{Exit, Failure, python};

/// Compares `files`, or all vectors of the workspace, and returns the exit code.
pub(crate) fn run(workspace: &Workspace, files: &[PathBuf]) -> Result<Exit, Failure> {
    compare(
        workspace,
        &python::python(workspace, &python::BOTO3)?,
        files,
    )
}

/// The same as a step of CI, which is skipped without PyPI.
pub(crate) fn step(workspace: &Workspace) -> Result<Exit, Failure> {
    python::step(workspace, &python::BOTO3, |python| {
        compare(workspace, &python, &[])
    })
}

fn compare(workspace: &Workspace, python: &Path, files: &[PathBuf]) -> Result<Exit, Failure> {
    let tests = workspace.root().join("tests");
    let mut command = Command::new(python);
    command.arg(tests.join("botocore/vectors.py"));
    match files {
        [] => command
            .args(["pagination.json", "tokens.json"].map(|name| tests.join("vectors").join(name))),
        files => command.args(files),
    };
    let exit = run_program(command)?;
    if !files.is_empty() {
        return Ok(exit);
    }
    let mut waiters = Command::new(python);
    waiters
        .arg(tests.join("botocore/waiters.py"))
        .arg(tests.join("fixtures/waiters/model.json"))
        .arg(tests.join("vectors/waiters.json"));
    Ok(match run_program(waiters)? {
        Exit::FINE => exit,
        other => other,
    })
}
