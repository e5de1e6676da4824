//! The meaning of a pattern, free of the ways to write it. Decides nothing; must not know how it is
//! matched.

use super::set::CharSet;

/// Sequences of which one must match, the first that does.
pub(super) type Alternatives = Vec<Vec<Node>>;

/// One part of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// One character of a set.
    Class(CharSet),
    /// The start of the text.
    Start,
    /// The end of the text.
    End,
    /// A place between an ASCII word character and something else, or any other place.
    WordBoundary { negated: bool },
    /// A group, and its number if it captures.
    Group(Alternatives, Option<u32>),
    /// A place that is followed by these alternatives, or that they lead up to.
    Look {
        ahead: bool,
        negated: bool,
        alternatives: Alternatives,
    },
    /// What the group of this number has matched, or nothing.
    Reference(u32),
    Repeat {
        node: Box<Node>,
        min: u32,
        /// `None` without an end.
        max: Option<u32>,
        /// Whether it prefers few repetitions. Matters to what a group matches.
        lazy: bool,
    },
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

/// The characters of these ranges, or all others.
pub(super) fn set(ranges: &[(char, char)], negated: bool) -> CharSet {
    let set = CharSet::of_chars(ranges);
    if negated { set.complement() } else { set }
}
