//! Verdicts on pairs of crates.

use super::{Verdict, compare, lines};

#[test]
fn decides_which_part_of_the_version_changes() {
    let old = "types::Lamp: struct, non_exhaustive\ntypes::Lamp.pole: i32\n\
               types::Lamp.pole: deprecated\n";
    let cases = [
        ("the same", vec![], Verdict::Equal),
        (
            "another comment",
            vec![("", "// Comment.\n\n")],
            Verdict::Equal,
        ),
        (
            "an added field",
            vec![(
                "types::Lamp.pole: i32",
                "types::Lamp.pole: i32\ntypes::Lamp.at: u8",
            )],
            Verdict::Minor,
        ),
        (
            "an added trait",
            vec![(
                "types::Lamp.pole: i32",
                "types::Lamp.pole: i32\ntypes::Lamp: impl Eq",
            )],
            Verdict::Minor,
        ),
        (
            "deprecated",
            vec![(
                "types::Lamp.pole: i32",
                "types::Lamp.pole: i32\ntypes::Lamp: deprecated",
            )],
            Verdict::Minor,
        ),
        (
            "no longer deprecated",
            vec![("types::Lamp.pole: deprecated\n", "")],
            Verdict::Patch,
        ),
        (
            "no longer deprecated, and another one is",
            vec![("types::Lamp.pole: deprecated", "types::Lamp: deprecated")],
            Verdict::Minor,
        ),
        (
            "a removed field",
            vec![("types::Lamp.pole: i32\n", "")],
            Verdict::Major,
        ),
        (
            "another type",
            vec![("pole: i32", "pole: Option<i32>")],
            Verdict::Major,
        ),
        (
            "a changed attribute",
            vec![("struct, non_exhaustive", "struct")],
            Verdict::Major,
        ),
        (
            "a needed feature",
            vec![("pole: i32", "pole: i32, feature \"serde\"")],
            Verdict::Major,
        ),
        (
            "removed, though it was deprecated",
            vec![("types::Lamp.pole: i32\ntypes::Lamp.pole: deprecated\n", "")],
            Verdict::Major,
        ),
    ];
    for (what, changes, expected) in cases {
        let new = changes.iter().fold(old.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{what}");
            text.replacen(from, to, 1)
        });
        assert_eq!(compare(old, &new).verdict, expected, "{what}");
    }
}

#[test]
fn shows_the_lines_that_differ() {
    let old = "// One.\n\ntypes: mod\ntypes::Lamp.pole: i32\n";
    let new = "// Two.\n\ntypes: mod\ntypes::Lamp.pole: u8\n";
    let comparison = compare(old, new);
    assert_eq!(comparison.removed, ["types::Lamp.pole: i32"]);
    assert_eq!(comparison.added, ["types::Lamp.pole: u8"]);
    assert_eq!(
        comparison.to_string(),
        "- types::Lamp.pole: i32\n+ types::Lamp.pole: u8\n"
    );
    assert_eq!(lines(old).count(), 2);
}
