//! Locations in the input: a file with a JSON pointer, or a line with a column. Pointers are cheap
//! to keep for every shape; lines are found only for reported problems.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// A value in an input file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceLocation {
    /// Name of the file; empty for built-in shapes.
    pub file: Arc<str>,
    /// JSON pointer (RFC 6901); empty for the whole document.
    pub pointer: Arc<str>,
}

impl SourceLocation {
    /// The whole of a file.
    pub fn document(file: impl Into<Arc<str>>) -> Self {
        Self {
            file: file.into(),
            pointer: "".into(),
        }
    }

    /// The value with the key (or index) `key` in this one.
    pub fn child(&self, key: impl fmt::Display) -> Self {
        let key = key.to_string();
        let key = pointer_segment(&key);
        Self {
            file: Arc::clone(&self.file),
            pointer: format!("{}/{key}", self.pointer).into(),
        }
    }
}

impl fmt::Display for SourceLocation {
    /// Writes the file, and the pointer in parentheses.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_ref() {
            "" => write!(out, "{}", self.file),
            pointer => write!(out, "{} ({pointer})", self.file),
        }
    }
}

/// Escapes a key for use in a JSON pointer.
pub fn pointer_segment(key: &str) -> Cow<'_, str> {
    match key.contains(['~', '/']) {
        true => key.replace('~', "~0").replace('/', "~1").into(),
        false => key.into(),
    }
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl LineColumn {
    /// The line and column of the byte at `offset` of `text`; a byte order mark has no column.
    ///
    /// An offset inside a character counts as the end of that character, one past the end as the
    /// end.
    pub fn of_offset(text: &str, offset: usize) -> Self {
        Cursor::new(text).advance(offset)
    }
}

/// A range of an input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte, counted from the start of the file, including a byte order mark.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// Line and column of `start`.
    pub from: LineColumn,
    /// Line and column of `end`.
    pub to: LineColumn,
}

/// Counts lines of a text. Reads the text once if offsets ascend.
pub(super) struct Cursor<'a> {
    characters: std::str::CharIndices<'a>,
    position: LineColumn,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            characters: text.char_indices(),
            position: LineColumn { line: 1, column: 1 },
        }
    }

    /// The line and column of the byte at `offset`, which is not before the previous one.
    pub(super) fn advance(&mut self, offset: usize) -> LineColumn {
        while self.characters.offset() < offset {
            match self.characters.next() {
                Some((_, '\n')) => {
                    self.position = LineColumn {
                        line: self.position.line + 1,
                        column: 1,
                    };
                }
                Some((0, '\u{feff}')) => {}
                Some(_) => self.position.column += 1,
                None => break,
            }
        }
        self.position
    }

    /// The byte at `position`, which is not before the previous one; the end of the text if there
    /// is no such position.
    pub(super) fn seek(&mut self, position: LineColumn) -> usize {
        while self.position < position {
            let next = self.characters.clone().next();
            let Some((offset, character)) = next else {
                break;
            };
            self.advance(offset + character.len_utf8());
        }
        self.offset()
    }

    /// The current offset; after a byte order mark, which has no column.
    fn offset(&self) -> usize {
        match self.characters.clone().next() {
            Some((0, mark @ '\u{feff}')) => mark.len_utf8(),
            _ => self.characters.offset(),
        }
    }
}

impl fmt::Display for LineColumn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.line, self.column)
    }
}
