//! The steps of programs. Must not know how they run.

/// A step of a pattern's program. The next step follows, unless the step names another. Classes of
/// characters are bits of a word. Slots store offsets of the string: those of group 1 are in slots
/// 0 and 1, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternStep {
    /// Matches a character of these classes.
    Take(u64),
    /// Matches the previous character, and moves towards the start of the string.
    TakeBack(u64),
    /// Matches at the start of the string.
    Start,
    /// Matches at the end of the string.
    End,
    /// Matches between a character of these classes and another, or elsewhere if the flag is set.
    Boundary(u64, bool),
    /// Tries the next step, and if that fails the step with this index.
    Fork(u32),
    /// Continues with the step with this index.
    Jump(u32),
    /// Stores the offset in a slot.
    Save(u32),
    /// Clears slots, from the first up to but not including the second.
    Forget(u32, u32),
    /// Matches the same string as this group.
    Same(u32),
    /// Same as `Same`, towards the start of the string.
    SameBack(u32),
    /// Runs the next steps up to `Found`, then continues with the step with this index. If the flag
    /// is set, they must fail.
    Look(bool, u32),
    /// Sets the counter in a slot to zero.
    Count(u32),
    /// Begins a repetition or leaves the loop: the slot of the counter, the least and the greatest
    /// count, whether to try to leave first, and the index of the step after the loop. The next
    /// slot stores the start of the repetition.
    Repeat(u32, u32, u32, bool, u32),
    /// Ends a repetition: slot, least count, and index of the `Repeat`.
    Again(u32, u32, u32),
    /// Ends a lookaround or the program with a match.
    Found,
}
