//! Cases of published suites that the client does not pass, with the reason for each.

use crate::verdict::Verdict;

/// Cases of the suite of AWS Signature Version 4: their names, and the reasons.
pub const SIGNING: &[(&str, &str)] = &[];

/// Cases of credentials: their names, and the reasons.
pub const CREDENTIALS: &[(&str, &str)] = &[];

/// So many of each can be left out; with more, nothing compiles.
const MAX_LEFT_OUT: usize = 3;

const _: () = assert!(
    SIGNING.len() <= MAX_LEFT_OUT && CREDENTIALS.len() <= MAX_LEFT_OUT,
    "too many cases are left out"
);

/// How a case ends with these differences.
pub(crate) fn judge(name: &str, differences: Vec<String>, left_out: &[(&str, &str)]) -> Verdict {
    let reason = left_out.iter().find(|(listed, _)| *listed == name);
    match (reason, differences.is_empty()) {
        (None, true) => Verdict::Passed,
        (None, false) => Verdict::Failed(differences),
        (Some((_, reason)), false) => Verdict::Skipped((*reason).to_owned()),
        (Some(_), true) => Verdict::Failed(vec![
            "it passes; remove it from tests/src/left_out.rs".to_owned(),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, judge};

    #[test]
    fn fails_a_listed_case_that_passes() {
        let differs = || vec!["a difference".to_owned()];
        let listed = [("lamps", "a reason")];
        assert_eq!(judge("lamps", vec![], &[]), Verdict::Passed);
        assert_eq!(judge("lamps", differs(), &[]), Verdict::Failed(differs()));
        let skipped = Verdict::Skipped("a reason".to_owned());
        assert_eq!(judge("lamps", differs(), &listed), skipped);
        assert!(matches!(
            judge("lamps", vec![], &listed),
            Verdict::Failed(_)
        ));
    }
}
