//! Class (a): strings of a certain length with characters of one set. Decides which patterns are of
//! this class; must not know how a matcher is printed.

use super::alphabet::{Alphabet, Mask, character_set};
use super::compiled::Matcher;
use super::dfa::Automaton;
use super::lower::start;
use super::term::{Expression, ExpressionTerm, Terms};

/// Recognizes patterns such as `^[a-z]{2,500}$`, for which an automaton would need a state for each
/// length.
pub(super) fn of_term(
    pattern: Expression,
    terms: &mut Terms,
    alphabet: &Alphabet,
) -> Option<Matcher> {
    let start = start(terms);
    let ExpressionTerm::Sequence(parts) = terms.of(pattern) else {
        return None;
    };
    let [first, between @ .., last] = parts.as_slice() else {
        return None;
    };
    if *first != start || *terms.of(*last) != ExpressionTerm::End {
        return None;
    }
    let (mut set, mut min, mut max) = (None, 0_u32, Some(0_u32));
    for part in between {
        let (part, least, most) = match terms.of(*part) {
            ExpressionTerm::Repeat(part, min, max) => (*part, *min, *max),
            _ => (*part, 1, Some(1)),
        };
        let ExpressionTerm::Class(mask) = *terms.of(part) else {
            return None;
        };
        if *set.get_or_insert(mask) != mask {
            return None;
        }
        min = min.checked_add(least)?;
        max = match (max, most) {
            (Some(max), Some(most)) => Some(max.checked_add(most)?),
            _ => None,
        };
    }
    Some(matcher(set.unwrap_or_default(), min, max, alphabet))
}

/// Recognizes automata with only one path.
pub(super) fn of_automaton(automaton: &Automaton, alphabet: &Alphabet) -> Option<Matcher> {
    if automaton.start == 0 {
        // Matches no string, like a character of an empty set.
        return Some(matcher(0, 1, None, alphabet));
    }
    let mut set = None;
    let (mut state, mut length, mut min) = (automaton.start, 0, None);
    loop {
        match (automaton.accepting[state], min) {
            (true, None) => min = Some(length),
            (false, Some(_)) => return None,
            _ => {}
        }
        let Some((taken, next)) = only_successor(&automaton.next[state])? else {
            return Some(matcher(
                set.unwrap_or_default(),
                min?,
                Some(length),
                alphabet,
            ));
        };
        if *set.get_or_insert(taken) != taken {
            return None;
        }
        if next == state {
            return Some(matcher(taken, min?, None, alphabet));
        }
        // An automaton with a cycle of several states has no end.
        if length as usize > automaton.next.len() {
            return None;
        }
        (state, length) = (next, length + 1);
    }
}

/// The only state to which a row leads, and its classes; `Some(None)` if no class leads to a state.
/// `None` for a row that leads to several states.
#[expect(
    clippy::option_option,
    reason = "a row without a successor belongs to this class, a row with several does not"
)]
fn only_successor(row: &[usize]) -> Option<Option<(Mask, usize)>> {
    let mut successor: Option<(Mask, usize)> = None;
    for (class, next) in row.iter().enumerate().filter(|(_, next)| **next != 0) {
        let (mask, known) = successor.get_or_insert((0, *next));
        if known != next {
            return None;
        }
        *mask |= 1 << class;
    }
    Some(successor)
}

fn matcher(set: Mask, min: u32, max: Option<u32>, alphabet: &Alphabet) -> Matcher {
    Matcher::Class {
        set: character_set(&alphabet.characters(set)),
        min,
        max,
    }
}
