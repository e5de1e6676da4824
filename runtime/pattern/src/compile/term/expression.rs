//! Constructs expressions in a normal form, so that equal ones are the same term.

use super::{Expression, ExpressionTerm, NEVER, NOTHING, Terms};
use crate::compile::alphabet::Mask;

impl Terms {
    pub(in crate::compile) fn class(&mut self, mask: Mask) -> Expression {
        self.expression(ExpressionTerm::Class(mask))
    }

    /// Any number of any characters.
    pub(in crate::compile) fn anything(&mut self) -> Expression {
        let any = self.class(self.all);
        self.repeat(any, 0, None)
    }

    pub(in crate::compile) fn sequence(
        &mut self,
        parts: impl IntoIterator<Item = Expression>,
    ) -> Expression {
        let mut flat = Vec::new();
        for part in parts {
            match self.of(part) {
                ExpressionTerm::Sequence(inner) => flat.extend_from_slice(inner),
                _ => flat.push(part),
            }
        }
        self.spend(flat.len());
        match flat.as_slice() {
            parts if parts.contains(&NEVER) => NEVER,
            [part] => *part,
            _ => self.expression(ExpressionTerm::Sequence(flat)),
        }
    }

    pub(in crate::compile) fn alternatives(
        &mut self,
        parts: impl IntoIterator<Item = Expression>,
    ) -> Expression {
        let (mut flat, mut mask) = (Vec::new(), 0);
        for part in parts {
            match self.of(part) {
                ExpressionTerm::Class(classes) => mask |= classes,
                ExpressionTerm::Alternatives(inner) => {
                    for part in inner {
                        match self.of(*part) {
                            ExpressionTerm::Class(classes) => mask |= classes,
                            _ => flat.push(*part),
                        }
                    }
                }
                _ => flat.push(part),
            }
        }
        if mask != 0 {
            flat.push(self.class(mask));
        }
        self.spend(flat.len());
        flat.sort_unstable();
        flat.dedup();
        match flat.as_slice() {
            [] => NEVER,
            [part] => *part,
            _ => self.expression(ExpressionTerm::Alternatives(flat)),
        }
    }

    pub(in crate::compile) fn repeat(
        &mut self,
        part: Expression,
        min: u32,
        max: Option<u32>,
    ) -> Expression {
        match (part, min, max) {
            (_, _, Some(0)) | (NOTHING, ..) | (NEVER, 0, _) => NOTHING,
            (NEVER, ..) => NEVER,
            (part, 1, Some(1)) => part,
            _ => self.expression(ExpressionTerm::Repeat(part, min, max)),
        }
    }
}
