//! What the operations of a service are, and how much code each of them needs: for people who choose some.
//!
//! Decides what counts for an operation: its own file, and the files of all types that it reaches. A file that
//! several operations need counts for each of them; one that every crate has counts for none. Prints the whole
//! crate once, and the smallest one, because that is much faster than a crate for each operation.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::ast::Source;
use crate::ir::{Operation, Type};
use crate::model::ShapeId;
use crate::options::Options;
use crate::report::Report;
use crate::stages::{Planned, Resolved, emit, plan, read};
use crate::text::markdown;

/// The operations of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Name of the crate.
    pub crate_name: String,
    /// Whether a crate of these operations has a client.
    pub has_client: bool,
    /// The operations, sorted by name.
    pub operations: Vec<OperationOverview>,
    /// Lines of the Rust files for all operations together.
    pub lines: usize,
    /// Lines of a crate that count for no operation, if it has the smallest one alone.
    pub shared_lines: usize,
}

/// An operation of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationOverview {
    /// Name in the model.
    pub name: String,
    /// First sentence of its documentation, as plain text; may be empty.
    pub summary: String,
    /// Whether it has a paginator.
    pub is_paginated: bool,
    /// Whether it is deprecated.
    pub is_deprecated: bool,
    /// Why a client cannot call it yet.
    pub obstacle: Option<String>,
    /// Number of shapes that it reaches, except those of Smithy's prelude.
    pub shapes: usize,
    /// Lines of the Rust files that a crate needs for it.
    pub lines: usize,
}

/// Lists the operations of the service that the options choose, or those of them that the options name.
///
/// # Errors
///
/// All problems of the model, as in [`generate`](crate::generate).
pub fn overview(sources: &[Source], options: &Options) -> Result<Overview, Report> {
    let resolved = read(sources, options)?;
    let planned = plan(&resolved, options)?;
    let lines = lines(&planned);
    let costs = Costs {
        resolved: &resolved,
        planned: &planned,
        modules: planned.krate.types.iter().map(module).collect(),
        lines: &lines,
    };
    // The ir has the operations in the order of their Rust names.
    let ids = resolved.closure.operations.iter();
    let mut operations: Vec<OperationOverview> = ids.filter_map(|id| costs.of(id)).collect();
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    let smallest = operations.iter().min_by_key(|operation| operation.lines);
    let shared_lines = match smallest {
        Some(operation) => shared_lines(&resolved, options, operation)?,
        None => 0,
    };
    Ok(Overview {
        crate_name: planned.krate.manifest.name.clone(),
        has_client: planned.krate.client.is_some(),
        operations,
        lines: lines.values().sum(),
        shared_lines,
    })
}

/// The folders with a file for each type.
const TYPES: [&str; 3] = ["src/types", "src/wire", "src/serde"];
/// The folder with a file for each operation.
const OPERATIONS: &str = "src/operation";

/// The lines of a crate of one operation that count for no operation.
fn shared_lines(
    resolved: &Resolved<'_>,
    options: &Options,
    operation: &OperationOverview,
) -> Result<usize, Report> {
    let options = Options {
        operations: vec![operation.name.clone()],
        ..options.clone()
    };
    let alone = plan(&resolved.narrowed(&options.operations), &options)?;
    let lines = lines(&alone);
    let shared = lines.iter().filter(|(path, _)| !is_of_operation(path));
    Ok(shared.map(|(_, lines)| lines).sum())
}

fn is_of_operation(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    folder == OPERATIONS || TYPES.contains(&folder)
}

/// The number of lines of each Rust file.
fn lines(planned: &Planned) -> BTreeMap<String, usize> {
    let files = emit(&planned.krate).filter(|file| file.path.starts_with("src/"));
    files
        .map(|file| (file.path, file.text.lines().count()))
        .collect()
}

fn module(type_: &Type) -> (&str, &str) {
    (type_.name(), type_.module())
}

/// What is known about the code of all operations.
struct Costs<'a> {
    resolved: &'a Resolved<'a>,
    planned: &'a Planned,
    /// The modules of types, by their Rust names.
    modules: BTreeMap<&'a str, &'a str>,
    /// The lines of each file.
    lines: &'a BTreeMap<String, usize>,
}

impl Costs<'_> {
    /// `None` for an operation without code.
    fn of(&self, id: &ShapeId) -> Option<OperationOverview> {
        let mut operations = self.planned.krate.operations.iter();
        let operation = operations.find(|operation| operation.model_name == id.name())?;
        let Resolved { model, closure, .. } = self.resolved;
        let reached = closure.narrowed(model, std::slice::from_ref(id));
        let shapes = reached.shapes.iter().filter(|id| !id.is_prelude());
        let names = shapes
            .clone()
            .filter_map(|id| self.planned.type_names.get(id));
        Some(OperationOverview {
            name: operation.model_name.clone(),
            summary: markdown::plain(&operation.summary),
            is_paginated: operation.pagination.is_some(),
            is_deprecated: operation.deprecated.is_some(),
            obstacle: self.planned.obstacles.get(id).cloned(),
            lines: self.lines_of(operation, names.map(String::as_str)),
            shapes: shapes.count(),
        })
    }

    /// The lines of an operation and of the types with these names.
    fn lines_of<'a>(
        &self,
        operation: &'a Operation,
        names: impl Iterator<Item = &'a str>,
    ) -> usize {
        // Those that the model does not have.
        let own = [operation.input.as_str(), operation.output.as_str()];
        let names: BTreeSet<&str> = names.chain(own).collect();
        let modules = names.iter().filter_map(|name| self.modules.get(name));
        let files = modules.flat_map(|module| TYPES.map(|folder| format!("{folder}/{module}.rs")));
        let file = format!("{OPERATIONS}/{}.rs", operation.module);
        let files = files.chain([file]);
        files.filter_map(|file| self.lines.get(&file)).sum()
    }
}
