//! What keeps to a limit, at its ends and with one end open.

use super::*;

/// A value and what is checked of it.
struct Checked<T, F>(T, F);

impl<T, F: for<'a> Fn(Place<'a, T>) -> Place<'a, T>> Validate for Checked<T, F> {
    fn check(&self, checker: &mut Checker<'_>) {
        self.1(checker.member("value", &self.0));
    }
}

fn passes<T>(value: T, check: impl for<'a> Fn(Place<'a, T>) -> Place<'a, T>) -> bool {
    Checked(value, check).validate().is_ok()
}

#[test]
fn counts_scalar_values_bytes_and_items() {
    static TEXT: TextLimits = TextLimits::new().length(2, 3);
    const BYTES: BytesLimits = BytesLimits::new().length(2, 3);
    const COUNT: CountLimits = CountLimits::new().length(2, 3);
    let cases = [
        ("", false),
        ("a", false),
        ("ab", true),
        ("abc", true),
        ("abcd", false),
        ("\u{1F4A1}", false),
        ("\u{1F4A1}\u{E9}\u{1F4A1}", true),
        ("e\u{301}e\u{301}", false),
    ];
    for (text, expected) in cases {
        assert_eq!(passes(text, |text| text.text(&TEXT)), expected, "{text}");
    }
    for (length, expected) in [(0, false), (1, false), (2, true), (3, true), (4, false)] {
        assert_eq!(
            passes(vec![0; length], |bytes| bytes.bytes(&BYTES)),
            expected
        );
        assert_eq!(
            passes(vec![0; length], |items| items.count(&COUNT)),
            expected
        );
    }
}

#[test]
fn leaves_an_end_open() {
    static AT_LEAST: TextLimits = TextLimits::new().min_length(2);
    static AT_MOST: TextLimits = TextLimits::new().max_length(2);
    for (text, at_least, at_most) in [("a", false, true), ("ab", true, true), ("abc", true, false)]
    {
        assert_eq!(passes(text, |text| text.text(&AT_LEAST)), at_least);
        assert_eq!(passes(text, |text| text.text(&AT_MOST)), at_most);
        assert!(passes(text, |text| text.text(&TextLimits::new())));
    }
}

#[test]
fn ranges_include_their_ends_at_every_number_type() {
    macro_rules! cases {
        ($($type:ty),*) => {$(
            const BOTH: NumberLimits<$type> = NumberLimits::new().range(2 as $type, 8 as $type);
            const MIN: NumberLimits<$type> = NumberLimits::new().min(2 as $type);
            const MAX: NumberLimits<$type> = NumberLimits::new().max(8 as $type);
            let cases = [(1, false, false, true), (2, true, true, true), (8, true, true, true),
                (9, false, true, false)];
            for (number, both, min, max) in cases {
                let number = number as $type;
                assert_eq!(passes(number, |number| number.number(&BOTH)), both, "{number}");
                assert_eq!(passes(number, |number| number.number(&MIN)), min, "{number}");
                assert_eq!(passes(number, |number| number.number(&MAX)), max, "{number}");
                assert!(passes(number, |number| number.number(&NumberLimits::new())));
            }
        )*};
    }
    {
        cases!(i8);
    }
    {
        cases!(i16);
    }
    {
        cases!(i32);
    }
    {
        cases!(i64);
    }
    {
        cases!(f32);
    }
    {
        cases!(f64);
    }
}

#[test]
fn what_is_not_a_number_is_in_no_range() {
    const ZERO_UP: NumberLimits<f64> = NumberLimits::new().min(0.0);
    let cases = [
        (f64::NAN, false),
        (f64::INFINITY, true),
        (f64::NEG_INFINITY, false),
    ];
    for (number, expected) in cases {
        assert_eq!(
            passes(number, |number| number.number(&ZERO_UP)),
            expected,
            "{number}"
        );
    }
}

#[test]
fn patterns_match_any_part_and_join_their_pieces() {
    const DIGITS: &str = "0-9";
    static ANYWHERE: TextLimits =
        TextLimits::new().pattern(&Pattern::new(r"\d", &["[", DIGITS, "]"]));
    static WIDE: TextLimits = TextLimits::new().pattern(&Pattern::new(
        "^[a-z]{1,1023}/[a-z]{1,1023}$",
        &[r"\A[a-z]{1,1023}/[a-z]{1,1023}\z"],
    ));
    assert!(ANYWHERE.matches("lamp 7 of 9"));
    assert!(!ANYWHERE.matches("lamp \u{0667}"));
    assert!(WIDE.matches(&format!("{}/{}", "a".repeat(1_023), "b".repeat(1_023))));
    assert!(!WIDE.matches(&format!("{}/b", "a".repeat(1_024))));
    assert!(TextLimits::new().matches(""));
}

#[test]
fn a_pattern_is_shown_as_the_model_has_it() {
    let pattern = Pattern::new(r"^\d$", &[r"\A[0-9]\z"]);
    assert_eq!(format!("{pattern:?}"), r#"Pattern("^\\d$")"#);
    let limits = TextLimits::new().pattern(&pattern);
    assert_eq!(limits.pattern_source(), Some(r"^\d$"));
    assert!(
        format!("{limits:?}").ends_with(r#"pattern: Some("^\\d$") }"#),
        "{limits:?}"
    );
}

#[test]
fn a_pattern_that_does_not_compile_checks_nothing() {
    assert!(
        TextLimits::new()
            .pattern(&Pattern::new("(", &["("]))
            .matches("anything")
    );
}
