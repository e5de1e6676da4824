//! Shape ids: what is a valid one, and its two halves. Knows nothing of the shapes behind them.

use std::fmt;
use std::sync::Arc;

/// Id of a shape, `namespace#Name`. Ordered as its text is; cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId {
    text: Arc<str>,
    /// Byte offset of the `#`.
    separator: usize,
}

impl ShapeId {
    /// Reads an id of a shape (not of a member); `None` if the text is none.
    ///
    /// Namespace and name follow the grammar of Smithy: ASCII letters, digits and `_`, at least one
    /// letter or digit, no digit first; parts of a namespace are joined by dots.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| Self {
            text: text.into(),
            separator: namespace.len(),
        })
    }

    /// Stands in for an id that could not be read, so that one mistake does not look like two.
    ///
    /// No shape has it, and no model that has it passes the gate.
    pub(super) fn unreadable() -> Self {
        Self {
            text: "smithy.api#".into(),
            separator: "smithy.api".len(),
        }
    }

    /// What stands before the `#`.
    pub fn namespace(&self) -> &str {
        self.text.get(..self.separator).unwrap_or_default()
    }

    /// What stands behind the `#`.
    pub fn name(&self) -> &str {
        self.text.get(self.separator + 1..).unwrap_or_default()
    }

    /// The whole id.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether Smithy itself defines the shape.
    pub fn is_prelude(&self) -> bool {
        self.namespace() == "smithy.api"
    }
}

/// Whether `text` can be the name of a shape or member.
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
