//! Converts a compiled pattern to one that runs, without emitted code. Must not know the meaning of
//! the variants.

use super::compiled::{Alphabet, Matcher, Step};
use crate::{Pattern, PatternStep, WideRanges};

impl Matcher {
    /// The pattern that emitted code would contain.
    ///
    /// Its memory is never freed, so only tests and tools with a limited number of patterns should
    /// call this.
    pub fn leak(&self, source: &str) -> Pattern {
        let source = source.to_owned().leak();
        match self {
            Self::Class { set, min, max } => {
                Pattern::class(source, &set.ascii, leaked(&set.wide), *min, *max)
            }
            Self::Table {
                alphabet,
                rows,
                start,
                accepting,
            } => {
                let (ascii, wide) = classes(alphabet);
                let rows = rows.iter().flatten().map(|state| b'0' + state);
                let rows = rows.collect::<Vec<_>>().leak();
                Pattern::table(source, &ascii, wide, rows, *start, *accepting)
            }
            Self::Counted {
                alphabet,
                empty,
                first,
                last,
                positions,
                counts,
            } => {
                let (ascii, wide) = classes(alphabet);
                let positions = positions.iter().map(|it| (it.takes, it.next));
                let positions = positions.collect::<Vec<_>>().leak();
                let counts = counts.iter();
                let counts = counts.map(|it| (it.position, it.within, it.again, it.most));
                let counts = counts.collect::<Vec<_>>().leak();
                let ends = (*first, *last);
                Pattern::counted(source, &ascii, wide, positions, counts, ends, *empty)
            }
            Self::Program {
                alphabet,
                slots,
                steps,
            } => {
                let (ascii, wide) = classes(alphabet);
                let steps = steps.iter().map(step).collect::<Vec<_>>().leak();
                Pattern::program(source, &ascii, wide, steps, *slots)
            }
        }
    }
}

fn classes(alphabet: &Alphabet) -> (Vec<&str>, WideRanges) {
    let ascii = alphabet.classes.iter().map(|set| set.ascii.as_str());
    let wide = alphabet.classes.iter().zip(1_u8..);
    let wide = wide.filter(|(set, _)| !set.wide.is_empty());
    let wide = wide.map(|(set, class)| (class, leaked(&set.wide)));
    (ascii.collect(), wide.collect::<Vec<_>>().leak())
}

fn leaked(characters: &[char]) -> &'static [char] {
    characters.to_vec().leak()
}

fn step(step: &Step) -> PatternStep {
    match *step {
        Step::Take(classes) => PatternStep::Take(classes),
        Step::TakeBack(classes) => PatternStep::TakeBack(classes),
        Step::Start => PatternStep::Start,
        Step::End => PatternStep::End,
        Step::Boundary { word, negated } => PatternStep::Boundary(word, negated),
        Step::Fork(to) => PatternStep::Fork(to),
        Step::Jump(to) => PatternStep::Jump(to),
        Step::Save(slot) => PatternStep::Save(slot),
        Step::Forget(first, end) => PatternStep::Forget(first, end),
        Step::Same(group) => PatternStep::Same(group),
        Step::SameBack(group) => PatternStep::SameBack(group),
        Step::Look { negated, to } => PatternStep::Look(negated, to),
        Step::Count(slot) => PatternStep::Count(slot),
        Step::Repeat {
            slot,
            min,
            max,
            lazy,
            behind,
        } => PatternStep::Repeat(slot, min, max, lazy, behind),
        Step::Again { slot, min, head } => PatternStep::Again(slot, min, head),
        Step::Found => PatternStep::Found,
    }
}
