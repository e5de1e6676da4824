//! Messages of violations. They are those of Smithy's validation suite.

use super::*;

static SHORT: StringLimits = StringLimits::new().min_length(2);
const FLOAT: NumberLimits<f32> = NumberLimits::new().range(2.2, 8.8);
const DOUBLE: NumberLimits<f64> = NumberLimits::new().max(6.6);
const LONG: NumberLimits<i64> = NumberLimits::new().min(4);

/// A structure with only numbers.
struct Numbers;

impl Validate for Numbers {
    fn check(&self, checker: &mut Checker<'_>) {
        checker.member("float", &9.0).number(&FLOAT);
        checker.member("double", &9.0).number(&DOUBLE);
        checker.member("long", &-9).number(&LONG);
        checker.member("text", &"a").string(&SHORT);
    }
}

#[test]
fn messages_are_those_of_the_validation_suite() {
    let lamp = Lamp {
        id: String::new(),
        name: None,
        brightness: Some(1),
        firmware: Some(vec![0]),
        groups: Some(vec![texts(["lamb"]), texts(["lamb"])]),
        notes: Some([("far too long".into(), "far too long".into())].into()),
        color: Some(Color::Named("xyz".into())),
        ..lamp()
    };
    assert_eq!(
        found(lamp.validate()),
        [
            "Value with length 0 at '/id' failed to satisfy constraint: \
             Member must have length greater than or equal to 1",
            "Value at '/name' failed to satisfy constraint: Member must not be null",
            "Value at '/brightness' failed to satisfy constraint: \
             Member must be between 2 and 8, inclusive",
            "Value with length 1 at '/firmware' failed to satisfy constraint: \
             Member must have length between 2 and 8, inclusive",
            "Value at '/groups' failed to satisfy constraint: Member must have unique values",
            "Value with length 12 at '/notes' failed to satisfy constraint: \
             Member must have length less than or equal to 8",
            "Value with length 12 at '/notes/far too long' failed to satisfy constraint: \
             Member must have length less than or equal to 8",
            "Value at '/color/named' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: ^[a-m]+$",
        ]
    );
    assert_eq!(
        found(Numbers.validate()),
        [
            "Value at '/float' failed to satisfy constraint: \
             Member must be between 2.2 and 8.8, inclusive",
            "Value at '/double' failed to satisfy constraint: \
             Member must be less than or equal to 6.6",
            "Value at '/long' failed to satisfy constraint: \
             Member must be greater than or equal to 4",
            "Value with length 1 at '/text' failed to satisfy constraint: \
             Member must have length greater than or equal to 2",
        ]
    );
}

#[test]
fn violations_read_as_a_list_with_the_model_version() {
    let lamp = Lamp {
        id: String::new(),
        name: None,
        brightness: Some(1),
        firmware: Some(vec![0]),
        groups: Some(vec![texts(["lamb"]), texts(["lamb"])]),
        color: Some(Color::Named("xyz".into())),
        mode: Some(Mode::Unlisted("stedy".into())),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("much is wrong");
    assert_eq!(violations.model_version(), Some("2031-05-06"));
    assert_eq!(
        violations.to_string(),
        "7 validation errors detected (limits of model version 2031-05-06):
  /id is empty, and must not be
  /name must be set
  /brightness is 1, must be between 2 and 8, inclusive
  /firmware has length 1, must have length between 2 and 8, inclusive
  /groups must not have two equal items
  /color/named is \"xyz\", must match ^[a-m]+$
  /mode is \"stedy\", must be steady or flashing; did you mean \"steady\"?"
    );
    let violations = Numbers
        .validate()
        .expect_err("all numbers are out of range");
    let text = violations.to_string();
    assert!(
        text.starts_with(
            "4 validation errors detected:\n  /float is 9, must be between 2.2 and 8.8"
        ),
        "{text}"
    );
    assert!(
        violations.message().starts_with(
            "4 validation errors detected. Value at '/float' failed to satisfy constraint: "
        ),
        "{violations}"
    );
}

#[test]
fn long_values_are_cut() {
    let lamp = Lamp {
        color: Some(Color::Named("é".repeat(100))),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("the color is none");
    let given = violations.as_slice()[1].given.as_deref();
    assert_eq!(given, Some(format!("{}…", "é".repeat(60)).as_str()));
    assert_eq!(violations.as_slice()[0].given, None, "the length is enough");
}

#[test]
fn a_long_list_is_cut_with_a_count() {
    let gaps = vec![Some("far too long".to_owned()); 30];
    let violations = Lamp {
        gaps: Some(gaps),
        ..lamp()
    }
    .validate()
    .expect_err("all are too long");
    let text = violations.to_string();
    assert_eq!(text.lines().count(), 12);
    assert!(text.ends_with("\n  and 20 more"), "{text}");
}

#[test]
fn a_sensitive_value_is_never_quoted() {
    let secret = "hunter2 and more";
    let lamp = Lamp {
        gaps: Some(vec![Some(secret.into())]),
        secrets: Some([(secret.into(), Some(secret.into()))].into()),
        color: Some(Color::Secret(Box::new(Lamp {
            name: Some(secret.into()),
            mode: Some(Mode::Unlisted(secret.into())),
            ..lamp()
        }))),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("all texts are too long");
    assert_eq!(violations.as_slice().len(), 6);
    let texts = [
        violations.to_string(),
        violations.message(),
        format!("{violations:?}"),
        format!("{:?}", violations.as_slice()),
    ];
    for text in texts {
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn a_key_forges_no_line() {
    let key = "k\n  /name must be set\u{1b}[31m\"é";
    let lamp = Lamp {
        notes: Some([(key.to_owned(), "far too long".to_owned())].into()),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("key and note are too long");
    let value = violations.as_slice().last().expect("there is one");
    assert!(value.path.ends_with(&key.replace('/', "~1")));
    let shown = "/notes/k\\n  ~1name must be set\\u{1b}[31m\"é";
    assert!(
        value
            .to_string()
            .starts_with(&format!("{shown} has length 12,")),
        "{value}"
    );
    assert!(value.message().contains(&format!("at '{shown}' failed")));
}

#[test]
fn debug_prints_the_same_list_as_display() {
    let lamp = Lamp {
        mode: Some(Mode::Unlisted("x".into())),
        ..lamp()
    };
    let violations = lamp.validate().expect_err("the mode is not listed");
    assert_eq!(violations.len(), violations.as_slice().len());
    assert_eq!(violations.iter().count(), violations.len());
    assert!(!violations.is_empty());
    assert_eq!(format!("{violations:?}"), violations.to_string());
}
