//! Runs backtracking programs, for patterns with back-references or too large counts. Decides when
//! to stop; must not know how programs are compiled.
//!
//! Some patterns take exponential time on some strings. A program stops after [`MOST_STEPS`] steps,
//! or if it has to store more than [`MOST_KEPT`] alternatives; then the string passes.

mod memory;
mod step;

use super::alphabet::Alphabet;
use memory::{Memory, UNSET, Undo};
pub use step::PatternStep;

/// The greatest number of steps for one string, some milliseconds.
const MOST_STEPS: u32 = 1_000_000;

/// The greatest number of stored alternatives, some hundred kilobytes.
const MOST_KEPT: usize = 32_768;

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
    text: &'a str,
    memory: Memory,
    left: u32,
}

/// The program was stopped.
struct GivenUp;

impl Program {
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut run = Run {
            program: self,
            text,
            memory: Memory::of(self.slots),
            left: MOST_STEPS,
        };
        let ends = text.char_indices().map(|(place, _)| place);
        for place in ends.chain([text.len()]) {
            match run.found_from(0, place) {
                Ok(false) => {}
                Ok(true) | Err(GivenUp) => return true,
            }
        }
        false
    }
}

impl Run<'_> {
    /// Whether the steps from `step` end with [`PatternStep::Found`]. If they do, slots keep their
    /// values, and the way to undo them; remaining alternatives are dropped.
    fn found_from(&mut self, step: usize, place: usize) -> Result<bool, GivenUp> {
        let base = self.memory.mark();
        let (mut step, mut place) = (step, place);
        loop {
            self.left = self.left.checked_sub(1).ok_or(GivenUp)?;
            if self.memory.mark() > MOST_KEPT {
                return Err(GivenUp);
            }
            let Some(current) = self.program.steps.get(step) else {
                return Err(GivenUp);
            };
            if *current == PatternStep::Found {
                self.memory.drop_ways(base);
                return Ok(true);
            }
            match self.take(*current, step, place)? {
                Some(next) => (step, place) = next,
                None => match self.memory.back(base) {
                    Some(next) => (step, place) = next,
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
        place: usize,
    ) -> Result<Option<(usize, usize)>, GivenUp> {
        let next = step + 1;
        let passed = |holds: bool| Ok(holds.then_some((next, place)));
        match current {
            PatternStep::Take(classes) => {
                let character = self.after(place);
                let character = character.filter(|it| self.is_of(*it, classes));
                Ok(character.map(|it| (next, place + it.len_utf8())))
            }
            PatternStep::TakeBack(classes) => {
                let character = self.before(place);
                let character = character.filter(|it| self.is_of(*it, classes));
                Ok(character.map(|it| (next, place - it.len_utf8())))
            }
            PatternStep::Start => passed(place == 0),
            PatternStep::End => passed(place == self.text.len()),
            PatternStep::Boundary(word, negated) => {
                let is_word = |character: Option<char>| {
                    character.is_some_and(|character| self.is_of(character, word))
                };
                let boundary = is_word(self.before(place)) != is_word(self.after(place));
                passed(boundary != negated)
            }
            PatternStep::Fork(other) => {
                self.memory.push(Undo::Way(other as usize, place));
                Ok(Some((next, place)))
            }
            PatternStep::Jump(to) => Ok(Some((to as usize, place))),
            PatternStep::Save(slot) => {
                self.memory.keep(slot, place);
                Ok(Some((next, place)))
            }
            PatternStep::Forget(first, end) => {
                (first..end).for_each(|slot| self.memory.keep(slot, UNSET));
                Ok(Some((next, place)))
            }
            PatternStep::Same(group) => {
                let same = self.group(group);
                let rest = self.text.get(place..).unwrap_or_default();
                let passed = rest.starts_with(same).then_some(place + same.len());
                Ok(passed.map(|place| (next, place)))
            }
            PatternStep::SameBack(group) => {
                let same = self.group(group);
                let rest = self.text.get(..place).unwrap_or_default();
                let passed = rest.ends_with(same).then(|| place - same.len());
                Ok(passed.map(|place| (next, place)))
            }
            PatternStep::Look(negated, to) => {
                let base = self.memory.mark();
                let found = self.found_from(next, place)?;
                if negated {
                    self.memory.undo(base);
                }
                Ok((found != negated).then_some((to as usize, place)))
            }
            PatternStep::Count(slot) => {
                self.memory.keep(slot, 0);
                Ok(Some((next, place)))
            }
            PatternStep::Repeat(slot, min, max, lazy, behind) => Ok(Some(self.repeat(
                slot,
                (min, max),
                lazy,
                (next, behind as usize),
                place,
            ))),
            PatternStep::Again(slot, min, head) => {
                let counted = self.memory.slot(slot);
                let is_empty = self.memory.slot(slot + 1) == place;
                // A required repetition may be empty; an optional empty one fails.
                let fails = is_empty && counted > min as usize;
                Ok((!fails).then_some((head as usize, place)))
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
        place: usize,
    ) -> (usize, usize) {
        let count = self.memory.slot(slot);
        if count >= max as usize && max != u32::MAX {
            return (behind, place);
        }
        let optional = count >= min as usize;
        if optional && lazy {
            self.memory.push(Undo::Repetition(slot, inside, place));
            return (behind, place);
        }
        if optional {
            self.memory.push(Undo::Way(behind, place));
        }
        self.memory.count(slot, place);
        (inside, place)
    }

    /// The string that a group has matched, or the empty string.
    fn group(&self, group: u32) -> &str {
        let first = (group.saturating_sub(1)) * 2;
        let (first, last) = (self.memory.slot(first), self.memory.slot(first + 1));
        self.text.get(first..last).unwrap_or_default()
    }

    fn is_of(&self, character: char, classes: u64) -> bool {
        classes >> self.program.alphabet.class(character) & 1 == 1
    }

    fn after(&self, place: usize) -> Option<char> {
        self.text.get(place..)?.chars().next()
    }

    fn before(&self, place: usize) -> Option<char> {
        self.text.get(..place)?.chars().next_back()
    }
}
