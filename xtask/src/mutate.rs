//! `cargo xtask mutate`: starts the program of `tests/` that changes models at random and judges
//! what the generator makes of them.
//!
//! That program looks at emitted Rust, of which this one knows nothing.

use std::path::{Path, PathBuf};

use crate::program::{program_of_tests, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Judges `seeds` mutants of each of the models, from the seed `first` on, and passes the exit code
/// on; without a model, those of this workspace's.
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
    started(command)
}
