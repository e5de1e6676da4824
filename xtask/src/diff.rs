//! `cargo xtask diff OLD NEW`: what changes for users of a crate if its model changes.
//!
//! Reads the two models, and decides the exit code. `hardy_codegen::diff` finds the changes, and
//! `diff/report.rs` decides how they are shown.

mod accepted;
pub(crate) mod limit;
pub(crate) mod report;
mod retain;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use hardy_codegen::diff::{Api, Change, Comparison, Side, compare, retain as retain_changes};
use hardy_codegen::{Options, Planned, Report, Resolved, Source};

use crate::arguments::{DiffArguments, DiffFormat};
use crate::console::{eprint, print};
use crate::diagnostics::Drawing;
use crate::{Exit, Failure};
use accepted::Accepted;
use report::Shown;
use retain::Target;

/// Compares two models and prints the report.
pub(crate) fn run(arguments: &DiffArguments) -> Result<Exit, Failure> {
    let target = Target::of(arguments)?;
    let old = sources::read(&arguments.old, &arguments.overlay)?;
    let new = sources::read(&arguments.new, &arguments.overlay)?;
    let accepted = match &arguments.accept {
        Some(file) => Accepted::read(file)?,
        None => Accepted::default(),
    };
    let found = match found(&old, &new, arguments, target.as_ref()) {
        Ok(found) => found,
        Err(Refused::Services(text)) => return Err(Failure::new(text)),
        Err(Refused::Model { report, sources }) => {
            let drawing = Drawing::default();
            eprint(drawing.report(&report, sources).trim_end());
            eprint(&drawing.conclusion(&report, "nothing was compared"));
            return Ok(Exit::UNUSABLE);
        }
    };
    if let Some(warning) = sources::swapped(&arguments.old, &arguments.new) {
        eprint(&warning);
    }
    let marks = accepted.marks(&found.comparison.changes)?;
    let shown = Shown {
        comparison: &found.comparison,
        outside: found.outside,
        title: &sources::title(&arguments.old, &arguments.new),
        accepted: &marks,
        documented: arguments.docs,
        all: arguments.all,
    };
    print(&match arguments.format {
        DiffFormat::Text => shown.text(),
        DiffFormat::Json => shown.json(),
        DiffFormat::Md => shown.markdown(),
    })?;
    if let Some(target) = target {
        keep(&target, &found)?;
    }
    let open = found.comparison.changes.iter().zip(&marks);
    let mut open = open
        .filter(|(_, accepted)| !**accepted)
        .map(|(change, _)| change);
    let reached = open.any(|change| arguments.fail_on.iter().any(|limit| limit.reached(change)));
    Ok(if reached { Exit::FINDING } else { Exit::FINE })
}

/// Writes the overlay.
fn keep(target: &Target<'_>, found: &FoundChanges) -> Result<(), Failure> {
    let Some(Kept { text, with }) = &found.kept else {
        eprint("note: there is nothing that an overlay could keep; wrote no file");
        return Ok(());
    };
    target.write(text)?;
    let majors = |comparison: &Comparison| {
        let changes = comparison.changes.iter();
        changes.filter(|change| change.api == Api::Major).count()
    };
    let (file, api) = (target.file.display(), with.api().word());
    let [all, left] = [&found.comparison, with].map(majors);
    eprint(&format!(
        "note: wrote `{file}`: with it, {left} of {all} major changes are left (API: {api})"
    ));
    Ok(())
}

/// The changes, and the number of those that the chosen operations do not see.
struct FoundChanges {
    comparison: Comparison,
    outside: usize,
    /// What an overlay keeps, if that was asked for.
    kept: Option<Kept>,
}

/// An overlay, and the changes that are left with it.
struct Kept {
    text: String,
    with: Comparison,
}

/// Compares two versions of a model, and the crates for them with the options of each.
pub(crate) fn between<'a>(
    (old, old_options): (&'a [Source], &Options),
    (new, new_options): (&'a [Source], &Options),
) -> Result<Comparison, Refused<'a>> {
    let (before, after) = (Model::of(old, old_options)?, Model::of(new, new_options)?);
    same_service(&before.resolved, &after.resolved).map_err(Refused::Services)?;
    Ok(compare(before.side(), after.side()))
}

/// Why nothing was compared.
#[derive(Debug)]
pub(crate) enum Refused<'a> {
    /// A model cannot be used.
    Model {
        report: Report,
        sources: &'a [Source],
    },
    /// The models are of different services.
    Services(String),
}

impl Refused<'_> {
    /// As a failure of a command that consists of more than a comparison.
    pub(crate) fn failure(&self) -> Failure {
        match self {
            Self::Services(text) => Failure::new(text),
            Self::Model { report, sources } => refused(report, sources),
        }
    }
}

/// The failure for a model that cannot be used.
pub(crate) fn refused(report: &Report, sources: &[Source]) -> Failure {
    unusable(report, sources, "nothing was written")
}

/// The same with another consequence.
pub(crate) fn unusable(report: &Report, sources: &[Source], consequence: &str) -> Failure {
    let drawing = Drawing::default();
    let drawn = drawing.report(report, sources);
    let conclusion = drawing.conclusion(report, consequence);
    Failure::new(format!("cannot use the model\n\n{drawn}{conclusion}"))
}

/// A model and its crate.
struct Model<'a> {
    sources: &'a [Source],
    resolved: Resolved<'a>,
    planned: Planned,
}

impl<'a> Model<'a> {
    fn of(sources: &'a [Source], options: &Options) -> Result<Self, Refused<'a>> {
        let refused = |report| Refused::Model { report, sources };
        let resolved = hardy_codegen::read(sources, options).map_err(refused)?;
        let planned = hardy_codegen::plan(&resolved, options).map_err(refused)?;
        Ok(Self {
            sources,
            resolved,
            planned,
        })
    }

    /// The other version of this model.
    fn next<'n>(&self, sources: &'n [Source], options: &Options) -> Result<Model<'n>, Refused<'n>> {
        let refused = |report| Refused::Model { report, sources };
        let resolved = hardy_codegen::read(sources, options).map_err(refused)?;
        let planned = hardy_codegen::plan_next(&resolved, options, &self.planned);
        let planned = planned.map_err(refused)?;
        Ok(Model {
            sources,
            resolved,
            planned,
        })
    }

    fn side(&self) -> Side<'_> {
        Side {
            resolved: &self.resolved,
            planned: &self.planned,
        }
    }

    fn operations(&self) -> BTreeSet<&str> {
        let operations = self.resolved.closure.operations.iter();
        operations.flat_map(|id| [id.as_str(), id.name()]).collect()
    }
}

fn found<'a>(
    old: &'a [Source],
    new: &'a [Source],
    arguments: &DiffArguments,
    target: Option<&Target<'_>>,
) -> Result<FoundChanges, Refused<'a>> {
    let options = Options {
        service: arguments.service.clone(),
        ..Options::default()
    };
    let before = Model::of(old, &options)?;
    let after = before.next(new, &options)?;
    same_service(&before.resolved, &after.resolved).map_err(Refused::Services)?;
    let whole = compare(before.side(), after.side());
    if arguments.operations.is_empty() {
        let kept = target.and_then(|target| kept(&before, &after, &whole, &options, target));
        // The program ends soon. To free each value of the models takes a tenth of its time.
        std::mem::forget((before, after));
        return Ok(FoundChanges {
            kept,
            comparison: whole,
            outside: 0,
        });
    }
    let known: BTreeSet<&str> = before
        .operations()
        .union(&after.operations())
        .copied()
        .collect();
    let chosen = |model: &Model<'_>| {
        let wanted = arguments.operations.iter();
        // One that no model has is an error in the old one.
        let has = |name: &&String| {
            model.operations().contains(name.as_str()) || !known.contains(name.as_str())
        };
        Options {
            operations: wanted.filter(has).cloned().collect(),
            ..options.clone()
        }
    };
    let [old_options, new_options] = [chosen(&before), chosen(&after)];
    let before = Model::of(old, &old_options)?;
    let after = before.next(new, &new_options)?;
    let comparison = compare(before.side(), after.side());
    let key = |change: &Change| (change.id, change.shape.clone(), change.member.clone());
    let seen: BTreeSet<_> = comparison.changes.iter().map(key).collect();
    let outside = whole
        .changes
        .iter()
        .filter(|change| !seen.contains(&key(change)));
    Ok(FoundChanges {
        outside: outside.count(),
        kept: target.and_then(|target| kept(&before, &after, &comparison, &new_options, target)),
        comparison,
    })
}

/// What an overlay keeps of the changes. `None` if it could keep nothing.
fn kept(
    before: &Model<'_>,
    after: &Model<'_>,
    comparison: &Comparison,
    options: &Options,
    target: &Target<'_>,
) -> Option<Kept> {
    let (old, new) = (before.side(), after.side());
    let retention = retain_changes(old, new, &comparison.changes, options, &target.since)?;
    let mut sources = after.sources.to_vec();
    sources.push(target.source(&retention.text));
    // The overlay has been tried, so that the model can be used with it.
    let with = Model::of(&sources, options).ok()?;
    Some(Kept {
        with: compare(old, with.side()),
        text: retention.text,
    })
}

/// Two services are not two versions of one.
pub(crate) fn same_service(before: &Resolved<'_>, after: &Resolved<'_>) -> Result<(), String> {
    let [old, new] = [before, after].map(|resolved| &resolved.closure.service);
    match old.namespace() == new.namespace() {
        true => Ok(()),
        false => Err(format!(
            "the old model is of the service `{old}`, and the new one of `{new}`: compare two versions of one \
             service"
        )),
    }
}
