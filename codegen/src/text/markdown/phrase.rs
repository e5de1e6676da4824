//! Writes the text of a paragraph in Markdown: emphasis, links, code.
//!
//! Writes emphasis only if CommonMark recognizes it (its rule of flanking delimiters), and
//! otherwise the text alone. Must not know HTML or lines.

use super::escape::{Edges, append_word, code_span, link_target};
use super::inline::Inline;
use super::wrap::Flow;

/// The context of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextContext {
    Prose,
    TableCell,
}

/// The paragraph as words, for wrapping.
pub(super) fn flow(pieces: &[Inline], context: TextContext) -> Flow {
    let mut writer = Writer::new(context);
    writer.pieces(pieces, None);
    writer.flow
}

/// The paragraph in one line.
pub(super) fn one_line(pieces: &[Inline], context: TextContext) -> String {
    flow(pieces, context).wrap(usize::MAX).join(" ")
}

struct Writer {
    flow: Flow,
    context: TextContext,
    /// The last visible character, ignoring marks of emphasis; `None` after white space.
    before: Option<char>,
    /// Whether the last output is a mark that ends emphasis.
    closed: bool,
    /// Whether the last output is a mark that begins emphasis.
    opened: bool,
    /// Whether the last output is a code span.
    after_code: bool,
    /// Marks that are not yet closed.
    open: usize,
    in_link: bool,
}

impl Writer {
    fn new(context: TextContext) -> Self {
        Self {
            flow: Flow::default(),
            context,
            before: None,
            closed: false,
            opened: false,
            after_code: false,
            open: 0,
            in_link: false,
        }
    }

    /// Writes `pieces`; `after` is the next visible character.
    fn pieces(&mut self, pieces: &[Inline], after: Option<char>) {
        for (index, piece) in pieces.iter().enumerate() {
            let rest = pieces.get(index + 1..).unwrap_or_default();
            let after = if rest.is_empty() {
                after
            } else {
                first_character(rest)
            };
            self.piece(piece, after);
        }
    }

    fn piece(&mut self, piece: &Inline, after: Option<char>) {
        match piece {
            Inline::Word(word) => self.word(word, after),
            Inline::Gap => self.space(Flow::gap),
            Inline::Break => match self.context {
                TextContext::Prose => self.space(Flow::line_break),
                TextContext::TableCell => self.space(Flow::gap),
            },
            Inline::Code(code) => self.code(code, after),
            Inline::Strong(inner) => self.marked("**", inner, after),
            Inline::Emphasis(inner) => self.marked("*", inner, after),
            Inline::Link { target, text } => self.link(target, text),
        }
    }

    fn word(&mut self, word: &str, after: Option<char>) {
        let table = self.context == TextContext::TableCell;
        let mut out = String::new();
        append_word(
            &mut out,
            word,
            Edges {
                after,
                links: !self.in_link,
                table,
            },
        );
        self.put(&out, out.chars().next_back());
    }

    fn put(&mut self, markdown: &str, shown_last: Option<char>) {
        self.flow.push(markdown);
        self.before = shown_last;
        self.closed = false;
        self.opened = false;
        self.after_code = false;
    }

    fn space(&mut self, write: impl FnOnce(&mut Flow)) {
        write(&mut self.flow);
        self.before = None;
        self.closed = false;
        self.opened = false;
        self.after_code = false;
    }

    /// Code directly after code would become one span with backticks inside, so it becomes text.
    fn code(&mut self, code: &str, after: Option<char>) {
        if !self.after_code {
            self.put(&code_span(code), Some('`'));
            self.after_code = true;
            return;
        }
        for (index, word) in code.split(' ').enumerate() {
            if index > 0 {
                self.space(Flow::gap);
            }
            self.word(word, after);
        }
    }

    fn link(&mut self, target: &str, text: &[Inline]) {
        self.put("[", Some('['));
        self.in_link = true;
        self.pieces(text, Some(']'));
        self.in_link = false;
        self.put(&format!("]({})", link_target(target)), Some(')'));
    }

    fn marked(&mut self, mark: &str, inner: &[Inline], after: Option<char>) {
        if !self.may_mark(first_character(inner), last_character(inner), after) {
            return self.pieces(inner, after);
        }
        self.flow.push(mark);
        self.opened = true;
        self.after_code = false;
        self.open += 1;
        self.pieces(inner, after);
        self.flow.push(mark);
        self.open -= 1;
        self.closed = true;
        self.after_code = false;
    }

    /// Whether marks around text from `first` to `last` would begin and end emphasis.
    fn may_mark(&self, first: Option<char>, last: Option<char>, after: Option<char>) -> bool {
        let opens = is_word(first) || is_open(self.before);
        let closes = is_word(last) || is_open(after);
        // Inside emphasis, a mark must not be able to end it, unless it continues a mark.
        let only_opens = self.open == 0
            || self.opened
            || self.before.is_none()
            || (is_word(first) && is_open(self.before));
        // A mark directly after one that ends emphasis would belong to that.
        opens && closes && only_opens && !self.closed
    }
}

/// Whether emphasis may begin or end next to this character, for any character beyond the mark.
/// CommonMark requires a character other than white space, punctuation and symbols; the two ranges
/// contain symbols that count as letters.
fn is_word(character: Option<char>) -> bool {
    character.is_some_and(|c| {
        c.is_alphanumeric() && !matches!(c, '\u{2000}'..='\u{2bff}' | '\u{1f000}'..='\u{1ffff}')
    })
}

/// Whether emphasis may begin or end next to punctuation, with this character beyond the mark.
fn is_open(character: Option<char>) -> bool {
    character.is_none_or(|c| c.is_ascii_punctuation())
}

/// The first visible character of `pieces`, or a neutral one if it is uncertain.
fn first_character(pieces: &[Inline]) -> Option<char> {
    match pieces.first()? {
        // A web address may get an angle bracket.
        Inline::Word(word) if word.starts_with("http") => Some(char::REPLACEMENT_CHARACTER),
        Inline::Word(word) => word.chars().next(),
        Inline::Gap | Inline::Break => None,
        Inline::Code(_) => Some('`'),
        Inline::Strong(inner) | Inline::Emphasis(inner) => first_character(inner),
        Inline::Link { .. } => Some('['),
    }
}

/// The last visible character of `pieces`, or a neutral one if it is uncertain.
fn last_character(pieces: &[Inline]) -> Option<char> {
    match pieces.last()? {
        Inline::Word(word) if word.contains("://") => Some(char::REPLACEMENT_CHARACTER),
        Inline::Word(word) => word.chars().next_back(),
        Inline::Gap | Inline::Break => None,
        Inline::Code(_) => Some('`'),
        Inline::Strong(inner) | Inline::Emphasis(inner) => last_character(inner),
        Inline::Link { .. } => Some(')'),
    }
}
