//! `cargo xtask catalogue`: generates the crates of all models in a folder, compiles them if asked, and lists
//! the results in a table. Goes on after a model that fails, and takes up the finished results of an earlier
//! run.
//!
//! Decides the order of work and what a run prints at its end. Knows no service.

mod check;
mod generate;
mod models;
mod panics;
mod progress;
mod row;
mod runtime;
mod state;
mod table;
mod work;

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;

use hardy_codegen::MARK;

use crate::arguments::CatalogueArguments;
use crate::codegen::display_duration;
use crate::console::{eprint, print};
use crate::home::Home;
use crate::replace::replace_text;
use crate::workspace::resolved;
use crate::{Exit, Failure};
use generate::Setting;
use models::{Found, ModelFile};
use row::{Outcome, Row};
use runtime::RuntimeSource;
use state::State;
use table::{Format, table};

/// The folders that a run creates in that of the results.
const FOLDERS: [&str; 4] = [check::CRATES, state::FOLDER, runtime::COPIES, "target"];

/// Runs the command.
///
/// # Errors
///
/// Fails if the folder has no models, and if files cannot be read or written. A model that fails is a
/// finding.
pub(crate) fn run(home: &Home, arguments: &CatalogueArguments) -> Result<Exit, Failure> {
    let begun = Instant::now();
    let out = resolved(&arguments.out)?;
    refuse_foreign(&out, arguments)?;
    let report = report_file(arguments, &out);
    refuse_unwritable(&report, &out)?;
    let found = models::find(&arguments.folder, &arguments.filter, &out)?;
    let crates = out.join(check::CRATES);
    let runtime = RuntimeSource::find(home, &out)?;
    let setting = Setting {
        crates: &crates,
        runtime: &runtime,
    };
    let jobs = arguments.jobs.or_else(|| available_parallelism().ok());
    let jobs = jobs.unwrap_or(NonZeroUsize::MIN);
    if found.models.is_empty() {
        return Err(no_models(arguments));
    }
    let state = State::open(&out, &setting)?;
    let mut rows = panics::kept(|| work::all(&setting, &state, &found.models, jobs))?;
    if rows
        .iter()
        .all(|row| matches!(row.outcome, Outcome::Skipped(_)))
    {
        return Err(no_models(arguments));
    }
    rename_packages(&setting, &found.models, &mut rows);
    check::write_workspace(&out, &rows, &runtime)?;
    if arguments.check {
        check::check(&out, jobs, &mut rows)?;
    }
    let format = match report.extension().is_some_and(|end| end == "tsv") {
        true => Format::Tsv,
        false => Format::Markdown,
    };
    replace_text(&report, &table(&rows, format))?;
    conclude(&rows, &found, &report, begun)
}

/// Refuses an output folder that has something of somebody else: the models, or a package.
fn refuse_foreign(out: &Path, arguments: &CatalogueArguments) -> Result<(), Failure> {
    let shown = arguments.out.display();
    if resolved(&arguments.folder)? == *out {
        return Err(Failure::new(format!(
            "`{shown}` is the folder of the models: name another one with --out"
        )));
    }
    let manifest = fs::read_to_string(out.join("Cargo.toml"));
    if manifest.is_ok_and(|text| !text.contains(MARK)) {
        return Err(Failure::new(format!(
            "`{shown}` has a `Cargo.toml` that no catalogue wrote: name another folder with --out"
        )));
    }
    Ok(())
}

/// Refuses a table that could not be written at the end of a run, which may take minutes. The run creates `out`.
fn refuse_unwritable(report: &Path, out: &Path) -> Result<(), Failure> {
    let shown = report.display();
    let file = resolved(report)?;
    let is_folder_of_the_run = file == out || FOLDERS.iter().any(|name| file == out.join(name));
    if file.is_dir() || is_folder_of_the_run {
        return Err(Failure::new(format!(
            "`{shown}` is a folder: name a file with --report"
        )));
    }
    match file.parent() {
        Some(folder) if folder != out && !folder.is_dir() => Err(Failure::new(format!(
            "the folder of `{shown}` does not exist: create it, or name another file with --report"
        ))),
        _ => Ok(()),
    }
}

fn no_models(arguments: &CatalogueArguments) -> Failure {
    let filtered = match arguments.filter.is_empty() {
        true => String::new(),
        false => format!(" whose name contains {}", arguments.filter.join(" or ")),
    };
    Failure::new(format!(
        "`{}` contains no model of a service (Smithy JSON AST){filtered}",
        arguments.folder.display()
    ))
}

fn report_file(arguments: &CatalogueArguments, out: &Path) -> PathBuf {
    let default = || out.join("catalogue.md");
    arguments.report.clone().unwrap_or_else(default)
}

/// Gives crates another name whose default name a crate before them has: a workspace has no two packages of
/// one name.
fn rename_packages(setting: &Setting<'_>, models: &[ModelFile], rows: &mut [Row]) {
    let packages = rows.iter().filter_map(|row| match &row.outcome {
        Outcome::Written(written) => Some(written.package.clone()),
        _ => None,
    });
    let mut all: BTreeSet<String> = packages.collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for row in rows {
        let Outcome::Written(written) = &row.outcome else {
            continue;
        };
        let package = &written.package;
        if taken.insert(package.clone()) {
            continue;
        }
        let free = models::free(package, |name| all.contains(name));
        all.insert(free.clone());
        taken.insert(free.clone());
        if let Some(again) = work::again(setting, models, &row.name, &free) {
            *row = again;
        }
    }
}

/// Prints failures and sums.
fn conclude(rows: &[Row], found: &Found, report: &Path, begun: Instant) -> Result<Exit, Failure> {
    let mut failed = 0;
    let mut skipped = 0;
    for row in rows {
        match (&row.outcome, row.problem()) {
            (Outcome::Skipped(reason), _) => {
                skipped += 1;
                eprint(&format!("skipped {}: {reason}", row.name));
            }
            (_, Some(problem)) => {
                failed += 1;
                eprint(&format!("failed {}: {problem}", row.name));
            }
            (_, None) => {}
        }
    }
    if found.older > 0 {
        eprint(&format!(
            "older versions of models, which are not used: {}",
            found.older
        ));
    }
    let lines: u64 = rows.iter().map(|row| row.count("lines")).sum();
    print(&format!(
        "catalogue: {} fine, {failed} failed, {skipped} skipped; {lines} lines in {}; table: {}",
        rows.len() - failed - skipped,
        display_duration(begun.elapsed()),
        report.display()
    ))?;
    Ok(match failed {
        0 => Exit::FINE,
        _ => Exit::FINDING,
    })
}
