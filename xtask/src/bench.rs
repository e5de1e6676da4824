//! `cargo xtask bench`: starts the benchmark that compares with other crates, in the release
//! profile, and compares what the crates cost to compile.

mod builds;

use crate::console::eprint;
use crate::program::{cargo, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

pub(crate) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    // A separate package, so that other commands need not compile these crates.
    let manifest = workspace.root().join("tests/peer/Cargo.toml");
    eprint(
        "The first run needs the network: it downloads the AWS SDK for Rust and other crates, and \
         compiles them for some minutes.",
    );
    let mut command = cargo();
    // Not locked: no other check would notice that a new dependency is missing in that lock file.
    command.args(["bench", "--manifest-path"]).arg(manifest);
    match started(command)? {
        Exit::FINE => builds::run(workspace),
        other => Ok(other),
    }
}
