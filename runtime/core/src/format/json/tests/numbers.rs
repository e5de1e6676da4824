//! Which numbers can be read, and into which types.

use super::check;
use crate::format::json::{Reader, Writer, read};
use crate::number::{BigDecimal, BigInteger};

#[test]
fn reads_integers() {
    check(
        Reader::byte,
        &[
            ("0", Some(0)),
            ("-0", Some(0)),
            ("127", Some(127)),
            ("-128", Some(-128)),
            ("3.0", Some(3)),
            ("3e0", Some(3)),
            ("1.2e1", Some(12)),
            ("1e2", Some(100)),
            ("-1.28E+2", Some(-128)),
            ("128", None),
            ("-129", None),
            ("1e3", None),
            ("1.001", None),
            ("\"123\"", None),
            ("true", None),
            ("01", None),
            ("2ABC", None),
            ("0x42", None),
            ("+1", None),
            (".5", None),
            ("1.", None),
            ("1e", None),
            ("-", None),
            ("--1", None),
            ("NaN", None),
            ("Infinity", None),
            ("-Infinity", None),
        ],
    );
    check(
        Reader::short,
        &[("32767", Some(i16::MAX)), ("-32769", None), ("40000", None)],
    );
    check(
        Reader::integer,
        &[("-2147483648", Some(i32::MIN)), ("2147483648", None)],
    );
    check(
        Reader::long,
        &[
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9007199254740992.0", Some(1 << 53)),
            ("9007199254740993.0", Some((1 << 53) + 1)),
            ("9223372036854775807.0", Some(i64::MAX)),
            ("-9.223372036854775808e18", Some(i64::MIN)),
            ("9223372036854775808.0", None),
            // The nearest `f64` is 3.
            ("3.00000000000000000001", None),
            ("9223372036854775808", None),
            ("184467440737095500000", None),
            ("123000000000000000000000", None),
            ("1e400", None),
        ],
    );
}

#[test]
fn reads_floating_point_numbers() {
    check(
        Reader::double,
        &[
            ("5.5", Some(5.5)),
            ("-0.1e-7", Some(-0.1e-7)),
            ("123", Some(123.0)),
            ("1.7976931348623157e308", Some(f64::MAX)),
            ("\"Infinity\"", Some(f64::INFINITY)),
            ("\"-Infinity\"", Some(f64::NEG_INFINITY)),
            ("1e309", None),
            ("\"123\"", None),
            ("\"inf\"", None),
            ("Infinity", None),
            ("NaN", None),
            ("true", None),
        ],
    );
    check(
        Reader::float,
        &[
            ("1.1", Some(1.1)),
            // Rounding to 64 bits first would give the neighbor.
            ("1.00000017881393432617187499", Some(1.000_000_1)),
            ("\"-Infinity\"", Some(f32::NEG_INFINITY)),
            ("3.5e38", None),
        ],
    );
    assert!(read(b"\"NaN\"", Reader::double).is_ok_and(f64::is_nan));
    assert!(read(b"\"NaN\"", Reader::float).is_ok_and(f32::is_nan));
}

#[test]
fn keeps_every_digit_of_numbers_of_any_size() {
    const LARGE: &str = "123456789012345678901234567890";
    check(
        Reader::big_integer,
        &[
            (LARGE, LARGE.parse().ok()),
            ("-0", Some(BigInteger::default())),
            ("12.0", Some(12_i64.into())),
            ("1e2", Some(100_i64.into())),
            ("1e30", "1000000000000000000000000000000".parse().ok()),
            ("1.5", None),
            ("1e4096", None),
            ("1e999999999999", None),
            ("\"1\"", None),
        ],
    );
    check(
        Reader::big_decimal,
        &[
            ("1.10", "1.10".parse().ok()),
            ("1E+400", "1E+400".parse().ok()),
            ("\"NaN\"", None),
        ],
    );
    let mut writer = Writer::new();
    let decimal: BigDecimal = "1.10".parse().expect("a number");
    let integer: BigInteger = LARGE.parse().expect("a number");
    writer
        .object()
        .member("a", &decimal, Writer::big_decimal)
        .member("b", &integer, Writer::big_integer)
        .end();
    assert_eq!(writer.into_string(), format!(r#"{{"a":1.10,"b":{LARGE}}}"#));
}

/// An integer enum like those that the generator emits.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    One,
    Unlisted(i32),
}

impl From<i32> for Step {
    fn from(number: i32) -> Self {
        match number {
            1 => Self::One,
            _ => Self::Unlisted(number),
        }
    }
}

impl From<Step> for i32 {
    fn from(step: Step) -> Self {
        match step {
            Step::One => 1,
            Step::Unlisted(number) => number,
        }
    }
}

#[test]
fn integer_enums_keep_unlisted_values() {
    check(
        Reader::int_enum,
        &[
            ("1", Some(Step::One)),
            ("-7", Some(Step::Unlisted(-7))),
            ("2147483648", None),
            ("\"1\"", None),
        ],
    );
    let mut writer = Writer::new();
    writer.list(&[Step::One, Step::Unlisted(-7)], Writer::int_enum);
    assert_eq!(writer.into_string(), "[1,-7]");
}
