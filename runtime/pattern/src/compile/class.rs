//! Class (a): texts of a certain length, all characters of which are in one set. Decides which
//! patterns ask for no more than that; must not know how they are written.

use super::alphabet::{Alphabet, Mask, character_set};
use super::compiled::Matcher;
use super::dfa::Automaton;
use super::lower::start;
use super::term::{Expression, ExpressionTerm, Terms};

/// Recognises `^[a-z]{2,500}$` and its like, for which an automaton would have to count.
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

/// Recognises automata that go one way only.
pub(super) fn of_automaton(automaton: &Automaton, alphabet: &Alphabet) -> Option<Matcher> {
    if automaton.start == 0 {
        // Matches no text, as a character of no set would.
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
        let Some((taken, next)) = way(&automaton.next[state])? else {
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
        // An automaton that goes in circles of several states does not come to an end.
        if length as usize > automaton.next.len() {
            return None;
        }
        (state, length) = (next, length + 1);
    }
}

/// The one state that a row leads to, and the classes that lead there; nothing if all lead nowhere.
/// `None` for a row that leads to several states.
#[expect(clippy::option_option, reason = "no way is an answer as well")]
fn way(row: &[usize]) -> Option<Option<(Mask, usize)>> {
    let mut way: Option<(Mask, usize)> = None;
    for (class, next) in row.iter().enumerate().filter(|(_, next)| **next != 0) {
        let (mask, known) = way.get_or_insert((0, *next));
        if known != next {
            return None;
        }
        *mask |= 1 << class;
    }
    Some(way)
}

fn matcher(set: Mask, min: u32, max: Option<u32>, alphabet: &Alphabet) -> Matcher {
    Matcher::Class {
        set: character_set(&alphabet.characters(set)),
        min,
        max,
    }
}
