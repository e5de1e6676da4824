//! A missing required member in the reader. Must not know how it is found or reported.

/// A required member that an object lacks.
pub(super) struct Missing {
    /// Offset of the object.
    pub(super) object: usize,
    pub(super) redacted_from: usize,
    pub(super) name: &'static str,
    /// Whether a later value has replaced the object.
    pub(super) replaced: bool,
}
