//! Reads ECMA-262 patterns: alternatives, groups, repetitions. Decides what is a pattern and what
//! is beyond the engine; must not know the engine's syntax.
//!
//! What is beyond the engine does not end the reading, so that a pattern that is wrong as well is
//! called wrong.

mod class;
mod escape;
mod quantifier;

use std::collections::BTreeSet;

use super::syntax::{Alternatives, Class, LINE_TERMINATORS, Node, items};
use super::{NEST_LIMIT, PatternError};

type Result<T> = std::result::Result<T, PatternError>;

/// Reads a pattern as Unicode mode does, and where that refuses it as browsers do without it.
pub(super) fn parse(pattern: &str) -> Result<Alternatives> {
    let mut parser = Parser {
        pattern,
        ..Parser::default()
    };
    let alternatives = parser.alternatives()?;
    if parser.peek().is_some() {
        return Err(PatternError::invalid(parser.offset, "`)` closes no group"));
    }
    parser.check_references()?;
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
    capturing_groups: u32,
    group_names: BTreeSet<&'a str>,
    references: Vec<(usize, Reference<'a>)>,
    /// How many properties of Unicode it names.
    properties: usize,
    unsupported: Option<PatternError>,
}

/// Which group a back-reference means.
enum Reference<'a> {
    Number(u32),
    Name(&'a str),
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

    /// Notes that the pattern is beyond the engine; the first reason is kept.
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
        let any = || Class {
            negated: true,
            items: items(LINE_TERMINATORS, false),
        };
        Ok(match self.next() {
            Some('^') => (Node::Start, false),
            Some('$') => (Node::End, false),
            Some('.') => (Node::Class(any()), true),
            Some('[') => (Node::Class(self.class()?), true),
            Some('(') => (self.group(start)?, true),
            Some('\\') => self.escape(start)?,
            Some(literal) => (Node::Literal(literal), true),
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
            Some((min, max)) => Ok(Node::Repeat {
                node: Box::new(node),
                min,
                max,
            }),
        }
    }

    /// The rest of a group that begins at `start`.
    fn group(&mut self, start: usize) -> Result<Node> {
        if self.depth == NEST_LIMIT {
            return Err(PatternError::unsupported(start, "groups nest too deep"));
        }
        if self.eat("?") {
            self.group_kind(start)?;
        } else {
            self.capturing_groups += 1;
        }
        self.depth += 1;
        let alternatives = self.alternatives()?;
        self.depth -= 1;
        if !self.eat(")") {
            return Err(PatternError::invalid(start, "a group is not closed"));
        }
        Ok(Node::Group(alternatives))
    }

    /// What follows `(?`, up to where the group's content begins.
    fn group_kind(&mut self, start: usize) -> Result<()> {
        if self.eat(":") {
            return Ok(());
        }
        if ["=", "!", "<=", "<!"].iter().any(|kind| self.eat(kind)) {
            self.note_unsupported(start, "it looks ahead or behind");
            return Ok(());
        }
        if self.eat("<") {
            let name = self.group_name()?;
            if !self.group_names.insert(name) {
                return Err(PatternError::invalid(
                    start,
                    "two groups have the same name",
                ));
            }
            self.capturing_groups += 1;
            return Ok(());
        }
        let flags = self.eat_while(|character| matches!(character, 'i' | 'm' | 's' | '-'));
        if flags.trim_matches('-').is_empty() || !self.eat(":") {
            return Err(PatternError::invalid(
                start,
                "`(?` begins no group that is known",
            ));
        }
        self.note_unsupported(start, "it changes flags within the pattern");
        Ok(())
    }

    /// A group's name and the `>` behind it.
    fn group_name(&mut self) -> Result<&'a str> {
        let start = self.offset;
        let name = self
            .eat_while(|character| character.is_alphanumeric() || matches!(character, '_' | '$'));
        let starts_well = name.chars().next().is_some_and(|first| !first.is_numeric());
        if starts_well && self.eat(">") {
            Ok(name)
        } else {
            Err(PatternError::invalid(
                start,
                "this is not the name of a group",
            ))
        }
    }

    /// Makes sure that every back-reference has a group; groups may come later than references.
    fn check_references(&self) -> Result<()> {
        for (offset, reference) in &self.references {
            let known = match reference {
                Reference::Number(number) => *number <= self.capturing_groups,
                Reference::Name(name) => self.group_names.contains(name),
            };
            if !known {
                return Err(PatternError::invalid(*offset, "there is no such group"));
            }
        }
        Ok(())
    }
}
