//! Parses character classes. Decides what is a range and what is a hyphen; must not know the rest
//! of the pattern.

use super::escape::Atom;
use super::parser::{Parser, Result};
use crate::compile::error::PatternError;
use crate::compile::set::CharSet;

impl Parser<'_> {
    /// The rest of a class, after its `[`.
    pub(super) fn class(&mut self) -> Result<CharSet> {
        let start = self.offset - 1;
        let negated = self.eat("^");
        let mut items = Vec::new();
        while !self.eat("]") {
            let at = self.offset;
            let first = self.class_atom(start)?;
            if self.rest().starts_with('-') && !self.rest().starts_with("-]") {
                self.next();
                let last = self.class_atom(start)?;
                self.push_range(at, first, last, &mut items)?;
            } else {
                items.extend_from_slice(first.set().ranges());
            }
        }
        let set = CharSet::of(items);
        Ok(if negated { set.complement() } else { set })
    }

    fn class_atom(&mut self, start: usize) -> Result<Atom> {
        let at = self.offset;
        match self.next() {
            Some('\\') => self.class_escape(at),
            Some(character) => Ok(Atom::from(u32::from(character))),
            None => Err(PatternError::invalid(start, "a class is not closed")),
        }
    }

    fn push_range(
        &self,
        at: usize,
        first: Atom,
        last: Atom,
        items: &mut Vec<(u32, u32)>,
    ) -> Result<()> {
        match (first, last) {
            (Atom::CodePoint(first), Atom::CodePoint(last)) if first > last => {
                return Err(PatternError::invalid(at, "a range ends before it begins"));
            }
            (Atom::CodePoint(first), Atom::CodePoint(last)) => items.push((first, last)),
            // A set cannot be the end of a range. The hyphen is literal.
            (first, last) => {
                items.extend_from_slice(first.set().ranges());
                items.push(('-'.into(), '-'.into()));
                items.extend_from_slice(last.set().ranges());
            }
        }
        Ok(())
    }
}
