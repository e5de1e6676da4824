//! The stages of a run, each a function from one value to the next, and their composition.
//!
//! Decides their order and when a run stops; the module of a stage decides its work.

use std::collections::BTreeMap;

use crate::ast::{Ast, Source};
use crate::counts::Counts;
use crate::emit::OutputFile;
use crate::model::{Closure, Definitions, Model, ShapeId};
use crate::options::Options;
use crate::pins::{NAMES_ENDING, Pins};
use crate::report::Report;
use crate::{
    ast, customizations, emit as printer, format, ir, model, pins, plan as planner, printing,
};

/// A model without errors, the closure of the operations, and the pinned names.
///
/// It takes most of the memory of a run; drop it after planning.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    /// All shapes.
    pub model: Model,
    /// The chosen operations, and the shapes that they reach.
    pub closure: Closure,
    /// Warnings about the model; no errors.
    pub warnings: Report,
    pins: Pins,
    /// Later stages find the lines of their diagnostics here.
    sources: &'a [Source],
}

impl Resolved<'_> {
    /// Number of shapes that the operations reach, except those of Smithy's prelude.
    pub fn shapes(&self) -> usize {
        let shapes = self.closure.shapes.iter();
        shapes.filter(|id| !id.is_prelude()).count()
    }

    /// The same model, with those of the operations that have one of these names.
    pub(crate) fn narrowed(&self, names: &[String]) -> Self {
        let operations = self.closure.operations.iter();
        let named = operations.filter(|id| names.iter().any(|name| name == id.name()));
        let named: Vec<ShapeId> = named.cloned().collect();
        Self {
            closure: self.closure.narrowed(&self.model, &named),
            ..self.clone()
        }
    }

    /// The files of the model.
    pub(crate) fn sources(&self) -> &[Source] {
        self.sources
    }

    /// The shapes of all files, as a file would define them.
    pub(crate) fn definitions(&self) -> Definitions {
        let mut asts = asts(self.sources, &mut Report::new());
        asts.extend(customizations::overlays(&asts));
        model::defined(asts)
    }

    /// Unknown traits, and the number of their uses.
    pub fn unknown_traits(&self) -> BTreeMap<String, usize> {
        model::unknown_traits(&self.model, &self.closure)
    }
}

/// A crate with all decisions, not yet printed. It does not borrow from the model.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The decisions.
    pub krate: ir::Crate,
    /// The Rust names of structures, unions and enums, by their shapes.
    pub type_names: BTreeMap<ShapeId, String>,
    /// Why clients cannot call operations yet, by operation; the others can be called.
    pub obstacles: BTreeMap<ShapeId, String>,
    /// The text of the file of pinned names for the next run; `None` without pins. It equals the
    /// given one if there are no new pins.
    pub names: Option<String>,
    /// Warnings about the model, including all of [`Resolved::warnings`]; no errors.
    pub warnings: Report,
    /// For [`plan_next`].
    compiled: planner::Compiled,
}

/// A generated crate, not yet written.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Name of the package.
    pub crate_name: String,
    /// Files, sorted by path.
    pub files: Vec<OutputFile>,
    /// The public API of `files`, one line for each fact, after a comment: [`crate::api`]. It is the
    /// content of the file [`FILE`](crate::api::FILE), which is not one of `files`.
    pub api: String,
    /// Same as [`Resolved::shapes`].
    pub shapes: usize,
    /// Number of operations.
    pub operations: usize,
    /// These and other numbers.
    pub counts: Counts,
    /// Features of `hardy-runtime` that the code needs; the manifest enables them.
    pub runtime_features: Vec<String>,
    /// Whether the crate has a client, and so needs `hardy-client`, too.
    pub has_client: bool,
    /// Same as [`Planned::names`].
    pub names: Option<String>,
    /// Same as [`Resolved::unknown_traits`].
    pub unknown_traits: BTreeMap<String, usize>,
    /// Warnings about the model; no errors.
    pub warnings: Report,
}

/// Generates a crate: [`read`], [`plan`] and [`emit`] in one. Calls `begin` at the start of each
/// stage: `parse`, `plan`, and for each file `emit` and `format`. With several
/// [threads](Options::threads), `emit` includes `format`.
///
/// # Errors
///
/// All problems of the first stage that has any, each with file, shape and location.
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
        ..
    } = plan(&resolved, options)?;
    let (shapes, unknown_traits) = (resolved.shapes(), resolved.unknown_traits());
    // No later stage reads the model, which takes most of the memory of a run.
    drop(resolved);
    begin("emit");
    let (files, collector) = printing::print(&krate, options.threads, begin);
    let origin = format!("{}: the public API, one fact per line", krate.origin);
    let features: Vec<_> = printer::features(&krate).collect();
    let mut generated = Generated {
        crate_name: krate.manifest.name.clone(),
        counts: Counts::of(&krate, shapes),
        files,
        api: format::header(&origin, &krate.remedy),
        shapes,
        operations: krate.operations.len(),
        has_client: krate.client.is_some(),
        runtime_features: krate.manifest.runtime_features.clone(),
        names,
        unknown_traits,
        warnings,
    };
    // The API is that of the files.
    drop(krate);
    collector.print(features, &mut generated.api);
    Ok(generated)
}

/// The first stage: reads sources, merges them to one model, checks it, and finds the shapes that
/// the operations reach. A source whose name ends in [`NAMES_ENDING`] contains pinned names, every
/// other one shapes.
///
/// Uses only the service and the operations of the options.
///
/// # Errors
///
/// All problems of the first step that has any, each with file, shape and location.
pub fn read<'a>(sources: &'a [Source], options: &Options) -> Result<Resolved<'a>, Report> {
    let mut report = Report::default();
    let mut pins = Pins::new();
    for source in sources.iter().filter(|source| has_names(source)) {
        pins::read(source, &mut pins, &mut report);
    }
    let mut asts = asts(sources, &mut report);
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
        // Without a closure there is an error, so the gate has failed.
        None => Err(report),
    }
}

fn has_names(source: &Source) -> bool {
    source.name.ends_with(NAMES_ENDING)
}

fn asts(sources: &[Source], report: &mut Report) -> Vec<Ast> {
    let models = sources.iter().filter(|source| !has_names(source));
    models
        .filter_map(|source| ast::read(source, report))
        .collect()
}

/// The second stage: makes all decisions. `--dump ir` prints its result.
///
/// # Errors
///
/// Fails for types that nest too deep, shapes that are too large, and invalid names.
pub fn plan(resolved: &Resolved<'_>, options: &Options) -> Result<Planned, Report> {
    let compiler = planner::Compiler::new(&[], &planner::Compiled::default());
    planned(resolved, options, compiler)
}

/// The same as [`plan`], for another version of a planned model: faster, because it compiles only patterns
/// that the other version does not have.
///
/// # Errors
///
/// Fails like [`plan`].
pub fn plan_next(
    resolved: &Resolved<'_>,
    options: &Options,
    other: &Planned,
) -> Result<Planned, Report> {
    let compiler = planner::Compiler::new(&other.krate.patterns, &other.compiled);
    planned(resolved, options, compiler)
}

fn planned(
    resolved: &Resolved<'_>,
    options: &Options,
    compiler: planner::Compiler,
) -> Result<Planned, Report> {
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
    let plan = planner::plan(model, closure, options, pins, compiler, &mut report);
    gate(sources, &mut report)?;
    Ok(Planned {
        krate: plan.krate,
        type_names: plan.type_names,
        obstacles: plan.obstacles,
        names: pins::text(&plan.names),
        warnings: report,
        compiled: plan.compiled,
    })
}

/// The last stage: prints the files of a crate part by part, because the tokens of a file are many
/// times larger than its text. In no particular order.
pub fn emit(krate: &ir::Crate) -> impl Iterator<Item = OutputFile> {
    printer::parts(krate).flat_map(|part| printing::part(krate, part))
}

/// Fails if there are errors, with their lines and columns.
fn gate(sources: &[Source], report: &mut Report) -> Result<(), Report> {
    report.locate(sources);
    report.gate(())
}
