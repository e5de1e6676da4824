//! How far a pattern has been read, and what is known of its groups. Must not know what a pattern is.

use std::collections::BTreeMap;

use crate::compile::error::PatternError;

pub(super) type Result<T> = std::result::Result<T, PatternError>;

#[derive(Default)]
pub(super) struct Parser<'a> {
    pub(super) pattern: &'a str,
    pub(super) offset: usize,
    pub(super) depth: u32,
    /// How many groups of the whole pattern capture.
    pub(super) groups: u32,
    /// Whether groups have names, which makes `\k` an escape.
    pub(super) names_groups: bool,
    /// How many of the groups that capture have begun.
    pub(super) begun: u32,
    pub(super) group_names: BTreeMap<&'a str, u32>,
    /// Where groups are referred to by name, and by which.
    pub(super) references: Vec<(usize, &'a str)>,
    /// How many properties of Unicode it names.
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

    /// Passes `expected` if it is next.
    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Passes all characters that `accepted` takes.
    pub(super) fn eat_while(&mut self, accepted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|character| !accepted(character))
            .unwrap_or(rest.len());
        self.offset += end;
        &rest[..end]
    }

    /// Notes that the pattern cannot be matched; the first reason is kept.
    pub(super) fn note_unsupported(&mut self, offset: usize, reason: &'static str) {
        self.unsupported
            .get_or_insert_with(|| PatternError::unsupported(offset, reason));
    }
}
