//! Why a text is not an expression.

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The byte at which reading stopped.
    pub at: usize,
    /// What is wrong.
    pub what: String,
}
