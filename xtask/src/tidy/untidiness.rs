//! A broken rule. Must not know rules.

/// A rule that a file breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untidiness {
    /// The file, from the root of the workspace.
    pub path: String,
    /// The rule, and how it is broken.
    pub rule: String,
}
