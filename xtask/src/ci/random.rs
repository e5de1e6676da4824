//! Steps with random cases: their first seed, and the comparison of patterns with Node.

use super::step::{Step, skipped, step};
use crate::arguments::PatternsArguments;
use crate::patterns;
use crate::workspace::Workspace;

/// The seed of the first mutant, and of the first random pattern: the tests use the seeds before
/// it.
pub(super) const FIRST_SEED: u64 = 1000;

/// Compares the matches of random patterns, or of those in the shared models, with Node.
pub(super) fn patterns_in_node<'a>(workspace: &'a Workspace, name: &str, random: u64) -> Step<'a> {
    if !patterns::has_node() {
        return skipped(name, "node is not installed");
    }
    let arguments = PatternsArguments {
        random,
        seed: FIRST_SEED,
        node: true,
        ..PatternsArguments::default()
    };
    step(name, move || patterns::run(workspace, &arguments))
}
