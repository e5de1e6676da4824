//! Splits the text of a paragraph into words, gaps, code, emphasis and links.
//!
//! Normalizes white space: gaps are single, and never at the edge of emphasis or of a link, so that
//! the printer need not check. Must not know their Markdown.

use super::links::Links;
use super::tree::{Node, Tag, text_of};

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Text without white space or control characters; never empty, never two in a row.
    Word(String),
    /// White space.
    Gap,
    /// A line break in the source.
    Break,
    /// Code; inner gaps are single spaces, without any at the edges; never empty.
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    /// A link; its content has no link.
    Link {
        target: String,
        text: Vec<Inline>,
    },
}

/// The elements around a piece of text, which have no effect a second time.
#[derive(Clone, Copy, Default)]
struct Around {
    strong: bool,
    emphasis: bool,
    link: bool,
}

/// A paragraph during construction.
#[derive(Default)]
pub(super) struct Phrase {
    pieces: Vec<Inline>,
    around: Around,
    /// Whether code ended with white space, which remains unless punctuation follows.
    loose: bool,
}

impl Phrase {
    /// Appends plain text.
    pub(super) fn text(&mut self, text: &str) {
        for character in text.chars() {
            match shown(character) {
                Some(' ') => self.gap(),
                Some(shown) => self.character(shown),
                None => {}
            }
        }
    }

    fn character(&mut self, character: char) {
        if std::mem::take(&mut self.loose) && !".,:;!?)]}".contains(character) {
            self.gap();
        }
        match self.pieces.last_mut() {
            Some(Inline::Word(word)) => word.push(character),
            _ => self.pieces.push(Inline::Word(character.into())),
        }
    }

    /// Appends a piece other than text and white space.
    fn piece(&mut self, piece: Inline) {
        if std::mem::take(&mut self.loose) {
            self.gap();
        }
        self.pieces.push(piece);
    }

    /// Appends white space, unless there is some already.
    pub(super) fn gap(&mut self) {
        self.loose = false;
        if !matches!(self.pieces.last(), Some(Inline::Gap | Inline::Break)) {
            self.pieces.push(Inline::Gap);
        }
    }

    fn line_break(&mut self) {
        if self.pieces.last() == Some(&Inline::Gap) {
            self.pieces.pop();
        }
        self.pieces.push(Inline::Break);
    }

    /// Appends the content of `nodes`.
    pub(super) fn nodes(&mut self, nodes: &[Node], links: &dyn Links) {
        for node in nodes {
            self.node(node, links);
        }
    }

    /// Appends the content of `node`.
    pub(super) fn node(&mut self, node: &Node, links: &dyn Links) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(Tag::Break, _) => self.line_break(),
            Node::Element(Tag::Strong, children) => self.strong(children, links),
            Node::Element(Tag::Emphasis, children) => self.emphasis(children, links),
            Node::Element(Tag::Code, children) => self.code(children, links),
            Node::Element(Tag::Link(target), children) => self.link(target, children, links),
            Node::Element(Tag::Reference, children) => self.reference(children, links),
            Node::Element(tag, children) => {
                if tag.is_block() {
                    self.gap();
                }
                self.nodes(children, links);
                if tag.is_block() {
                    self.gap();
                }
            }
        }
    }

    /// Appends strong text.
    pub(super) fn strong(&mut self, nodes: &[Node], links: &dyn Links) {
        if self.around.strong {
            return self.nodes(nodes, links);
        }
        let pieces = self.within(nodes, links, |around| around.strong = true);
        self.wrapped(pieces, Inline::Strong);
    }

    fn emphasis(&mut self, nodes: &[Node], links: &dyn Links) {
        if self.around.emphasis {
            return self.nodes(nodes, links);
        }
        let pieces = self.within(nodes, links, |around| around.emphasis = true);
        self.wrapped(pieces, Inline::Emphasis);
    }

    fn link(&mut self, href: &str, nodes: &[Node], links: &dyn Links) {
        let target = href.trim();
        if self.around.link || !is_web_address(target) {
            return self.nodes(nodes, links);
        }
        let pieces = self.within(nodes, links, |around| around.link = true);
        match pieces.as_slice() {
            // The printer converts it to a link.
            [Inline::Word(word)] if word == target => self.text(target),
            _ => self.wrapped(pieces, |text| Inline::Link {
                target: target.to_owned(),
                text,
            }),
        }
    }

    /// Code that contains only a link becomes a link that contains code, as in Markdown.
    fn code(&mut self, nodes: &[Node], links: &dyn Links) {
        let text = text_of(nodes);
        if text.starts_with(char::is_whitespace) && self.ends_word() {
            self.gap();
        }
        match sole_child(nodes) {
            Some(Node::Element(Tag::Reference, children)) => self.reference(children, links),
            Some(Node::Element(Tag::Link(href), _)) => self.linked_code(href.trim(), &text),
            _ => self.code_text(&text),
        }
        self.loose = text.ends_with(char::is_whitespace);
    }

    /// Whether white space may follow the last piece, unlike an opening bracket.
    fn ends_word(&self) -> bool {
        let opening = ['(', '[', '{', '"', '\'', '/', '='];
        matches!(self.pieces.last(), Some(Inline::Word(word)) if !word.ends_with(opening))
    }

    fn code_text(&mut self, text: &str) {
        let code = collapsed(text);
        match self.pieces.last_mut() {
            _ if code.is_empty() => {}
            // A bracket in the code of a link can make the link a reference definition.
            _ if self.around.link && code.contains(']') => self.text(&code),
            Some(Inline::Code(before)) if !self.loose => before.push_str(&code),
            _ => self.piece(Inline::Code(code)),
        }
    }

    fn linked_code(&mut self, target: &str, text: &str) {
        if self.around.link || !is_web_address(target) {
            return self.code_text(text);
        }
        let mut inner = Self::default();
        inner.around.link = true;
        inner.code_text(text);
        self.wrapped(inner.pieces, |text| Inline::Link {
            target: target.to_owned(),
            text,
        });
    }

    /// An `<a>` without target: a name if it looks like one, else its text.
    fn reference(&mut self, nodes: &[Node], links: &dyn Links) {
        let name = collapsed(&text_of(nodes));
        if name.is_empty() || !name.chars().all(is_name_character) {
            return self.nodes(nodes, links);
        }
        match links.resolve(&name).filter(|_| !self.around.link) {
            Some(target) => self.piece(Inline::Link {
                target,
                text: vec![Inline::Code(name)],
            }),
            None => self.code_text(&name),
        }
    }

    fn within(
        &self,
        nodes: &[Node],
        links: &dyn Links,
        change: impl FnOnce(&mut Around),
    ) -> Vec<Inline> {
        let mut inner = Self {
            around: self.around,
            ..Self::default()
        };
        change(&mut inner.around);
        inner.nodes(nodes, links);
        inner.pieces
    }

    /// Appends `pieces` as one; white space at their edges moves outside.
    fn wrapped(&mut self, mut pieces: Vec<Inline>, wrap: impl FnOnce(Vec<Inline>) -> Inline) {
        let leading = pieces.iter().take_while(|piece| is_space(piece)).count();
        for space in pieces.drain(..leading) {
            self.space(&space);
        }
        let kept = pieces
            .iter()
            .rposition(|piece| !is_space(piece))
            .map_or(0, |last| last + 1);
        let trailing = pieces.split_off(kept);
        if !pieces.is_empty() {
            self.piece(wrap(pieces));
        }
        for space in &trailing {
            self.space(space);
        }
    }

    fn space(&mut self, space: &Inline) {
        if *space == Inline::Break {
            self.line_break()
        } else {
            self.gap()
        }
    }

    /// The paragraph without surrounding white space; empty if it has no content.
    pub(super) fn finish(self) -> Vec<Inline> {
        let mut whole = Self::default();
        let mut body = Vec::new();
        whole.wrapped(self.pieces, |pieces| {
            body = pieces;
            Inline::Gap
        });
        body
    }
}

/// Replaces code with a bar by text: inside a table, a code span cannot contain one.
pub(super) fn without_bars(pieces: Vec<Inline>) -> Vec<Inline> {
    let mut phrase = Phrase::default();
    for piece in pieces {
        match piece {
            Inline::Word(text) => phrase.text(&text),
            Inline::Code(code) if code.contains('|') => phrase.text(&code),
            Inline::Strong(inner) => phrase.piece(Inline::Strong(without_bars(inner))),
            Inline::Emphasis(inner) => phrase.piece(Inline::Emphasis(without_bars(inner))),
            Inline::Link { target, text } => {
                phrase.piece(Inline::Link {
                    target,
                    text: without_bars(text),
                });
            }
            Inline::Code(_) | Inline::Gap | Inline::Break => phrase.piece(piece),
        }
    }
    phrase.pieces
}

fn is_space(piece: &Inline) -> bool {
    matches!(piece, Inline::Gap | Inline::Break)
}

/// The only child, except for white space around it.
fn sole_child(nodes: &[Node]) -> Option<&Node> {
    let blank = |node: &&Node| matches!(node, Node::Text(text) if text.trim().is_empty());
    let mut rest = nodes.iter().filter(|node| !blank(node));
    let only = rest.next()?;
    rest.next().is_none().then_some(only)
}

pub(super) fn is_web_address(target: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let start = target.get(..scheme.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(scheme) && target.len() > scheme.len()
    })
}

fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '$' | '.' | '#' | ':')
}

/// Text with single spaces for white space, without any at its edges.
pub(super) fn collapsed(text: &str) -> String {
    let shown: String = text.chars().filter_map(shown).collect();
    shown
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The character to show: a space for white space, and none for control characters. Omits marks of
/// text direction as well, because rustc refuses them in literals and comments.
pub(super) fn shown(character: char) -> Option<char> {
    match character {
        _ if character.is_whitespace() => Some(' '),
        _ if character.is_control() => None,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {
            None
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        other => Some(other),
    }
}
