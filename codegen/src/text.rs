//! Conversion of strings: names of a model to Rust's, its HTML to Markdown. Must not know models or
//! where the results are used.

pub(crate) mod digits;
pub(crate) mod markdown;
pub(crate) mod names;
