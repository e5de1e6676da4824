//! The position in a pattern, and facts about its groups. Must not know the syntax.

use std::collections::BTreeMap;

use crate::compile::error::PatternError;

pub(super) type Result<T> = std::result::Result<T, PatternError>;

#[derive(Default)]
pub(super) struct Parser<'a> {
    pub(super) pattern: &'a str,
    pub(super) offset: usize,
    pub(super) depth: u32,
    /// The number of capture groups in the whole pattern.
    pub(super) groups: u32,
    /// Whether groups have names, which makes `\k` an escape.
    pub(super) names_groups: bool,
    /// The number of capture groups that have begun.
    pub(super) begun: u32,
    pub(super) group_names: BTreeMap<&'a str, u32>,
    /// The offsets and names of named references.
    pub(super) references: Vec<(usize, &'a str)>,
    /// Whether `.` matches line ends, too (the flag `s`).
    pub(super) dot_all: bool,
    /// The number of Unicode properties so far.
    pub(super) properties: usize,
    pub(super) unsupported: Option<PatternError>,
}

impl<'a> Parser<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.pattern.get(self.offset..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.offset += character.len_utf8();
        Some(character)
    }

    /// Advances past `expected` if it is next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Advances past all characters that `accepted` accepts.
    pub(super) fn eat_while(&mut self, accepted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|character| !accepted(character))
            .unwrap_or(rest.len());
        self.offset += end;
        &rest[..end]
    }

    /// Records that the pattern is unsupported; the first reason is kept.
    pub(super) fn note_unsupported(&mut self, offset: usize, reason: &'static str) {
        self.unsupported
            .get_or_insert_with(|| PatternError::unsupported(offset, reason));
    }
}
