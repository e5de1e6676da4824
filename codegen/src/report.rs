//! Diagnostics, their order, and the gate between two stages. Must not know Smithy or Rust; stages
//! describe problems, this module collects and prints them.

pub mod codes;
mod diagnostic;
mod locate;
mod nearest;
mod scan;
mod severity;
mod source_location;
#[cfg(test)]
mod tests;

pub use diagnostic::{Diagnostic, Printable};
pub use locate::{Blame, RepeatedKey, locate, locate_all, numbers, repeated_keys};
pub use nearest::{Names, nearest};
pub use severity::Severity;
pub use source_location::{LineColumn, SourceLocation, Span, pointer_segment};

pub use crate::text::digits::grouped;

use crate::ast::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// All problems so far, without duplicates, in an order that does not depend on the order of
/// detection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: BTreeSet<Diagnostic>,
}

impl Report {
    /// A report without a problem.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem, unless it is a duplicate.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.insert(diagnostic);
    }

    /// All diagnostics, in order.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// The errors, which stop the run.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The warnings, which do not.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Drops the warnings about which `is_kept` is false. Errors stay.
    pub(crate) fn retain_warnings(&mut self, is_kept: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics
            .retain(|one| one.severity == Severity::Error || is_kept(one));
    }

    /// Whether there is no diagnostic.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// The same problems, with warnings as errors.
    pub fn with_warnings_as_errors(self) -> Self {
        let diagnostics = self.diagnostics.into_iter();
        let strict = |diagnostic| Diagnostic {
            severity: Severity::Error,
            ..diagnostic
        };
        Self {
            diagnostics: diagnostics.map(strict).collect(),
        }
    }

    /// Ends a stage: returns `value`, or all diagnostics if there is an error.
    ///
    /// Warnings stay in this report if there is no error.
    ///
    /// # Errors
    ///
    /// The whole report, including warnings; this one is empty afterwards.
    pub fn gate<T>(&mut self, value: T) -> Result<T, Report> {
        if self.has_errors() {
            Err(std::mem::take(self))
        } else {
            Ok(value)
        }
    }

    /// Finds line, column and span of every diagnostic whose file is in `sources`.
    ///
    /// Reads each file at most twice, and no file without diagnostics.
    pub fn locate(&mut self, sources: &[Source]) {
        let is_open = |diagnostic: &Diagnostic| diagnostic.span.is_none();
        if !self.diagnostics.iter().any(is_open) {
            return;
        }
        let mut unplaced: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in std::mem::take(&mut self.diagnostics) {
            let of_file = unplaced.entry(diagnostic.file.clone()).or_default();
            of_file.push(diagnostic);
        }
        for source in sources {
            if let Some(diagnostics) = unplaced.get_mut(&source.name) {
                place_all(diagnostics, &source.text);
            }
        }
        self.extend(unplaced.into_values().flatten());
    }
}

/// Sets line, column and span of the diagnostics about one file.
fn place_all(diagnostics: &mut [Diagnostic], text: &str) {
    let open = || {
        diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.span.is_none())
    };
    let positions: Vec<LineColumn> = open()
        .filter_map(|diagnostic| diagnostic.position)
        .collect();
    let pointers: Vec<(&str, Blame)> = open()
        .filter(|diagnostic| diagnostic.position.is_none() && !diagnostic.pointer.is_empty())
        .map(|diagnostic| (diagnostic.pointer.as_str(), diagnostic.blame))
        .collect();
    let by_position = locate::tokens_at(text, &positions);
    let by_pointer: BTreeMap<(String, Blame), Span> = locate_all(text, &pointers)
        .into_iter()
        .map(|((pointer, blame), span)| ((pointer.to_owned(), blame), span))
        .collect();
    for diagnostic in diagnostics {
        let found = match diagnostic.position {
            _ if diagnostic.span.is_some() => continue,
            Some(position) => by_position.get(&position),
            None => by_pointer.get(&(diagnostic.pointer.clone(), diagnostic.blame)),
        };
        diagnostic.span = found.copied();
        let from = found.map(|span| span.from);
        diagnostic.position = diagnostic.position.or(from);
    }
}

impl fmt::Display for Report {
    /// Writes all diagnostics, with a blank line between two.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.diagnostics().enumerate() {
            if index > 0 {
                out.write_str("\n\n")?;
            }
            write!(out, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

impl Extend<Diagnostic> for Report {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.diagnostics.extend(diagnostics);
    }
}
