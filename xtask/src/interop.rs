//! `cargo xtask interop`: compares our client with boto3.
//!
//! Starts the program of `tests/` that has both; this one must not link the runtime.

pub(crate) mod moto;

use std::path::Path;
use std::process::Command;

use crate::program::{program_of_tests, run_program};
use crate::python::{self, BOTO3};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The number of seeds, unless an option states another.
pub(crate) const SEEDS: u64 = 100;

/// Compares calls and listings of `seeds` seeds beginning with `first`, of one operation or of all, and
/// returns the exit code.
pub(crate) fn run(
    workspace: &Workspace,
    first: u64,
    seeds: u64,
    operation: Option<&str>,
) -> Result<Exit, Failure> {
    let python = python::python(workspace, &BOTO3)?;
    compare(workspace, &python, first, seeds, operation)
}

/// The same as a step of CI, which is skipped without PyPI.
pub(crate) fn step(workspace: &Workspace, first: u64) -> Result<Exit, Failure> {
    python::step(workspace, &BOTO3, |python| {
        compare(workspace, &python, first, SEEDS, None)
    })
}

fn compare(
    workspace: &Workspace,
    python: &Path,
    first: u64,
    seeds: u64,
    operation: Option<&str>,
) -> Result<Exit, Failure> {
    let mut command = program_of_tests(workspace, "interop");
    command
        .arg(python)
        .args([first.to_string(), seeds.to_string()])
        .args(operation);
    without_proxies(&mut command);
    run_program(command)
}

/// Both clients use the proxies of the environment, and the server is on this machine.
fn without_proxies(command: &mut Command) {
    for name in ["NO_PROXY", "no_proxy"] {
        command.env(name, "127.0.0.1");
    }
}
