//! What a program remembers while it runs: slots, and the ways that it has yet to try. Decides what is
//! undone when a way fails; must not know the steps.

/// A slot in which there is nothing.
pub(super) const UNSET: usize = usize::MAX;

/// What to return to when a way fails.
pub(super) enum Kept {
    /// A step and a place of the text.
    Way(usize, usize),
    /// One more repetition, counted in a slot, from a step and a place of the text.
    Repetition(u32, usize, usize),
    /// What a slot held.
    Slot(usize, usize),
}

/// Slots and ways.
pub(super) struct Memory {
    slots: Vec<usize>,
    kept: Vec<Kept>,
}

impl Memory {
    /// So many slots with nothing in them.
    pub(super) fn of(slots: u32) -> Self {
        Self {
            slots: vec![UNSET; slots as usize],
            kept: Vec::new(),
        }
    }

    /// How much there is to return to. What is kept from now on comes behind it.
    pub(super) fn mark(&self) -> usize {
        self.kept.len()
    }

    /// Has one more way to try.
    pub(super) fn push(&mut self, kept: Kept) {
        self.kept.push(kept);
    }

    /// Drops the ways behind a mark, and keeps how to undo what they put into slots.
    pub(super) fn drop_ways(&mut self, mark: usize) {
        let kept = self.kept.split_off(mark).into_iter();
        self.kept
            .extend(kept.filter(|kept| matches!(kept, Kept::Slot(..))));
    }

    /// Counts one more repetition, which begins at a place.
    pub(super) fn count(&mut self, slot: u32, place: usize) {
        self.keep(slot, self.slot(slot).saturating_add(1));
        self.keep(slot + 1, place);
    }

    /// Returns to the last way that was not tried.
    pub(super) fn back(&mut self, mark: usize) -> Option<(usize, usize)> {
        while self.kept.len() > mark {
            match self.kept.pop()? {
                Kept::Way(step, place) => return Some((step, place)),
                Kept::Repetition(slot, step, place) => {
                    self.count(slot, place);
                    return Some((step, place));
                }
                Kept::Slot(slot, value) => self.restore(slot, value),
            }
        }
        None
    }

    pub(super) fn undo(&mut self, mark: usize) {
        while self.back(mark).is_some() {}
    }

    pub(super) fn keep(&mut self, slot: u32, value: usize) {
        let slot = slot as usize;
        if let Some(held) = self.slots.get_mut(slot) {
            self.kept.push(Kept::Slot(slot, *held));
            *held = value;
        }
    }

    fn restore(&mut self, slot: usize, value: usize) {
        if let Some(held) = self.slots.get_mut(slot) {
            *held = value;
        }
    }

    pub(super) fn slot(&self, slot: u32) -> usize {
        self.slots.get(slot as usize).copied().unwrap_or(UNSET)
    }
}
