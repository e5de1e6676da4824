//! `cargo xtask vectors`: starts the program of `tests/` that runs paginator vectors.
//!
//! That program links the runtime and the generated crate, which this one must not.

use std::path::PathBuf;

use crate::program::{program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Runs the vectors of `files` and returns the exit code.
pub(crate) fn run(workspace: &Workspace, files: &[PathBuf]) -> Result<Exit, Failure> {
    let mut command = program_of_tests(workspace, "vectors");
    command.args(files);
    run_program(command)
}
