//! Strings to test a pattern: walks through its matcher, which match or fail late, and strings of
//! characters that it distinguishes. Decides which strings are useful. Must not know what matches.

use fastrand::Rng;
use hardy_pattern::compile::{CharacterSet, Matcher, Position};

/// Characters that patterns like to get wrong: ends of lines, white space, look-alikes of digits, letters
/// beyond ASCII and beyond sixteen bits.
const ODD: &str = "\0\t\n\r -_.:/aZ09\u{7f}\u{85}\u{a0}\u{e9}\u{663}\u{17f}\u{2028}\u{3000}\u{fffd}\u{1f4a1}\u{10ffff}";

/// The greatest number of characters in a walk.
const LONGEST: usize = 80;

/// At most `count` strings for a pattern.
pub fn texts(matchers: &[Matcher], count: usize, seed: u64) -> Vec<String> {
    let mut random = Rng::with_seed(seed);
    let mut texts = vec![String::new()];
    let characters = characters(matchers);
    while texts.len() < count {
        let walked = match matchers.get(random.usize(0..matchers.len().max(1))) {
            Some(matcher) => walk(matcher, &mut random),
            None => String::new(),
        };
        texts.push(changed(&walked, &characters, &mut random));
        texts.push(walked);
        let length = random.usize(0..8);
        texts.push(
            (0..length)
                .map(|_| one_of(&characters, &mut random))
                .collect(),
        );
    }
    texts
}

/// The bounds of all ranges in a pattern, and the characters beside them.
fn characters(matchers: &[Matcher]) -> Vec<char> {
    let mut characters: Vec<char> = ODD.chars().collect();
    for set in matchers.iter().flat_map(Matcher::sets) {
        for end in ends(set) {
            let code_point = u32::from(end);
            let beside = [code_point.wrapping_sub(1), code_point, code_point + 1];
            characters.extend(beside.into_iter().filter_map(char::from_u32));
        }
    }
    characters
}

/// The bounds of the ranges in the string of a set.
fn ends(set: &CharacterSet) -> impl Iterator<Item = char> {
    set.ascii.chars().chain(set.wide.iter().copied())
}

fn one_of(characters: &[char], random: &mut Rng) -> char {
    let index = random.usize(0..characters.len().max(1));
    characters.get(index).copied().unwrap_or('x')
}

/// Leaves out, adds or changes one character.
fn changed(text: &str, characters: &[char], random: &mut Rng) -> String {
    let mut changed: Vec<char> = text.chars().collect();
    let at = random.usize(0..=changed.len());
    match random.u8(0..3) {
        0 => changed.insert(at, one_of(characters, random)),
        1 if at < changed.len() => changed[at] = one_of(characters, random),
        _ if at < changed.len() => {
            changed.remove(at);
        }
        _ => changed.push(one_of(characters, random)),
    }
    changed.into_iter().collect()
}

fn walk(matcher: &Matcher, random: &mut Rng) -> String {
    match matcher {
        Matcher::Class { set, min, max } => {
            let least = *min as usize;
            let most = max.map_or(least + 3, |max| max as usize).min(least + 300);
            let length = if random.bool() {
                most
            } else {
                random.usize(least.min(most)..=most)
            };
            (0..length).map(|_| of_set(set, random)).collect()
        }
        Matcher::Table {
            alphabet,
            rows,
            start,
            ..
        } => through(random, *start, |state, random| {
            let ways = rows.get(usize::from(*state))?.iter().enumerate();
            let ways: Vec<_> = ways.filter(|(_, next)| **next != 0).collect();
            let (class, next) = *ways.get(random.usize(0..ways.len().max(1)))?;
            Some((of_class(&alphabet.classes, class, random), *next))
        }),
        Matcher::Counted {
            alphabet,
            first,
            positions,
            counts,
            ..
        } => through(random, *first, |next, random| {
            let position = |number: usize| (*next >> number & 1 == 1).then_some(number);
            let ways: Vec<_> = (0..positions.len()).filter_map(position).collect();
            let number = *ways.get(random.usize(0..ways.len().max(1)))?;
            let Position { takes, next } = positions.get(number)?;
            let taken = (0..64).filter(|class| takes >> class & 1 == 1);
            let taken: Vec<usize> = taken.collect();
            let class = *taken.get(random.usize(0..taken.len().max(1)))?;
            let mut counts = counts
                .iter()
                .filter(|it| usize::from(it.position) == number);
            let repeated = counts.next().map_or(0, |it| it.within | it.again);
            Some((of_class(&alphabet.classes, class, random), next | repeated))
        }),
        Matcher::Program { .. } => String::new(),
    }
}

/// Goes from state to state, for some time.
fn through<S>(
    random: &mut Rng,
    start: S,
    mut step: impl FnMut(&S, &mut Rng) -> Option<(char, S)>,
) -> String {
    let mut text = String::new();
    let mut state = start;
    let length = random.usize(0..LONGEST);
    for _ in 0..length {
        let Some((character, next)) = step(&state, random) else {
            break;
        };
        text.push(character);
        state = next;
    }
    text
}

/// A character of a class. A character of class 0 is in no other class.
fn of_class(classes: &[CharacterSet], class: usize, random: &mut Rng) -> char {
    match class.checked_sub(1).and_then(|index| classes.get(index)) {
        Some(set) => of_set(set, random),
        None => {
            let odd: Vec<char> = ODD.chars().collect();
            let mut tries = (0..20).map(|_| one_of(&odd, random));
            let other = |character: &char| !classes.iter().any(|set| holds(set, *character));
            tries.find(other).unwrap_or('\u{1f4a1}')
        }
    }
}

fn of_set(set: &CharacterSet, random: &mut Rng) -> char {
    let ends: Vec<char> = ends(set).collect();
    one_of(&ends, random)
}

/// Whether a set contains a character, roughly: by the bounds of its ranges.
fn holds(set: &CharacterSet, character: char) -> bool {
    let mut pairs = set.wide.chunks_exact(2);
    set.ascii.contains(character)
        || pairs.any(|pair| matches!(pair, [first, last] if (*first..=*last).contains(&character)))
}
