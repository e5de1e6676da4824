//! A program that tries one way after another, for patterns that refer back to what they matched, or
//! count too much. Decides how far it goes; must not know how programs are made.
//!
//! Some patterns take time without end on some texts, whatever the engine. A program is given up after
//! [`MOST_STEPS`] steps, and where it would have to remember more than [`MOST_KEPT`] ways; then the text
//! passes.

use super::alphabet::Alphabet;

/// Steps that a program may take for one text, some milliseconds.
const MOST_STEPS: u32 = 1_000_000;

/// Ways that a program may have yet to try, some hundred kilobytes.
const MOST_KEPT: usize = 32_768;

/// A slot in which there is nothing.
const UNSET: usize = usize::MAX;

/// See [`Pattern::program`](super::Pattern::program).
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Program {
    pub(super) alphabet: Alphabet,
    pub(super) steps: &'static [PatternStep],
    pub(super) slots: u32,
}

/// A step of a pattern's program. Where a step names no other, the one behind it follows. Classes of
/// characters are bits of a word, places of the text are kept in slots: those of group 1 in slots 0 and
/// 1, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternStep {
    /// Passes a character of these classes.
    Take(u64),
    /// Passes the character before, towards the start of the text.
    TakeBack(u64),
    /// Fails but at the start of the text.
    Start,
    /// Fails but at the end of the text.
    End,
    /// Fails but between a character of these classes and something else, or the other way round if
    /// this is negated.
    Boundary(u64, bool),
    /// Tries the next step, and if that fails the one at this place.
    Fork(u32),
    /// Goes to a place.
    Jump(u32),
    /// Keeps the place of the text in a slot.
    Save(u32),
    /// Empties slots, from the first to the one before the last.
    Forget(u32, u32),
    /// Passes what this group has matched.
    Same(u32),
    /// Passes it towards the start of the text.
    SameBack(u32),
    /// Tries the next steps up to `Found`, then goes on at a place. They must fail if this is negated.
    Look(bool, u32),
    /// Sets the count in a slot to zero.
    Count(u32),
    /// Begins a repetition or leaves them behind: the slot of the count, the least and the greatest
    /// count, whether it tries first to leave, and the place behind. The next slot keeps where the
    /// repetition begins.
    Repeat(u32, u32, u32, bool, u32),
    /// Ends a repetition: slot, least count, and place of the `Repeat`.
    Again(u32, u32, u32),
    /// What was looked for is found.
    Found,
}

/// What to return to when a way fails.
enum Kept {
    /// A step and a place of the text.
    Way(usize, usize),
    /// One more repetition, counted in a slot, from a step and a place of the text.
    Repetition(u32, usize, usize),
    /// What a slot held.
    Slot(usize, usize),
}

/// A text on which a program runs.
struct Run<'a> {
    program: &'a Program,
    text: &'a str,
    slots: Vec<usize>,
    kept: Vec<Kept>,
    left: u32,
}

/// The program was given up.
struct GivenUp;

impl Program {
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut run = Run {
            program: self,
            text,
            slots: vec![UNSET; self.slots as usize],
            kept: Vec::new(),
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
    /// Whether the steps from `step` end with [`PatternStep::Found`]. What they keep in slots stays
    /// there if they do, and how to undo it; ways that are left are dropped.
    fn found_from(&mut self, step: usize, place: usize) -> Result<bool, GivenUp> {
        let base = self.kept.len();
        let (mut step, mut place) = (step, place);
        loop {
            self.left = self.left.checked_sub(1).ok_or(GivenUp)?;
            if self.kept.len() > MOST_KEPT {
                return Err(GivenUp);
            }
            let Some(current) = self.program.steps.get(step) else {
                return Err(GivenUp);
            };
            if *current == PatternStep::Found {
                let kept = self.kept.split_off(base).into_iter();
                self.kept
                    .extend(kept.filter(|kept| matches!(kept, Kept::Slot(..))));
                return Ok(true);
            }
            match self.take(*current, step, place)? {
                Some(next) => (step, place) = next,
                None => match self.back(base) {
                    Some(next) => (step, place) = next,
                    None => return Ok(false),
                },
            }
        }
    }

    /// The next step and place; none if the step fails.
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
                self.kept.push(Kept::Way(other as usize, place));
                Ok(Some((next, place)))
            }
            PatternStep::Jump(to) => Ok(Some((to as usize, place))),
            PatternStep::Save(slot) => {
                self.keep(slot, place);
                Ok(Some((next, place)))
            }
            PatternStep::Forget(first, end) => {
                (first..end).for_each(|slot| self.keep(slot, UNSET));
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
                let base = self.kept.len();
                let found = self.found_from(next, place)?;
                if negated {
                    self.undo(base);
                }
                Ok((found != negated).then_some((to as usize, place)))
            }
            PatternStep::Count(slot) => {
                self.keep(slot, 0);
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
                let counted = self.slot(slot);
                let is_empty = self.slot(slot + 1) == place;
                // What has to be there may be empty; what may be there and is empty leads nowhere.
                let fails = is_empty && counted > min as usize;
                Ok((!fails).then_some((head as usize, place)))
            }
            PatternStep::Found => Ok(None),
        }
    }

    /// Begins another repetition at `inside`, or goes on `behind` them.
    fn repeat(
        &mut self,
        slot: u32,
        (min, max): (u32, u32),
        lazy: bool,
        (inside, behind): (usize, usize),
        place: usize,
    ) -> (usize, usize) {
        let count = self.slot(slot);
        if count >= max as usize && max != u32::MAX {
            return (behind, place);
        }
        let optional = count >= min as usize;
        if optional && lazy {
            self.kept.push(Kept::Repetition(slot, inside, place));
            return (behind, place);
        }
        if optional {
            self.kept.push(Kept::Way(behind, place));
        }
        self.count(slot, place);
        (inside, place)
    }

    /// Counts one more repetition, which begins at a place.
    fn count(&mut self, slot: u32, place: usize) {
        self.keep(slot, self.slot(slot).saturating_add(1));
        self.keep(slot + 1, place);
    }

    /// Returns to the last way that was not tried.
    fn back(&mut self, base: usize) -> Option<(usize, usize)> {
        while self.kept.len() > base {
            match self.kept.pop()? {
                Kept::Way(step, place) => return Some((step, place)),
                Kept::Repetition(slot, step, place) => {
                    self.count(slot, place);
                    return Some((step, place));
                }
                Kept::Slot(slot, value) => self.restore(slot, value),
            }
        }
        None
    }

    fn undo(&mut self, base: usize) {
        while self.back(base).is_some() {}
    }

    fn keep(&mut self, slot: u32, value: usize) {
        let slot = slot as usize;
        if let Some(held) = self.slots.get_mut(slot) {
            self.kept.push(Kept::Slot(slot, *held));
            *held = value;
        }
    }

    fn restore(&mut self, slot: usize, value: usize) {
        if let Some(held) = self.slots.get_mut(slot) {
            *held = value;
        }
    }

    fn slot(&self, slot: u32) -> usize {
        self.slots.get(slot as usize).copied().unwrap_or(UNSET)
    }

    /// What a group has matched; nothing if it has not.
    fn group(&self, group: u32) -> &str {
        let first = (group.saturating_sub(1)) * 2;
        let (first, last) = (self.slot(first), self.slot(first + 1));
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
