//! `cargo xtask update NEW_MODEL`: takes a new version of a published model into a crate.
//!
//! Decides the order of the steps, and what stops them. `hardy_codegen` carries the model over, finds the
//! changes and generates the crate; `update/report.rs` shows them. Nothing is written before all of it is
//! known.

mod changelog;
mod edit;
mod files;
mod report;
mod target;
#[cfg(test)]
mod tests;
mod uncommitted;
mod version;

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
use crate::{Exit, Failure};
use report::Shown;
use target::{Dates, Target};
use uncommitted::State;

/// The packages beside the workspace that depend on the checked-in crate.
const BESIDE: [&str; 2] = ["tests/fuzz/Cargo.toml", "tests/peer/Cargo.toml"];

/// Updates the crate, or shows what would change.
pub(crate) fn run(workspace: &Workspace, arguments: &UpdateArguments) -> Result<Exit, Failure> {
    let target = Target::find(workspace, arguments)?;
    let dates = Dates::new(&target.settings, arguments)?;
    let state = match arguments.dry_run {
        true => State::Committed,
        false => uncommitted::refuse(&target.written())?,
    };
    let Some(update) = Update::prepare(workspace, arguments, &target, dates)? else {
        print("the model states the same already; nothing to do")?;
        return Ok(Exit::FINE);
    };
    print(&update.shown(workspace, &target).report(arguments.format))?;
    if arguments.dry_run {
        eprint("nothing was written, because of `--dry-run`");
        return Ok(Exit::FINE);
    }
    let mut replaced = files::replace(&update.pending)?;
    let written = replaced
        .remember(update.job.names.place())
        .and_then(|()| codegen::write_generated(&update.job, &update.generated));
    if let Err(failure) = written {
        return Err(replaced.undo(failure));
    }
    if state == State::NoRepository {
        eprint("note: the files are in no repository of git, which could show and undo the update");
    }
    if update.version.is_some() && target.is_checked_in {
        update_locks(workspace);
    }
    Ok(Exit::FINE)
}

/// An update of which nothing is written yet.
struct Update {
    dates: Dates,
    carried: Carried,
    comparison: Comparison,
    /// What somebody should look at in overlays.
    overlays: Vec<String>,
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
    ) -> Result<Option<Self>, Failure> {
        let before = Job::new(workspace, &target.arguments)?;
        let published = target::published(&arguments.model)?;
        let copy = target.copy(workspace, &before.sources);
        let copy = copy.expect("the settings name the model, so that the run has read it");
        check(&before, copy, &published)?;
        let carried = carry(copy, &published, &target.settings.update.rules)
            .map_err(|report| refused(&report, &[copy.clone(), published]))?;
        if carried.text == copy.text {
            return Ok(None);
        }

        let mut pending = Pending::default();
        pending.insert(target.model.clone(), carried.text.clone());
        let mut settings = target.text.clone();
        if let Some(date) = &dates.new {
            settings = target.with_string(&settings, "/states/published", date)?;
        }
        pending.insert(target.file.clone(), settings.clone());
        let after = Job::after(workspace, &target.arguments, &pending)?;
        // Without the operation whose example comes first: if it is gone, the comparison says so. The date
        // is in the code, but tells users nothing.
        let [old, new] = [&before, &after].map(|job| Options {
            example_operation: None,
            model_version: String::new(),
            ..job.options.clone()
        });
        let comparison = diff::between((&before.sources, &old), (&after.sources, &new));
        let comparison = comparison.map_err(|refused| refused.failure())?;
        if !arguments.allow_breaking {
            refuse_breaking(&comparison)?;
        }

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

    fn shown<'a>(&'a self, workspace: &Workspace, target: &'a Target) -> Shown<'a> {
        let files = self.pending.files();
        Shown {
            name: &target.settings.name,
            model: workspace.display_name(&target.model),
            dates: &self.dates,
            comparison: &self.comparison,
            sentences: &self.carried.sentences,
            overlays: &self.overlays,
            version: self.version.as_ref(),
            current: &target.settings.version,
            files: files
                .map(|(file, _)| workspace.display_name(file))
                .chain(self.changes.iter().cloned())
                .collect(),
        }
    }
}

/// Reads the published model in place of ours, so that its problems are reported in its file.
fn check(before: &Job, copy: &Source, published: &Source) -> Result<(), Failure> {
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
        Ok(_) => Ok(()),
        Err(report) => Err(refused(&report, &sources)),
    }
}

/// Refuses changes after which calls of the crate fail, or which speak for another mistake.
fn refuse_breaking(comparison: &Comparison) -> Result<(), Failure> {
    // A shape of another kind is the sign of a wrong file, even if the wire allows it.
    let is_breaking = |change: &&Change| change.wire == Wire::Breaking || change.id == "D20";
    let breaking: Vec<String> = comparison
        .changes
        .iter()
        .filter(is_breaking)
        .map(|change| format!("\n  {}", change.message))
        .collect();
    if breaking.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "with the new model, calls of the crate would fail, or a shape has another type; nothing was written:{}\n\
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
    let has_lock = |manifest: &&str| {
        let manifest = workspace.root().join(manifest);
        manifest.with_file_name("Cargo.lock").is_file()
    };
    let manifests = std::iter::once("Cargo.toml").chain(BESIDE);
    for manifest in manifests.filter(has_lock) {
        // Only the index of packages that were never downloaded needs the network.
        let updates = [&["--offline"][..], &[]].iter().any(|words| {
            let mut command = cargo_in(workspace, &["update", "--workspace"]);
            command.args(["--manifest-path", manifest]).args(*words);
            command.output().is_ok_and(|output| output.status.success())
        });
        if !updates {
            eprint(&format!(
                "warning: the lock file has the old version; run: cargo update --workspace --manifest-path {manifest}"
            ));
        }
    }
}
