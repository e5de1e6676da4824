//! Values at the ends of limits, and limits with one end.

use super::*;

/// A value and its check.
struct Checked<T, F>(T, F);

impl<T, F: for<'a> Fn(Cursor<'a, T>) -> Cursor<'a, T>> Validate for Checked<T, F> {
    fn check(&self, checker: &mut Checker<'_>) {
        self.1(checker.member("value", &self.0));
    }
}

fn passes<T>(value: T, check: impl for<'a> Fn(Cursor<'a, T>) -> Cursor<'a, T>) -> bool {
    Checked(value, check).validate().is_ok()
}

fn broken<T>(value: T, check: impl for<'a> Fn(Cursor<'a, T>) -> Cursor<'a, T>) -> Violations {
    let checked = Checked(value, check).validate();
    checked.expect_err("the value keeps to no limit")
}

#[test]
fn counts_scalar_values_bytes_and_items() {
    const TEXT: StringLimits = StringLimits::new().length(2, 3);
    const BYTES: BlobLimits = BlobLimits::new().length(2, 3);
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
        assert_eq!(passes(text, |text| text.string(&TEXT)), expected, "{text}");
    }
    for (length, expected) in [(0, false), (1, false), (2, true), (3, true), (4, false)] {
        assert_eq!(
            passes(vec![0; length], |bytes| bytes.blob(&BYTES)),
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
    const AT_LEAST: StringLimits = StringLimits::new().min_length(2);
    const AT_MOST: StringLimits = StringLimits::new().max_length(2);
    for (text, at_least, at_most) in [("a", false, true), ("ab", true, true), ("abc", true, false)]
    {
        assert_eq!(passes(text, |text| text.string(&AT_LEAST)), at_least);
        assert_eq!(passes(text, |text| text.string(&AT_MOST)), at_most);
        assert!(passes(text, |text| text.string(&StringLimits::new())));
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
fn nan_is_in_no_range() {
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
fn a_pattern_is_shown_as_the_model_has_it() {
    const DIGIT: Pattern = Pattern::class(r"^\d$", "0-9", &[], 1, Some(1));
    assert_eq!(format!("{DIGIT:?}"), r#"Pattern("^\\d$")"#);
    let limits = StringLimits::new().pattern(&DIGIT);
    assert_eq!(limits.pattern_source(), Some(r"^\d$"));
    assert!(limits.matches("7") && !limits.matches("77") && !limits.matches("x"));
    assert!(StringLimits::new().matches(""));
}

#[test]
fn compares_numbers_of_any_size_to_the_digit() {
    const TEN: BigNumberLimits = BigNumberLimits::new().range("-10", "10");
    let decimal = |text: &str| {
        text.parse::<crate::BigDecimal>()
            .expect("a test writes numbers")
    };
    for (text, expected) in [
        ("10.00", true),
        ("1e1", true),
        ("10.01", false),
        ("10.00000000000000000000001", false),
        ("-10", true),
        ("-1e400", false),
    ] {
        assert_eq!(
            passes(decimal(text), |number| number.big_number(&TEN)),
            expected,
            "{text}"
        );
    }
    const HUGE: BigNumberLimits = BigNumberLimits::new().max("36893488147419103233");
    let integer = |text: &str| {
        text.parse::<crate::BigInteger>()
            .expect("a test writes numbers")
    };
    assert!(passes(integer("36893488147419103233"), |number| number
        .big_number(&HUGE)));
    assert!(!passes(integer("36893488147419103234"), |number| number
        .big_number(&HUGE)));
    let violations = broken(decimal("10.01"), |number| number.big_number(&TEN));
    let violation = &violations.as_slice()[0];
    assert_eq!(violation.kind.rule(), crate::validate::Rule::Range);
    assert_eq!(violation.given.as_deref(), Some("10.01"));
    assert!(
        violations
            .to_string()
            .contains("between -10 and 10, inclusive"),
        "{violations}"
    );
}

#[test]
fn compares_the_number_of_an_enum() {
    #[derive(Clone, Copy)]
    struct Step(i32);
    impl From<Step> for i32 {
        fn from(step: Step) -> Self {
            step.0
        }
    }
    const STEPS: NumberLimits<i32> = NumberLimits::new().range(1, 3);
    for (step, expected) in [(0, false), (1, true), (3, true), (4, false)] {
        assert_eq!(
            passes(Step(step), |step| step.int_enum(&STEPS)),
            expected,
            "{step}"
        );
    }
}
