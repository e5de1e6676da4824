//! `cargo xtask ci`: all checks of a change beyond the tests, one after the other.
//!
//! Decides how steps run and what they print; `ci/steps.rs` lists the steps.

mod features;
mod minimum;
mod package;
mod program;
mod random;
mod readme;
mod shared;
mod step;
mod steps;
mod testing;
mod waiters;
mod workflow;

use std::time::{Duration, Instant};

use crate::codegen::display_duration;
use crate::console::{eprint, print};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

use step::{Step, Work};

/// The result of a step.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
    Skipped(String),
}

/// Runs the steps called `only`, or all of them if it is empty.
pub(crate) fn run(workspace: &Workspace, full: bool, only: &[String]) -> Result<Exit, Failure> {
    let steps = chosen(steps::plan(workspace, full), only)?;
    let results: Vec<Outcome> = steps.into_iter().map(run_step).collect();
    print(&table(&results))?;
    let has_failed = results
        .iter()
        .any(|result| result.verdict == Verdict::Failed);
    Ok(if has_failed {
        Exit::FINDING
    } else {
        Exit::FINE
    })
}

/// The steps with these names, or all of them without a name.
fn chosen<'a>(mut steps: Vec<Step<'a>>, only: &[String]) -> Result<Vec<Step<'a>>, Failure> {
    let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        let names = names.join(", ");
        let message = format!("there is no step {unknown:?}; expected one of: {names}");
        return Err(Failure::new(message));
    }
    steps.retain(|step| only.is_empty() || only.contains(&step.name));
    Ok(steps)
}

struct Outcome {
    name: String,
    verdict: Verdict,
    time: Duration,
}

/// Runs a step, whatever the results of earlier ones, so that one run shows all problems.
fn run_step(step: Step<'_>) -> Outcome {
    let Step { name, work } = step;
    let begun = Instant::now();
    let verdict = match work {
        Work::Skip(reason) => Verdict::Skipped(reason),
        Work::Run(work) => {
            eprint(&format!("ci: {name}"));
            match work() {
                Ok(Exit::FINE) => Verdict::Passed,
                Ok(_) => Verdict::Failed,
                Err(failure) => {
                    eprint(&format!("error: {failure}"));
                    Verdict::Failed
                }
            }
        }
    };
    let time = begun.elapsed();
    if verdict == Verdict::Failed {
        eprint(&format!(
            "ci: {name} failed after {}",
            display_duration(time)
        ));
    }
    Outcome {
        name,
        verdict,
        time,
    }
}

/// A line for each step; skipped ones come last, with the reason.
fn table(results: &[Outcome]) -> String {
    let width = results
        .iter()
        .map(|result| result.name.chars().count())
        .max()
        .unwrap_or(0);
    let line = |result: &Outcome| {
        let Outcome {
            name,
            verdict,
            time,
        } = result;
        match verdict {
            Verdict::Passed => format!("{name:<width$}  ok       {:>9}", display_duration(*time)),
            Verdict::Failed => format!("{name:<width$}  FAILED   {:>9}", display_duration(*time)),
            Verdict::Skipped(reason) => format!("{name:<width$}  skipped  {reason}"),
        }
    };
    let is_skipped = |result: &&Outcome| matches!(result.verdict, Verdict::Skipped(_));
    let ran = results
        .iter()
        .filter(|result| !is_skipped(result))
        .map(line);
    let skipped = results.iter().filter(is_skipped).map(line);
    ran.chain(skipped).collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests;
