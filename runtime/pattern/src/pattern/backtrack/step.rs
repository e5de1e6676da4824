//! The steps that programs consist of. Decides what each asks for; must not know how they are run.

/// A step of a pattern's program. Where a step names no other, the one behind it follows. Classes of
/// characters are bits of a word, places of the text are kept in slots: those of group 1 in slots 0 and
/// 1, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternStep {
    /// Passes a character of these classes.
    Take(u64),
    /// Passes the character before, towards the start of the text.
    TakeBack(u64),
    /// Fails but at the start of the text.
    Start,
    /// Fails but at the end of the text.
    End,
    /// Fails but between a character of these classes and something else, or the other way round if
    /// this is negated.
    Boundary(u64, bool),
    /// Tries the next step, and if that fails the one at this place.
    Fork(u32),
    /// Goes to a place.
    Jump(u32),
    /// Keeps the place of the text in a slot.
    Save(u32),
    /// Empties slots, from the first to the one before the last.
    Forget(u32, u32),
    /// Passes what this group has matched.
    Same(u32),
    /// Passes it towards the start of the text.
    SameBack(u32),
    /// Tries the next steps up to `Found`, then goes on at a place. They must fail if this is negated.
    Look(bool, u32),
    /// Sets the count in a slot to zero.
    Count(u32),
    /// Begins a repetition or leaves them behind: the slot of the count, the least and the greatest
    /// count, whether it tries first to leave, and the place behind. The next slot keeps where the
    /// repetition begins.
    Repeat(u32, u32, u32, bool, u32),
    /// Ends a repetition: slot, least count, and place of the `Repeat`.
    Again(u32, u32, u32),
    /// What was looked for is found.
    Found,
}
