//! Documentation of an item, as the ir holds it. Must not know how it is printed.

/// Lines of Markdown, each ready to become one documentation line.
pub type Docs = Vec<String>;
