//! A difference between two models, and how it is printed. Must not know what counts as one.

use std::fmt;

use serde_json::Value;

/// Longest text, in characters, that is printed of a value.
const SHOWN_CHARACTERS: usize = 72;

/// One fact that two models state differently.
///
/// Printed as `SHAPE POINTER: LEFT → RIGHT`, values as JSON cut to a readable length.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Id of the shape, such as `com.example#Lamp`; `None` if the difference lies outside of shapes.
    pub shape: Option<String>,
    /// JSON pointer inside the shape, or inside the document without one; empty for the whole.
    ///
    /// Where only one side has the place, it leads there on that side.
    pub pointer: String,
    /// What the left model says; `None` if it says nothing.
    pub left: Option<Value>,
    /// What the right model says; `None` if it says nothing.
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
