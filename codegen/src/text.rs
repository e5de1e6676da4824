//! Texts that become something else: names of a model become Rust's, its HTML becomes Markdown. Knows
//! neither what a model is nor what is made of it.

pub(crate) mod markdown;
pub(crate) mod names;
