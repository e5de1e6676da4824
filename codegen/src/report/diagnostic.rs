//! One problem, and its text for a terminal.

use super::codes;
use super::locate::Blame;
use super::severity::Severity;
use super::source_location::{LineColumn, SourceLocation, Span};
use std::fmt;

/// One problem, with everything needed to find and fix it.
///
/// Diagnostics sort by their fields: by file, then by location.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Name of the input file; empty if the problem is not in a file (but in an option, for
    /// example).
    pub file: String,
    /// Line and column, after [`Report::locate`](super::Report::locate) has found them.
    pub position: Option<LineColumn>,
    /// JSON pointer into the file (RFC 6901); empty for the whole document.
    pub pointer: String,
    /// Whether the problem is the value or its key.
    pub blame: Blame,
    /// The part of the file that begins at `position`, found together with it.
    pub span: Option<Span>,
    /// Code of the problem, stable across versions; one of [`codes::CODES`].
    pub code: &'static str,
    /// Whether it is an error.
    pub severity: Severity,
    /// Shape id, or `namespace#Shape$member`.
    pub shape: Option<String>,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without a file, until [`at`](Self::at) sets one.
    ///
    /// `code` is one of [`codes::CODES`]; a development build panics for any other.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning, otherwise like [`error`](Self::error).
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        debug_assert!(codes::code(code).is_some(), "`{code}` is not registered");
        Self {
            file: String::new(),
            position: None,
            pointer: String::new(),
            blame: Blame::Value,
            span: None,
            code,
            severity,
            shape: None,
            message,
            help: None,
        }
    }

    /// Sets file and pointer.
    pub fn at(mut self, place: &SourceLocation) -> Self {
        self.file = place.file.to_string();
        self.pointer = place.pointer.to_string();
        self
    }

    /// Blames the key of the value at the pointer.
    pub fn blame_key(mut self) -> Self {
        self.blame = Blame::Key;
        self
    }

    /// Sets line and column, if they are known without a search.
    pub fn on(mut self, position: LineColumn) -> Self {
        self.position = Some(position);
        self
    }

    /// Sets the shape or member.
    pub fn shape(mut self, shape: impl fmt::Display) -> Self {
        self.shape = Some(shape.to_string());
        self
    }

    /// Sets the help.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests a name, if there is one.
    pub fn suggest(self, name: Option<impl fmt::Display>) -> Self {
        match name {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }

    /// What to do: its help, or else that of its code. `None` if the message itself states it.
    pub fn advice(&self) -> Option<&str> {
        let general = || codes::code(self.code).map(|code| code.cure);
        let advice = self.help.as_deref().or_else(general);
        advice.filter(|advice| !advice.is_empty())
    }
}

impl fmt::Display for Diagnostic {
    /// Writes up to three lines, without a line break after the last.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}[{}]: {}",
            self.severity,
            self.code,
            Printable(&self.message)
        )?;
        if !self.file.is_empty() {
            write!(out, "\n  --> {}", Printable(&self.file))?;
            if let Some(position) = self.position {
                write!(out, ":{position}")?;
            }
            if !self.pointer.is_empty() {
                write!(out, " ({})", Printable(&self.pointer))?;
            }
        }
        match &self.help {
            Some(help) => write!(out, "\n   = help: {}", Printable(help)),
            None => Ok(()),
        }
    }
}

/// Text of a model, escaped for a terminal: control characters become escapes.
#[derive(Clone, Copy, Debug)]
pub struct Printable<'a>(pub &'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if character.is_control() {
                write!(out, "{}", character.escape_default())?;
            } else {
                write!(out, "{character}")?;
            }
        }
        Ok(())
    }
}
