//! The meaning of a pattern, free of the ways to write it. Decides nothing; must not know either
//! syntax.

use super::properties::UnicodeClass;

/// Sequences of which one must match.
pub(super) type Alternatives = Vec<Vec<Node>>;

/// One part of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Literal(char),
    Class(Class),
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// A place between an ASCII word character and something else, or any other place.
    WordBoundary {
        negated: bool,
    },
    Group(Alternatives),
    Repeat {
        node: Box<Node>,
        min: u32,
        /// `None` without an end.
        max: Option<u32>,
    },
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Class {
    /// Whether it is everything but the items.
    pub(super) negated: bool,
    pub(super) items: Vec<ClassItem>,
}

/// Some of the characters of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ClassItem {
    /// All characters from one to another, both included.
    Range(char, char),
    Unicode(UnicodeClass),
}

/// `\d`: the ASCII digits.
pub(super) const DIGITS: &[(char, char)] = &[('0', '9')];

/// `\w`: ASCII letters and digits, and `_`.
pub(super) const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

/// `\s`: white space and line terminators of ECMA-262.
pub(super) const SPACE: &[(char, char)] = &[
    ('\t', '\r'),
    (' ', ' '),
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

/// What `.` does not match: the line terminators of ECMA-262.
pub(super) const LINE_TERMINATORS: &[(char, char)] =
    &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')];

/// The items of a set of ranges, or of everything else. Ranges are in order and do not touch.
pub(super) fn items(ranges: &[(char, char)], negated: bool) -> Vec<ClassItem> {
    let range = |&(first, last): &(char, char)| ClassItem::Range(first, last);
    if negated {
        complement(ranges).iter().map(range).collect()
    } else {
        ranges.iter().map(range).collect()
    }
}

fn complement(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let mut gaps = Vec::new();
    let mut next = Some('\0');
    for &(first, last) in ranges {
        if let Some(start) = next {
            gaps.extend((start..first).next_back().map(|end| (start, end)));
        }
        next = (last..=char::MAX).nth(1);
    }
    gaps.extend(next.map(|start| (start, char::MAX)));
    gaps
}
