//! The syntax tree of a pattern, independent of its spelling. Must not know how it is matched.

use super::set::CharSet;

/// Alternative sequences, in order of preference.
pub(super) type Alternatives = Vec<Vec<Node>>;

/// One part of a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// One character of a set.
    Class(CharSet),
    /// The start of the string.
    Start,
    /// The end of the string.
    End,
    /// A word boundary between ASCII word characters and others, or any other offset.
    WordBoundary { negated: bool },
    /// A group, and its number if it captures.
    Group(Alternatives, Option<u32>),
    /// A lookahead or lookbehind.
    Look {
        ahead: bool,
        negated: bool,
        alternatives: Alternatives,
    },
    /// The string that the group with this number has matched, or the empty string.
    Reference(u32),
    Repeat {
        node: Box<Node>,
        min: u32,
        /// `None` without a limit.
        max: Option<u32>,
        /// Whether fewer repetitions are preferred. Affects what a group matches.
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

/// The characters that `.` does not match: the line terminators of ECMA-262.
pub(super) const LINE_TERMINATORS: &[(char, char)] =
    &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')];

/// The characters of these ranges, or all others.
pub(super) fn set(ranges: &[(char, char)], negated: bool) -> CharSet {
    let set = CharSet::of_chars(ranges);
    if negated { set.complement() } else { set }
}
