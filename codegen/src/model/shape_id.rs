//! Shape ids: their syntax, and their two parts. Must not know shapes.

use std::fmt;
use std::sync::Arc;

/// Id of a shape, `namespace#Name`. Ordered like strings; cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId {
    text: Arc<str>,
    /// Byte offset of the `#`.
    separator: usize,
}

impl ShapeId {
    /// Parses a shape id (not of a member); `None` if it is invalid.
    ///
    /// Namespace and name follow Smithy's grammar: ASCII letters, digits and `_`, at least one
    /// letter or digit, not beginning with a digit; dots join the parts of a namespace.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| Self {
            text: text.into(),
            separator: namespace.len(),
        })
    }

    /// Replaces an invalid id, so that one mistake is not reported twice.
    ///
    /// No shape has it, and no model with it passes the gate.
    pub(super) fn unreadable() -> Self {
        Self {
            text: "smithy.api#".into(),
            separator: "smithy.api".len(),
        }
    }

    /// The part before `#`.
    pub fn namespace(&self) -> &str {
        self.text.get(..self.separator).unwrap_or_default()
    }

    /// The part after `#`.
    pub fn name(&self) -> &str {
        self.text.get(self.separator + 1..).unwrap_or_default()
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the shape is in Smithy's prelude.
    pub fn is_prelude(&self) -> bool {
        self.namespace() == "smithy.api"
    }
}

/// Whether `text` is a valid name of a shape or member.
pub fn is_identifier(text: &str) -> bool {
    let word = text.trim_start_matches('_');
    let first_ok = match word.chars().next() {
        Some(first) => {
            first.is_ascii_alphabetic() || (word.len() < text.len() && first.is_ascii_digit())
        }
        None => false,
    };
    first_ok
        && word
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || character == '_')
}

impl fmt::Display for ShapeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}
