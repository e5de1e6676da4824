//! The positions of a pattern, and the positions that may follow each. Decides what is counted and
//! what is written out; must not know the ends of the string.

use crate::compile::alphabet::Mask;
use crate::compile::compiled::{Count, Position};
use crate::compile::term::{Expression, ExpressionTerm, Terms};

/// The greatest number of positions: the bits of a set.
const MOST_POSITIONS: usize = 128;

/// The greatest number of positions with counters, for which the matcher has space.
const MOST_COUNTS: usize = 16;

/// A set of positions.
type Positions = u128;

/// All positions of a pattern. Their classes are still those of the alphabet.
pub(super) struct Built {
    pub(super) ends: Ends,
    pub(super) positions: Vec<Position>,
    pub(super) counts: Vec<Count>,
}

/// The positions of a pattern; `None` if there are too many, or if it has lookarounds.
pub(super) fn build(pattern: Expression, terms: &Terms) -> Option<Built> {
    let mut builder = Builder {
        terms,
        positions: Vec::new(),
        counts: Vec::new(),
        counting: false,
    };
    let ends = builder.ends(pattern)?;
    let (positions, counts) = (builder.positions, builder.counts);
    (counts.len() <= MOST_COUNTS).then_some(Built {
        ends,
        positions,
        counts,
    })
}

/// The first and last positions of a part, and whether it may be empty.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    pub(super) empty: bool,
    pub(super) first: Positions,
    pub(super) last: Positions,
}

const EMPTY: Ends = Ends {
    empty: true,
    first: 0,
    last: 0,
};

struct Builder<'a> {
    terms: &'a Terms,
    positions: Vec<Position>,
    /// The counters, in order of their positions.
    counts: Vec<Count>,
    /// Whether the current part is counted.
    counting: bool,
}

impl Builder<'_> {
    fn ends(&mut self, part: Expression) -> Option<Ends> {
        let terms = self.terms;
        match terms.of(part) {
            ExpressionTerm::Class(mask) => self.position(*mask),
            ExpressionTerm::Sequence(parts) => {
                let mut ends = EMPTY;
                for part in parts {
                    let next = self.ends(*part)?;
                    ends = self.join(ends, next);
                }
                Some(ends)
            }
            ExpressionTerm::Alternatives(parts) => {
                let never = Ends {
                    empty: false,
                    ..EMPTY
                };
                parts.iter().try_fold(never, |all, part| {
                    let ends = self.ends(*part)?;
                    Some(Ends {
                        empty: all.empty | ends.empty,
                        first: all.first | ends.first,
                        last: all.last | ends.last,
                    })
                })
            }
            ExpressionTerm::Repeat(part, min, max) => self.repeat(*part, *min, *max),
            ExpressionTerm::Ahead { .. } | ExpressionTerm::Behind { .. } | ExpressionTerm::End => {
                None
            }
        }
    }

    fn position(&mut self, takes: Mask) -> Option<Ends> {
        let number = self.positions.len();
        if number == MOST_POSITIONS {
            return None;
        }
        self.positions.push(Position { takes, next: 0 });
        if self.counting {
            self.counts.push(Count {
                position: number as u8,
                within: 0,
                again: 0,
                most: 0,
            });
        }
        Some(Ends {
            empty: false,
            first: 1 << number,
            last: 1 << number,
        })
    }

    fn join(&mut self, before: Ends, behind: Ends) -> Ends {
        self.lead(before.last, behind.first);
        let through = |empty: bool, positions: Positions| if empty { positions } else { 0 };
        Ends {
            empty: before.empty && behind.empty,
            first: before.first | through(before.empty, behind.first),
            last: behind.last | through(behind.empty, before.last),
        }
    }

    /// Lets each of the positions `to` follow each of `from`.
    fn lead(&mut self, from: Positions, to: Positions) {
        let is_from = |number: usize| from >> number & 1 == 1;
        if self.counting {
            let counts = self.counts.iter_mut();
            counts
                .filter(|count| is_from(count.position.into()))
                .for_each(|count| count.within |= to);
            return;
        }
        for (number, position) in self.positions.iter_mut().enumerate() {
            if is_from(number) {
                position.next |= to;
            }
        }
    }

    fn repeat(&mut self, part: Expression, min: u32, max: Option<u32>) -> Option<Ends> {
        let mut ends = EMPTY;
        // The last required repetition is counted, or repeats without limit.
        let alone = min.saturating_sub(1);
        for _ in 0..alone {
            let next = self.ends(part)?;
            if next.first == 0 {
                return Some(next);
            }
            ends = self.join(ends, next);
        }
        let mut more = match max.map(|max| max - alone) {
            None => {
                let more = self.ends(part)?;
                self.lead(more.last, more.first);
                more
            }
            Some(1) => self.ends(part)?,
            Some(most) if self.counting => self.written_out(part, most)?,
            Some(most) => self.counted(part, most)?,
        };
        more.empty |= min == 0;
        Some(self.join(ends, more))
    }

    /// One to `most` repetitions of the part, with counters.
    fn counted(&mut self, part: Expression, most: u32) -> Option<Ends> {
        let before = self.counts.len();
        self.counting = true;
        let ends = self.ends(part);
        self.counting = false;
        let ends = ends?;
        for count in &mut self.counts[before..] {
            count.most = most;
            if ends.last >> count.position & 1 == 1 {
                count.again = ends.first;
            }
        }
        Some(ends)
    }

    /// One to `most` repetitions of the part, each with its own positions.
    fn written_out(&mut self, part: Expression, most: u32) -> Option<Ends> {
        let mut ends = self.ends(part)?;
        for _ in 1..most {
            let mut next = self.ends(part)?;
            if next.first == 0 {
                break;
            }
            next.empty = true;
            ends = self.join(ends, next);
        }
        Some(ends)
    }
}
