//! Parses groups and references to them. Decides which groups capture; must not know their content.

use super::parser::{Parser, Result};
use crate::compile::error::PatternError;
use crate::compile::syntax::{Alternatives, Node};

/// The greatest nesting of groups.
const NEST_LIMIT: u32 = 250;

/// The effect of a group beside grouping.
enum Effect {
    Plain,
    Captures,
    Looks { ahead: bool, negated: bool },
}

/// The number of capture groups, and whether one has a name: the meaning of a reference depends on
/// later groups.
pub(super) fn count(pattern: &str) -> (u32, bool) {
    let (mut groups, mut named, mut in_class) = (0, false, false);
    let mut rest = pattern;
    while let Some(next) = rest.chars().next() {
        rest = &rest[next.len_utf8()..];
        match next {
            '\\' => {
                rest = rest
                    .get(rest.chars().next().map_or(0, char::len_utf8)..)
                    .unwrap_or("")
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                let has_name =
                    rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!");
                named |= has_name;
                groups += u32::from(has_name || !rest.starts_with('?'));
            }
            _ => {}
        }
    }
    (groups, named)
}

impl<'a> Parser<'a> {
    /// The rest of a group that begins at `start`, and whether it can be repeated.
    pub(super) fn group(&mut self, start: usize) -> Result<(Node, bool)> {
        if self.depth == NEST_LIMIT {
            return Err(PatternError::unsupported(start, "groups nest too deep"));
        }
        let outer = self.dot_all;
        let effect = if self.eat("?") {
            self.effect(start)?
        } else {
            Effect::Captures
        };
        self.begun += u32::from(matches!(effect, Effect::Captures));
        let number = self.begun;
        self.depth += 1;
        let alternatives = self.alternatives()?;
        self.depth -= 1;
        self.dot_all = outer;
        if !self.eat(")") {
            return Err(PatternError::invalid(start, "a group is not closed"));
        }
        Ok(match effect {
            Effect::Plain => (Node::Group(alternatives, None), true),
            Effect::Captures => (Node::Group(alternatives, Some(number)), true),
            Effect::Looks { ahead, negated } => {
                let look = Node::Look {
                    ahead,
                    negated,
                    alternatives,
                };
                // Annex B: a lookahead can be repeated.
                (look, ahead)
            }
        })
    }

    /// The part after `(?`, up to the group's content.
    fn effect(&mut self, start: usize) -> Result<Effect> {
        let effects = [
            ("=", true, false),
            ("!", true, true),
            ("<=", false, false),
            ("<!", false, true),
        ];
        if self.eat(":") {
            return Ok(Effect::Plain);
        }
        for (prefix, ahead, negated) in effects {
            if self.eat(prefix) {
                return Ok(Effect::Looks { ahead, negated });
            }
        }
        if self.eat("<") {
            let name = self.group_name()?;
            if self.group_names.insert(name, self.begun + 1).is_some() {
                return Err(PatternError::invalid(
                    start,
                    "two groups have the same name",
                ));
            }
            return Ok(Effect::Captures);
        }
        let flags = self.eat_while(|character| matches!(character, 'i' | 'm' | 's' | '-'));
        if flags.trim_matches('-').is_empty() || !self.eat(":") {
            return Err(PatternError::invalid(
                start,
                "unknown kind of group after `(?`",
            ));
        }
        match flags {
            "s" => self.dot_all = true,
            "-s" => self.dot_all = false,
            _ => self.note_unsupported(start, "of the inline flags, only `s` is supported"),
        }
        Ok(Effect::Plain)
    }

    /// A group's name and the `>` after it.
    pub(super) fn group_name(&mut self) -> Result<&'a str> {
        let start = self.offset;
        let name = self
            .eat_while(|character| character.is_alphanumeric() || matches!(character, '_' | '$'));
        let starts_well = name.chars().next().is_some_and(|first| !first.is_numeric());
        if starts_well && self.eat(">") {
            Ok(name)
        } else {
            Err(PatternError::invalid(start, "invalid group name"))
        }
    }

    /// Replaces the names in references by numbers.
    pub(super) fn resolve_names(&self, alternatives: &mut Alternatives) -> Result<()> {
        let numbers: Vec<u32> = self
            .references
            .iter()
            .map(|(offset, name)| match self.group_names.get(name) {
                Some(number) => Ok(*number),
                None => Err(PatternError::invalid(
                    *offset,
                    "a reference to a group that does not exist",
                )),
            })
            .collect::<Result<_>>()?;
        if !numbers.is_empty() {
            resolve(alternatives, &numbers);
        }
        Ok(())
    }
}

fn resolve(alternatives: &mut Alternatives, numbers: &[u32]) {
    for node in alternatives.iter_mut().flatten() {
        resolve_node(node, numbers);
    }
}

fn resolve_node(node: &mut Node, numbers: &[u32]) {
    match node {
        Node::Group(alternatives, _) | Node::Look { alternatives, .. } => {
            resolve(alternatives, numbers);
        }
        Node::Repeat { node, .. } => resolve_node(node, numbers),
        Node::Reference(number) => {
            // Named references count down from the greatest number.
            let index = (u32::MAX - *number).wrapping_sub(1) as usize;
            if let Some(known) = numbers.get(index) {
                *number = *known;
            }
        }
        Node::Class(_) | Node::Start | Node::End | Node::WordBoundary { .. } => {}
    }
}
