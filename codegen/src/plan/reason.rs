//! Why something is not supported: a description, and its location in the model.

use crate::report::{Diagnostic, SourceLocation};

/// One reason, as the rest of a sentence such as "cannot be encoded yet: …".
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    pub(super) what: String,
    pub(super) shape: String,
    pub(super) place: SourceLocation,
}

impl Reason {
    pub(crate) fn new(what: String, shape: impl ToString, place: &SourceLocation) -> Self {
        Self {
            what,
            shape: shape.to_string(),
            place: place.clone(),
        }
    }

    /// The warning for this reason.
    pub(super) fn warning(&self, code: &'static str, message: String) -> Diagnostic {
        Diagnostic::warning(code, message)
            .shape(&self.shape)
            .at(&self.place)
            .help("types and validators are still generated")
    }
}
