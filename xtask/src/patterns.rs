//! `cargo xtask patterns`: starts the program of `tests/` that runs patterns.
//!
//! Decides which models are used by default. That program links the runtime, which this one must
//! not.

use std::process::{Command, Stdio};

use crate::arguments::PatternsArguments;
use crate::program::{program_of_tests, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Tests random patterns, or those of `files`, of all shared models, or else of the model in
/// `model/`, and returns the exit code.
pub(crate) fn run(workspace: &Workspace, arguments: &PatternsArguments) -> Result<Exit, Failure> {
    let mut files = arguments.files.clone();
    if files.is_empty() && arguments.random == 0 {
        files = ["mpa", "aws"]
            .iter()
            .flat_map(|folder| workspace.shared_models(folder))
            .collect();
        if files.is_empty() {
            files.push(workspace.model().join("multipartyapproval.json"));
        }
    }
    let mut command = program_of_tests(workspace, "patterns");
    command.arg(if arguments.node { "--node" } else { "--alone" });
    command.args([arguments.random, arguments.seed].map(|number| number.to_string()));
    command.args(files);
    run_program(command)
}

/// Whether Node is installed.
pub(crate) fn has_node() -> bool {
    let mut node = Command::new("node");
    node.arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    node.status().is_ok_and(|status| status.success())
}
