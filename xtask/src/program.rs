//! Starts other programs: decides which cargo to start, and the exit code of a program.

use std::process::Command;

use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The cargo that started this program, or else the one on the path.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Cargo with these arguments, in the folder of the workspace.
pub(crate) fn cargo_in(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = cargo();
    command.current_dir(workspace.root()).args(arguments);
    command
}

/// A program of `tests/`, without its arguments.
///
/// Uses `--manifest-path`, so that relative file names do not depend on the current folder.
pub(crate) fn program_of_tests(workspace: &Workspace, name: &str) -> Command {
    run_of_tests(workspace, name, &[])
}

/// The same for a program that would take more than half an hour in the profile for development.
pub(crate) fn optimised_program_of_tests(workspace: &Workspace, name: &str) -> Command {
    run_of_tests(workspace, name, &["--profile", "bench"])
}

fn run_of_tests(workspace: &Workspace, name: &str, options: &[&str]) -> Command {
    let mut command = cargo();
    command
        .args(["run", "--package", "hardy-tests", "--bin", name])
        .args(options)
        .arg("--manifest-path")
        .arg(workspace.root().join("Cargo.toml"))
        .arg("--");
    command
}

/// Runs a program and returns its exit code.
pub(crate) fn run_program(mut command: Command) -> Result<Exit, Failure> {
    let program = command.get_program().display().to_string();
    match command.status() {
        Ok(status) => Ok(Exit::of_program(status)),
        Err(error) => Err(Failure::new(format!("cannot start `{program}`: {error}"))),
    }
}
