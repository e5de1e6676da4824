//! Strings that match a pattern, as short and readable as possible. Must not know how the strings
//! are used.
//!
//! `plain` takes a shortest string from the syntax tree. If that does not match, because of
//! lookarounds, a search over derivatives finds one. `readable` decides which characters are
//! readable.

mod plain;
mod readable;

use std::collections::{BTreeMap, BTreeSet};

use super::alphabet::{Alphabet, Mask};
use super::lower;
use super::parse;
use super::syntax::Alternatives;
use super::term::{EMPTY_STRING, EVERY_STRING, Language, NO_STRING, Terms};
pub(super) use readable::readable;

/// The greatest length of a sample, in characters: longer ones are not readable.
const LONGEST: usize = 160;

/// The greatest number of states in a search, over all characters of a sample.
const MOST_STATES: usize = 6_000;

/// Finds strings that match a pattern.
///
/// ```
/// use hardy_pattern::compile::Samples;
///
/// let mut samples = Samples::of("^[a-z]+-[0-9]{4}$", 100_000).expect("the pattern is supported");
/// assert_eq!(samples.shortest(0, 20).as_deref(), Some("a-1234"));
/// assert_eq!(samples.shortest(8, 20).as_deref(), Some("abc-1234"));
/// assert!(samples.matches("lamp-0001"));
/// ```
pub struct Samples {
    alternatives: Alternatives,
    alphabet: Alphabet,
    terms: Terms,
    /// The strings that the pattern matches as a whole.
    whole: Language,
    /// The strings that contain a match.
    anywhere: Language,
    /// Known derivatives, by language and class.
    derivatives: BTreeMap<(Language, usize), Language>,
    /// The budget of steps.
    steps: u64,
}

impl Samples {
    /// Parses an ECMA-262 pattern, with a budget of steps for its samples. `None` if the pattern is
    /// invalid, has a back-reference, or is too large.
    pub fn of(ecma: &str, steps: u64) -> Option<Self> {
        let alternatives = parse::parse(ecma).ok()?;
        let alphabet = Alphabet::of(&alternatives)?;
        let mut terms = Terms::new(alphabet.all(), steps);
        let pattern = lower::lower(&alternatives, &alphabet, &mut terms)?;
        let whole = terms.then(pattern, EMPTY_STRING);
        let found = terms.then(pattern, EVERY_STRING);
        let anything = terms.anything();
        let anywhere = terms.then(anything, found);
        Some(Self {
            alternatives,
            alphabet,
            terms,
            whole,
            anywhere,
            derivatives: BTreeMap::new(),
            steps,
        })
    }

    /// The number of steps so far. After the budget is spent, no string matches and there are no
    /// samples.
    pub fn spent(&self) -> u64 {
        self.steps - self.terms.left()
    }

    /// A readable character of each class that the pattern distinguishes.
    pub(super) fn characters(&self) -> Vec<char> {
        let classes = (0..self.alphabet.len()).map(|class| self.alphabet.characters(1 << class));
        classes
            .filter_map(|class| readable(&class, &mut 0))
            .collect()
    }

    /// Whether `string` matches; `false` if that exceeds the budget.
    pub fn matches(&mut self, string: &str) -> bool {
        let mut rest = self.anywhere;
        for character in string.chars() {
            let class = self.alphabet.class_of(character);
            rest = self.derivative(rest, class);
        }
        let matches = self.terms.has_empty(rest);
        matches && self.terms.left() > 0
    }

    /// One of the shortest matching strings of `min` to `max` characters; `None` if the search
    /// finds none. Prefers letters and digits, lower case first.
    pub fn shortest(&mut self, min: usize, max: usize) -> Option<String> {
        let max = max.min(LONGEST);
        let plain = plain::sample(&self.alternatives, min, max);
        if let Some(plain) = plain.filter(|plain| self.matches(plain)) {
            return Some(plain);
        }
        // A match of the whole string is more typical than one with other characters around it.
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
        // For each character, from the last to the first: by state, the classes after which the
        // string can still match.
        let mut choices: Vec<BTreeMap<Language, Mask>> = Vec::new();
        for layer in layers {
            let choice = |state| (state, self.leading(state, &alive));
            let choice: BTreeMap<_, _> = layer.into_iter().map(choice).collect();
            let possible = choice.iter().filter(|(_, classes)| **classes != 0);
            alive = possible.map(|(state, _)| *state).collect();
            choices.push(choice);
        }
        let mut sample = String::new();
        let (mut state, mut run) = (start, 0);
        for choice in choices.iter().rev() {
            let classes = choice.get(&state).copied()?;
            let character = readable(&self.alphabet.characters(classes), &mut run)?;
            sample.push(character);
            state = self.derivative(state, self.alphabet.class_of(character));
        }
        (self.terms.left() > 0).then_some(sample)
    }

    /// The states after each number of characters, up to the first number, at least `min`, after
    /// which a string may end.
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
                    next.extend(classes.map(|class| self.derivative(*state, class)));
                }
                next.remove(&NO_STRING);
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

    /// The classes whose characters lead from `state` to a state in `to`.
    fn leading(&mut self, state: Language, to: &BTreeSet<Language>) -> Mask {
        let classes = 0..self.alphabet.len();
        let leading = classes.filter(|class| to.contains(&self.derivative(state, *class)));
        leading.fold(0, |mask, class| mask | 1 << class)
    }

    fn derivative(&mut self, language: Language, class: usize) -> Language {
        if let Some(derivative) = self.derivatives.get(&(language, class)) {
            return *derivative;
        }
        let derivative = self.terms.derivative(language, class);
        self.derivatives.insert((language, class), derivative);
        derivative
    }
}
