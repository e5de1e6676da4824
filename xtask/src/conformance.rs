//! `cargo xtask conformance`: starts the program of `tests/` that runs the protocol tests of models.
//!
//! That program compiles and calls generated crates, of which this one knows nothing.

use crate::arguments::ConformanceArguments;
use crate::program::{program_of_tests, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Runs the cases and passes the exit code on.
pub(crate) fn run(
    workspace: &Workspace,
    arguments: &ConformanceArguments,
) -> Result<Exit, Failure> {
    let mut command = program_of_tests(workspace, "conformance");
    let options = [(arguments.list, "--list"), (arguments.json, "--json")];
    command.args(
        options
            .iter()
            .filter(|(is_set, _)| *is_set)
            .map(|(_, option)| option),
    );
    if let Some(filter) = &arguments.filter {
        command.arg("--filter").arg(filter);
    }
    command.arg("--").args(&arguments.files);
    started(command)
}
