//! `cargo xtask bench`: starts the benchmark beside other crates that do the same, in the release
//! profile. Measuring is the benchmark's.

use crate::console::eprint;
use crate::program::{cargo, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

pub(crate) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    // A package of its own, so that nobody else has to compile what it compares with.
    let manifest = workspace.root().join("tests/peer/Cargo.toml");
    eprint(
        "The first run needs the network: it downloads the AWS SDK for Rust and other crates, and \
         compiles them for some minutes.",
    );
    let mut command = cargo();
    // Not locked: no other check would notice that a new dependency is missing in that lock file.
    command.args(["bench", "--manifest-path"]).arg(manifest);
    started(command)
}
