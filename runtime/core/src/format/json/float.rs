//! The text of floating point numbers, in JSON and in other parts of a request.

use std::borrow::Cow;

/// The shortest text that parses as `value`, or Smithy's name for the value.
pub(crate) fn float_string(value: f32) -> Cow<'static, str> {
    if value.is_finite() {
        format!("{value:?}").into()
    } else {
        name_of(value.into()).into()
    }
}

/// Same as [`float_string`], for 64 bits.
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
