//! `cargo xtask update NEW_MODEL`: takes a new version of a published model into a crate.
//!
//! Decides the order of the steps, and what stops them. `hardy_codegen` carries the model over, finds the
//! changes and generates the crate; `update/report.rs` shows them. Nothing is written before all of it is
//! known.

mod changelog;
mod dates;
mod edit;
mod files;
mod pins;
mod prepared;
mod report;
mod target;
#[cfg(test)]
mod tests;
mod uncommitted;
mod version;

use crate::arguments::UpdateArguments;
use crate::codegen::{self, Job};
use crate::console::{eprint, print};
use crate::home::Home;
use crate::program::cargo;
use crate::{Exit, Failure};
use dates::Dates;
use prepared::{Update, refuse_breaking};
use target::Target;
use uncommitted::State;

/// Updates the crate, or shows what would change.
pub(crate) fn run(home: &Home, arguments: &UpdateArguments) -> Result<Exit, Failure> {
    let target = Target::find(home, arguments)?;
    let dates = Dates::new(&target.settings, arguments)?;
    let _lock = target.lock()?;
    let before = Job::new(home, &target.arguments)?;
    if !arguments.dry_run {
        let mut written = target.written(home);
        written.push(before.names.place().to_path_buf());
        if uncommitted::refuse(&written)? == State::NoRepository {
            eprint(
                "note: the files are in no repository of git, which could show and undo the update",
            );
        }
    }
    let Some(update) = Update::prepare(home, arguments, &target, dates, &before)? else {
        return unchanged(home, &before);
    };
    print(&update.shown(home, &target).report(arguments.format))?;
    if arguments.dry_run {
        // Other runs are refused before there is a report.
        if !arguments.allow_breaking {
            refuse_breaking(&update.comparison)?;
        }
        eprint("nothing was written, because of `--dry-run`");
        return Ok(Exit::FINE);
    }
    update.write()?;
    if update.version.is_some() && target.is_checked_in {
        update_locks(home);
    }
    Ok(Exit::FINE)
}

/// The end of a run for a model that the crate has already.
fn unchanged(home: &Home, job: &Job) -> Result<Exit, Failure> {
    let generated = codegen::generated(job)?;
    if codegen::changes(home, job, &generated).is_empty() {
        print("the model states the same already; nothing to do")?;
        return Ok(Exit::FINE);
    }
    let command = &job.fix;
    print(&format!(
        "the model states the same already, but the crate is not up to date: {command}"
    ))?;
    Ok(Exit::FINDING)
}

/// Lock files name the version of the crate.
fn update_locks(home: &Home) {
    for manifest in target::locks(home) {
        // Only the index of packages that were never downloaded needs the network.
        let updated = [&["--offline"][..], &[]].iter().any(|words| {
            let mut command = cargo();
            command.current_dir(home.root());
            command.args(["update", "--workspace", "--manifest-path"]);
            command.arg(&manifest).args(*words);
            command.output().is_ok_and(|output| output.status.success())
        });
        if !updated {
            eprint(&format!(
                "warning: the lock file has the old version; run: cargo update --workspace --manifest-path {}",
                manifest.display()
            ));
        }
    }
}
