//! JMESPath: reads an expression into a tree. Knows its whole grammar, but neither functions nor the data that an
//! expression is for.

mod lex;
mod parse;
mod problem;
#[cfg(test)]
mod tests;
mod tree;

pub use parse::parse;
pub use problem::Problem;
pub use tree::{Comparison, Expression, Projection};
