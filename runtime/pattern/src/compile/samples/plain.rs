//! A shortest string of a pattern, from its syntax tree. Ignores lookarounds, so the string may not
//! match.

use super::readable::readable;
use crate::compile::syntax::{Alternatives, Node};

/// A string of `min` to `max` characters, if there is one.
pub(super) fn sample(alternatives: &Alternatives, min: usize, max: usize) -> Option<String> {
    let shortest = Writer::new(0, max).of(alternatives)?;
    let string = match min.checked_sub(shortest.chars().count()) {
        None | Some(0) => shortest,
        Some(missing) => Writer::new(missing, max).of(alternatives)?,
    };
    let length = string.chars().count();
    (min..=max).contains(&length).then_some(string)
}

/// The greatest number of visits to nodes of a pattern; a repeated node counts each time.
const MOST_VISITS: usize = 20_000;

#[derive(Clone)]
struct Writer {
    string: String,
    /// The number of characters with alternatives at the end of the string, see [`readable`].
    run: usize,
    /// The number of optional characters that the string still lacks.
    missing: usize,
    max: usize,
    /// The remaining visits to nodes.
    left: usize,
}

impl Writer {
    fn new(missing: usize, max: usize) -> Self {
        Self {
            string: String::new(),
            run: 0,
            missing,
            max,
            left: MOST_VISITS,
        }
    }

    fn of(mut self, alternatives: &Alternatives) -> Option<String> {
        self.alternatives(alternatives)?;
        Some(self.string)
    }

    /// Appends the first of the shortest alternatives.
    fn alternatives(&mut self, alternatives: &Alternatives) -> Option<()> {
        let mut left = self.left;
        let writers = alternatives.iter().filter_map(|sequence| {
            let mut writer = Self {
                left,
                ..self.clone()
            };
            let written = sequence.iter().try_for_each(|node| writer.node(node));
            left = writer.left;
            written.map(|()| writer)
        });
        // The sum ignores optional characters, which make the string longer and `missing` smaller.
        let shortest = writers.min_by_key(|writer| writer.string.len() + writer.missing);
        *self = Self { left, ..shortest? };
        Some(())
    }

    fn node(&mut self, node: &Node) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        match node {
            Node::Class(set) => {
                self.string.push(readable(set, &mut self.run)?);
                // Compares bytes, which need not be counted: a character has at most four.
                (self.string.len() <= self.max.saturating_mul(4)).then_some(())
            }
            Node::Group(alternatives, _) => self.alternatives(alternatives),
            Node::Repeat { node, min, max, .. } => {
                let mut count = *min as usize;
                if let Node::Class(_) = **node {
                    let most = max.map_or(usize::MAX, |max| max as usize);
                    let more = self.missing.min(most.saturating_sub(count));
                    self.missing -= more;
                    count += more;
                }
                for _ in 0..count {
                    let length = self.string.len();
                    self.node(node)?;
                    // Further repetitions are empty, too.
                    if self.string.len() == length {
                        break;
                    }
                }
                Some(())
            }
            Node::Start | Node::End | Node::WordBoundary { .. } | Node::Look { .. } => Some(()),
            Node::Reference(_) => None,
        }
    }
}
