//! Exceptions from a level.

use super::*;
use crate::validate::{Checks, MAX_DEPTH, MAX_VIOLATIONS, Member, Rule, ViolationKind};

fn bad() -> Lamp {
    Lamp {
        name: Some("z".into()),
        brightness: Some(1),
        groups: Some(vec![texts(["z", "lamb"])]),
        mode: Some(Mode::Unlisted("dim".into())),
        ..lamp()
    }
}

#[test]
fn one_rule_or_one_member_is_excepted() {
    let model = || Checks::new(Validation::Model);
    let all = [
        "/name",
        "/name",
        "/brightness",
        "/groups/0/0",
        "/groups/0/0",
        "/mode",
    ];
    let found = |checks: Checks| -> Vec<String> {
        let result = bad().validate_at(&checks);
        let found = result.err().into_iter().flatten();
        found.map(|violation| violation.path).collect()
    };
    assert_eq!(found(model()), all);
    assert_eq!(
        found(model().without_rule(Rule::Pattern)),
        ["/name", "/brightness", "/groups/0/0", "/mode"]
    );
    assert_eq!(
        found(model().without_rule(Rule::Enum).without_rule(Rule::Range)),
        ["/name", "/name", "/groups/0/0", "/groups/0/0"]
    );
    for groups in ["/groups", "/groups/*", "/groups/*/0", "/groups/0/*"] {
        assert_eq!(
            found(model().without_member(groups)),
            ["/name", "/name", "/brightness", "/mode"],
            "{groups}"
        );
    }
    for nowhere in ["/nam", "/name/x", "/groups/1"] {
        assert_eq!(found(model().without_member(nowhere)), all, "{nowhere}");
    }
    assert_eq!(found(model().without_member("")), [""; 0]);
}

#[test]
fn exceptions_apply_to_required_members() {
    let nameless = Lamp {
        name: None,
        ..lamp()
    };
    let checks = Checks::new(Validation::Required).without_rule(Rule::Required);
    assert!(nameless.validate_at(Validation::Required).is_err());
    assert!(nameless.validate_at(checks).is_ok());
    assert!(nameless.validate_at(Validation::Off).is_ok());
}

/// Nested lamps, beyond the greatest depth.
fn too_deep() -> Lamp {
    (0..MAX_DEPTH).fold(lamp(), |lamp, _| Lamp {
        next: Some(Box::new(lamp)),
        ..super::lamp()
    })
}

#[test]
fn a_depth_excluded_in_one_place_is_reported_in_another() {
    let lamp = Lamp {
        color: Some(Color::Mixed(Box::new(too_deep()))),
        next: Some(Box::new(too_deep())),
        ..lamp()
    };
    let model = || Checks::new(Validation::Model);
    let path = |checks: Checks| {
        let violations = lamp.validate_at(checks).expect_err("values nest too deep");
        assert_eq!(violations.as_slice().len(), 1);
        violations.as_slice()[0].path.clone()
    };
    assert!(path(model()).starts_with("/color/mixed/next/"));
    assert!(path(model().without_member("/color")).starts_with("/next/next/"));
    assert!(lamp.validate_at(model().without_rule(Rule::Depth)).is_ok());
}

/// The nearest value is searched only for violations that are kept.
#[test]
fn violations_that_are_not_kept_are_not_built() {
    struct Lamps(usize);
    impl Validate for Lamps {
        fn check(&self, checker: &mut Checker<'_>) {
            for index in 0..self.0 {
                checker.report_given(Rule::Pattern, "", |_| {
                    assert!(index < MAX_VIOLATIONS, "violation {index} is not kept");
                    ViolationKind::UniqueItems
                });
            }
        }
    }
    let model = || Checks::new(Validation::Model);
    let count = MAX_VIOLATIONS + 3;
    for checks in [
        model(),
        model().without_rule(Rule::Enum),
        model().without_member("/other"),
    ] {
        let violations = Lamps(count)
            .validate_at(checks)
            .expect_err("there are some");
        assert_eq!(violations.as_slice().len(), MAX_VIOLATIONS);
        assert_eq!(violations.omitted(), 3);
    }
    let excepted = [
        model().without_rule(Rule::Pattern),
        model().without_member(""),
    ];
    for checks in excepted {
        assert!(Lamps(count).validate_at(checks).is_ok());
    }
}

#[test]
fn a_key_is_excepted_as_its_value_is() {
    let long = || "far too long".to_owned();
    let lamp = Lamp {
        notes: Some([(long(), "short".to_owned())].into()),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("the key is too long");
    assert!(violations.as_slice()[0].is_key);
    assert!(
        violations
            .to_string()
            .contains("\n  a key of /notes has length 12,")
    );
    for (path, is_fine) in [
        ("/notes", true),
        ("/notes/*", true),
        ("/notes/x", false),
        ("/notes/*/*", false),
    ] {
        let checks = Checks::new(Validation::Model).without_member(path);
        assert_eq!(lamp.validate_at(checks).is_ok(), is_fine, "{path}");
    }
}

#[test]
fn paths_that_name_no_member_are_reported() {
    struct Shelf;
    impl Validate for Shelf {
        const MEMBERS: &'static [Member] = &[
            Member::value("Name"),
            Member::document("Notes"),
            Member::value("Tags").items().entries(),
            Member::nested("Shelves", || Shelf::MEMBERS).items(),
            Member::nested("Lamp", || Lamp::MEMBERS),
        ];

        fn check(&self, _: &mut Checker<'_>) {}
    }
    let found = |path: &str| {
        let checks = Checks::new(Validation::Required).without_rule(Rule::Member);
        let result = Shelf.validate_at(checks.without_member(path));
        result
            .err()
            .map(|violations| violations.as_slice()[0].to_string())
    };
    for path in [
        "",
        "/Name",
        "/Notes/a/b",
        "/Tags",
        "/Tags/0",
        "/Tags/*/a~1b",
        "/Shelves/*/Shelves/3/Name",
        "/*/Nam",
        "/Lamp/anything",
    ] {
        assert_eq!(found(path), None, "{path}");
    }
    for (path, nearest) in [
        ("/Nam", Some("Name")),
        ("/name", Some("Name")),
        ("/", None),
        ("Name", None),
        ("*", None),
        ("/Name/x", None),
        ("/Tags/a/1", None),
        ("/Tags/0/1/2", None),
        ("/Shelves/Name", None),
        ("/Shelves/0/Tag", Some("Tags")),
    ] {
        let mut expected = format!("{path} is excluded, but names no member of the input");
        if let Some(nearest) = nearest {
            expected += &format!("; did you mean {nearest:?}?");
        }
        assert_eq!(found(path), Some(expected), "{path}");
    }
}
