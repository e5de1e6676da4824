//! Open unions: members that the model does not list, because it is older than the service.

// Open enums are generated, because the constructor of their catch-all must be private.

use crate::document::Document;

/// A member of a union that the model does not list: the content of the catch-all variant. The
/// default, with an empty tag, means that no member is set.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct UnlistedMember {
    /// Name of the member as received.
    pub tag: String,
    /// Value of the member.
    pub value: Document,
}

impl UnlistedMember {
    /// Creates a member from its name and value.
    pub fn new(tag: impl Into<String>, value: Document) -> Self {
        Self {
            tag: tag.into(),
            value,
        }
    }
}
