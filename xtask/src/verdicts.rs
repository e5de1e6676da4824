//! `cargo xtask verdicts`: starts the program of `tests/` that compares the verdicts of `diff` with the exact
//! ones, from the APIs of both crates.

use std::path::PathBuf;

use crate::program::{optimised_program_of_tests, program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The folders of updates in `../shared/models`.
const UPDATES: [&str; 2] = ["updates", "mpa"];
/// The greatest size of a model to edit, in bytes: each edit makes a crate.
const LARGEST: u64 = 1_000_000;

/// Compares verdicts: of the updates in `paths`, and of `edits` random edits of each kind of the models in
/// `paths`. Without `paths` it takes those in `../shared/models`. `verbose` prints for each update how many files of
/// the crate change.
pub(crate) fn run(
    workspace: &Workspace,
    first: u64,
    edits: u64,
    paths: &[PathBuf],
    verbose: bool,
) -> Result<Exit, Failure> {
    // All of them take longer than compiling the program, a few do not.
    let mut command = match paths {
        [] => optimised_program_of_tests(workspace, "verdicts"),
        _ => program_of_tests(workspace, "verdicts"),
    };
    if verbose {
        command.arg("--verbose");
    }
    command.args([edits.to_string(), first.to_string()]);
    match (paths, workspace.shared()) {
        ([], None) => {
            return Err(Failure::new(
                "there is no folder ../shared beside the workspace: name folders of updates, and models",
            ));
        }
        ([], Some(shared)) => {
            command.args(UPDATES.map(|name| shared.join("models").join(name)));
            let models = workspace.shared_models("aws").into_iter();
            command
                .args(models.filter(|path| path.metadata().is_ok_and(|file| file.len() < LARGEST)));
        }
        (paths, _) => {
            command.args(paths);
        }
    }
    run_program(command)
}
