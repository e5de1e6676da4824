//! Reads ECMA-262 patterns: alternatives, groups, repetitions. Decides what is a pattern and what
//! it says; must not know how it is matched.
//!
//! What cannot be matched does not end the reading, so that a pattern that is wrong as well is called
//! wrong.

mod class;
mod escape;
mod groups;
mod quantifier;

use std::collections::BTreeMap;

use super::PatternError;
use super::syntax::{Alternatives, LINE_TERMINATORS, Node, set};
use quantifier::Quantifier;

type Result<T> = std::result::Result<T, PatternError>;

/// Reads a pattern as Unicode mode does, and where that refuses it as browsers do without it.
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
        return Err(PatternError::invalid(parser.offset, "`)` closes no group"));
    }
    parser.resolve_names(&mut alternatives)?;
    match parser.unsupported {
        Some(error) => Err(error),
        None => Ok(alternatives),
    }
}

#[derive(Default)]
struct Parser<'a> {
    pattern: &'a str,
    offset: usize,
    depth: u32,
    /// How many groups of the whole pattern capture.
    groups: u32,
    /// Whether groups have names, which makes `\k` an escape.
    names_groups: bool,
    /// How many of the groups that capture have begun.
    begun: u32,
    group_names: BTreeMap<&'a str, u32>,
    /// Where groups are referred to by name, and by which.
    references: Vec<(usize, &'a str)>,
    /// How many properties of Unicode it names.
    properties: usize,
    unsupported: Option<PatternError>,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.pattern.get(self.offset..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.offset += character.len_utf8();
        Some(character)
    }

    /// Passes `expected` if it is next.
    fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.offset += expected.len();
        }
        found
    }

    /// Passes all characters that `accepted` takes.
    fn eat_while(&mut self, accepted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest
            .find(|character| !accepted(character))
            .unwrap_or(rest.len());
        self.offset += end;
        &rest[..end]
    }

    /// Notes that the pattern cannot be matched; the first reason is kept.
    fn note_unsupported(&mut self, offset: usize, reason: &'static str) {
        self.unsupported
            .get_or_insert_with(|| PatternError::unsupported(offset, reason));
    }

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
            let (node, repeatable) = self.term()?;
            nodes.push(self.repetition(node, repeatable)?);
        }
        Ok(nodes)
    }

    /// One node without its repetition, and whether it may have one.
    fn term(&mut self) -> Result<(Node, bool)> {
        let start = self.offset;
        let quantifier = self.quantifier()?;
        if quantifier.is_some() {
            return Err(PatternError::invalid(start, "there is nothing to repeat"));
        }
        Ok(match self.next() {
            Some('^') => (Node::Start, false),
            Some('$') => (Node::End, false),
            Some('.') => (Node::Class(set(LINE_TERMINATORS, true)), true),
            Some('[') => (Node::Class(self.class()?), true),
            Some('(') => self.group(start)?,
            Some('\\') => self.escape(start)?,
            Some(literal) => (Node::Class(set(&[(literal, literal)], false)), true),
            None => return Err(PatternError::invalid(start, "the pattern ends too early")),
        })
    }

    fn repetition(&mut self, node: Node, repeatable: bool) -> Result<Node> {
        let start = self.offset;
        match self.quantifier()? {
            None => Ok(node),
            Some(_) if !repeatable => Err(PatternError::invalid(
                start,
                "a place in the text cannot be repeated",
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
