//! A required member that an object lacks, as a reader keeps it. Must not know how one is found or
//! reported.

/// A required member that an object lacks.
pub(super) struct Missing {
    /// Where the object begins.
    pub(super) object: usize,
    pub(super) redacted_from: usize,
    pub(super) name: &'static str,
    /// Whether the object is no part of the result, because a later value has taken its place.
    pub(super) replaced: bool,
}
