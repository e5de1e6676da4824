//! `cargo xtask bench`: starts the benchmark that compares with other crates, in the release
//! profile, and compares the costs of programs that use the crates.

mod build;
mod memory;
mod programs;
mod services;

pub(crate) use services::run as run_services;

use crate::console::eprint;
use crate::program::{cargo, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

pub(crate) fn run(workspace: &Workspace, rounds: u32) -> Result<Exit, Failure> {
    // A separate package, so that other commands need not compile these crates.
    let manifest = workspace.root().join("tests/peer/Cargo.toml");
    eprint(
        "The first run needs the network: it downloads the AWS SDK for Rust and other crates, and \
         compiles them. The programs take some minutes more in each round.",
    );
    let mut command = cargo();
    // Without `--locked`, so that cargo adds a new dependency of the workspace to that lock file.
    command
        .args(["bench", "--manifest-path"])
        .arg(manifest)
        .env("CARGO_TARGET_DIR", workspace.root().join("target/peer"));
    match run_program(command)? {
        Exit::FINE => programs::run(workspace, rounds),
        other => Ok(other),
    }
}
