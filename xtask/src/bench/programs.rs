//! Compiles programs that list sessions, with our client and with that of the SDK, and prints what
//! they cost: CPU seconds, crates, bytes, lines. Must not know the content of the programs.

use std::fs;
use std::time::Duration;

use super::build::{clean, cpu_of_children, median, row, time, touch};
use crate::Exit;
use crate::Failure;
use crate::console::{eprint, print};
use crate::consumer::{Program, TOKIO, TOKIO_WITH_MACROS};
use crate::workspace::Workspace;

/// The crate of the same service in the AWS SDK for Rust, with its default features, as users have it.
const SDK: &str = "aws-sdk-mpa = \"=1.48.0\"";
/// What finds region and credentials for it.
pub(super) const CONFIG: &str = "aws-config = \"1\"";

/// The cost of a program.
#[derive(Debug, Default, PartialEq, Eq)]
struct Cost {
    /// User and system time of a release build from an empty folder, in each round.
    build: Vec<Duration>,
    /// Of a release build after a change of the program itself.
    rebuild: Vec<Duration>,
    /// Of `cargo check` in an empty folder.
    check: Vec<Duration>,
    crates: usize,
    /// Crates with more than one version.
    twice: usize,
    bytes: u64,
    lines: usize,
}

/// Compiles the programs in turn, because other work on the machine changes the times, and prints a
/// table.
pub(super) fn run(workspace: &Workspace, rounds: u32) -> Result<Exit, Failure> {
    if cpu_of_children().is_none() {
        eprint("programs are not compared: only Linux tells the CPU time of a build");
        return Ok(Exit::FINE);
    }
    let generated = workspace.generated();
    let ours = format!("multipartyapproval = {{ path = {generated:?} }}");
    let programs = [
        (
            "Hardy",
            Program::write(workspace, "hardy", &[&ours, TOKIO])?,
        ),
        (
            "SDK",
            Program::write(workspace, "sdk", &[SDK, TOKIO_WITH_MACROS])?,
        ),
        (
            "SDK with aws-config",
            Program::write(
                workspace,
                "sdk_with_config",
                &[SDK, CONFIG, TOKIO_WITH_MACROS],
            )?,
        ),
    ];
    let mut costs: Vec<Cost> = programs.iter().map(|_| Cost::default()).collect();
    for round in 1..=rounds {
        for ((name, program), cost) in programs.iter().zip(&mut costs) {
            eprint(&format!("round {round} of {rounds}: {name}"));
            measure(program, cost)?;
        }
    }
    for ((_, program), cost) in programs.iter().zip(&mut costs) {
        let crates = program.crates()?;
        cost.crates = crates.len();
        cost.twice = crates.values().filter(|versions| **versions > 1).count();
    }
    let names = programs.map(|(name, _)| name);
    for line in table(&names, &costs) {
        print(&line)?;
    }
    Ok(Exit::FINE)
}

/// Compiles a program in each way.
fn measure(program: &Program<'_>, cost: &mut Cost) -> Result<(), Failure> {
    // The cost does not include downloads.
    program.cargo(&["fetch"])?;
    clean(program)?;
    cost.check.push(time(program, &["check"])?);
    clean(program)?;
    cost.build.push(time(program, &["build", "--release"])?);
    cost.bytes = program.size()?;
    let main = program.main();
    let text = fs::read_to_string(&main).map_err(|error| Failure::disk("read", &main, &error))?;
    cost.lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    touch(program)?;
    cost.rebuild.push(time(program, &["build", "--release"])?);
    Ok(())
}

/// The costs, each also as a part of that of the first program.
fn table(names: &[&str], costs: &[Cost]) -> Vec<String> {
    let mut lines = vec![row(
        "programs that list sessions",
        names.iter().map(|name| (*name).to_owned()),
    )];
    for (title, times) in [
        (
            "clean release build, CPU s",
            (|cost| &cost.build) as fn(&Cost) -> &Vec<Duration>,
        ),
        ("cargo check, CPU s", |cost| &cost.check),
        ("rebuild of main.rs, CPU s", |cost| &cost.rebuild),
    ] {
        let ours = costs
            .first()
            .map(|cost| median(times(cost)))
            .unwrap_or_default();
        lines.push(row(
            title,
            costs.iter().map(|cost| {
                let time = median(times(cost));
                format!("{time:.1} ({:.2})", ours / time.max(f64::MIN_POSITIVE))
            }),
        ));
    }
    lines.push(row(
        "crates",
        costs.iter().map(|cost| cost.crates.to_string()),
    ));
    lines.push(row(
        "crates in several versions",
        costs.iter().map(|cost| cost.twice.to_string()),
    ));
    lines.push(row(
        "stripped program, MB",
        costs
            .iter()
            .map(|cost| format!("{:.1}", cost.bytes as f64 / 1e6)),
    ));
    lines.push(row(
        "lines of the program",
        costs.iter().map(|cost| cost.lines.to_string()),
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_medians_with_the_first_program() {
        let cost = |seconds: [u64; 3], crates| Cost {
            build: seconds.map(Duration::from_secs).into(),
            crates,
            bytes: 3_900_000,
            ..Cost::default()
        };
        let costs = [cost([30, 10, 20], 46), cost([80, 400, 70], 117)];
        let lines = table(&["Hardy", "SDK"], &costs);
        assert_eq!(
            lines[1],
            "clean release build, CPU s             20.0 (1.00)           80.0 (0.25)"
        );
        assert_eq!(
            lines[4],
            "crates                                          46                   117"
        );
    }
}
