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
mod emit;
mod format;
pub mod ir;
pub mod model;
mod options;
mod plan;
pub mod report;
#[cfg(test)]
mod tests;

pub use ast::Source;
pub use emit::{MARK, OutputFile};
pub use ir::{Example, Metadata, NotAModule, Root, Runtime};
pub use options::{Options, RUNTIME_VERSION};
pub use report::{Diagnostic, Report};

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
    /// What to know about the model; no errors among it.
    pub warnings: Report,
}

/// Generates a crate. `begin` is told each stage as it begins: `parse`, `plan`, `emit`, `format`.
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
    let (model, closure) = resolve(sources, options, &mut report)?;
    begin("plan");
    let krate = plan::plan(&model, &closure, options, &mut report);
    gate(sources, &mut report)?;
    begin("emit");
    let drafts = emit::files(&krate);
    begin("format");
    Ok(Generated {
        crate_name: krate.manifest.name.clone(),
        files: drafts
            .into_iter()
            .map(|draft| format::file(&krate.origin, &krate.remedy, draft))
            .collect(),
        shapes: closure.shapes.iter().filter(|id| !id.is_prelude()).count(),
        operations: closure.operations.len(),
        warnings: report,
    })
}

/// Makes every choice and stops before printing: what `--dump ir` shows.
///
/// # Errors
///
/// As [`generate`].
pub fn plan(sources: &[Source], options: &Options) -> Result<ir::Crate, Report> {
    let mut report = Report::default();
    let (model, closure) = resolve(sources, options, &mut report)?;
    let krate = plan::plan(&model, &closure, options, &mut report);
    gate(sources, &mut report)?;
    Ok(krate)
}

/// From texts to a model without errors, and what the operations reach of it.
fn resolve(
    sources: &[Source],
    options: &Options,
    report: &mut Report,
) -> Result<(model::Model, model::Closure), Report> {
    let asts: Vec<_> = sources
        .iter()
        .filter_map(|source| ast::read(source, report))
        .collect();
    gate(sources, report)?;
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
    plan::support::refuse_depth(&model, &closure, report);
    gate(sources, report)?;
    Ok((model, closure))
}

/// Stops where there are errors, with their lines and columns looked up.
fn gate(sources: &[Source], report: &mut Report) -> Result<(), Report> {
    report.locate(sources);
    if report.has_errors() {
        Err(std::mem::take(report))
    } else {
        Ok(())
    }
}
