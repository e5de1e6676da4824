//! Strings that match a pattern: whether one does, and a short one that is easy to read. Decides which
//! characters read well; must not know what a string is for.
//!
//! The shortest way through a pattern is written down first, see `plain`. Where that does not match, because
//! the pattern looks around, all ways are followed at once by derivatives.

mod plain;
mod readable;

use std::collections::{BTreeMap, BTreeSet};

use super::alphabet::{Alphabet, Mask};
use super::lower;
use super::parse;
use super::syntax::Alternatives;
use super::term::{EMPTY_TEXT, EVERY_TEXT, Language, NO_TEXT, Terms};
use readable::readable;

/// The most characters that a sample has: nobody reads longer ones.
const LONGEST: usize = 160;

/// How many states are looked at, over all characters of a sample.
const MOST_STATES: usize = 6_000;

/// Finds strings that match a pattern.
///
/// ```
/// use hardy_pattern::compile::Samples;
///
/// let mut samples = Samples::of("^[a-z]+-[0-9]{4}$", 100_000).expect("the pattern is decidable");
/// assert_eq!(samples.shortest(0, 20).as_deref(), Some("a-1234"));
/// assert_eq!(samples.shortest(8, 20).as_deref(), Some("abc-1234"));
/// assert!(samples.matches("lamp-0001"));
/// ```
pub struct Samples {
    alternatives: Alternatives,
    alphabet: Alphabet,
    terms: Terms,
    /// What the pattern matches from end to end.
    whole: Language,
    /// What it is found in.
    anywhere: Language,
    /// What is left of a language behind a character of a class.
    behind: BTreeMap<(Language, usize), Language>,
    /// Steps that may be taken in all.
    steps: u64,
}

impl Samples {
    /// Reads a pattern of ECMA-262, on which so many steps may be spent. `None` if it is none, or if it refers
    /// back or is too large, so that no sample of it can be found.
    pub fn of(ecma: &str, steps: u64) -> Option<Self> {
        let alternatives = parse::parse(ecma).ok()?;
        let alphabet = Alphabet::of(&alternatives)?;
        let mut terms = Terms::new(alphabet.all(), steps);
        let pattern = lower::lower(&alternatives, &alphabet, &mut terms)?;
        let whole = terms.then(pattern, EMPTY_TEXT);
        let found = terms.then(pattern, EVERY_TEXT);
        let anything = terms.anything();
        let anywhere = terms.then(anything, found);
        Some(Self {
            alternatives,
            alphabet,
            terms,
            whole,
            anywhere,
            behind: BTreeMap::new(),
            steps,
        })
    }

    /// Steps that were spent. Once there are no more, nothing matches and there are no samples.
    pub fn spent(&self) -> u64 {
        self.steps - self.terms.left()
    }

    /// Whether `text` matches. `false` also where that takes too many steps.
    pub fn matches(&mut self, text: &str) -> bool {
        let mut rest = self.anywhere;
        for character in text.chars() {
            let class = self.alphabet.class_of(character);
            rest = self.behind(rest, class);
        }
        let matches = self.terms.has_empty(rest);
        matches && self.terms.left() > 0
    }

    /// One of the shortest strings of `min` to `max` characters that match, if one can be found. Letters
    /// and digits are preferred, lower case first.
    pub fn shortest(&mut self, min: usize, max: usize) -> Option<String> {
        let max = max.min(LONGEST);
        let plain = plain::sample(&self.alternatives, min, max);
        if let Some(plain) = plain.filter(|plain| self.matches(plain)) {
            return Some(plain);
        }
        // What the pattern matches from end to end is what its author had in mind.
        let starts = [self.whole, self.anywhere].into_iter();
        let mut samples = starts.filter_map(|start| self.sample(start, min, max));
        samples.next()
    }

    fn sample(&mut self, start: Language, min: usize, max: usize) -> Option<String> {
        let layers = self.layers(start, min, max)?;
        let mut layers = layers.into_iter().rev();
        let last = layers.next()?.into_iter();
        let mut alive: BTreeSet<Language> =
            last.filter(|state| self.terms.has_empty(*state)).collect();
        // For each character, from the last to the first, the classes that lead on from a state.
        let mut ways: Vec<BTreeMap<Language, Mask>> = Vec::new();
        for layer in layers {
            let way = |state| (state, self.leading(state, &alive));
            let way: BTreeMap<_, _> = layer.into_iter().map(way).collect();
            let leads_on = way.iter().filter(|(_, classes)| **classes != 0);
            alive = leads_on.map(|(state, _)| *state).collect();
            ways.push(way);
        }
        let mut text = String::new();
        let (mut state, mut run) = (start, 0);
        for way in ways.iter().rev() {
            let classes = way.get(&state).copied()?;
            let character = readable(&self.alphabet.characters(classes), &mut run)?;
            text.push(character);
            state = self.behind(state, self.alphabet.class_of(character));
        }
        (self.terms.left() > 0).then_some(text)
    }

    /// The states behind each number of characters, up to the first number from `min` at which a text may
    /// end.
    fn layers(
        &mut self,
        start: Language,
        min: usize,
        max: usize,
    ) -> Option<Vec<BTreeSet<Language>>> {
        let mut layers = Vec::new();
        let mut layer = BTreeSet::from([start]);
        let mut states = 0;
        loop {
            let is_end = |state: &Language| self.terms.has_empty(*state);
            let ends = layers.len() >= min && layer.iter().any(is_end);
            let mut next = BTreeSet::new();
            if !ends {
                for state in &layer {
                    let classes = 0..self.alphabet.len();
                    next.extend(classes.map(|class| self.behind(*state, class)));
                }
                next.remove(&NO_TEXT);
            }
            states += layer.len();
            layers.push(std::mem::replace(&mut layer, next));
            if ends {
                return Some(layers);
            }
            if layers.len() > max || states > MOST_STATES || self.terms.left() == 0 {
                return None;
            }
        }
    }

    /// The classes of characters that lead from a state to one of those.
    fn leading(&mut self, state: Language, to: &BTreeSet<Language>) -> Mask {
        let classes = 0..self.alphabet.len();
        let leading = classes.filter(|class| to.contains(&self.behind(state, *class)));
        leading.fold(0, |mask, class| mask | 1 << class)
    }

    fn behind(&mut self, language: Language, class: usize) -> Language {
        if let Some(behind) = self.behind.get(&(language, class)) {
            return *behind;
        }
        let behind = self.terms.derivative(language, class);
        self.behind.insert((language, class), behind);
        behind
    }
}
