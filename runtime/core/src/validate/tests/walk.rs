//! Paths of violations: every kind of nesting, at every level.

use super::*;
use crate::validate::{MAX_DEPTH, MAX_UNIQUE_ITEMS, MAX_VIOLATIONS, ViolationKind};

/// The paths of all violations, in order.
fn paths(result: Result<(), Violations>) -> Vec<String> {
    result
        .err()
        .into_iter()
        .flatten()
        .map(|violation| violation.path)
        .collect()
}

#[test]
fn names_the_place_of_every_violation() {
    let long = || "far too long".to_owned();
    let cases: Vec<(&str, Lamp, &[&str])> = vec![
        ("valid", lamp(), &[]),
        (
            "empty label",
            Lamp {
                id: String::new(),
                ..lamp()
            },
            &["/id"],
        ),
        (
            "label too long",
            Lamp {
                id: long(),
                ..lamp()
            },
            &["/id"],
        ),
        (
            "missing",
            Lamp {
                name: None,
                ..lamp()
            },
            &["/name"],
        ),
        (
            "two at one place",
            Lamp {
                name: Some("z".into()),
                ..lamp()
            },
            &["/name", "/name"],
        ),
        (
            "number",
            Lamp {
                brightness: Some(9),
                ..lamp()
            },
            &["/brightness"],
        ),
        (
            "blob",
            Lamp {
                firmware: Some(vec![0; 9]),
                ..lamp()
            },
            &["/firmware"],
        ),
        (
            "empty list",
            Lamp {
                groups: Some(vec![]),
                ..lamp()
            },
            &["/groups"],
        ),
        (
            "list in a list",
            Lamp {
                groups: Some(vec![texts(["ab"]), texts(["cd", "x"])]),
                ..lamp()
            },
            &["/groups/1/1", "/groups/1/1"],
        ),
        (
            "equal lists",
            Lamp {
                groups: Some(vec![texts(["ab"]), texts(["ab"])]),
                ..lamp()
            },
            &["/groups"],
        ),
        (
            "gaps",
            Lamp {
                gaps: Some(vec![None, Some(long())]),
                ..lamp()
            },
            &["/gaps/1"],
        ),
        (
            "key, then value",
            Lamp {
                notes: Some([(long(), long())].into()),
                ..lamp()
            },
            &["/notes", "/notes/far too long"],
        ),
        (
            "key with the pointer's own characters",
            Lamp {
                notes: Some([("a/b~c".into(), long())].into()),
                ..lamp()
            },
            &["/notes/a~1b~0c"],
        ),
        (
            "sensitive key",
            Lamp {
                secrets: Some([("k".into(), Some(long())), ("l".into(), None)].into()),
                ..lamp()
            },
            &["/secrets/*"],
        ),
        (
            "union",
            Lamp {
                color: Some(Color::Named("ax".into())),
                ..lamp()
            },
            &["/color/named"],
        ),
        (
            "unlisted",
            Lamp {
                color: Some(Color::Unlisted("hue".into())),
                ..lamp()
            },
            &[],
        ),
        (
            "no member",
            Lamp {
                color: Some(Color::Unlisted(String::new())),
                ..lamp()
            },
            &["/color"],
        ),
        (
            "boxed, in a union, boxed",
            Lamp {
                next: Some(Box::new(Lamp {
                    color: Some(Color::Mixed(Box::new(Lamp {
                        name: None,
                        ..lamp()
                    }))),
                    ..lamp()
                })),
                ..lamp()
            },
            &["/next/color/mixed/name"],
        ),
    ];
    for (case, lamp, expected) in cases {
        assert_eq!(paths(lamp.validate()), expected, "{case}");
    }
}

#[test]
fn the_level_decides_the_checks() {
    let inner = Lamp {
        id: String::new(),
        name: None,
        brightness: Some(9),
        ..Lamp::default()
    };
    let outer = Lamp {
        name: Some("far too long".into()),
        firmware: Some(vec![]),
        groups: Some(vec![]),
        notes: Some([("k".into(), "far too long".into())].into()),
        color: Some(Color::Unlisted(String::new())),
        next: Some(Box::new(inner)),
        ..lamp()
    };
    let required = ["/color", "/next/id", "/next/name"];
    assert_eq!(paths(outer.validate_at(Validation::Off)), [""; 0]);
    assert_eq!(paths(outer.validate_at(Validation::default())), required);
    assert_eq!(
        paths(outer.validate_at(Validation::Model)),
        [
            "/name",
            "/name",
            "/firmware",
            "/groups",
            "/notes/k",
            "/color",
            "/next/id",
            "/next/name",
            "/next/brightness"
        ]
    );
}

/// `depth` nested lamps, the last one with a violation.
fn chain(depth: usize) -> Lamp {
    let last = Lamp {
        name: None,
        ..lamp()
    };
    (0..depth).fold(last, |inner, _| Lamp {
        next: Some(Box::new(inner)),
        ..lamp()
    })
}

#[test]
fn reports_the_greatest_depth_once() {
    let deepest = paths(chain(MAX_DEPTH - 1).validate());
    assert_eq!(deepest, [format!("{}/name", "/next".repeat(MAX_DEPTH - 1))]);

    let too_deep = chain(MAX_DEPTH + 1_000)
        .validate()
        .expect_err("is too deep");
    assert_eq!(too_deep.as_slice().len(), 1);
    assert_eq!(too_deep.as_slice()[0].path, "/next".repeat(MAX_DEPTH));
    assert_eq!(
        too_deep.as_slice()[0].kind,
        ViolationKind::Depth { max: MAX_DEPTH }
    );
}

#[test]
fn keeps_a_thousand_violations_and_counts_the_rest() {
    let gaps = vec![Some("far too long".to_owned()); MAX_VIOLATIONS + 5];
    let violations = Lamp {
        gaps: Some(gaps),
        ..lamp()
    }
    .validate()
    .expect_err("all are too long");
    assert_eq!(violations.as_slice().len(), MAX_VIOLATIONS);
    assert_eq!(violations.omitted(), 5);
    assert!(
        violations
            .to_string()
            .starts_with("1005 validation errors detected")
    );
}

#[test]
fn compares_items_by_value_up_to_a_limit() {
    struct Items(Vec<Option<f64>>);
    impl Validate for Items {
        fn check(&self, checker: &mut Checker<'_>) {
            checker.member("Items", &self.0).unique_items();
        }
    }
    let counted = |count: usize| (0..count).map(|n| Some(n as f64)).collect::<Vec<_>>();
    let with_last = |mut items: Vec<_>, last| {
        items.push(last);
        Items(items)
    };
    assert!(with_last(counted(3), None).validate().is_ok());
    assert!(with_last(counted(3), Some(-0.0)).validate().is_err());
    assert!(
        Items(vec![Some(f64::NAN), Some(f64::NAN)])
            .validate()
            .is_ok()
    );
    assert!(
        with_last(counted(MAX_UNIQUE_ITEMS - 1), Some(7.0))
            .validate()
            .is_err()
    );
    assert!(
        with_last(counted(MAX_UNIQUE_ITEMS), Some(7.0))
            .validate()
            .is_ok()
    );
}

#[test]
fn asks_for_nothing_that_need_not_be_set() {
    struct Kept(String);
    impl Validate for Kept {
        fn check(&self, checker: &mut Checker<'_>) {
            checker.unless_default("Name", &self.0).string(&NAME);
        }
    }
    let kept = |name: &str| paths(Kept(name.to_owned()).validate());
    assert_eq!(kept(""), [""; 0]);
    assert_eq!(kept("lamb"), [""; 0]);
    assert_eq!(kept("z"), texts(["/Name", "/Name"]));
}
