//! Samples of patterns: each is readable, and the pattern in a generated crate matches it.

use hardy_pattern::compile::{Samples, matcher};

/// The sample of a pattern, after a check with the matcher of the runtime.
fn sample(pattern: &str, min: usize, max: usize) -> Option<String> {
    let found = Samples::of(pattern, 1_000_000)?.shortest(min, max)?;
    let decided = matcher(pattern, &mut { u64::MAX });
    let decided = decided.unwrap_or_else(|error| panic!("{pattern} {error}"));
    assert!(
        decided.leak(pattern).matches(&found),
        "{pattern}: {found:?}"
    );
    let length = found.chars().count();
    assert!((min..=max).contains(&length), "{pattern}: {found:?}");
    Some(found)
}

#[test]
fn reads_well() {
    let cases = [
        ("^[a-z]+$", "a"),
        ("^[A-Za-z0-9_.-]{3,255}$", "abc"),
        ("^[A-Z0-9]{4}$", "1234"),
        (r"^\d{12}$", "123456789012"),
        ("^[0-9a-f]{8}$", "abcdefab"),
        (r"^[0-9a-f]{4}-[0-9a-f]{4}$", "abcd-abcd"),
        ("^lamp/[a-z]{3}/[0-9]{2}$", "lamp/abc/12"),
        (
            "^arn:aws(-[^:]+)?:lamps:[a-z0-9-]{1,20}:[0-9]{12}:pole/.+$",
            "arn:aws:lamps:a:123456789012:pole/a",
        ),
        ("^(red|green)$", "red"),
        ("^(green|red)$", "red"),
        ("^[aA][rR][nN]$", "arn"),
        ("lamp", "lamp"),
        ("^(?!aws:).+$", "a"),
        ("^(?!.*a).{2}$", "bc"),
        ("^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{2,}$", "a2"),
        (r"\bin\b", "in"),
        ("^[^a-zA-Z0-9]{2}$", "--"),
        ("^[^!-~]$", " "),
        (r"^\p{Lu}{2}$", "AB"),
        (r"^[\u3041-\u3096]$", "\u{3041}"),
        ("^\"#{2}`$", "\"##`"),
    ];
    for (pattern, expected) in cases {
        assert_eq!(
            sample(pattern, 1, 100).as_deref(),
            Some(expected),
            "{pattern}"
        );
    }
}

#[test]
fn keeps_to_a_length() {
    let cases = [
        ("^[a-z]*$", 0, 9, Some("")),
        ("^[a-z]*$", 4, 9, Some("abcd")),
        ("^a{2,3}$", 3, 9, Some("aaa")),
        ("^a{2,3}$", 4, 9, None),
        ("^(abc)+$", 4, 9, Some("abcabc")),
        // A pattern without anchors allows other characters around a match.
        ("lamp", 5, 9, Some("alamp")),
        ("^[a-z]{2,2000}$", 2, 2000, Some("ab")),
        ("^[a-z]{1000}$", 0, 2000, None),
    ];
    for (pattern, min, max, expected) in cases {
        assert_eq!(sample(pattern, min, max).as_deref(), expected, "{pattern}");
    }
}

#[test]
fn has_none_where_nothing_matches_or_nobody_can_tell() {
    for pattern in ["[]", "a^", "(", r"^(a*)b\1$"] {
        assert_eq!(sample(pattern, 0, 9), None, "{pattern}");
    }
}

#[test]
fn knows_what_matches() {
    let mut samples = Samples::of("^[a-z]{2,}(?!-)$|^é+$", 1_000_000).expect("it is decidable");
    for (text, matches) in [
        ("ab", true),
        ("éé", true),
        ("a", false),
        ("", false),
        ("ab-", false),
    ] {
        assert_eq!(samples.matches(text), matches, "{text}");
    }
}

#[test]
fn takes_no_more_steps_than_it_may() {
    let pattern = "^(?=.*1)(?=.*2)(?=.*3)(?=.*4)(?=.*5)(?=.*6)(?=.*7)[a-z0-9]{9,}$";
    assert!(sample(pattern, 9, 20).is_some());
    let mut samples = Samples::of(pattern, 1000).expect("it is decidable");
    assert_eq!(samples.shortest(9, 20), None);
    assert_eq!(samples.spent(), 1000);
    assert!(!samples.matches("ab1234567"));
    // However often nothing is repeated.
    let nothing = "^(((((){999}){999}){999}){999}){999}a$";
    assert_eq!(sample(nothing, 0, 9).as_deref(), Some("a"));
}
