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
mod report;
mod target;
#[cfg(test)]
mod tests;
mod uncommitted;
mod version;

use std::collections::BTreeSet;

use hardy_codegen::diff::{Change, Comparison, Wire};
use hardy_codegen::update::{Carried, carry, overlay_changes};
use hardy_codegen::{Options, Source, ast};

use crate::arguments::UpdateArguments;
use crate::codegen::{self, Job};
use crate::console::{eprint, print};
use crate::diff::{self, refused};
use crate::input::Pending;
use crate::program::cargo_in;
use crate::workspace::Workspace;
use crate::write::is_incomplete;
use crate::{Exit, Failure};
use dates::Dates;
use report::Shown;
use target::Target;
use uncommitted::State;

/// How many changes an error names.
const NAMED: usize = 10;

/// Updates the crate, or shows what would change.
pub(crate) fn run(workspace: &Workspace, arguments: &UpdateArguments) -> Result<Exit, Failure> {
    let target = Target::find(workspace, arguments)?;
    let dates = Dates::new(&target.settings, arguments)?;
    let _lock = target.lock()?;
    let before = Job::new(workspace, &target.arguments)?;
    if !arguments.dry_run {
        let mut written = target.written(workspace);
        written.push(before.names.place().to_path_buf());
        if uncommitted::refuse(&written)? == State::NoRepository {
            eprint(
                "note: the files are in no repository of git, which could show and undo the update",
            );
        }
    }
    let Some(update) = Update::prepare(workspace, arguments, &target, dates, &before)? else {
        return unchanged(workspace, &before);
    };
    print(&update.shown(workspace, &target).report(arguments.format))?;
    if !arguments.allow_breaking {
        refuse_breaking(&update.comparison)?;
    }
    if arguments.dry_run {
        eprint("nothing was written, because of `--dry-run`");
        return Ok(Exit::FINE);
    }
    update.write()?;
    if update.version.is_some() && target.is_checked_in {
        update_locks(workspace);
    }
    Ok(Exit::FINE)
}

/// The end of a run for a model that the crate has already.
fn unchanged(workspace: &Workspace, job: &Job) -> Result<Exit, Failure> {
    let generated = codegen::generated(job)?;
    if codegen::changes(workspace, job, &generated).is_empty() {
        print("the model states the same already; nothing to do")?;
        return Ok(Exit::FINE);
    }
    let command = &job.fix;
    print(&format!(
        "the model states the same already, but the crate is not up to date: {command}"
    ))?;
    Ok(Exit::FINDING)
}

/// An update of which nothing is written yet.
struct Update {
    dates: Dates,
    carried: Carried,
    comparison: Comparison,
    /// What somebody should look at in overlays.
    overlays: Vec<String>,
    /// Items that keep their names, although a new item wants them.
    names: Vec<String>,
    /// The old version of the crate and the new one, unless it stays.
    version: Option<(String, String)>,
    pending: Pending,
    job: Job,
    generated: hardy_codegen::Generated,
    /// The files of the crate that change.
    changes: Vec<String>,
}

impl Update {
    /// `None` if the model stays as it is.
    fn prepare(
        workspace: &Workspace,
        arguments: &UpdateArguments,
        target: &Target,
        dates: Dates,
        before: &Job,
    ) -> Result<Option<Self>, Failure> {
        let published = target::published(&arguments.model)?;
        let copy = target.copy(workspace, &before.sources);
        let copy = copy.expect("the settings name the model, so that the run has read it");
        let operations = check(before, copy, &published)?;
        let carried = carry(copy, &published, &target.settings.update.rules)
            .map_err(|report| refused(&report, &[copy.clone(), published]))?;
        if carried.text == copy.text {
            return Ok(None);
        }

        let mut pending = Pending::default();
        pending.insert(target.model.clone(), carried.text.clone());
        let mut settings = target.with_overlays(&target.text, &arguments.overlay)?;
        if let Some(date) = &dates.new {
            settings = target.with_string(&settings, "/states/published", date)?;
        }
        pending.insert(target.file.clone(), settings.clone());
        let mut after = Job::after(workspace, &target.arguments, &pending)?;
        // Without the operation whose example comes first: if it is gone, the comparison says so. The date
        // is in the code, but tells users nothing.
        let [old, mut new] = [before, &after].map(|job| Options {
            example_operation: None,
            model_version: String::new(),
            ..job.options.clone()
        });
        new.operations.retain(|name| operations.contains(name));
        let pins = pins::pins((&before.sources, &old), (&after.sources, &new));
        let pins = pins.map_err(|report| refused(&report, &after.sources))?;
        if let Some(pins) = &pins {
            pending.insert(after.names.place().to_path_buf(), pins.text.clone());
            after = Job::after(workspace, &target.arguments, &pending)?;
        }
        let comparison = diff::between((&before.sources, &old), (&after.sources, &new));
        let comparison = comparison.map_err(|refused| refused.failure())?;
        if !arguments.allow_breaking && !arguments.dry_run {
            refuse_breaking(&comparison)?;
        }
        target.refuse_missing(&operations)?;

        let old = &target.settings.version;
        let version = version::next(old, comparison.api());
        let version = version.map(|new| (old.clone(), new.to_string()));
        if let Some((_, new)) = &version {
            settings = target.with_string(&settings, "/version", new)?;
            pending.insert(target.file.clone(), settings);
        }
        if let Some(file) = &target.changelog {
            let entry = report::entry(&target.settings.name, version.as_ref(), &dates, &comparison);
            let text = target::text_or_empty(file)?;
            pending.insert(file.clone(), changelog::with_entry(&text, &entry));
        }

        let job = Job::after(workspace, &target.arguments, &pending)?;
        let generated = codegen::generated(&job)?;
        let changes = codegen::changes(workspace, &job, &generated);
        let new = Source {
            text: carried.text.clone(),
            ..copy.clone()
        };
        Ok(Some(Self {
            overlays: overlays(&job.sources, copy, &new),
            names: pins.map(|pins| pins.kept).unwrap_or_default(),
            dates,
            carried,
            comparison,
            version,
            pending,
            job,
            generated,
            changes,
        }))
    }

    /// Writes everything. If that fails, everything is as before, or the error names the command that
    /// completes it.
    fn write(&self) -> Result<(), Failure> {
        let mut replaced = files::replace(&self.pending)?;
        let written = replaced
            .remember(self.job.names.place())
            .and_then(|()| codegen::write_generated(&self.job, &self.generated));
        match written {
            Err(failure) if is_incomplete(&self.job.out) => Err(Failure::new(format!(
                "{failure}\nthe model and its settings are written, the crate only in part; complete it: {}",
                self.job.fix
            ))),
            Err(failure) => Err(replaced.undo(failure)),
            Ok(()) => Ok(()),
        }
    }

    /// The files that change, displayed.
    fn files(&self, workspace: &Workspace, target: &Target) -> Vec<String> {
        let files = self.pending.files();
        let mut files: Vec<String> = files
            .map(|(file, _)| workspace.display_name(file))
            .collect();
        // The file of pinned names may be among both.
        for change in &self.changes {
            if !files.contains(change) {
                files.push(change.clone());
            }
        }
        files.extend(self.locks(workspace, target));
        files
    }

    /// The lock files that change.
    fn locks(&self, workspace: &Workspace, target: &Target) -> Vec<String> {
        if self.version.is_none() || !target.is_checked_in {
            return Vec::new();
        }
        let locks = target::locks(workspace).into_iter();
        let locks = locks.map(|manifest| manifest.with_file_name("Cargo.lock"));
        locks.map(|lock| workspace.display_name(&lock)).collect()
    }

    fn shown<'a>(&'a self, workspace: &Workspace, target: &'a Target) -> Shown<'a> {
        Shown {
            name: &target.settings.name,
            model: workspace.display_name(&target.model),
            dates: &self.dates,
            comparison: &self.comparison,
            sentences: &self.carried.sentences,
            overlays: &self.overlays,
            names: &self.names,
            version: self.version.as_ref(),
            current: &target.settings.version,
            files: self.files(workspace, target),
        }
    }
}

/// Reads the published model in place of ours, so that its problems are reported in its file. Returns the
/// names and ids of its operations.
fn check(before: &Job, copy: &Source, published: &Source) -> Result<BTreeSet<String>, Failure> {
    let sources = before
        .sources
        .iter()
        .map(|source| match source.name == copy.name {
            true => published.clone(),
            false => source.clone(),
        });
    let sources: Vec<Source> = sources.collect();
    // The chosen operations may be gone, which is a change and no problem of the file.
    let options = Options {
        operations: Vec::new(),
        example_operation: None,
        ..before.options.clone()
    };
    let alone = hardy_codegen::read(std::slice::from_ref(published), &options);
    let ours = hardy_codegen::read(&before.sources, &options);
    if let (Ok(ours), Ok(alone)) = (&ours, &alone) {
        diff::same_service(ours, alone).map_err(Failure::new)?;
    }
    match hardy_codegen::read(&sources, &options) {
        Ok(resolved) => {
            let operations = resolved.closure.operations.iter();
            let names = operations.flat_map(|id| [id.as_str(), id.name()]);
            Ok(names.map(str::to_owned).collect())
        }
        Err(report) => Err(refused(&report, &sources)),
    }
}

/// Refuses changes after which calls of the crate fail, or which speak for another mistake.
fn refuse_breaking(comparison: &Comparison) -> Result<(), Failure> {
    // A shape of another kind is the sign of a wrong file, even if the wire allows it.
    let is_breaking = |change: &&Change| change.wire == Wire::Breaking || change.id == "D20";
    let mut breaking: Vec<String> = comparison
        .changes
        .iter()
        .filter(is_breaking)
        .map(|change| format!("\n  {}", change.message))
        .collect();
    if breaking.is_empty() {
        return Ok(());
    }
    let more = match breaking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    breaking.truncate(NAMED);
    Err(Failure::new(format!(
        "with the new model, calls of the crate would fail, or a shape has another type; nothing was written:{}{more}\n\
         use --allow-breaking to go on",
        breaking.concat()
    )))
}

fn overlays(sources: &[Source], copy: &Source, new: &Source) -> Vec<String> {
    let overlays = sources
        .iter()
        .filter(|source| source.name.ends_with(ast::OVERLAY));
    let changes = overlays.flat_map(|overlay| {
        let changes = overlay_changes(overlay, copy, new).into_iter();
        changes.map(|change| format!("{}: {change}", overlay.name))
    });
    changes.collect()
}

/// Lock files name the version of the crate.
fn update_locks(workspace: &Workspace) {
    for manifest in target::locks(workspace) {
        // Only the index of packages that were never downloaded needs the network.
        let updated = [&["--offline"][..], &[]].iter().any(|words| {
            let mut command = cargo_in(workspace, &["update", "--workspace", "--manifest-path"]);
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
