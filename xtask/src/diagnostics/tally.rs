//! Counts diagnostics: their number, and the kinds of those that are not shown.

use std::collections::BTreeMap;

use hardy_codegen::Report;
use hardy_codegen::report::{self, Diagnostic};

/// A number with its digits in groups of three, and a noun, which gets a plural `s`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(number))
}

/// A number with its digits in groups of three.
pub(crate) fn grouped(number: usize) -> String {
    report::grouped(&number.to_string(), ',')
}

/// The numbers of errors and warnings, without zeros.
pub(super) fn counts(report: &Report) -> String {
    let counts = [
        (report.errors().count(), "error"),
        (report.warnings().count(), "warning"),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let texts: Vec<String> = counts.map(|(number, noun)| counted(number, noun)).collect();
    texts.join(", ")
}

/// The diagnostics that are not shown, the most frequent kinds first.
pub(super) fn omitted(diagnostics: &[&Diagnostic]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *kinds.entry(diagnostic.code).or_default() += 1;
    }
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(code, number)| (usize::MAX - number, *code));
    let listed = kinds
        .iter()
        .map(|(code, number)| format!("{} {code}", grouped(*number)))
        .collect::<Vec<String>>()
        .join(", ");
    format!(
        "… and {} more of {}: {listed} (`--all` shows them)",
        grouped(diagnostics.len()),
        counted(kinds.len(), "kind"),
    )
}
