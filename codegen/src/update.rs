//! Carries a new version of a published model over to a copy of the model, which differs from the
//! published one on purpose: it has other documentation, or lacks some traits.
//!
//! Works on JSON, not on shapes: what it does not know passes through. Must not know Rust names, the
//! effect of a change on a crate, or files.

mod document;
mod merge;
mod overlays;
mod rules;
mod sentence;
#[cfg(test)]
mod tests;

pub use overlays::overlay_changes;
pub use rules::{Documentation, METADATA, Rules};

use crate::ast::Source;
use crate::json;
use crate::report::{Blame, Report, locate_all};

/// The new copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Its text.
    pub text: String,
    /// What [`carry`] wrote about shapes and members that are new, for somebody to improve.
    pub sentences: Vec<Sentence>,
}

/// Documentation that [`carry`] wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The shape or member, as `com.example#Lamp$color`.
    pub item: String,
    /// The documentation.
    pub text: String,
    /// The line of the new copy.
    pub line: usize,
}

/// Carries `published`, the new version of a model, over to `copy`.
///
/// Shapes, members and keys keep the order of the copy; new ones follow the one before them in the
/// published model. A copy that differs in nothing becomes the published text.
///
/// # Errors
///
/// Fails if one of the files is not JSON, is not an object, or has a duplicate key.
pub fn carry(copy: &Source, published: &Source, rules: &Rules) -> Result<Carried, Report> {
    let mut report = Report::new();
    let (old, new) = (
        json::read(copy, &mut report),
        json::read(published, &mut report),
    );
    let (Some(old), Some(new)) = (old, new) else {
        return Err(report);
    };
    if report.has_errors() {
        return Err(report);
    }
    if *rules == Rules::default() {
        return Ok(Carried {
            text: published.text.clone(),
            sentences: Vec::new(),
        });
    }
    let new = document::without(new, &rules.leave_out);
    let mut merged = merge::merged(&old, new.clone(), rules.documentation);
    let written = match rules.documentation {
        Documentation::Published => Vec::new(),
        Documentation::Own => sentence::fill(&mut merged, &old, &new),
    };
    let text = document::text(&merged, &copy.text);
    Ok(Carried {
        sentences: located(written, &text),
        text,
    })
}

fn located(written: Vec<sentence::Written>, text: &str) -> Vec<Sentence> {
    let wanted: Vec<(&str, Blame)> = written
        .iter()
        .map(|written| (written.pointer.as_str(), Blame::Key))
        .collect();
    let spans = locate_all(text, &wanted);
    let line = |pointer: &str| spans.get(&(pointer, Blame::Key)).map(|span| span.from.line);
    let sentence = |written: &sentence::Written| Sentence {
        item: written.item.clone(),
        text: written.text.clone(),
        line: line(&written.pointer).unwrap_or(1),
    };
    written.iter().map(sentence).collect()
}
