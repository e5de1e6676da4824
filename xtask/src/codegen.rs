//! `cargo xtask codegen`: reads models, generates the crate, and writes it, checks it, or prints
//! the result of a stage.
//!
//! Decides the output of a run. `codegen/job.rs` decides its files and options, and the generator
//! the content of the crate.

mod fix;
mod folder;
mod job;
mod names;
mod reporter;
mod runtime;
mod timings;
pub(crate) mod vendored;

use std::path::Path;

use hardy_codegen::{Generated, Report, SETTLED_NAMES};

pub(crate) use fix::quoted;
pub(crate) use job::{Job, settings_file};
pub(crate) use timings::display_duration;

use crate::arguments::CodegenArguments;
use crate::console::eprint;
use crate::diagnostics::Drawing;
use crate::drift::drift;
use crate::home::Home;
use crate::workspace::Workspace;
use crate::write::write;
use crate::{Exit, Failure};
use reporter::{Difference, Reporter};
use timings::Timings;

/// Differences between the checked-in crate, with the file of names beside its model, and the crate
/// for the current `model/crate.json`: a string for each, with the path from the root.
///
/// # Errors
///
/// Fails if the settings or the model cannot be read, or no crate can be generated.
pub fn drift_of_workspace(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let home = Home::from(workspace);
    let job = Job::new(&home, &CodegenArguments::default())?;
    let generated = generated(&job)?;
    let differences = differences(&home, &job, &generated).into_iter();
    Ok(differences.map(|difference| difference.text()).collect())
}

/// Differences between the folder of the crate, with the file of names, and a generated crate.
fn differences(home: &Home, job: &Job, generated: &Generated) -> Vec<Difference> {
    let folder = home.display_name(&job.out);
    let of_crate = drift(&generated.files, &job.out).into_iter();
    let of_crate = of_crate.map(|drift| Difference::in_folder(&folder, drift));
    let of_names = job.names.drift(generated.names.as_deref());
    of_crate.chain(of_names.map(Difference::of_file)).collect()
}

pub(crate) fn run(home: &Home, arguments: &CodegenArguments) -> Result<Exit, Failure> {
    let reporter = Reporter::new(arguments);
    let mut timings = Timings::starting_with("read");
    let exit = attempt(home, arguments, reporter, &mut timings)
        .or_else(|failure| reporter.fail(failure))?;
    if arguments.timings {
        eprint(&timings.lines());
    }
    Ok(exit)
}

fn attempt(
    home: &Home,
    arguments: &CodegenArguments,
    reporter: Reporter,
    timings: &mut Timings,
) -> Result<Exit, Failure> {
    let job = Job::new(home, arguments)?;
    if arguments.dump.is_some() {
        dump(&job, reporter, timings)
    } else {
        generate_and_write(home, &job, arguments, reporter, timings)
    }
}

/// Generates a crate and writes it, or shows the differences.
fn generate_and_write(
    home: &Home,
    job: &Job,
    arguments: &CodegenArguments,
    reporter: Reporter,
    timings: &mut Timings,
) -> Result<Exit, Failure> {
    let consequence = match arguments.check {
        true => "nothing was compared",
        false => "nothing was written",
    };
    let mut begins = |stage| timings.begin(stage);
    let generated = match job.generate(&mut begins) {
        Ok(generated) => generated,
        Err(report) => return reporter.refuse(&report, &job.sources, consequence),
    };
    if arguments.strict && !generated.warnings.is_empty() {
        let report = generated.warnings.with_warnings_as_errors();
        let consequence = format!("{consequence}, because of `--strict`");
        return reporter.refuse(&report, &job.sources, &consequence);
    }
    reporter.advise(&generated, &job.sources)?;
    report_missing_pins(job, &generated);
    if arguments.check {
        timings.begin("compare");
        let differences = differences(home, job, &generated);
        timings.end();
        return reporter.compared(&generated, &differences, &job.fix);
    }
    timings.begin("write");
    let written = write(&generated.files, &job.out)?;
    let names = job.names.write(generated.names.as_deref())?;
    timings.end();
    if let Some(names) = names {
        eprint(&format!("note: {names}"));
    }
    reporter.wrote(&generated, &written, timings)
}

/// Reports pins that are missing, in a run that does not write the file of names.
fn report_missing_pins(job: &Job, generated: &Generated) {
    let mut warnings = generated.warnings.warnings();
    if !job.names.is_written && warnings.any(|warning| warning.code == SETTLED_NAMES) {
        eprint(&format!(
            "note: colliding names are not pinned; this run reads `{}`, but does not write it",
            job.names.display_name
        ));
    }
}

fn dump(job: &Job, reporter: Reporter, timings: &mut Timings) -> Result<Exit, Failure> {
    timings.begin("plan");
    let resolved = hardy_codegen::read(&job.sources, &job.options);
    let planned = match resolved.and_then(|resolved| hardy_codegen::plan(&resolved, &job.options)) {
        Ok(planned) => planned,
        Err(report) => return reporter.refuse(&report, &job.sources, "nothing was printed"),
    };
    reporter.warn(&planned.warnings, &job.sources)?;
    timings.begin("print");
    let exit = reporter.dumped(&planned)?;
    timings.end();
    Ok(exit)
}

/// The files that [`write_generated`] would change, each with a word on how.
pub(crate) fn changes(home: &Home, job: &Job, generated: &Generated) -> Vec<String> {
    let differences = differences(home, job, generated).into_iter();
    differences.map(|difference| difference.name()).collect()
}

/// Writes the file of names and the crate, for a command that can put the first back if the second fails.
pub(crate) fn write_generated(job: &Job, generated: &Generated) -> Result<(), Failure> {
    job.names.write(generated.names.as_deref())?;
    write(&generated.files, &job.out)?;
    Ok(())
}

/// Generates a crate for a command with further steps, and prints the warnings.
pub(crate) fn generated(job: &Job) -> Result<Generated, Failure> {
    let generated = job.generate(&mut |_| {});
    let generated = generated.map_err(|report| refused(&report, job))?;
    Reporter::default().advise(&generated, &job.sources)?;
    Ok(generated)
}

fn refused(report: &Report, job: &Job) -> Failure {
    let drawing = Drawing::default();
    let drawn = drawing.report(report, &job.sources);
    let conclusion = drawing.conclusion(report, "");
    Failure::new(format!(
        "cannot generate a crate from the model\n\n{drawn}{conclusion}"
    ))
}

/// Writes the crate of one model into a folder, for a command that then reads the crate, and returns
/// whether it has a client. The crate belongs to no workspace, and warnings about the model are not
/// printed.
pub(crate) fn write_crate(
    workspace: &Workspace,
    model: &Path,
    out: &Path,
) -> Result<bool, Failure> {
    let arguments = CodegenArguments {
        model: vec![model.to_path_buf()],
        out: Some(out.to_path_buf()),
        standalone: true,
        ..CodegenArguments::default()
    };
    let job = Job::new(&workspace.into(), &arguments)?;
    let generated = job.generate(&mut |_| {});
    let generated = generated.map_err(|report| refused(&report, &job))?;
    write(&generated.files, &job.out)?;
    Ok(generated.has_client)
}

#[cfg(test)]
mod tests;
