//! Reads what stands between brackets. Decides what is a range and what a hyphen; must not know
//! what is around the brackets.

use super::escape::Atom;
use super::{Parser, Result};
use crate::plan::patterns::PatternError;
use crate::plan::patterns::syntax::{Class, ClassItem};

impl Parser<'_> {
    /// The rest of a class, behind its `[`.
    pub(super) fn class(&mut self) -> Result<Class> {
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
                self.push_atom(at, first, &mut items);
            }
        }
        Ok(Class { negated, items })
    }

    fn class_atom(&mut self, start: usize) -> Result<Atom> {
        let at = self.offset;
        match self.next() {
            Some('\\') => self.class_escape(at),
            Some(character) => Ok(Atom::Character(character)),
            None => Err(PatternError::invalid(start, "a class is not closed")),
        }
    }

    fn push_atom(&mut self, at: usize, atom: Atom, items: &mut Vec<ClassItem>) {
        match atom {
            Atom::Character(character) => items.push(ClassItem::Range(character, character)),
            Atom::Set(set) => items.extend(set),
            Atom::Surrogate(_) => self.note_surrogate(at),
        }
    }

    fn push_range(
        &mut self,
        at: usize,
        first: Atom,
        last: Atom,
        items: &mut Vec<ClassItem>,
    ) -> Result<()> {
        if let (Some(from), Some(to)) = (first.code_point(), last.code_point()) {
            if from > to {
                return Err(PatternError::invalid(at, "a range ends before it begins"));
            }
        }
        match (first, last) {
            (Atom::Character(first), Atom::Character(last)) => {
                items.push(ClassItem::Range(first, last));
            }
            // A set is no end of a range. Then the hyphen stands for itself.
            (first, last) => {
                self.push_atom(at, first, items);
                items.push(ClassItem::Range('-', '-'));
                self.push_atom(at, last, items);
            }
        }
        Ok(())
    }
}
