//! `cargo xtask mutate`: starts the program of `tests/` that changes models at random and checks
//! the generator's results.
//!
//! That program reads generated Rust, which this one must not know.

use std::path::{Path, PathBuf};

use crate::program::{program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Checks `seeds` mutants of each model, beginning with the seed `first`, and returns the exit
/// code. By default it uses the model of this workspace.
pub(crate) fn run(
    workspace: &Workspace,
    first: u64,
    seeds: u64,
    models: &[PathBuf],
) -> Result<Exit, Failure> {
    let own = workspace.model().join("multipartyapproval.json");
    let mut command = program_of_tests(workspace, "mutate");
    command.args([first.to_string(), seeds.to_string()]);
    let own: &[&Path] = if models.is_empty() { &[&own] } else { &[] };
    command.args(own).args(models);
    run_program(command)
}
