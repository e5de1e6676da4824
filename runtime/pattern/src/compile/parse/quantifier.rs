//! Parses `*`, `+`, `?` and `{…}`. Decides when a brace is literal; must not know what is repeated.

use super::parser::{Parser, Result};
use crate::compile::error::PatternError;

/// The bounds of a repetition.
pub(super) struct Quantifier {
    pub(super) min: u32,
    /// `None` without a limit.
    pub(super) max: Option<u32>,
    /// Whether fewer repetitions are preferred.
    pub(super) lazy: bool,
}

impl Parser<'_> {
    /// The quantifier, if one is next.
    pub(super) fn quantifier(&mut self) -> Result<Option<Quantifier>> {
        let start = self.offset;
        let bounds = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.braces(start),
            _ => return Ok(None),
        };
        self.next();
        Ok(Some(self.quantified(bounds.0, bounds.1)))
    }

    /// `{2}`, `{2,}` or `{2,3}`; any other brace is literal.
    fn braces(&mut self, start: usize) -> Result<Option<Quantifier>> {
        let Some((min, max, length)) = bounds(self.rest()) else {
            return Ok(None);
        };
        self.offset += length;
        let min = self.number(start, min);
        let max = max.map(|max| {
            if max.is_empty() {
                None
            } else {
                Some(self.number(start, max))
            }
        });
        let max = max.unwrap_or(Some(min));
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::invalid(
                start,
                "the minimum of a repetition is greater than its maximum",
            ));
        }
        Ok(Some(self.quantified(min, max)))
    }

    fn quantified(&mut self, min: u32, max: Option<u32>) -> Quantifier {
        let lazy = self.eat("?");
        Quantifier { min, max, lazy }
    }

    fn number(&mut self, start: usize, digits: &str) -> u32 {
        digits.parse().unwrap_or_else(|_| {
            self.note_unsupported(start, "a repetition count is too large");
            u32::MAX
        })
    }
}

/// The digits before the comma, those after it if there is one, and the length of the whole.
fn bounds(rest: &str) -> Option<(&str, Option<&str>, usize)> {
    let rest = rest.strip_prefix('{')?;
    // Searches only to the end of the digits: each of many braces would search all others.
    let end = rest.find(|character: char| !character.is_ascii_digit() && character != ',')?;
    let (inside, _) = rest.split_at(end);
    if !rest[end..].starts_with('}') {
        return None;
    }
    let (min, max) = match inside.split_once(',') {
        Some((min, max)) => (min, Some(max)),
        None => (inside, None),
    };
    let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let well_formed = !min.is_empty() && all_digits(min) && max.is_none_or(all_digits);
    well_formed.then_some((min, max, inside.len() + 2))
}
