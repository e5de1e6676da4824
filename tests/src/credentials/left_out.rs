//! Cases that the client does not pass, with the reason for each.

use super::Verdict;

/// The names of the cases, and the reasons.
pub const LEFT_OUT: &[(&str, &str)] = &[];

/// So many can be left out; with more, nothing compiles.
const MAX_LEFT_OUT: usize = 3;

const _: () = assert!(
    LEFT_OUT.len() <= MAX_LEFT_OUT,
    "too many cases are left out"
);

/// How a case ends with these differences.
pub(super) fn judge(name: &str, differences: Vec<String>, left_out: &[(&str, &str)]) -> Verdict {
    let reason = left_out.iter().find(|(listed, _)| *listed == name);
    match (reason, differences.is_empty()) {
        (None, true) => Verdict::Passed,
        (None, false) => Verdict::Failed(differences),
        (Some((_, reason)), false) => Verdict::Skipped((*reason).to_owned()),
        (Some(_), true) => Verdict::Failed(vec![
            "it passes; remove it from `LEFT_OUT` in tests/src/credentials/left_out.rs".to_owned(),
        ]),
    }
}
