//! The memory of a running program: slots, and alternatives. Decides what is undone after a
//! failure; must not know the steps.

/// The value of an empty slot.
pub(super) const UNSET: usize = usize::MAX;

/// An entry to restore after a failure.
pub(super) enum Undo {
    /// A step and an offset of the string.
    Way(usize, usize),
    /// One more repetition, counted in a slot, from a step and an offset of the string.
    Repetition(u32, usize, usize),
    /// The previous value of a slot.
    Slot(usize, usize),
}

/// Slots and alternatives.
pub(super) struct Memory {
    slots: Vec<usize>,
    kept: Vec<Undo>,
}

impl Memory {
    /// Creates empty slots.
    pub(super) fn of(slots: u32) -> Self {
        Self {
            slots: vec![UNSET; slots as usize],
            kept: Vec::new(),
        }
    }

    /// The number of entries. Later entries follow it.
    pub(super) fn mark(&self) -> usize {
        self.kept.len()
    }

    /// Adds an alternative.
    pub(super) fn push(&mut self, kept: Undo) {
        self.kept.push(kept);
    }

    /// Drops the alternatives after a mark, and keeps the previous values of slots.
    pub(super) fn drop_ways(&mut self, mark: usize) {
        let kept = self.kept.split_off(mark).into_iter();
        self.kept
            .extend(kept.filter(|kept| matches!(kept, Undo::Slot(..))));
    }

    /// Counts one more repetition, which begins at `place`.
    pub(super) fn count(&mut self, slot: u32, place: usize) {
        self.keep(slot, self.slot(slot).saturating_add(1));
        self.keep(slot + 1, place);
    }

    /// Returns to the last alternative.
    pub(super) fn back(&mut self, mark: usize) -> Option<(usize, usize)> {
        while self.kept.len() > mark {
            match self.kept.pop()? {
                Undo::Way(step, place) => return Some((step, place)),
                Undo::Repetition(slot, step, place) => {
                    self.count(slot, place);
                    return Some((step, place));
                }
                Undo::Slot(slot, value) => self.restore(slot, value),
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
            self.kept.push(Undo::Slot(slot, *held));
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
