//! The memory of a running program: slots and alternatives. Decides which changes a failure undoes;
//! must not know the steps.

/// The value of an empty slot.
pub(super) const UNSET: usize = usize::MAX;

/// An entry to restore after a failure.
pub(super) enum Undo {
    /// A step and an offset of the string.
    Alternative(usize, usize),
    /// One more repetition, counted in a slot, from a step and an offset of the string.
    Repetition(u32, usize, usize),
    /// The previous value of a slot.
    Slot(usize, usize),
}

/// Slots and alternatives.
pub(super) struct Memory {
    slots: Vec<usize>,
    log: Vec<Undo>,
}

impl Memory {
    /// Creates empty slots.
    pub(super) fn of(slots: u32) -> Self {
        Self {
            slots: vec![UNSET; slots as usize],
            log: Vec::new(),
        }
    }

    /// The number of entries. Later entries follow it.
    pub(super) fn mark(&self) -> usize {
        self.log.len()
    }

    /// Adds an entry.
    pub(super) fn push(&mut self, entry: Undo) {
        self.log.push(entry);
    }

    /// Drops the alternatives after a mark, and keeps the previous values of slots.
    pub(super) fn drop_alternatives(&mut self, mark: usize) {
        let later = self.log.split_off(mark).into_iter();
        self.log
            .extend(later.filter(|entry| matches!(entry, Undo::Slot(..))));
    }

    /// Counts one more repetition, which begins at `offset`.
    pub(super) fn count(&mut self, slot: u32, offset: usize) {
        self.set(slot, self.slot(slot).saturating_add(1));
        self.set(slot + 1, offset);
    }

    /// Returns to the last alternative.
    pub(super) fn back(&mut self, mark: usize) -> Option<(usize, usize)> {
        while self.log.len() > mark {
            match self.log.pop()? {
                Undo::Alternative(step, offset) => return Some((step, offset)),
                Undo::Repetition(slot, step, offset) => {
                    self.count(slot, offset);
                    return Some((step, offset));
                }
                Undo::Slot(slot, value) => self.restore(slot, value),
            }
        }
        None
    }

    pub(super) fn undo(&mut self, mark: usize) {
        while self.back(mark).is_some() {}
    }

    pub(super) fn set(&mut self, slot: u32, value: usize) {
        let slot = slot as usize;
        if let Some(current) = self.slots.get_mut(slot) {
            self.log.push(Undo::Slot(slot, *current));
            *current = value;
        }
    }

    fn restore(&mut self, slot: usize, value: usize) {
        if let Some(current) = self.slots.get_mut(slot) {
            *current = value;
        }
    }

    pub(super) fn slot(&self, slot: u32) -> usize {
        self.slots.get(slot as usize).copied().unwrap_or(UNSET)
    }
}
