//! An update, as far as it can be without writing anything: the new model, what changes, the version, and
//! the crate. Must not know when it is written.

use std::collections::BTreeSet;

use hardy_codegen::diff::{Change, Comparison, Wire};
use hardy_codegen::update::{Carried, carry, overlay_changes};
use hardy_codegen::{Generated, Options, Source, ast};

use super::dates::Dates;
use super::report::{self, Shown, first_lines};
use super::target::{self, Target};
use super::{changelog, files, pins, version};
use crate::Failure;
use crate::arguments::UpdateArguments;
use crate::codegen::{self, Job};
use crate::diff::{self, refused};
use crate::home::Home;
use crate::input::Pending;
use crate::write::is_incomplete;

/// An update of which nothing is written yet.
pub(super) struct Update {
    dates: Dates,
    carried: Carried,
    pub(super) comparison: Comparison,
    /// What somebody should look at in overlays.
    overlays: Vec<String>,
    /// Items that keep their names, although a new item wants them.
    names: Vec<String>,
    /// The old version of the crate and the new one, unless it stays.
    pub(super) version: Option<(String, String)>,
    pending: Pending,
    job: Job,
    generated: Generated,
    /// The files of the crate that change.
    changes: Vec<String>,
}

impl Update {
    /// `None` if the model stays as it is.
    pub(super) fn prepare(
        home: &Home,
        arguments: &UpdateArguments,
        target: &Target,
        dates: Dates,
        before: &Job,
    ) -> Result<Option<Self>, Failure> {
        let published = target::published(&arguments.model)?;
        let copy = target.copy(home, &before.sources);
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
        let (names, comparison) = compared(home, target, before, &operations, &mut pending)?;
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

        let job = Job::after(home, &target.arguments, &pending)?;
        let generated = codegen::generated(&job)?;
        let changes = codegen::changes(home, &job, &generated);
        let new = Source {
            text: carried.text.clone(),
            ..copy.clone()
        };
        Ok(Some(Self {
            overlays: overlays(&job.sources, copy, &new),
            names,
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
    pub(super) fn write(&self) -> Result<(), Failure> {
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
    fn files(&self, home: &Home, target: &Target) -> Vec<String> {
        let files = self.pending.files();
        let mut files: Vec<String> = files.map(|(file, _)| home.display_name(file)).collect();
        // The file of pinned names may be among both.
        for change in &self.changes {
            if !files.contains(change) {
                files.push(change.clone());
            }
        }
        files.extend(self.locks(home, target));
        files
    }

    /// The lock files that change.
    fn locks(&self, home: &Home, target: &Target) -> Vec<String> {
        if self.version.is_none() || !target.is_checked_in {
            return Vec::new();
        }
        let locks = target::locks(home).into_iter();
        let locks = locks.map(|manifest| manifest.with_file_name("Cargo.lock"));
        locks.map(|lock| home.display_name(&lock)).collect()
    }

    pub(super) fn shown<'a>(&'a self, home: &Home, target: &'a Target) -> Shown<'a> {
        Shown {
            name: &target.settings.name,
            model: home.display_name(&target.model),
            dates: &self.dates,
            comparison: &self.comparison,
            sentences: &self.carried.sentences,
            overlays: &self.overlays,
            names: &self.names,
            version: self.version.as_ref(),
            current: &target.settings.version,
            files: self.files(home, target),
        }
    }
}

/// The changes between the crate and the one with the `pending` files, and the names that are pinned for
/// it: an item of the crate keeps its name. `operations` are those of the new model.
fn compared(
    home: &Home,
    target: &Target,
    before: &Job,
    operations: &BTreeSet<String>,
    pending: &mut Pending,
) -> Result<(Vec<String>, Comparison), Failure> {
    let mut after = Job::after(home, &target.arguments, pending)?;
    // Without the operation whose example comes first: if it is gone, the comparison says so. The date is
    // in the code, but tells users nothing.
    let [old, mut new] = [before, &after].map(|job| Options {
        example_operation: None,
        model_version: String::new(),
        ..job.options.clone()
    });
    new.operations.retain(|name| operations.contains(name));
    let pins = pins::pins((&before.sources, &old), (&after.sources, &new));
    let pins = pins.map_err(|report| refused(&report, &after.sources))?;
    let names = pins.map(|pins| {
        pending.insert(after.names.place().to_path_buf(), pins.text);
        pins.kept
    });
    if names.is_some() {
        after = Job::after(home, &target.arguments, pending)?;
    }
    let comparison = diff::between((&before.sources, &old), (&after.sources, &new));
    let comparison = comparison.map_err(|refused| refused.failure())?;
    Ok((names.unwrap_or_default(), comparison))
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
pub(super) fn refuse_breaking(comparison: &Comparison) -> Result<(), Failure> {
    // A shape of another kind is the sign of a wrong file, even if the wire allows it.
    let is_breaking = |change: &&Change| change.wire == Wire::Breaking || change.id == "D20";
    let breaking: Vec<String> = comparison
        .changes
        .iter()
        .filter(is_breaking)
        .map(|change| change.message.clone())
        .collect();
    if breaking.is_empty() {
        return Ok(());
    }
    let changes = first_lines(&breaking);
    Err(Failure::new(format!(
        "with the new model, calls of the crate would fail, or a shape has another type; nothing was written:{changes}\n\
         use --allow-breaking to go on"
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
