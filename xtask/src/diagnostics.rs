//! Diagnostics for people and editors.
//!
//! Decides the number of shown diagnostics and their context. The generator decides locations and
//! messages.

mod excerpt;
mod machine;
mod tally;
#[cfg(test)]
mod tests;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use hardy_codegen::report::{Diagnostic, Printable, Severity};
use hardy_codegen::{Report, Source};

use excerpt::Excerpt;
pub(crate) use machine::{failure, object};
pub(crate) use tally::{counted, grouped};

/// The greatest number of errors that are shown, without `--all`.
const MOST_ERRORS: usize = 50;

/// The greatest number of warnings that are shown, without `--all`.
const MOST_WARNINGS: usize = 20;

/// The style of diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Whether to show all diagnostics.
    pub all: bool,
    /// Whether to use colors.
    pub colours: bool,
}

impl Drawing {
    /// Shows a report: every diagnostic with its line of `sources`, a blank line after each, and a
    /// line about those that are not shown.
    pub fn report(self, report: &Report, sources: &[Source]) -> String {
        let most = |number| if self.all { usize::MAX } else { number };
        let (mut errors, mut warnings) = (0, 0);
        let mut drawn = String::new();
        let mut omitted = Vec::new();
        for diagnostic in report.diagnostics() {
            let (count, most) = match diagnostic.severity {
                Severity::Error => (&mut errors, most(MOST_ERRORS)),
                Severity::Warning => (&mut warnings, most(MOST_WARNINGS)),
            };
            *count += 1;
            if *count > most {
                omitted.push(diagnostic);
            } else {
                drawn.push_str(&self.diagnostic(diagnostic, sources));
                drawn.push_str("\n\n");
            }
        }
        if !omitted.is_empty() {
            drawn.push_str(&tally::omitted(&omitted));
            drawn.push_str("\n\n");
        }
        drawn
    }

    /// The last line of a run: the numbers of errors and warnings, and the consequence.
    pub fn conclusion(self, report: &Report, consequence: &str) -> String {
        let level = match report.has_errors() {
            true => Level::ERROR,
            false => Level::WARNING,
        };
        let counts = tally::counts(report);
        let text = match consequence {
            "" => counts,
            consequence => format!("{counts}; {consequence}"),
        };
        self.renderer()
            .render(&[Group::with_title(level.primary_title(text))])
    }

    fn diagnostic(self, diagnostic: &Diagnostic, sources: &[Source]) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(printable(&diagnostic.message));
        let mut group = Group::with_title(title.id(diagnostic.code));
        let excerpt = excerpt_of(diagnostic, sources);
        // If the line is not cut, the renderer finds the column itself.
        let is_cut = excerpt.as_ref().is_none_or(|excerpt| excerpt.is_cut);
        if is_cut && !diagnostic.file.is_empty() {
            group = group.element(origin(diagnostic));
        }
        if let Some(excerpt) = excerpt {
            let path = (!is_cut).then(|| printable(&diagnostic.file));
            let mark = AnnotationKind::Primary.span(excerpt.marked);
            let snippet = Snippet::source(excerpt.text).line_start(excerpt.line);
            group = group.element(snippet.path(path).annotation(mark));
        }
        if let Some(note) = location(diagnostic) {
            group = group.element(Level::NOTE.message(note));
        }
        if let Some(help) = diagnostic.advice() {
            group = group.element(Level::HELP.message(printable(help)));
        }
        self.renderer().render(&[group])
    }

    fn renderer(self) -> Renderer {
        match self.colours {
            true => Renderer::styled(),
            false => Renderer::plain(),
        }
    }
}

fn origin(diagnostic: &Diagnostic) -> Origin<'_> {
    let origin = Origin::path(printable(&diagnostic.file));
    match diagnostic.position {
        Some(position) => origin.line(position.line).char_column(position.column),
        None => origin,
    }
}

fn excerpt_of<'a>(diagnostic: &Diagnostic, sources: &'a [Source]) -> Option<Excerpt<'a>> {
    let span = diagnostic.span?;
    let is_it = |source: &&Source| source.name == diagnostic.file;
    let source = sources.iter().find(is_it)?;
    Some(Excerpt::new(&source.text, &span))
}

/// The location in the model, independent of lines.
fn location(diagnostic: &Diagnostic) -> Option<String> {
    let shape = diagnostic.shape.as_deref().map(printable);
    let pointer = printable(&diagnostic.pointer);
    match (shape, pointer.as_str()) {
        (None, "") => None,
        (Some(shape), "") => Some(format!("in `{shape}`")),
        (None, pointer) => Some(format!("at `{pointer}`")),
        (Some(shape), pointer) => Some(format!("in `{shape}`, at `{pointer}`")),
    }
}

fn printable(text: &str) -> String {
    Printable(text).to_string()
}
