//! What went wrong and where: diagnostics, their order, and the gate between two stages.
//! Knows nothing of Smithy or Rust; a stage says what is wrong, this module only keeps and shows it.

mod diagnostic;
mod locate;
mod nearest;
mod place;
mod scan;
#[cfg(test)]
mod tests;

pub use diagnostic::{Diagnostic, Severity};
pub use locate::{RepeatedKey, locate, locate_all, repeated_keys};
pub use nearest::nearest;
pub use place::{Place, Position, pointer_segment};

use crate::ast::Source;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// All problems found so far, each once, in an order that does not depend on who found it first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: BTreeSet<Diagnostic>,
}

impl Report {
    /// A report without a problem.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem; one that is already there is not listed twice.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.insert(diagnostic);
    }

    /// Everything, in order.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    /// What stops the run.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// What does not.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }

    /// Whether anything stops the run.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Ends a stage: hands `value` on, or hands out everything found so far if any of it is an error.
    ///
    /// Warnings stay in this report when the stage passes.
    ///
    /// # Errors
    ///
    /// The whole report, warnings included; this one is empty afterwards.
    pub fn gate<T>(&mut self, value: T) -> Result<T, Report> {
        if self.has_errors() {
            Err(std::mem::take(self))
        } else {
            Ok(value)
        }
    }

    /// Looks up line and column of every diagnostic whose file is among `sources`.
    ///
    /// Reads each file at most once, and none that nothing was said about.
    pub fn locate(&mut self, sources: &[Source]) {
        let mut wanted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for diagnostic in &self.diagnostics {
            if diagnostic.position.is_none() && !diagnostic.pointer.is_empty() {
                wanted
                    .entry(&diagnostic.file)
                    .or_default()
                    .push(&diagnostic.pointer);
            }
        }
        let mut found = BTreeMap::new();
        for source in sources {
            if let Some(pointers) = wanted.remove(source.name.as_str()) {
                for (pointer, position) in locate_all(&source.text, &pointers) {
                    found.insert((source.name.clone(), pointer.to_owned()), position);
                }
            }
        }
        let unplaced = std::mem::take(&mut self.diagnostics);
        for mut diagnostic in unplaced {
            let key = (diagnostic.file, diagnostic.pointer);
            diagnostic.position = diagnostic.position.or_else(|| found.get(&key).copied());
            (diagnostic.file, diagnostic.pointer) = key;
            self.push(diagnostic);
        }
    }
}

impl fmt::Display for Report {
    /// Writes every diagnostic, a blank line between two.
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
