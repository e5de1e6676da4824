//! Hardy's generator: a Smithy model in, the files of a Rust crate out.
//!
//! ```text
//! sources ─▶ ast ─▶ model ─▶ plan ─▶ ir ─▶ emit ─▶ format ─▶ files
//!  JSON     as     ids,     every   plain  tokens  prettyplease
//!          read    closure  choice  data
//! ```
//!
//! The way through is one-directional. Nothing here touches the disk, prints, looks at a clock or at
//! the environment: output depends on the sources and the options alone. The one exception is the
//! module `build`, behind the feature of that name, which generates in a build script.

pub mod ast;
#[cfg(feature = "build")]
pub mod build;
mod customizations;
mod emit;
mod format;
pub mod ir;
mod json;
pub mod model;
mod options;
mod pins;
mod plan;
pub mod report;
#[cfg(test)]
mod tests;
mod text;

pub use ast::Source;
pub use emit::{MARK, OutputFile};
pub use ir::{Example, Metadata, NotAModule, Root, Runtime};
pub use options::{Options, RUNTIME_VERSION};
pub use pins::NAMES_ENDING;
pub use plan::SETTLED_NAMES;
pub use report::{Diagnostic, Report};

use std::collections::BTreeMap;

/// A generated crate, not yet written anywhere.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Name of the package.
    pub crate_name: String,
    /// Files, sorted by path.
    pub files: Vec<OutputFile>,
    /// Number of shapes that the operations reach, those of Smithy's prelude apart.
    pub shapes: usize,
    /// Number of operations.
    pub operations: usize,
    /// The text of the file of pinned names that the next run should have among its sources; `None`
    /// if there is nothing to pin. It is the same as the one given where nothing new was settled.
    pub names: Option<String>,
    /// Traits that nobody here knows and that were passed over, and how often each stands.
    pub unknown_traits: BTreeMap<String, usize>,
    /// What to know about the model; no errors among it.
    pub warnings: Report,
}

/// Generates a crate. A source whose name ends in [`NAMES_ENDING`] holds pinned names, every other
/// one shapes. `begin` is told each stage as it begins: `parse`, `plan`, and for each file `emit` and
/// `format`.
///
/// # Errors
///
/// All problems of the first stage that has any, each with file, shape and place.
pub fn generate(
    sources: &[Source],
    options: &Options,
    begin: &mut dyn FnMut(&'static str),
) -> Result<Generated, Report> {
    let mut report = Report::default();
    begin("parse");
    let (model, closure, pins) = resolve(sources, options, &mut report)?;
    begin("plan");
    let (krate, names) = plan::plan(&model, &closure, options, &pins, &mut report);
    gate(sources, &mut report)?;
    let shapes = closure.shapes.iter().filter(|id| !id.is_prelude()).count();
    let unknown_traits = model::unknown_traits(&model, &closure);
    // Nothing behind the plan looks at the model, which is the most of what a run holds.
    drop((model, closure));
    begin("emit");
    // File by file: tokens take many times the room of the text they become.
    let mut files: Vec<OutputFile> = emit::files(&krate)
        .map(|draft| {
            begin("format");
            let file = format::file(&krate.origin, &krate.remedy, draft);
            begin("emit");
            file
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Generated {
        crate_name: krate.manifest.name.clone(),
        files,
        shapes,
        operations: krate.operations.len(),
        names: pins::text(&names),
        unknown_traits,
        warnings: report,
    })
}

/// A crate with every choice made, not yet printed.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The choices.
    pub krate: ir::Crate,
    /// What to know about the model; no errors among it.
    pub warnings: Report,
}

/// Makes every choice and stops before printing: what `--dump ir` shows.
///
/// # Errors
///
/// As [`generate`].
pub fn plan(sources: &[Source], options: &Options) -> Result<Planned, Report> {
    let mut report = Report::default();
    let (model, closure, pins) = resolve(sources, options, &mut report)?;
    let (krate, _) = plan::plan(&model, &closure, options, &pins, &mut report);
    gate(sources, &mut report)?;
    Ok(Planned {
        krate,
        warnings: report,
    })
}

/// From texts to a model without errors, what the operations reach of it, and pins.
fn resolve(
    sources: &[Source],
    options: &Options,
    report: &mut Report,
) -> Result<(model::Model, model::Closure, pins::Pins), Report> {
    let mut pins = pins::Pins::new();
    let (names, models): (Vec<_>, Vec<_>) = sources
        .iter()
        .partition(|source| source.name.ends_with(NAMES_ENDING));
    for source in names {
        pins::read(source, &mut pins, report);
    }
    let mut asts: Vec<_> = models
        .into_iter()
        .filter_map(|source| ast::read(source, report))
        .collect();
    gate(sources, report)?;
    asts.extend(customizations::overlays(&asts));
    let model = model::build(asts, report);
    gate(sources, report)?;
    let closure = model::closure(
        &model,
        options.service.as_deref(),
        &options.operations,
        report,
    );
    gate(sources, report)?;
    // Without a closure there is an error, and the gate has closed.
    let closure = closure.ok_or_else(|| std::mem::take(report))?;
    plan::unsupported::refuse_depth(&model, &closure, report);
    plan::unsupported::refuse_size(&model, &closure, report);
    gate(sources, report)?;
    Ok((model, closure, pins))
}

/// Stops where there are errors, with their lines and columns looked up.
fn gate(sources: &[Source], report: &mut Report) -> Result<(), Report> {
    report.locate(sources);
    report.gate(())
}
