//! Documentation of an item in the ir. Must not know how it is printed.

/// Lines of Markdown, one for each documentation line.
pub type Docs = Vec<String>;
