//! Validating a valid value allocates nothing, whatever its size.
//!
//! A file of its own, because counting replaces the allocator of the whole binary.

use std::collections::BTreeMap;

use hardy_runtime::validate::{
    Checker, CountLimits, Keys, NumberLimits, Pattern, StringLimits, Validate, Validation,
};

const TITLE: StringLimits = StringLimits::new().length(1, 64);
const LEVEL: NumberLimits<i32> = NumberLimits::new().range(0, 100);
const CHILDREN: CountLimits = CountLimits::new().max_length(50).unique_items();

#[derive(Clone, PartialEq)]
struct Node {
    title: Option<String>,
    level: Option<i32>,
    children: Vec<Node>,
    tags: Option<BTreeMap<String, String>>,
}

impl Validate for Node {
    fn check(&self, checker: &mut Checker<'_>) {
        checker.required("title", &self.title).string(&TITLE);
        checker.optional("level", &self.level).number(&LEVEL);
        checker
            .member("children", &self.children)
            .count(&CHILDREN)
            .unique_items()
            .each(|child| child.nested());
        checker.optional("tags", &self.tags).entries(
            Keys::Shown,
            |key| key.string(&TITLE),
            |value| value.string(&TITLE),
        );
    }
}

/// Nodes of all kinds, `depth` levels of them.
fn tree(depth: usize) -> Node {
    let children = match depth {
        0 => vec![],
        _ => vec![
            tree(depth - 1),
            Node {
                level: None,
                ..tree(0)
            },
        ],
    };
    Node {
        title: Some(format!("node {depth}")),
        level: Some(7),
        children,
        tags: Some([("color/~shade".to_owned(), "deep blue".to_owned())].into()),
    }
}

/// How often `check` allocates.
fn allocations(check: impl FnOnce()) -> u64 {
    allocation_counter::measure(check).count_total
}

#[test]
fn a_valid_value_costs_no_allocation_at_any_level() {
    let valid = tree(20);
    for level in [Validation::Off, Validation::Required, Validation::Model] {
        let count = allocations(|| assert!(valid.validate_at(level).is_ok()));
        assert_eq!(count, 0, "{level:?}");
    }
}

#[test]
fn a_violation_allocates_so_the_counter_counts() {
    let invalid = Node {
        title: None,
        ..tree(3)
    };
    assert!(allocations(|| assert!(invalid.validate().is_err())) > 0);
}

#[test]
fn a_pattern_costs_no_allocation_even_at_its_first_use() {
    const CLASS: StringLimits =
        StringLimits::new().pattern(&Pattern::class(r"^\w{1,9}$", "0-9A-Z_a-z", &[], 1, Some(9)));
    // The states of `^no\d+$`: the start, behind `n`, behind `o`, behind a digit.
    const TABLE: StringLimits = StringLimits::new().pattern(&Pattern::table(
        r"^no\d+$",
        &["n", "o", "0-9"],
        &[],
        b"00000200003000040004",
        1,
        4,
    ));
    const COUNTED: StringLimits = StringLimits::new().pattern(&Pattern::counted(
        r"^\w{1,900}$",
        &["0-9A-Z_a-z"],
        &[],
        &[(0b10, 0)],
        &[(0, 0, 0b1, 900)],
        (0b1, 0b1),
        false,
    ));
    for limits in [CLASS, TABLE, COUNTED] {
        for (text, expected) in [("no7", true), ("no seven", false), ("", false)] {
            let count = allocations(|| assert_eq!(limits.matches(text), expected, "{limits:?}"));
            assert_eq!(count, 0, "{limits:?}");
        }
    }
}
