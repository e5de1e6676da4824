//! The step `program`: a program that lists sessions with the client stays within limits, because
//! users chose Hardy for what it leaves out.

use crate::console::print;
use crate::consumer::{Program, TOKIO};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The greatest number of crates in the program, itself included.
const CRATES: usize = 48;
/// The greatest size of the program without symbols, in bytes.
const BYTES: u64 = 4_000_000;

/// Counts crates; `full` also compiles the program and looks at its size, which takes a minute.
pub(super) fn run(workspace: &Workspace, full: bool) -> Result<Exit, Failure> {
    let generated = workspace.generated();
    let client = format!("multipartyapproval = {{ path = {generated:?} }}");
    let program = Program::write(workspace, "hardy", &[&client, TOKIO])?;
    let crates = program.crates()?;
    print(&format!("{} crates", crates.len()))?;
    let mut exit = Exit::FINE;
    let mut report = |mistake: String| {
        exit = Exit::FINDING;
        print(&mistake)
    };
    if crates.len() > CRATES {
        report(format!("more than {CRATES} crates: see `cargo tree`"))?;
    }
    for (name, versions) in crates.iter().filter(|(_, versions)| **versions > 1) {
        report(format!("{versions} versions of `{name}`"))?;
    }
    if full {
        program.cargo(&["build", "--release"])?;
        let size = program.size()?;
        // The formats of other systems differ.
        if cfg!(target_os = "linux") && size > BYTES {
            report(format!("{size} bytes, which is more than {BYTES}"))?;
        }
    }
    Ok(exit)
}
