//! The text of floating point numbers, in JSON and elsewhere in a request.

use std::borrow::Cow;

/// The shortest text that reads back as `value`, or the name that Smithy gives it.
pub(crate) fn float_string(value: f32) -> Cow<'static, str> {
    if value.is_finite() {
        format!("{value:?}").into()
    } else {
        name_of(value.into()).into()
    }
}

/// As [`float_string`], for 64 bits.
pub(crate) fn double_string(value: f64) -> Cow<'static, str> {
    if value.is_finite() {
        format!("{value:?}").into()
    } else {
        name_of(value).into()
    }
}

fn name_of(value: f64) -> &'static str {
    if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}
