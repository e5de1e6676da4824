//! The strings for patterns, and their limits.

use super::{LONGEST, edge_cases};

#[test]
fn finds_each_edge() {
    let cases: [(&str, &[&str]); 12] = [
        ("^[b-y]$", &["b", "y", "a", "z", "\nb", "bé"]),
        ("^a{2,4}$", &["a", "aa", "aaa", "aaaa", "aaaaa"]),
        ("^a*$", &["", "a", "b"]),
        (
            "^(?:on|off|dim(?:med)?)$",
            &["on", "off", "dim", "dimmed", "dimmedmed"],
        ),
        ("^(a{1,3}-)?b$", &["b", "a-b", "aaa-b", "aaaa-b", "a-a-b"]),
        ("^lamp$", &["lamp", "lalp", "lanp"]),
        ("^(?!aws)[a-z]+$", &["a", "awsa", "bwsa"]),
        ("^(?=.{5}$)[a-z]+$", &["abcde", "abcd", "abcdde"]),
        (r"^(a|b)-\1$", &["a-a", "a--", "a-aa"]),
        (r"\bon\b", &["on", "aon", "on-"]),
        (r"^\p{L}$", &["A", "Z", "["]),
        ("^a{0}b$", &["b", "ab"]),
    ];
    for (pattern, expected) in cases {
        let found = edge_cases(pattern, 1_000);
        for string in expected {
            let string = (*string).to_owned();
            assert!(
                found.contains(&string),
                "{pattern} lacks {string:?}: {found:?}"
            );
        }
    }
}

#[test]
fn has_no_strings_for_an_invalid_pattern() {
    assert_eq!(edge_cases("(", 10), Vec::<String>::new());
    assert_eq!(edge_cases("a{99999}", 10), Vec::<String>::new());
}

#[test]
fn has_limits() {
    let sets = r"[\w.-]|".repeat(100) + "a";
    let patterns = [
        "^[a-z]{1,2048}$",
        "^((a{1,1000}){1,1000}){1,1000}$",
        r"^(?=a)\p{L}{1,64}(\p{Lu}\p{Nd}){3,4000}$",
        sets.as_str(),
    ];
    for pattern in patterns {
        for most in [0, 7, 500] {
            let found = edge_cases(pattern, most);
            assert!(found.len() <= most, "{pattern}: {}", found.len());
            assert!(
                found.iter().all(|string| string.len() <= LONGEST),
                "{pattern}"
            );
            assert_eq!(found, edge_cases(pattern, most));
        }
    }
    let longest = edge_cases("^[a-z]{1,2048}$", 100);
    assert!(longest.contains(&"a".repeat(2_049)));
}
