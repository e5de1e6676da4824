//! Strings from the syntax tree: for each part the simplest string, and others that replace it one
//! at a time. Ignores lookarounds, so the simplest string may not match.

use std::collections::{BTreeMap, BTreeSet};

use super::characters::edges;
use super::limits::{LONGEST, OUTSIDE};
use crate::compile::samples::readable;
use crate::compile::set::CharSet;
use crate::compile::syntax::{Alternatives, Node};

/// The greatest size of all strings, including those of parts.
const MOST_BYTES: usize = 4 << 20;

/// Writes the strings of one pattern.
pub(super) struct Writer {
    /// The number of characters for each set.
    characters: usize,
    /// The simplest string of each group.
    groups: BTreeMap<u32, String>,
    /// The size of further strings.
    left: usize,
    /// The numbers of repetitions.
    pub(super) counts: BTreeSet<u32>,
    /// Whether characters beside a part decide whether the part matches.
    pub(super) has_context: bool,
}

impl Writer {
    pub(super) fn new(characters: usize) -> Self {
        Self {
            characters,
            groups: BTreeMap::new(),
            left: MOST_BYTES,
            counts: BTreeSet::new(),
            has_context: false,
        }
    }

    /// The strings, the simplest one first; `None` if it is too long.
    pub(super) fn alternatives(&mut self, alternatives: &Alternatives) -> Option<Vec<String>> {
        let sequences = alternatives.iter();
        let mut written: Vec<Vec<String>> = sequences
            .filter_map(|sequence| self.sequence(sequence))
            .collect();
        let simplest = |strings: &Vec<String>| strings.first().map_or(0, String::len);
        written.sort_by_key(simplest);
        (!written.is_empty()).then(|| written.concat())
    }

    fn sequence(&mut self, nodes: &[Node]) -> Option<Vec<String>> {
        let parts = nodes.iter().map(|node| self.node(node));
        let parts: Vec<Vec<String>> = parts.collect::<Option<_>>()?;
        let simplest = parts.iter().filter_map(|part| part.first());
        let whole: String = simplest.map(String::as_str).collect();
        if whole.len() > LONGEST {
            return None;
        }
        let mut strings = vec![whole.clone()];
        let mut rest = whole.as_str();
        for part in &parts {
            let [simplest, others @ ..] = part.as_slice() else {
                continue;
            };
            let before = &whole[..whole.len() - rest.len()];
            rest = &rest[simplest.len()..];
            for other in others {
                self.add(&mut strings, &[before, other, rest]);
            }
        }
        Some(strings)
    }

    fn node(&mut self, node: &Node) -> Option<Vec<String>> {
        Some(match node {
            Node::Class(set) => self.class(set)?,
            Node::Start | Node::End => beside(&OUTSIDE),
            Node::WordBoundary { .. } => {
                self.has_context = true;
                beside(&["a", "-"])
            }
            Node::Group(alternatives, number) => {
                let strings = self.alternatives(alternatives)?;
                if let (Some(number), Some(simplest)) = (number, strings.first()) {
                    self.groups.insert(*number, simplest.clone());
                }
                strings
            }
            Node::Look { alternatives, .. } => {
                self.has_context = true;
                let mut strings = vec![String::new()];
                strings.extend(self.alternatives(alternatives).unwrap_or_default());
                strings
            }
            Node::Reference(number) => {
                let same = self.groups.get(number).cloned().unwrap_or_default();
                let mut strings = vec![same.clone()];
                self.add(&mut strings, &["-"]);
                self.add(&mut strings, &[&same, &same]);
                strings
            }
            Node::Repeat { node, min, max, .. } => self.repeat(node, *min, *max)?,
        })
    }

    fn class(&mut self, set: &CharSet) -> Option<Vec<String>> {
        let mut strings = Vec::from_iter(readable(set, &mut 0).map(String::from));
        let simplest = strings.first().cloned().unwrap_or_default();
        for edge in edges(set, self.characters) {
            let edge = String::from(edge);
            if edge != simplest {
                self.add(&mut strings, &[&edge]);
            }
        }
        // No character is in an empty set.
        (!simplest.is_empty()).then_some(strings)
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>) -> Option<Vec<String>> {
        let one = self.node(node)?;
        let [simplest, others @ ..] = one.as_slice() else {
            return None;
        };
        let least = simplest.len().checked_mul(min as usize)?;
        if least > LONGEST {
            return None;
        }
        let mut strings = vec![simplest.repeat(min as usize)];
        let counts = [
            min.checked_sub(1),
            min.checked_add(1),
            max.and_then(|max| max.checked_sub(1)),
            max,
            max.and_then(|max| max.checked_add(1)),
        ];
        let mut counts: Vec<u32> = counts.into_iter().flatten().collect();
        counts.sort_unstable();
        counts.dedup();
        self.counts.extend(&counts);
        for count in counts.into_iter().filter(|count| *count != min) {
            let length = simplest.len().saturating_mul(count as usize);
            if length <= LONGEST {
                self.add(&mut strings, &[&simplest.repeat(count as usize)]);
            }
        }
        // The last repetition differs from the others.
        let before = simplest.repeat(min.saturating_sub(1) as usize);
        for other in others {
            self.add(&mut strings, &[&before, other]);
        }
        Some(strings)
    }

    /// Adds the string of these parts, unless it is too long.
    fn add(&mut self, strings: &mut Vec<String>, parts: &[&str]) {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        if let Some(left) = self.left.checked_sub(length).filter(|_| length <= LONGEST) {
            self.left = left;
            strings.push(parts.concat());
        }
    }
}

/// Nothing, or one of these strings.
fn beside(strings: &[&str]) -> Vec<String> {
    let strings = strings.iter().map(|string| (*string).to_owned());
    std::iter::once(String::new()).chain(strings).collect()
}
