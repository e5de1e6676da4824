//! The line of a diagnostic, cut to a length that can be shown: a model may be one line of many
//! megabytes.

use std::ops::Range;

use hardy_codegen::report::Span;

/// The number of bytes before and after the marked part. It is more than the width of a terminal,
/// so that the reader sees that the line continues.
const AROUND: usize = 600;

/// The greatest number of marked bytes.
const MOST_MARKED: usize = 100;

/// A part of a line, with a marked part.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'a> {
    pub(super) text: &'a str,
    /// Number of the line, from 1.
    pub(super) line: usize,
    /// The marked part, in bytes of `text`.
    pub(super) marked: Range<usize>,
    /// Whether the line begins before `text`.
    pub(super) is_cut: bool,
}

impl<'a> Excerpt<'a> {
    /// The line of `text` in which `span` begins; parts of `span` in other lines are not marked.
    pub(super) fn new(text: &'a str, span: &Span) -> Self {
        let start = boundary(text, span.start);
        let window = boundary(text, start.saturating_sub(AROUND));
        let before = &text[window..start];
        let is_cut = window > 0 && !before.contains('\n');
        let before = before.rsplit('\n').next().unwrap_or_default();
        // A byte order mark has no column, and some terminals show a box for it.
        let before = before.trim_start_matches('\u{feff}');

        let marked_end = span.end.clamp(start, start + MOST_MARKED);
        let end = boundary(text, marked_end + AROUND);
        let line = text[start..end]
            .split(['\r', '\n'])
            .next()
            .unwrap_or_default();
        let marked = boundary(line, marked_end - start);
        let begin = start - before.len();
        Self {
            text: &text[begin..start + line.len()],
            line: span.from.line,
            marked: before.len()..before.len() + marked,
            is_cut,
        }
    }
}

/// The last character boundary of `text` up to `offset`; the end of `text`, if that is nearer.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
