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

mod positions;
mod whole;

use super::alphabet::{Alphabet, Mask};
use super::compiled::{Matcher, Position};
use super::term::{Expression, Terms};
use positions::Built;

/// The positions of a pattern; `None` if there are too many, or if it looks around elsewhere than at
/// the ends of the text.
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
