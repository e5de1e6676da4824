//! `cargo xtask round-trip`: starts the program of `tests/` that encodes and decodes random values
//! of models with the crates generated from them.
//!
//! That program compiles and calls generated crates, which this one must not know.

use std::path::PathBuf;

use crate::program::{program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Tests values of the models, each with `seeds` seeds beginning with `first`, and returns the exit
/// code.
pub(crate) fn run(
    workspace: &Workspace,
    first: u64,
    seeds: u64,
    models: &[PathBuf],
) -> Result<Exit, Failure> {
    let mut command = program_of_tests(workspace, "round_trip");
    command
        .args(["--first", &first.to_string(), "--seeds", &seeds.to_string()])
        .arg("--")
        .args(models);
    run_program(command)
}
