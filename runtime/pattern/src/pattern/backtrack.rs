//! Runs backtracking programs, for patterns with back-references or counts that are too large.
//! Decides when to stop; must not know how programs are compiled.
//!
//! Some patterns take exponential time on some strings. A program stops after [`MOST_STEPS`] steps,
//! or if it has to store more than [`MOST_STORED`] alternatives. Then the string matches.

mod memory;
mod step;

use super::alphabet::Alphabet;
use memory::{Memory, UNSET, Undo};
pub use step::PatternStep;

/// The greatest number of steps for one string, some milliseconds.
const MOST_STEPS: u32 = 1_000_000;

/// The greatest number of stored alternatives, some hundred kilobytes.
const MOST_STORED: usize = 32_768;

/// See [`Pattern::program`](super::Pattern::program).
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Program {
    pub(super) alphabet: Alphabet,
    pub(super) steps: &'static [PatternStep],
    pub(super) slots: u32,
}

/// A run of a program on a string.
struct Run<'a> {
    program: &'a Program,
    string: &'a str,
    memory: Memory,
    left: u32,
}

/// The program stopped at a limit.
struct LimitReached;

impl Program {
    pub(super) fn matches(&self, string: &str) -> bool {
        let mut run = Run {
            program: self,
            string,
            memory: Memory::of(self.slots),
            left: MOST_STEPS,
        };
        let offsets = string.char_indices().map(|(offset, _)| offset);
        for offset in offsets.chain([string.len()]) {
            match run.found_from(0, offset) {
                Ok(false) => {}
                Ok(true) | Err(LimitReached) => return true,
            }
        }
        false
    }
}

impl Run<'_> {
    /// Whether the steps from `step` end with [`PatternStep::Found`]. If they do, slots keep their
    /// values and can be restored later; remaining alternatives are dropped.
    fn found_from(&mut self, step: usize, offset: usize) -> Result<bool, LimitReached> {
        let base = self.memory.mark();
        let (mut step, mut offset) = (step, offset);
        loop {
            self.left = self.left.checked_sub(1).ok_or(LimitReached)?;
            if self.memory.mark() > MOST_STORED {
                return Err(LimitReached);
            }
            let Some(current) = self.program.steps.get(step) else {
                return Err(LimitReached);
            };
            if *current == PatternStep::Found {
                self.memory.drop_alternatives(base);
                return Ok(true);
            }
            match self.take(*current, step, offset)? {
                Some(next) => (step, offset) = next,
                None => match self.memory.back(base) {
                    Some(next) => (step, offset) = next,
                    None => return Ok(false),
                },
            }
        }
    }

    /// The next step and offset; `None` if the step fails.
    fn take(
        &mut self,
        current: PatternStep,
        step: usize,
        offset: usize,
    ) -> Result<Option<(usize, usize)>, LimitReached> {
        let next = step + 1;
        let passed = |condition: bool| Ok(condition.then_some((next, offset)));
        match current {
            PatternStep::Take(classes) => {
                let character = self.after(offset);
                let character = character.filter(|it| self.is_of(*it, classes));
                Ok(character.map(|it| (next, offset + it.len_utf8())))
            }
            PatternStep::TakeBack(classes) => {
                let character = self.before(offset);
                let character = character.filter(|it| self.is_of(*it, classes));
                Ok(character.map(|it| (next, offset - it.len_utf8())))
            }
            PatternStep::Start => passed(offset == 0),
            PatternStep::End => passed(offset == self.string.len()),
            PatternStep::Boundary(word, negated) => {
                let is_word = |character: Option<char>| {
                    character.is_some_and(|character| self.is_of(character, word))
                };
                let boundary = is_word(self.before(offset)) != is_word(self.after(offset));
                passed(boundary != negated)
            }
            PatternStep::Fork(other) => {
                self.memory.push(Undo::Alternative(other as usize, offset));
                Ok(Some((next, offset)))
            }
            PatternStep::Jump(to) => Ok(Some((to as usize, offset))),
            PatternStep::Save(slot) => {
                self.memory.set(slot, offset);
                Ok(Some((next, offset)))
            }
            PatternStep::Forget(first, end) => {
                (first..end).for_each(|slot| self.memory.set(slot, UNSET));
                Ok(Some((next, offset)))
            }
            PatternStep::Same(group) => {
                let same = self.group(group);
                let rest = self.string.get(offset..).unwrap_or_default();
                let passed = rest.starts_with(same).then_some(offset + same.len());
                Ok(passed.map(|offset| (next, offset)))
            }
            PatternStep::SameBack(group) => {
                let same = self.group(group);
                let rest = self.string.get(..offset).unwrap_or_default();
                let passed = rest.ends_with(same).then(|| offset - same.len());
                Ok(passed.map(|offset| (next, offset)))
            }
            PatternStep::Look(negated, to) => {
                let base = self.memory.mark();
                let found = self.found_from(next, offset)?;
                if negated {
                    self.memory.undo(base);
                }
                Ok((found != negated).then_some((to as usize, offset)))
            }
            PatternStep::Count(slot) => {
                self.memory.set(slot, 0);
                Ok(Some((next, offset)))
            }
            PatternStep::Repeat(slot, min, max, lazy, behind) => Ok(Some(self.repeat(
                slot,
                (min, max),
                lazy,
                (next, behind as usize),
                offset,
            ))),
            PatternStep::Again(slot, min, head) => {
                let counted = self.memory.slot(slot);
                let is_empty = self.memory.slot(slot + 1) == offset;
                // A required repetition may be empty; an optional empty one fails.
                let fails = is_empty && counted > min as usize;
                Ok((!fails).then_some((head as usize, offset)))
            }
            PatternStep::Found => Ok(None),
        }
    }

    /// Begins another repetition at `inside`, or continues at `behind`.
    fn repeat(
        &mut self,
        slot: u32,
        (min, max): (u32, u32),
        lazy: bool,
        (inside, behind): (usize, usize),
        offset: usize,
    ) -> (usize, usize) {
        let count = self.memory.slot(slot);
        if count >= max as usize && max != u32::MAX {
            return (behind, offset);
        }
        let optional = count >= min as usize;
        if optional && lazy {
            self.memory.push(Undo::Repetition(slot, inside, offset));
            return (behind, offset);
        }
        if optional {
            self.memory.push(Undo::Alternative(behind, offset));
        }
        self.memory.count(slot, offset);
        (inside, offset)
    }

    /// The string that a group has matched, or the empty string.
    fn group(&self, group: u32) -> &str {
        let first = (group.saturating_sub(1)) * 2;
        let (first, last) = (self.memory.slot(first), self.memory.slot(first + 1));
        self.string.get(first..last).unwrap_or_default()
    }

    fn is_of(&self, character: char, classes: u64) -> bool {
        classes >> self.program.alphabet.class(character) & 1 == 1
    }

    fn after(&self, offset: usize) -> Option<char> {
        self.string.get(offset..)?.chars().next()
    }

    fn before(&self, offset: usize) -> Option<char> {
        self.string.get(..offset)?.chars().next_back()
    }
}
