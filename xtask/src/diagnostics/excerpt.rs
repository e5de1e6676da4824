//! The line that a diagnostic is about, cut to what can be shown of it: a model may be one line of
//! many megabytes.

use std::ops::Range;

use hardy_codegen::report::Span;

/// How many bytes before and behind what is marked are kept. More than a terminal is wide, so that
/// whoever draws the line sees that it goes on.
const AROUND: usize = 600;

/// The most bytes that are marked.
const MOST_MARKED: usize = 100;

/// A part of a line, with a part of it marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'a> {
    pub(super) text: &'a str,
    /// Number of the line, from 1.
    pub(super) line: usize,
    /// What is marked, in bytes of `text`.
    pub(super) marked: Range<usize>,
    /// Whether the line begins before `text` does.
    pub(super) is_cut: bool,
}

impl<'a> Excerpt<'a> {
    /// The line of `text` in which `span` begins; what lies in other lines is not marked.
    pub(super) fn new(text: &'a str, span: &Span) -> Self {
        let start = boundary(text, span.start);
        let window = boundary(text, start.saturating_sub(AROUND));
        let before = &text[window..start];
        let is_cut = window > 0 && !before.contains('\n');
        let before = before.rsplit('\n').next().unwrap_or_default();
        // It takes no column, and some terminals show a box for it.
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

/// The last byte up to `offset` at which a character of `text` begins; its end, if that is nearer.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
