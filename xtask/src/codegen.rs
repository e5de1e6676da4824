//! `cargo xtask codegen`: reads models, has the crate generated, and writes it, checks it, or
//! prints what a stage knows.
//!
//! Decides what is said about a run; which files and options a run has is `codegen/job.rs`'s, what
//! a crate looks like the generator's.

mod job;
mod names;
mod timings;

use std::path::Path;

use hardy_codegen::{Generated, Report, SETTLED_NAMES};

pub(crate) use job::Job;
pub(crate) use timings::said;

use crate::arguments::CodegenArguments;
use crate::console::{complain, say};
use crate::drift::drift;
use crate::workspace::Workspace;
use crate::write::{Written, write};
use crate::{Exit, Failure};
use timings::{Timings, grouped};

/// How the crate that is checked in, and the file of names beside its model, differ from what
/// `model/crate.json` yields now; one difference a text, with its place from the root.
///
/// # Errors
///
/// When the settings or the model cannot be read, or no crate can be made of them.
pub fn drift_of_workspace(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let job = Job::new(workspace, &CodegenArguments::default())?;
    let generated = generate(&job, &mut |_| {}).map_err(|report| refused(&report))?;
    Ok(differences(workspace, &job, &generated))
}

fn differences(workspace: &Workspace, job: &Job, generated: &Generated) -> Vec<String> {
    let place = workspace.said(&job.out);
    let of_crate = drift(&generated.files, &job.out).into_iter().map(|drift| {
        let separator = if drift.path.is_empty() { ": " } else { "/" };
        format!("{place}{separator}{drift}")
    });
    let of_names = job.names.drift(generated.names.as_deref());
    let of_names = of_names.map(|drift| drift.to_string());
    of_crate.chain(of_names).collect()
}

pub(crate) fn run(workspace: &Workspace, arguments: &CodegenArguments) -> Result<Exit, Failure> {
    let mut timings = Timings::starting_with("read");
    let job = Job::new(workspace, arguments)?;
    let exit = if arguments.dump.is_some() {
        dump(&job, &mut timings)?
    } else {
        generate_and_place(workspace, &job, arguments.check, &mut timings)?
    };
    if arguments.timings {
        complain(&timings.lines());
    }
    Ok(exit)
}

/// Generates a crate and writes it, or says what writing it would change.
fn generate_and_place(
    workspace: &Workspace,
    job: &Job,
    check: bool,
    timings: &mut Timings,
) -> Result<Exit, Failure> {
    let generated =
        generate(job, &mut |stage| timings.begin(stage)).map_err(|report| refused(&report))?;
    if check {
        timings.begin("compare");
        let differences = differences(workspace, job, &generated);
        timings.end();
        return report_drift(&generated, &differences, &job.mend);
    }
    timings.begin("write");
    let written = write(&generated.files, &job.out)?;
    let names = job.names.write(generated.names.as_deref())?;
    timings.end();
    if written.resumed {
        complain("note: finished what an earlier run, which was killed, had begun to write");
    }
    say(&summary(&generated, &written, timings))?;
    if let Some(names) = names {
        say(&names)?;
    }
    Ok(Exit::FINE)
}

/// Generates and says the warnings.
fn generate(job: &Job, begins: &mut dyn FnMut(&'static str)) -> Result<Generated, Report> {
    let generated = hardy_codegen::generate(&job.sources, &job.options, begins)?;
    let warnings = generated.warnings.to_string();
    if !warnings.is_empty() {
        complain(warnings.trim_end());
    }
    say_what_is_not_pinned(job, &generated);
    Ok(generated)
}

/// A run that does not write the file of names says so where it would have something to write.
fn say_what_is_not_pinned(job: &Job, generated: &Generated) {
    let mut warnings = generated.warnings.warnings();
    if !job.names.is_kept && warnings.any(|warning| warning.code == SETTLED_NAMES) {
        complain(&format!(
            "note: names were settled and are not pinned; this run reads `{}`, but does not write it",
            job.names.said
        ));
    }
}

fn refused(report: &Report) -> Failure {
    let diagnostics = report.to_string();
    Failure::new(format!(
        "the model cannot be turned into a crate\n\n{}",
        diagnostics.trim_end()
    ))
}

fn dump(job: &Job, timings: &mut Timings) -> Result<Exit, Failure> {
    timings.begin("plan");
    let ir = hardy_codegen::plan(&job.sources, &job.options).map_err(|report| refused(&report))?;
    timings.begin("print");
    let text = serde_json::to_string_pretty(&ir)
        .map_err(|error| Failure::new(format!("cannot print the ir as JSON: {error}")))?;
    say(&text)?;
    timings.end();
    Ok(Exit::FINE)
}

fn summary(generated: &Generated, written: &Written, timings: &Timings) -> String {
    let lines: usize = generated
        .files
        .iter()
        .map(|file| file.text.lines().count())
        .sum();
    format!(
        "{}: {}, {}; {} changed, {} unchanged, {} removed; {} in {}",
        generated.crate_name,
        counted(generated.shapes, "shape"),
        counted(generated.operations, "operation"),
        counted(written.changed, "file"),
        grouped(written.unchanged),
        grouped(written.removed),
        counted(lines, "line"),
        timings.total(),
    )
}

fn report_drift(
    generated: &Generated,
    differences: &[String],
    mend: &str,
) -> Result<Exit, Failure> {
    let name = &generated.crate_name;
    if differences.is_empty() {
        let files = counted(generated.files.len(), "file");
        say(&format!("{name}: {files}, all up to date"))?;
        return Ok(Exit::FINE);
    }
    for difference in differences {
        say(difference)?;
    }
    let files = counted(differences.len(), "difference");
    say(&format!(
        "{name}: {files} (- on disk, + generated); to mend: {mend}"
    ))?;
    Ok(Exit::FINDING)
}

fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(number))
}

/// Writes the crate of one model into a folder, for a command that compiles it then.
pub(crate) fn write_crate(workspace: &Workspace, model: &Path, out: &Path) -> Result<(), Failure> {
    let arguments = CodegenArguments {
        model: vec![model.to_path_buf()],
        out: Some(out.to_path_buf()),
        ..CodegenArguments::default()
    };
    let job = Job::new(workspace, &arguments)?;
    let generated = generate(&job, &mut |_| {}).map_err(|report| refused(&report))?;
    write(&generated.files, &job.out).map(|_| ())
}

#[cfg(test)]
mod tests;
