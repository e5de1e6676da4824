//! Class (c): follows all paths through the pattern in parallel, with counters for repetitions.
//! Decides which patterns are of this class; must not know how positions are printed.
//!
//! The positions are Glushkov's: each is a character of the pattern, with the positions that may
//! follow it. A set of up to 128 positions is one or two machine words.
//!
//! A repetition `{m,n}` has its positions once, each with a counter for the current repetition.
//! Several paths with different counts may lead to a position. If `m` is 1 or less, one count is
//! enough: a lesser count allows everything that a greater one allows, so the least is kept. With a
//! greater `m`, the first `m - 1` repetitions are positions of their own and the rest is
//! `{1,n-m+1}`. Without an `n`, the rest needs no counter. A counted part contains no other
//! counters: repetitions inside it are written out.

mod positions;
mod whole;

use super::alphabet::{Alphabet, Mask};
use super::compiled::{Matcher, Position};
use super::term::{Expression, Terms};
use positions::Built;

/// The positions of a pattern; `None` if there are too many, or if it has lookarounds except at the
/// ends of the string.
pub(super) fn matcher(
    pattern: Expression,
    terms: &mut Terms,
    alphabet: &Alphabet,
) -> Option<Matcher> {
    let pattern = whole::whole(pattern, terms)?;
    let Built {
        ends,
        positions,
        counts,
    } = positions::build(pattern, terms)?;
    let classes = merged(&positions, alphabet);
    let (emitted, order) = alphabet.emitted(&classes);
    let renumbered = |mask: Mask| {
        let classes = order.iter().map(|class| classes[*class]).enumerate();
        let taken = classes.filter(|(_, merged)| mask & merged != 0);
        taken.fold(0, |mask, (number, _)| mask | 1 << number)
    };
    let position = |position: &Position| Position {
        takes: renumbered(position.takes),
        next: position.next,
    };
    Some(Matcher::Counted {
        alphabet: emitted,
        empty: ends.empty,
        first: ends.first,
        last: ends.last,
        positions: positions.iter().map(position).collect(),
        counts,
    })
}

/// The classes that the positions distinguish, each a set of classes of the alphabet.
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
