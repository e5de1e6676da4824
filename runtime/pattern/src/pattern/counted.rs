//! Matches all paths through a pattern in parallel: with a set of positions, and for limited
//! repetitions the number of the repetition.
//!
//! If several paths lead to a position, only the least count matters: it allows everything that the
//! others allow.

use super::alphabet::Alphabet;

/// The greatest number of positions with counters.
const MOST_COUNTS: usize = 16;

/// A position with a counter: its number, the positions that may follow in the same repetition,
/// those in the next one, and the greatest number of repetitions.
pub type PatternCount = (u8, u128, u128, u32);

/// See [`Pattern::counted`](super::Pattern::counted).
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Counted {
    pub(super) alphabet: Alphabet,
    pub(super) positions: &'static [(u64, u128)],
    pub(super) counts: &'static [PatternCount],
    pub(super) first: u128,
    pub(super) last: u128,
    pub(super) empty: bool,
}

impl Counted {
    pub(super) fn matches(&self, string: &str) -> bool {
        let mut counted = [0; MOST_COUNTS];
        let (mut active, mut entered) = (0, self.first);
        for character in string.chars() {
            let class = self.alphabet.class(character);
            let next = self.taken(entered, class);
            (active, counted) = self.repeated(active, &counted, next, class);
            if active == 0 {
                return false;
            }
            entered = self.behind(active);
        }
        if string.is_empty() {
            self.empty
        } else {
            active & self.last != 0
        }
    }

    /// The positions that match a class of characters.
    fn taken(&self, mut positions: u128, class: u8) -> u128 {
        let mut taken = 0;
        while positions != 0 {
            let position = positions.trailing_zeros() as usize;
            if self.takes(position, class) {
                taken |= 1 << position;
            }
            positions &= positions - 1;
        }
        taken
    }

    fn takes(&self, position: usize, class: u8) -> bool {
        let takes = self.positions.get(position).map_or(0, |(takes, _)| *takes);
        takes >> class & 1 == 1
    }

    /// The positions that may follow a set, outside of repetitions or in their first.
    fn behind(&self, mut positions: u128) -> u128 {
        let mut behind = 0;
        while positions != 0 {
            let position = positions.trailing_zeros() as usize;
            behind |= self.positions.get(position).map_or(0, |(_, next)| *next);
            positions &= positions - 1;
        }
        behind
    }

    /// Adds to `entered` the positions that follow by repetition. Returns all positions, and the
    /// counts.
    fn repeated(
        &self,
        before: u128,
        counted: &[u32; MOST_COUNTS],
        entered: u128,
        class: u8,
    ) -> (u128, [u32; MOST_COUNTS]) {
        let mut next = entered;
        let mut counts = [0; MOST_COUNTS];
        for ((position, _, _, most), count) in self.counts.iter().zip(&mut counts) {
            if entered >> position & 1 == 1 {
                *count = 1;
                continue;
            }
            if !self.takes((*position).into(), class) {
                continue;
            }
            let paths = self.counts.iter().zip(counted);
            let paths = paths.filter(|((from, ..), _)| before >> from & 1 == 1);
            let paths = paths.flat_map(|((_, within, again, _), count)| {
                let leads = |to: &u128| to >> position & 1 == 1;
                let same = leads(within).then_some(*count);
                let more = (leads(again) && count < most).then(|| count + 1);
                [same, more].into_iter().flatten()
            });
            if let Some(least) = paths.min() {
                *count = least;
                next |= 1 << position;
            }
        }
        (next, counts)
    }
}
