//! Which numbers are read, and into which types they fit.

use super::check;
use crate::json::{Reader, read};

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
            ("9007199254740994.0", None),
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
            // By way of 64 bits this would round to the neighbour.
            ("1.00000017881393432617187499", Some(1.000_000_1)),
            ("\"-Infinity\"", Some(f32::NEG_INFINITY)),
            ("3.5e38", None),
        ],
    );
    assert!(read(b"\"NaN\"", Reader::double).is_ok_and(f64::is_nan));
    assert!(read(b"\"NaN\"", Reader::float).is_ok_and(f32::is_nan));
}
