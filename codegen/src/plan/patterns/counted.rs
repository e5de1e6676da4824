//! Class (c): all ways through the pattern at once, with numbers for what counts characters. Decides
//! which patterns are matched so; must not know how positions are printed.
//!
//! The positions are Glushkov's: each is a character of the pattern, and says which may come behind it.
//! A set of up to 128 of them is one number of the machine, or two.
//!
//! What is repeated `{m,n}` is there once, and its positions have a count each: in which repetition the
//! way is that came there. Several ways come to a position, with different counts. One count is enough
//! if `m` is 1 or less: whatever a greater count allows, to go on or to leave, a lesser one allows as
//! well, so that the least is kept. With a greater `m`, the first `m - 1` repetitions are positions of
//! their own and the rest is `{1,n-m+1}`. Without an `n` nothing has to be counted behind them. Within
//! a part that is counted nothing else is: what is repeated there is written out.

use super::alphabet::{Alphabet, Mask};
use super::lower::start;
use super::term::{Expression, ExpressionTerm, NEVER, NOTHING, Terms};
use crate::ir;

/// How many positions there may be: as many as a set has bits.
const MOST_POSITIONS: usize = 128;

/// How many of them may have counts; the runtime has room for so many.
const MOST_COUNTS: usize = 16;

/// A set of positions.
type Positions = u128;

/// The positions of a pattern; `None` if there are too many, or if it looks around elsewhere than at
/// the ends of the text.
pub(super) fn matcher(
    pattern: Expression,
    terms: &mut Terms,
    alphabet: &Alphabet,
) -> Option<ir::Matcher> {
    let pattern = whole(pattern, terms)?;
    let mut builder = Builder {
        terms,
        positions: Vec::new(),
        counts: Vec::new(),
        counting: false,
    };
    let ends = builder.ends(pattern)?;
    let (positions, counts) = (builder.positions, builder.counts);
    if counts.len() > MOST_COUNTS {
        return None;
    }
    let classes = merged(&positions, alphabet);
    let (emitted, order) = alphabet.emitted(&classes);
    let renumbered = |mask: Mask| {
        let classes = order.iter().map(|class| classes[*class]).enumerate();
        let taken = classes.filter(|(_, merged)| mask & merged != 0);
        taken.fold(0, |mask, (number, _)| mask | 1 << number)
    };
    let position = |position: &Position| ir::Position {
        takes: renumbered(position.takes),
        next: position.next,
    };
    Some(ir::Matcher::Counted {
        alphabet: emitted,
        empty: ends.empty,
        first: ends.first,
        last: ends.last,
        positions: positions.iter().map(position).collect(),
        counts,
    })
}

/// The classes that the positions tell apart, each a set of those of the alphabet.
fn merged(positions: &[Position], alphabet: &Alphabet) -> Vec<Mask> {
    let mut merged: Vec<(Vec<bool>, Mask)> = Vec::new();
    for class in 0..alphabet.len() {
        let takes = positions.iter().map(|it| it.takes >> class & 1 == 1);
        let takes: Vec<bool> = takes.collect();
        match merged.iter_mut().find(|(known, _)| *known == takes) {
            Some((_, mask)) => *mask |= 1 << class,
            None => merged.push((takes, 1 << class)),
        }
    }
    merged.into_iter().map(|(_, mask)| mask).collect()
}

/// The pattern of whole texts that finds `pattern` in them: what may stand before and behind is added,
/// and the ends of the text are taken out.
fn whole(pattern: Expression, terms: &mut Terms) -> Option<Expression> {
    let start = start(terms);
    let end = terms.expression(ExpressionTerm::End);
    let anything = terms.anything();
    let (at_start, later) = split(pattern, start, Side::Front, terms)?;
    let later = terms.sequence([anything, later]);
    let from_start = terms.alternatives([at_start, later]);
    let (at_end, earlier) = split(from_start, end, Side::Back, terms)?;
    let earlier = terms.sequence([earlier, anything]);
    Some(terms.alternatives([at_end, earlier]))
}

#[derive(Clone, Copy)]
enum Side {
    Front,
    Back,
}

/// Takes `mark` from one side of the pattern: what there is behind a mark, and what there is without
/// one. `None` if a mark stands elsewhere, or if there are other marks.
fn split(
    pattern: Expression,
    mark: Expression,
    side: Side,
    terms: &mut Terms,
) -> Option<(Expression, Expression)> {
    if pattern == mark {
        return Some((NOTHING, NEVER));
    }
    match terms.of(pattern).clone() {
        ExpressionTerm::Alternatives(parts) => {
            let (mut marked, mut unmarked) = (Vec::new(), Vec::new());
            for part in parts {
                let (with, without) = split(part, mark, side, terms)?;
                marked.push(with);
                unmarked.push(without);
            }
            Some((terms.alternatives(marked), terms.alternatives(unmarked)))
        }
        ExpressionTerm::Sequence(mut parts) if !parts.is_empty() => {
            let outer = match side {
                Side::Front => parts.remove(0),
                Side::Back => parts.pop()?,
            };
            let (with, without) = split(outer, mark, side, terms)?;
            let inner = terms.sequence(parts);
            if outer == mark {
                // A mark behind a mark says the same again.
                let (again, rest) = split(inner, mark, side, terms)?;
                return Some((terms.alternatives([again, rest]), NEVER));
            }
            if holds(inner, mark, terms) {
                return None;
            }
            let mut join = |outer: Expression| match side {
                Side::Front => terms.sequence([outer, inner]),
                Side::Back => terms.sequence([inner, outer]),
            };
            Some((join(with), join(without)))
        }
        _ if holds(pattern, mark, terms) => None,
        _ => Some((NEVER, pattern)),
    }
}

fn holds(pattern: Expression, mark: Expression, terms: &Terms) -> bool {
    pattern == mark
        || match terms.of(pattern) {
            ExpressionTerm::Sequence(parts) | ExpressionTerm::Alternatives(parts) => {
                parts.iter().any(|part| holds(*part, mark, terms))
            }
            ExpressionTerm::Repeat(part, ..) => holds(*part, mark, terms),
            _ => false,
        }
}

/// A character of the pattern.
struct Position {
    takes: Mask,
    /// What may come behind it, in no repetition or in a first one.
    next: Positions,
}

/// Where a part of the pattern begins and ends, and whether it may be nothing.
#[derive(Clone, Copy)]
struct Ends {
    empty: bool,
    first: Positions,
    last: Positions,
}

const EMPTY: Ends = Ends {
    empty: true,
    first: 0,
    last: 0,
};

struct Builder<'a> {
    terms: &'a Terms,
    positions: Vec<Position>,
    /// Of the positions that count, in order.
    counts: Vec<ir::Count>,
    /// Whether what is built counts, so that it is in one repetition.
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
            self.counts.push(ir::Count {
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

    /// Lets each of the positions `to` come behind each of `from`.
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
        // One of those that have to be there is left for what is counted, or goes on without end.
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

    /// One to `most` times the part, with counts.
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

    /// One to `most` times the part, each by itself.
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
