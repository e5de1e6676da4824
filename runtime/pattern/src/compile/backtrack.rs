//! Class (d): a backtracking program, for patterns with back-references or counts that are too
//! large. Decides the steps of the program; must not know how it runs.

use super::alphabet::{Alphabet, Mask};
use super::compiled::{Matcher, Step};
use super::syntax::{Alternatives, Node, WORD, set};

/// The greatest number of steps in a program.
const MOST_STEPS: usize = 4_000;

/// The program of a pattern; `None` if it is too long.
pub(super) fn matcher(alternatives: &Alternatives, alphabet: &Alphabet) -> Option<Matcher> {
    let classes: Vec<Mask> = (0..alphabet.len()).map(|class| 1 << class).collect();
    let (emitted, order) = alphabet.emitted(&classes);
    let groups = groups(alternatives);
    let mut compiler = Compiler {
        alphabet,
        order,
        steps: Vec::new(),
        // Two slots for the ends of each group; loops use later slots.
        slots: groups.map_or(0, |(_, last)| 2 * last),
    };
    compiler.alternatives(alternatives, false)?;
    compiler.push(Step::Found)?;
    Some(Matcher::Program {
        alphabet: emitted,
        slots: compiler.slots,
        steps: compiler.steps,
    })
}

struct Compiler<'a> {
    alphabet: &'a Alphabet,
    /// The class of the alphabet for each emitted class.
    order: Vec<usize>,
    steps: Vec<Step>,
    slots: u32,
}

impl Compiler<'_> {
    /// Adds a step, and returns its index.
    fn push(&mut self, step: Step) -> Option<u32> {
        let index = self.here();
        self.steps.push(step);
        (self.steps.len() <= MOST_STEPS).then_some(index)
    }

    /// The index of the next step.
    fn here(&self) -> u32 {
        self.steps.len() as u32
    }

    fn set(&mut self, index: u32, step: Step) {
        self.steps[index as usize] = step;
    }

    fn mask(&self, classes: Mask) -> Mask {
        let order = self.order.iter().enumerate();
        order
            .filter(|(_, class)| classes >> **class & 1 == 1)
            .fold(0, |mask, (number, _)| mask | 1 << number)
    }

    /// Adds the steps of alternatives. `back`: whether to match from the end to the beginning, as
    /// in a lookbehind.
    fn alternatives(&mut self, alternatives: &Alternatives, back: bool) -> Option<()> {
        let mut ends = Vec::new();
        for (index, sequence) in alternatives.iter().enumerate() {
            let fork = match index + 1 < alternatives.len() {
                true => Some(self.push(Step::Fork(0))?),
                false => None,
            };
            for position in 0..sequence.len() {
                let position = if back {
                    sequence.len() - 1 - position
                } else {
                    position
                };
                self.node(&sequence[position], back)?;
            }
            if let Some(fork) = fork {
                ends.push(self.push(Step::Jump(0))?);
                let here = self.here();
                self.set(fork, Step::Fork(here));
            }
        }
        let here = self.here();
        ends.into_iter()
            .for_each(|end| self.set(end, Step::Jump(here)));
        Some(())
    }

    fn node(&mut self, node: &Node, back: bool) -> Option<()> {
        let step = match node {
            Node::Class(set) => {
                let classes = self.mask(self.alphabet.mask(set));
                if back {
                    Step::TakeBack(classes)
                } else {
                    Step::Take(classes)
                }
            }
            Node::Start => Step::Start,
            Node::End => Step::End,
            Node::WordBoundary { negated } => Step::Boundary {
                word: self.mask(self.alphabet.mask(&set(WORD, false))),
                negated: *negated,
            },
            Node::Reference(group) if back => Step::SameBack(*group),
            Node::Reference(group) => Step::Same(*group),
            Node::Group(alternatives, None) => return self.alternatives(alternatives, back),
            Node::Group(alternatives, Some(group)) => {
                let (first, last) = (2 * (group - 1), 2 * (group - 1) + 1);
                let (first, last) = if back { (last, first) } else { (first, last) };
                self.push(Step::Save(first))?;
                self.alternatives(alternatives, back)?;
                Step::Save(last)
            }
            Node::Look {
                ahead,
                negated,
                alternatives,
            } => {
                let look = self.push(Step::Found)?;
                self.alternatives(alternatives, !ahead)?;
                self.push(Step::Found)?;
                let (negated, to) = (*negated, self.here());
                self.set(look, Step::Look { negated, to });
                return Some(());
            }
            Node::Repeat {
                node,
                min,
                max,
                lazy,
            } => return self.repeat(node, (*min, *max), *lazy, back),
        };
        self.push(step).map(|_| ())
    }

    fn repeat(
        &mut self,
        node: &Node,
        (min, max): (u32, Option<u32>),
        lazy: bool,
        back: bool,
    ) -> Option<()> {
        let slot = self.slots;
        self.slots += 2;
        self.push(Step::Count(slot))?;
        let head = self.push(Step::Found)?;
        if let Some((first, last)) = groups_of(node) {
            self.push(Step::Forget(2 * (first - 1), 2 * last))?;
        }
        self.node(node, back)?;
        self.push(Step::Again { slot, min, head })?;
        let behind = self.here();
        self.set(
            head,
            Step::Repeat {
                slot,
                min,
                max: max.unwrap_or(u32::MAX),
                lazy,
                behind,
            },
        );
        Some(())
    }
}

/// The first and the last capture group.
fn groups(alternatives: &Alternatives) -> Option<(u32, u32)> {
    let nodes = alternatives.iter().flatten();
    nodes
        .filter_map(groups_of)
        .reduce(|all, some| (all.0.min(some.0), all.1.max(some.1)))
}

fn groups_of(node: &Node) -> Option<(u32, u32)> {
    match node {
        Node::Group(alternatives, number) => {
            let inner = groups(alternatives);
            match (number, inner) {
                // Groups are numbered in the order in which they begin.
                (Some(number), inner) => Some((*number, inner.map_or(*number, |(_, last)| last))),
                (None, inner) => inner,
            }
        }
        Node::Look { alternatives, .. } => groups(alternatives),
        Node::Repeat { node, .. } => groups_of(node),
        _ => None,
    }
}
