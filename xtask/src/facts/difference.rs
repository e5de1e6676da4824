//! A difference between two models, and its text. Must not know how models are compared.

use std::fmt;

use serde_json::Value;

/// The greatest length of a printed value, in characters.
const SHOWN_CHARACTERS: usize = 72;

/// A fact that differs between two models.
///
/// Printed as `SHAPE POINTER: LEFT → RIGHT`, with values as JSON cut to a readable length.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Id of the shape, such as `com.example#Lamp`; `None` for a difference outside of shapes.
    pub shape: Option<String>,
    /// JSON pointer in the shape, or in the document without a shape; empty for the whole.
    ///
    /// If only one side has the value, the pointer is for that side.
    pub pointer: String,
    /// The value in the left model; `None` if it has none.
    pub left: Option<Value>,
    /// The value in the right model; `None` if it has none.
    pub right: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.shape.as_deref().unwrap_or("(model)"))?;
        if !self.pointer.is_empty() {
            write!(formatter, " {}", self.pointer)?;
        }
        write!(
            formatter,
            ": {} → {}",
            shown(self.left.as_ref()),
            shown(self.right.as_ref())
        )
    }
}

/// A value as one short line of JSON, or `absent`.
fn shown(value: Option<&Value>) -> String {
    let Some(value) = value else {
        return "absent".to_owned();
    };
    let text = value.to_string();
    if text.chars().count() <= SHOWN_CHARACTERS {
        return text;
    }
    text.chars()
        .take(SHOWN_CHARACTERS - 1)
        .chain(['…'])
        .collect()
}
