//! `hardy operations SERVICE|MODEL`: the operations of a service, for people who choose some.
//!
//! Decides which of them are listed, and in which order. `hardy_codegen::overview` knows them, and
//! `operations/table.rs` shows them.

mod table;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::path::Path;

use hardy_codegen::{OperationOverview, Options, Overview};

use crate::console::print;
use crate::hardy::arguments::{OperationsArguments, Order};
use crate::{Exit, Failure, diff, models};

/// Lists the operations. `models` is the folder in which services are looked for.
pub(crate) fn run(arguments: &OperationsArguments, models: Option<&Path>) -> Result<Exit, Failure> {
    let source = models::find(&arguments.model, models)?;
    let sources = std::slice::from_ref(&source);
    let overview = hardy_codegen::overview(sources, &Options::default());
    let overview =
        overview.map_err(|report| diff::unusable(&report, sources, "nothing was listed"))?;
    print(&text(&overview, arguments))?;
    Ok(Exit::FINE)
}

/// The table and the line below it.
pub(crate) fn text(overview: &Overview, arguments: &OperationsArguments) -> String {
    let filter = arguments.filter.as_deref();
    let operations = overview.operations.iter();
    let mut chosen: Vec<&OperationOverview> = operations
        .filter(|operation| filter.is_none_or(|filter| matches(operation, filter)))
        .collect();
    match arguments.sort {
        Order::Name => {}
        Order::Lines => chosen.sort_by_key(|operation| Reverse(operation.lines)),
    }
    let total = table::total(overview, &chosen);
    match (chosen.is_empty(), filter) {
        (true, Some(filter)) => format!("no operation contains `{filter}`\n{total}"),
        _ => format!("{}\n{total}", table::table(&chosen)),
    }
}

/// Whether the name of an operation or its documentation contains a text, in any case.
fn matches(operation: &OperationOverview, filter: &str) -> bool {
    let filter = filter.to_lowercase();
    let texts = [&operation.name, &operation.summary];
    texts
        .iter()
        .any(|text| text.to_lowercase().contains(&filter))
}
