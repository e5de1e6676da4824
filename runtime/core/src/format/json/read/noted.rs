//! Differences between a body and the model, as a reader notes them. Must not know how they are found or
//! reported.

/// A required member that an object lacks.
pub(super) struct Missing {
    /// Offset of the object.
    pub(super) object: usize,
    pub(super) redacted_from: usize,
    pub(super) name: &'static str,
    /// Whether a later value has replaced the object.
    pub(super) replaced: bool,
}

/// The first member of a name that the model does not have.
pub(super) struct Unknown {
    pub(super) name: String,
    /// The offset of its value.
    pub(super) offset: usize,
    pub(super) redacted_from: usize,
}
