//! The shortest way through a pattern, as it is written. What looks around is passed over, so that the
//! string need not match.

use super::readable::readable;
use crate::compile::syntax::{Alternatives, Node};

/// A string of `min` to `max` characters, if there is one.
pub(super) fn sample(alternatives: &Alternatives, min: usize, max: usize) -> Option<String> {
    let shortest = Writer::new(0, max).of(alternatives)?;
    let text = match min.checked_sub(shortest.chars().count()) {
        None | Some(0) => shortest,
        Some(missing) => Writer::new(missing, max).of(alternatives)?,
    };
    let length = text.chars().count();
    (min..=max).contains(&length).then_some(text)
}

/// How many parts of a pattern are looked at, each as often as it is repeated.
const MOST_PARTS: usize = 20_000;

#[derive(Clone)]
struct Writer {
    text: String,
    /// How many characters of the text could have been others, one after the other.
    run: usize,
    /// Characters that the text should have beyond those that it must have.
    missing: usize,
    max: usize,
    /// Parts of the pattern that may still be looked at.
    left: usize,
}

impl Writer {
    fn new(missing: usize, max: usize) -> Self {
        Self {
            text: String::new(),
            run: 0,
            missing,
            max,
            left: MOST_PARTS,
        }
    }

    fn of(mut self, alternatives: &Alternatives) -> Option<String> {
        self.alternatives(alternatives)?;
        Some(self.text)
    }

    /// Takes the alternative with the shortest text, the first of several.
    fn alternatives(&mut self, alternatives: &Alternatives) -> Option<()> {
        let mut left = self.left;
        let texts = alternatives.iter().filter_map(|sequence| {
            let mut writer = Self {
                left,
                ..self.clone()
            };
            let written = sequence.iter().try_for_each(|node| writer.node(node));
            left = writer.left;
            written.map(|()| writer)
        });
        // What is missing is made up for, so that it does not count.
        let shortest = texts.min_by_key(|writer| writer.text.len() + writer.missing);
        *self = Self { left, ..shortest? };
        Some(())
    }

    fn node(&mut self, node: &Node) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        match node {
            Node::Class(set) => {
                self.text.push(readable(set, &mut self.run)?);
                // As bytes: no text of that many characters is shorter.
                (self.text.len() <= self.max.saturating_mul(4)).then_some(())
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
                    let length = self.text.len();
                    self.node(node)?;
                    // Nothing, however often.
                    if self.text.len() == length {
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
