//! A deterministic automaton: one table lookup for each character.

use super::alphabet::Alphabet;

/// See [`Pattern::table`](super::Pattern::table).
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Table {
    pub(super) alphabet: Alphabet,
    /// The number of classes.
    pub(super) width: usize,
    pub(super) rows: &'static [u8],
    pub(super) start: u8,
    pub(super) accepting: u8,
}

impl Table {
    pub(super) fn matches(&self, string: &str) -> bool {
        let mut state = self.start;
        for character in string.chars() {
            let class = usize::from(self.alphabet.class(character));
            let index = usize::from(state) * self.width + class;
            state = self
                .rows
                .get(index)
                .map_or(0, |next| next.wrapping_sub(b'0'));
            if state == 0 {
                return false;
            }
        }
        state >= self.accepting
    }
}
