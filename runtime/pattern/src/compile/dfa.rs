//! Class (b): the minimal deterministic automaton. Decides when it is small enough for a table;
//! must not know how to print a table.

use std::collections::{BTreeMap, BTreeSet};

use super::alphabet::{Alphabet, Mask};
use super::compiled::Matcher;
use super::term::{EVERY_STRING, Expression, Language, NO_STRING, Terms};

/// The number of states after which the automaton is too large.
const MOST_EXPLORED: usize = 600;

/// The greatest size of a table, in bytes.
const MOST_BYTES: usize = 2_048;

/// The greatest number of states in a table: a state is one byte, and begins with `0` to be
/// readable.
const MOST_STATES: usize = 200;

/// An automaton. State 0 matches no further character.
pub(super) struct Automaton {
    /// The next states of each state, by class.
    pub(super) next: Vec<Vec<usize>>,
    pub(super) accepting: Vec<bool>,
    pub(super) start: usize,
}

/// The minimal automaton that finds the pattern anywhere in a string; `None` if it has too many
/// states.
pub(super) fn automaton(
    pattern: Expression,
    terms: &mut Terms,
    alphabet: &Alphabet,
) -> Option<Automaton> {
    let anything = terms.anything();
    let found = terms.then(pattern, EVERY_STRING);
    let start = terms.then(anything, found);
    let explored = explore(start, terms, alphabet.len())?;
    Some(least(&explored))
}

fn explore(start: Language, terms: &mut Terms, classes: usize) -> Option<Automaton> {
    let mut states = vec![NO_STRING, start];
    let mut numbers = BTreeMap::from([(NO_STRING, 0)]);
    // A pattern that matches no string starts in state 0.
    let start = *numbers.entry(start).or_insert(1);
    let mut next = Vec::new();
    while let Some(&state) = states.get(next.len()) {
        let mut row = Vec::with_capacity(classes);
        for class in 0..classes {
            let behind = terms.derivative(state, class);
            let number = *numbers.entry(behind).or_insert_with(|| {
                states.push(behind);
                states.len() - 1
            });
            row.push(number);
        }
        if terms.left() == 0 || states.len() > MOST_EXPLORED {
            return None;
        }
        next.push(row);
    }
    let accepting = states.iter().map(|state| terms.has_empty(*state)).collect();
    Some(Automaton {
        next,
        accepting,
        start,
    })
}

/// Joins states that no string distinguishes, by Hopcroft's algorithm, and numbers them in the
/// order in which they are reached, accepting ones last.
fn least(automaton: &Automaton) -> Automaton {
    let blocks = blocks(automaton);
    let block_of: BTreeMap<usize, usize> = blocks
        .iter()
        .enumerate()
        .flat_map(|(block, states)| states.iter().map(move |state| (*state, block)))
        .collect();
    let state_of = |block: usize| *blocks[block].first().unwrap_or(&0);
    let follow = |block: usize| {
        let next = automaton.next[state_of(block)].iter();
        next.map(|state| block_of[state])
    };
    let (dead, start) = (block_of[&0], block_of[&automaton.start]);
    let mut order = vec![dead];
    order.extend((start != dead).then_some(start));
    let mut seen = 0;
    while let Some(&block) = order.get(seen) {
        seen += 1;
        for behind in follow(block) {
            if !order.contains(&behind) {
                order.push(behind);
            }
        }
    }
    let accepts = |block: usize| automaton.accepting[state_of(block)];
    order.sort_by_key(|block| accepts(*block));
    let number_of: BTreeMap<usize, usize> = order
        .iter()
        .enumerate()
        .map(|(number, block)| (*block, number))
        .collect();
    let row = |block: &usize| follow(*block).map(|behind| number_of[&behind]).collect();
    Automaton {
        next: order.iter().map(row).collect(),
        accepting: order.iter().map(|block| accepts(*block)).collect(),
        start: number_of[&start],
    }
}

fn blocks(automaton: &Automaton) -> Vec<BTreeSet<usize>> {
    let classes = automaton.next.first().map_or(0, Vec::len);
    let states = automaton.next.len();
    let mut before = vec![vec![Vec::new(); states]; classes];
    for (state, row) in automaton.next.iter().enumerate() {
        for (class, behind) in row.iter().enumerate() {
            before[class][*behind].push(state);
        }
    }
    let (accepting, others): (BTreeSet<_>, BTreeSet<_>) =
        (0..states).partition(|state| automaton.accepting[*state]);
    let mut blocks: Vec<BTreeSet<usize>> = vec![accepting, others];
    blocks.retain(|block| !block.is_empty());
    let mut block_of = vec![0; states];
    for (block, members) in blocks.iter().enumerate() {
        members.iter().for_each(|state| block_of[*state] = block);
    }
    let mut waiting: BTreeSet<(usize, usize)> = (0..blocks.len())
        .flat_map(|block| (0..classes).map(move |class| (block, class)))
        .collect();
    while let Some((splitter, class)) = waiting.pop_first() {
        let mut leading: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for behind in &blocks[splitter] {
            for state in &before[class][*behind] {
                leading.entry(block_of[*state]).or_default().push(*state);
            }
        }
        for (block, members) in leading {
            if members.len() == blocks[block].len() {
                continue;
            }
            let new = blocks.len();
            for state in &members {
                blocks[block].remove(state);
                block_of[*state] = new;
            }
            blocks.push(members.into_iter().collect());
            for class in 0..classes {
                let smaller = if blocks[new].len() <= blocks[block].len() {
                    new
                } else {
                    block
                };
                let added = if waiting.contains(&(block, class)) {
                    new
                } else {
                    smaller
                };
                waiting.insert((added, class));
            }
        }
    }
    blocks
}

/// The automaton as a table, if it is small enough.
pub(super) fn table(automaton: &Automaton, alphabet: &Alphabet) -> Option<Matcher> {
    let merged = merged(automaton);
    let states = automaton.next.len();
    if states > MOST_STATES || states * merged.len() > MOST_BYTES {
        return None;
    }
    let (emitted, order) = alphabet.emitted(&merged);
    // Merged classes have the same column, so the first represents all of them.
    let columns: Vec<usize> = order
        .into_iter()
        .map(|class| merged[class].trailing_zeros() as usize)
        .collect();
    let row = |row: &Vec<usize>| columns.iter().map(|class| row[*class] as u8).collect();
    let first_accepting = automaton.accepting.iter().position(|accepts| *accepts);
    Some(Matcher::Table {
        alphabet: emitted,
        rows: automaton.next.iter().map(row).collect(),
        start: automaton.start as u8,
        accepting: first_accepting.unwrap_or(states) as u8,
    })
}

/// The classes that the automaton distinguishes, each a set of classes of the alphabet.
fn merged(automaton: &Automaton) -> Vec<Mask> {
    let mut columns: BTreeMap<Vec<usize>, Mask> = BTreeMap::new();
    let classes = automaton.next.first().map_or(0, Vec::len);
    for class in 0..classes {
        let column = automaton.next.iter().map(|row| row[class]).collect();
        *columns.entry(column).or_default() |= 1 << class;
    }
    let mut merged: Vec<Mask> = columns.into_values().collect();
    merged.sort_by_key(|mask| mask.trailing_zeros());
    merged
}
