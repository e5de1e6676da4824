//! What keeps unions open: members that a model does not list, because it is older than the
//! service's answer. (What keeps enums open is emitted: its constructor must be out of reach.)

use crate::document::Document;

/// A member that a union does not list: the content of its catch-all variant. The default, with an
/// empty tag, is no member at all.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct UnlistedMember {
    /// Name of the member as it was received.
    pub tag: String,
    /// The member's value, whatever it is.
    pub value: Document,
}

impl UnlistedMember {
    /// Takes name and value.
    pub fn new(tag: impl Into<String>, value: Document) -> Self {
        Self {
            tag: tag.into(),
            value,
        }
    }
}
