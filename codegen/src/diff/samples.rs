//! Compares two patterns by strings: which ones only one of them matches. Decides which strings it
//! tries. Must not know which shapes have the patterns, or what a difference means for users.
//!
//! The matchers are those of emitted validators, and so are their limits: a string whose check takes
//! too long matches. No difference is no proof, because only some strings are tried.

use std::collections::BTreeSet;

use hardy_pattern::Pattern;
use hardy_pattern::compile::{Matcher, edge_cases, matcher};

/// The greatest number of strings.
const MOST_STRINGS: usize = 2_000;

/// The greatest size of all strings, and of one. Examples in models can be longer.
const MOST_BYTES: usize = 1 << 20;
const LONGEST: usize = 16 << 10;

/// The same for programs, which can take some milliseconds for a string.
const MOST_STRINGS_OF_PROGRAMS: usize = 1_000;
const LONGEST_OF_PROGRAMS: usize = 1_024;

/// Steps to compile a pattern. Almost every pattern of AWS needs fewer; others become programs.
const STEPS: u64 = 60_000;

/// The strings on which two patterns differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Samples {
    /// The number of strings that only the new pattern matches.
    pub(crate) accepted: usize,
    /// The number of strings that only the old pattern matches.
    pub(crate) refused: usize,
    /// The number of strings. 0 if both patterns have the same matcher, so that no string can differ.
    pub(crate) tried: usize,
}

/// Compares two patterns on these examples, strings at the edges of both, and the empty string. A
/// pattern that cannot be compiled matches every string, because no validator checks it.
///
/// The memory of the matchers is never freed.
pub(crate) fn compare(old: &str, new: &str, examples: &[&str]) -> Samples {
    let mut samples = Samples::default();
    if old == new {
        return samples;
    }
    let matchers = [old, new].map(|pattern| matcher(pattern, &mut { STEPS }).ok());
    let [before, after] = &matchers;
    if before == after {
        return samples;
    }
    let strings = strings([old, new], &matchers, examples);
    let pattern = |source: &str, matcher: &Option<Matcher>| -> Option<Pattern> {
        matcher.as_ref().map(|matcher| matcher.leak(source))
    };
    let (before, after) = (pattern(old, before), pattern(new, after));
    for string in &strings {
        let matches =
            |pattern: &Option<Pattern>| pattern.is_none_or(|pattern| pattern.matches(string));
        match (matches(&before), matches(&after)) {
            (false, true) => samples.accepted += 1,
            (true, false) => samples.refused += 1,
            _ => {}
        }
    }
    samples.tried = strings.len();
    samples
}

/// The strings to try, each once.
fn strings(
    sources: [&str; 2],
    matchers: &[Option<Matcher>],
    examples: &[&str],
) -> BTreeSet<String> {
    let is_program = |matcher: &Matcher| matches!(matcher, Matcher::Program { .. });
    let (most, longest) = match matchers.iter().flatten().any(is_program) {
        true => (MOST_STRINGS_OF_PROGRAMS, LONGEST_OF_PROGRAMS),
        false => (MOST_STRINGS, LONGEST),
    };
    let edges = sources.map(|source| edge_cases(source, most / 2 - 1));
    let edges = edges.into_iter().flatten();
    let examples = examples.iter().map(|example| (*example).to_owned());
    let mut left = MOST_BYTES;
    let mut strings = BTreeSet::from([String::new()]);
    for string in examples.take(most / 2).chain(edges) {
        if strings.len() == most {
            break;
        }
        let rest = left.checked_sub(string.len());
        if let Some(rest) = rest.filter(|_| string.len() <= longest) {
            left = rest;
            strings.insert(string);
        }
    }
    strings
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, MOST_STRINGS, Samples, compare};

    /// Whether strings are newly accepted, and newly refused.
    fn directions(old: &str, new: &str) -> (bool, bool) {
        let Samples {
            accepted, refused, ..
        } = compare(old, new, &[]);
        (accepted > 0, refused > 0)
    }

    #[test]
    fn finds_the_direction_of_a_change() {
        let cases = [
            // Another spelling of the same.
            ("^[0-9]{1,3}$", r"^\d{1,3}$", (false, false)),
            ("^[a-z]+$", "^[a-z][a-z]*$", (false, false)),
            ("^(on|off)$", "^(?:off|on)$", (false, false)),
            ("^(a|b)-[^c]*$", "^[ab]-(?![^]*c)[^]*$", (false, false)),
            // Another length.
            ("^[a-z]{1,10}$", "^[a-z]{1,20}$", (true, false)),
            ("^[a-z]{1,20}$", "^[a-z]{1,10}$", (false, true)),
            ("^[a-z]{1,2048}$", "^[a-z]{1,1024}$", (false, true)),
            ("^[a-z]{2,}$", "^[a-z]{1,64}$", (true, true)),
            (
                "^([a-z]{1,63}[.]){1,3}$",
                "^([a-z]{1,63}[.]){1,4}$",
                (true, false),
            ),
            // Other characters.
            ("^[a-z_]+$", "^[a-z-]+$", (true, true)),
            ("^[a-z]+$", "^[a-ln-z]+$", (false, true)),
            (r"^[\w]+$", r"^[\w:]+$", (true, false)),
            (r"^\p{Lu}$", r"^\p{L}$", (true, false)),
            ("^.*$", "^[^]*$", (true, false)),
            // Other alternatives.
            ("^(on|off)$", "^(on|off|dim)$", (true, false)),
            ("^lamp:(on|off)$", "^lamp:on$", (false, true)),
            // Other anchors.
            ("^[a-z]+$", "[a-z]+", (true, false)),
            ("[a-z]+", "^[a-z]+", (false, true)),
            // Lookarounds, word boundaries and back-references.
            ("^[a-z-]+$", "^(?!aws)[a-z-]+$", (false, true)),
            ("^(?!aws)[a-z-]+$", "^(?!aws:)[a-z-]+$", (true, false)),
            (
                "^(?=.*[0-9])[a-z0-9]{8,}$",
                "^(?=.*[0-9])[a-z0-9]{9,}$",
                (false, true),
            ),
            (r"\blamp", "lamp", (true, false)),
            (r"^(a|b)\1$", "^(a|b)(a|b)$", (true, false)),
        ];
        let mut wrong = Vec::new();
        for (old, new, (accepted, refused)) in cases {
            for (old, new, expected) in [
                (old, new, (accepted, refused)),
                (new, old, (refused, accepted)),
            ] {
                let found = directions(old, new);
                if found != expected {
                    wrong.push(format!("{old} -> {new}: {found:?}"));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn a_pattern_without_matcher_matches_every_string() {
        assert_eq!(directions("^[a-z]+$", "^[a-z"), (true, false));
        assert_eq!(directions("(", "^[a-z]+$"), (false, true));
        assert_eq!(compare("(", "[", &["a"]), Samples::default());
    }

    #[test]
    fn tries_examples() {
        let examples = ["lamp-7", "street", "street"];
        let (old, new) = ("^[a-z]{9}$", "^[a-z]{9}$|^[a-m]{2}[r-t]+[e-m]+t$");
        let (without, with) = (compare(old, new, &[]), compare(old, new, &examples));
        assert_eq!(with.tried, without.tried + 2);
        assert_eq!(with.accepted, without.accepted);
        let (old, new) = ("^[^s]", "^(?!lamp)");
        let (without, with) = (compare(old, new, &[]), compare(old, new, &examples));
        assert_eq!(with.tried, without.tried + 2);
        assert_eq!(with.refused, without.refused + 1);
        assert_eq!(with.accepted, without.accepted + 1);
    }

    #[test]
    fn tries_a_limited_number_of_strings() {
        let long = "a".repeat(LONGEST + 1);
        assert_eq!(
            compare("^a*$", "^b*$", &[&long]),
            compare("^a*$", "^b*$", &[])
        );
        let many = r"[\w.-]{1,2048}:|".repeat(60);
        let samples = compare(&many, &format!("^({many})$"), &["a"; 5_000]);
        assert!((1..=MOST_STRINGS).contains(&samples.tried), "{samples:?}");
        assert_eq!(
            samples,
            compare(&many, &format!("^({many})$"), &["a"; 5_000])
        );
    }
}
