//! The stages of a run, each a function from one value to the next, and their composition.
//!
//! Decides their order and where a run stops; what a stage does is its own module's.

use std::collections::BTreeMap;

use crate::ast::Source;
use crate::emit::OutputFile;
use crate::model::{Closure, Model};
use crate::options::Options;
use crate::pins::{NAMES_ENDING, Pins};
use crate::report::Report;
use crate::{ast, customizations, emit as printer, format, ir, model, pins, plan as planner};

/// A model without errors, what the operations reach of it, and the names that are pinned.
///
/// It holds most of what a run holds; let go of it once there is a plan.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    /// All shapes.
    pub model: Model,
    /// The chosen operations, and what they reach.
    pub closure: Closure,
    /// What to know about the model; no errors among it.
    pub warnings: Report,
    pins: Pins,
    /// Where later stages look up the lines of what they report.
    sources: &'a [Source],
}

impl Resolved<'_> {
    /// Number of shapes that the operations reach, those of Smithy's prelude apart.
    pub fn shapes(&self) -> usize {
        let shapes = self.closure.shapes.iter();
        shapes.filter(|id| !id.is_prelude()).count()
    }

    /// Traits that nobody here knows and that were passed over, and how often each stands.
    pub fn unknown_traits(&self) -> BTreeMap<String, usize> {
        model::unknown_traits(&self.model, &self.closure)
    }
}

/// A crate with every choice made, not yet printed. It does not refer to the model.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The choices.
    pub krate: ir::Crate,
    /// The text of the file of pinned names that the next run should have among its sources; `None`
    /// if there is nothing to pin. It is the same as the one given where nothing new was settled.
    pub names: Option<String>,
    /// What to know about the model, all of [`Resolved::warnings`] included; no errors among it.
    pub warnings: Report,
}

/// A generated crate, not yet written anywhere.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Name of the package.
    pub crate_name: String,
    /// Files, sorted by path.
    pub files: Vec<OutputFile>,
    /// As [`Resolved::shapes`].
    pub shapes: usize,
    /// Number of operations.
    pub operations: usize,
    /// Features of `hardy-runtime` that the code needs; the manifest switches them on.
    pub runtime_features: Vec<String>,
    /// As [`Planned::names`].
    pub names: Option<String>,
    /// As [`Resolved::unknown_traits`].
    pub unknown_traits: BTreeMap<String, usize>,
    /// What to know about the model; no errors among it.
    pub warnings: Report,
}

/// Generates a crate: [`read`], [`plan`] and [`emit`] in one. `begin` is called with each stage as it
/// begins: `parse`, `plan`, and for each file `emit` and `format`.
///
/// # Errors
///
/// All problems of the first stage that has any, each with file, shape and place.
pub fn generate(
    sources: &[Source],
    options: &Options,
    begin: &mut dyn FnMut(&'static str),
) -> Result<Generated, Report> {
    begin("parse");
    let resolved = read(sources, options)?;
    begin("plan");
    let Planned {
        krate,
        names,
        warnings,
    } = plan(&resolved, options)?;
    let (shapes, unknown_traits) = (resolved.shapes(), resolved.unknown_traits());
    // Nothing behind the plan looks at the model, which is the most of what a run holds.
    drop(resolved);
    begin("emit");
    let mut files: Vec<OutputFile> = printed(&krate, begin).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Generated {
        crate_name: krate.manifest.name.clone(),
        files,
        shapes,
        operations: krate.operations.len(),
        runtime_features: krate.manifest.runtime_features,
        names,
        unknown_traits,
        warnings,
    })
}

/// The first stage: reads sources, merges them to one model, checks it, and finds what the operations
/// reach. A source whose name ends in [`NAMES_ENDING`] holds pinned names, every other one shapes.
///
/// Looks at the service and the operations of the options, at nothing else of them.
///
/// # Errors
///
/// All problems of the first step that has any, each with file, shape and place.
pub fn read<'a>(sources: &'a [Source], options: &Options) -> Result<Resolved<'a>, Report> {
    let mut report = Report::default();
    let mut pins = Pins::new();
    let (names, models): (Vec<_>, Vec<_>) = sources
        .iter()
        .partition(|source| source.name.ends_with(NAMES_ENDING));
    for source in names {
        pins::read(source, &mut pins, &mut report);
    }
    let mut asts: Vec<_> = models
        .into_iter()
        .filter_map(|source| ast::read(source, &mut report))
        .collect();
    gate(sources, &mut report)?;
    asts.extend(customizations::overlays(&asts));
    let model = model::build(asts, &mut report);
    gate(sources, &mut report)?;
    let closure = model::closure(
        &model,
        options.service.as_deref(),
        &options.operations,
        &mut report,
    );
    gate(sources, &mut report)?;
    match closure {
        Some(closure) => Ok(Resolved {
            model,
            closure,
            warnings: report,
            pins,
            sources,
        }),
        // Without a closure there is an error, and the gate has closed.
        None => Err(report),
    }
}

/// The second stage: makes every choice. What `--dump ir` shows.
///
/// # Errors
///
/// What cannot be a crate: types that nest too deep, shapes that are too large, names that cannot be.
pub fn plan(resolved: &Resolved<'_>, options: &Options) -> Result<Planned, Report> {
    let Resolved {
        model,
        closure,
        warnings,
        pins,
        sources,
    } = resolved;
    let mut report = warnings.clone();
    planner::unsupported::refuse_depth(model, closure, &mut report);
    planner::unsupported::refuse_size(model, closure, &mut report);
    gate(sources, &mut report)?;
    let (krate, names) = planner::plan(model, closure, options, pins, &mut report);
    gate(sources, &mut report)?;
    Ok(Planned {
        krate,
        names: pins::text(&names),
        warnings: report,
    })
}

/// The last stage: prints the files of a crate, each when it is asked for, because its tokens take many
/// times the room of its text. In no particular order.
pub fn emit(krate: &ir::Crate) -> impl Iterator<Item = OutputFile> {
    printed(krate, |_| {})
}

fn printed(
    krate: &ir::Crate,
    mut begin: impl FnMut(&'static str),
) -> impl Iterator<Item = OutputFile> {
    printer::files(krate).map(move |draft| {
        begin("format");
        let file = format::file(&krate.origin, &krate.remedy, draft);
        begin("emit");
        file
    })
}

/// Stops where there are errors, with their lines and columns looked up.
fn gate(sources: &[Source], report: &mut Report) -> Result<(), Report> {
    report.locate(sources);
    report.gate(())
}
