//! Parses ECMA-262 patterns: alternatives, groups, repetitions. Decides which patterns are valid;
//! must not know how to match them.
//!
//! Parsing continues after an unsupported part, so that a pattern that is also invalid is reported
//! as invalid.

mod class;
mod escape;
mod groups;
mod parser;
mod quantifier;

use super::error::PatternError;
use super::set::CharSet;
use super::syntax::{Alternatives, LINE_TERMINATORS, Node, set};
use parser::{Parser, Result};
use quantifier::Quantifier;

/// Parses a pattern in Unicode mode, and if that fails by Annex B.
pub(super) fn parse(pattern: &str) -> Result<Alternatives> {
    let (groups, names_groups) = groups::count(pattern);
    let mut parser = Parser {
        pattern,
        groups,
        names_groups,
        ..Parser::default()
    };
    let mut alternatives = parser.alternatives()?;
    if parser.peek().is_some() {
        return Err(PatternError::invalid(parser.offset, "unmatched `)`"));
    }
    parser.resolve_names(&mut alternatives)?;
    match parser.unsupported {
        Some(error) => Err(error),
        None => Ok(alternatives),
    }
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Alternatives> {
        let mut alternatives = vec![self.sequence()?];
        while self.eat("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(alternatives)
    }

    fn sequence(&mut self) -> Result<Vec<Node>> {
        let mut nodes = Vec::new();
        while let Some(character) = self.peek() {
            if matches!(character, '|' | ')') {
                break;
            }
            // As in Java, up to the end of the group. ECMA-262 has flags for groups alone, but a hundred patterns of
            // AWS begin like this.
            if self.eat("(?s)") {
                self.dot_all = true;
                continue;
            }
            let (node, repeatable) = self.term()?;
            nodes.push(self.repetition(node, repeatable)?);
        }
        Ok(nodes)
    }

    /// One node without its repetition, and whether it can be repeated.
    fn term(&mut self) -> Result<(Node, bool)> {
        let start = self.offset;
        let quantifier = self.quantifier()?;
        if quantifier.is_some() {
            return Err(PatternError::invalid(start, "there is nothing to repeat"));
        }
        Ok(match self.next() {
            Some('^') => (Node::Start, false),
            Some('$') => (Node::End, false),
            Some('.') => (Node::Class(self.any()), true),
            Some('[') => (Node::Class(self.class()?), true),
            Some('(') => self.group(start)?,
            Some('\\') => self.escape(start)?,
            Some(literal) => (Node::Class(set(&[(literal, literal)], false)), true),
            None => return Err(PatternError::invalid(start, "the pattern ends too early")),
        })
    }

    /// The characters that `.` matches.
    fn any(&self) -> CharSet {
        match self.dot_all {
            true => set(&[], true),
            false => set(LINE_TERMINATORS, true),
        }
    }

    fn repetition(&mut self, node: Node, repeatable: bool) -> Result<Node> {
        let start = self.offset;
        match self.quantifier()? {
            None => Ok(node),
            Some(_) if !repeatable => Err(PatternError::invalid(
                start,
                "an assertion cannot be repeated",
            )),
            Some(Quantifier { min, max, lazy }) => Ok(Node::Repeat {
                node: Box::new(node),
                min,
                max,
                lazy,
            }),
        }
    }
}
