//! The class of each pattern, and patterns that are refused. `tests/matching.rs` runs patterns.

use super::{Matcher, PatternError, PatternErrorKind, properties};

/// Compiles with a full budget.
fn matcher(pattern: &str) -> Result<Matcher, PatternError> {
    super::matcher(pattern, &mut { u64::MAX })
}

/// A short description of a pattern's class.
fn class(pattern: &str) -> String {
    match matcher(pattern) {
        Ok(Matcher::Class { set, min, max }) => {
            let max = max.map(|max| max.to_string()).unwrap_or_default();
            format!("[{}]{{{min},{max}}}", set.ascii)
        }
        Ok(Matcher::Table { rows, .. }) => format!("{} states", rows.len()),
        Ok(Matcher::Counted {
            positions, counts, ..
        }) => format!("{} positions, {} counts", positions.len(), counts.len()),
        Ok(Matcher::Program { .. }) => "program".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn puts_each_pattern_into_the_first_class_that_fits() {
    let cases = [
        ("^[a-z]{2,500}$", "[a-z]{2,500}"),
        ("^([a-z]+)$", "[a-z]{1,}"),
        ("^[a-c-]?(?:[-a-c])*$", "[-a-c]{0,}"),
        ("^[ab]|[ab][ab]$", "6 states"),
        ("^([ab]|[ab][ab])$", "[ab]{1,2}"),
        (r"^\d{12}$", "[0-9]{12,12}"),
        ("^([0-9]+)+$", "[0-9]{1,}"),
        ("^(?=[a-z]+$).{1,3}$", "[a-z]{1,3}"),
        ("^(?!.*b)[abc]{2,}$", "[ac]{2,}"),
        (r"^(?:|\w{7}|x)(?<!\W)$", "10 states"),
        ("^$", "[]{0,0}"),
        ("[]", "[]{1,}"),
        ("a^", "[]{1,}"),
        ("b", "3 states"),
        (r"\bab\b", "6 states"),
        ("^(?!aws:).+$", "6 states"),
        ("^a{1,1023}/b{1,1023}$", "3 positions, 2 counts"),
        ("^a([.-]*b){2,300}$", "5 positions, 2 counts"),
        ("^(a{1,20}b){0,600}$", "program"),
        (r"^(a*)b\1$", "program"),
        ("^(?=.{1,900}$)a*b{0,900}$", "program"),
    ];
    for (pattern, expected) in cases {
        assert_eq!(class(pattern), expected, "{pattern}");
    }
}

#[test]
fn writes_sets_as_between_brackets() {
    let cases = [
        (r"^[\w.-]$", "-.0-9A-Z_a-z", ""),
        (r"^[^\s\S]$", "", ""),
        (r"^[\x00-\x02\]\\^]$", "\0-\u{2}\\-^", ""),
        (
            r"^.$",
            "\0-\t\u{b}\u{c}\u{e}-\u{7f}",
            "\u{80}\u{2027}\u{202a}\u{10ffff}",
        ),
        // The flag `s`, for a group and for all of the pattern.
        ("^(?s:.)$", "\0-\u{7f}", "\u{80}\u{10ffff}"),
        ("(?s)^.$", "\0-\u{7f}", "\u{80}\u{10ffff}"),
        ("^(?s).$", "\0-\u{7f}", "\u{80}\u{10ffff}"),
        (
            "(?s)^(?-s:.)$",
            "\0-\t\u{b}\u{c}\u{e}-\u{7f}",
            "\u{80}\u{2027}\u{202a}\u{10ffff}",
        ),
        (r"^[\uD83D\uDCA1é\uDC00]$", "", "éé\u{1f4a1}\u{1f4a1}"),
        (r"^[\uD700-\uE0FF]$", "", "\u{d700}\u{e0ff}"),
    ];
    for (pattern, ascii, wide) in cases {
        let Ok(Matcher::Class { set, .. }) = matcher(pattern) else {
            panic!("{pattern} is no class: {}", class(pattern));
        };
        let ends: String = set.wide.iter().collect();
        assert_eq!(
            (set.ascii.as_str(), ends.as_str()),
            (ascii, wide),
            "{pattern}"
        );
    }
}

#[test]
fn distinguishes_invalid_patterns_from_unsupported_ones() {
    use PatternErrorKind::{Invalid, Unsupported};
    let cases = [
        ("a(b", Invalid, 1),
        ("a)b", Invalid, 1),
        ("[ab", Invalid, 0),
        ("[z-a]", Invalid, 1),
        ("*a", Invalid, 0),
        ("a**", Invalid, 2),
        ("a++", Invalid, 2),
        ("a|{2}", Invalid, 2),
        ("^([a-z]*)${1,128}$", Invalid, 10),
        (r"\b+", Invalid, 2),
        ("(?<=a)+", Invalid, 6),
        ("a{3,2}", Invalid, 1),
        ("(?i)all", Invalid, 0),
        ("a(?s)+", Invalid, 5),
        ("(?<1a>b)", Invalid, 3),
        ("(?<a>b)(?<a>c)", Invalid, 7),
        ("\\", Invalid, 0),
        (r"\u{110000}", Invalid, 0),
        (r"[\p{Alnum}]", Invalid, 1),
        (r"\p{letter}", Invalid, 0),
        (r"\p{Script=greek}", Invalid, 0),
        (r"(?<a>b)\k<c>", Invalid, 7),
        (r"(?<a>b)\k", Invalid, 7),
        ("(?=a)[z-a]", Invalid, 6),
        ("(?i:all)", Unsupported, 0),
        ("(?is:all)", Unsupported, 0),
        ("a{99999999999}", Unsupported, 1),
        (r"\p{Script=Nowhere}", Unsupported, 0),
    ];
    for (pattern, kind, offset) in cases {
        let error = matcher(pattern).expect_err(pattern);
        assert_eq!(
            (error.kind, error.offset),
            (kind, offset),
            "{pattern}: {error}"
        );
    }
}

#[test]
fn refuses_groups_that_nest_too_deep() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    assert!(matcher(&nested(100)).is_ok());
    for depth in [251, 100_000] {
        let error = matcher(&nested(depth)).expect_err("nests too deep");
        assert_eq!(error.kind, PatternErrorKind::Unsupported);
    }
}

#[test]
fn spends_no_more_than_the_budget() {
    let mut budget = 1_000;
    let pattern = "^(a|b|cd)*(ef){2,9}$";
    let found = super::matcher(pattern, &mut budget);
    assert!(matches!(found, Ok(Matcher::Counted { .. })), "{found:?}");
    assert_eq!(budget, 0);
}

#[test]
fn accepts_every_fragment_of_a_pattern() {
    let pattern = r"^(?<é>a|\u{1F4A1}\uD83D\uDCA1{2,3}?[^\w-é\p{Script=Greek}&&]\k<é>)\x41\1💡$";
    for (end, _) in pattern.char_indices() {
        for (start, _) in pattern[..end].char_indices() {
            // The result does not matter here.
            let _ = matcher(&pattern[start..end]);
        }
    }
    assert_eq!(class(pattern), "program");
}

#[test]
fn has_tables_of_all_listed_properties_but_two() {
    let missing: Vec<_> = properties::every_name()
        .filter(|name| matcher(&format!("\\p{{{name}}}")).is_err())
        .collect();
    assert_eq!(
        missing,
        ["Surrogate", "Cs", "Changes_When_NFKC_Casefolded", "CWKCF"]
    );
}
