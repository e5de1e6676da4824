//! Sensitive values: no part of a violation shows them, nor the values with which they are
//! compared.

use super::filters::Filter;
use super::*;

/// Everything that the violations of a value can print.
fn displayed<T: Validate>(value: &T) -> String {
    let violations = value.validate().expect_err("the value breaks rules");
    let nearest = violations.as_slice().iter();
    let nearest: Vec<_> = nearest
        .map(|violation| violation.kind.nearest().map(str::to_owned))
        .collect();
    let message = violations.message();
    let found = violations.as_slice();
    format!("{violations}\n{found:?}\n{message}\n{nearest:?}")
}

#[test]
fn a_sensitive_value_redacts_its_content() {
    let secret = Lamp {
        name: Some("xSECRETx".into()),
        notes: Some([("kSECRETk".to_owned(), "far too long".to_owned())].into()),
        groups: Some(vec![texts(["vSECRETv"])]),
        mode: Some(Mode::Unlisted("stead".into())),
        ..lamp()
    };
    let open = displayed(&Color::Mixed(Box::new(secret.clone())));
    for (part, times) in [("xSECRETx", 2), ("kSECRETk", 3), ("vSECRETv", 2)] {
        assert_eq!(open.matches(part).count(), times, "{part} in {open}");
    }
    assert!(open.contains("did you mean \"steady\"?"), "{open}");

    let sensitive = displayed(&Color::Secret(Box::new(secret)));
    assert!(!sensitive.contains("SECRET"), "{sensitive}");
    assert!(!sensitive.contains("did you mean"), "{sensitive}");
    assert!(!sensitive.contains("Some(\"steady\")"), "{sensitive}");
    assert!(sensitive.contains("/secret/notes/*"), "{sensitive}");
}

/// A sensitive filter.
struct Secret(Filter);

impl Validate for Secret {
    fn check(&self, checker: &mut Checker<'_>) {
        self.0.check(checker.sensitive());
    }
}

#[test]
fn a_sensitive_filter_shows_neither_field_nor_operator() {
    let found = |filter| {
        let violations = Secret(Filter(filter)).validate();
        let violations = violations.expect_err("the filter breaks a rule");
        assert_eq!(violations.as_slice()[0].given, None);
        violations.as_slice()[0].to_string()
    };
    let operators = "/Operator must be EQ, CONTAINS, NE, GT or BETWEEN";
    let between = |ends| ["LitSince", "BETWEEN", ends];
    for (filter, expected) in [
        (
            ["Colour", "-", "-"],
            "/Field must be Name, Color or LitSince",
        ),
        (["Color", "CONTAINS", "-"], operators),
        (["-", "BETWIN", "-"], operators),
        (
            ["Color", "EQ", "Red"],
            "/Value must be a value that the field allows",
        ),
        (between("then"), "/Value must be of the form `a AND b`"),
        (
            between("then AND now"),
            "/Value must be a value that the field allows",
        ),
        (
            between("2031-05-06T07:08:09Z AND 2031-05-06T07:08:08Z"),
            "/Value must not begin after its end",
        ),
    ] {
        assert_eq!(found(filter), expected, "{filter:?}");
    }
}

#[test]
fn kinds_of_a_sensitive_filter_are_bare() {
    for filter in [
        ["Color", "BETWEEN", "-"],
        ["LitSince", "GT", "SECRET"],
        ["LitSince", "BETWEEN", "SECRET"],
        ["Color", "EQ", "Red"],
    ] {
        let displayed = displayed(&Secret(Filter(filter)));
        for part in [
            "Some(\"Color\")",
            "Some(\"LitSince\")",
            "Some(\"BETWEEN\")",
            "SECRET",
            "red",
            "Timestamp",
        ] {
            assert!(!displayed.contains(part), "{part} in {displayed}");
        }
    }
}
