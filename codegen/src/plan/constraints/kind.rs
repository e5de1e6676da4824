//! The content of a constant: bounds in the type of the shape, and supported patterns.

use std::ops::RangeInclusive;

use super::{Constraints, Key, Limits};
use crate::decimal::Decimal;
use crate::ir::{LimitKind, NumberType};
use crate::model::Kind;
use crate::report::{Diagnostic, Report, SourceLocation};
use hardy_pattern::compile::{self, PatternError, PatternErrorKind};

impl Limits {
    /// The constant of `constraints` for a shape of this type; `None` if they do not apply to it.
    pub(super) fn kind(
        &mut self,
        constraints: &Constraints,
        kind: &Kind,
        key: &Key,
        place: &SourceLocation,
        report: &mut Report,
    ) -> Option<LimitKind> {
        let (min, max) = constraints
            .length
            .map_or((None, None), |length| (length.min, length.max));
        let range = constraints.range.as_ref();
        let number = |number: NumberType| LimitKind::Number {
            number,
            min: range.and_then(|range| bound(range.min.as_ref()?, Decimal::ceil, number)),
            max: range.and_then(|range| bound(range.max.as_ref()?, Decimal::floor, number)),
        };
        match kind {
            Kind::String => Some(LimitKind::String {
                length: constraints.length.map(|length| (length.min, length.max)),
                pattern: match &constraints.pattern {
                    Some(pattern) => self.pattern(pattern, key, place, report),
                    None => None,
                },
            }),
            Kind::Blob => Some(LimitKind::Blob { min, max }),
            Kind::List(_) | Kind::Map { .. } => Some(LimitKind::Count {
                min,
                max,
                unique: constraints.unique,
            }),
            Kind::Byte => Some(number(NumberType::I8)),
            Kind::Short => Some(number(NumberType::I16)),
            Kind::Integer | Kind::IntEnum(_) => Some(number(NumberType::I32)),
            Kind::Long => Some(number(NumberType::I64)),
            Kind::Float => Some(number(NumberType::F32)),
            Kind::Double => Some(number(NumberType::F64)),
            Kind::BigInteger | Kind::BigDecimal => Some(LimitKind::BigNumber {
                min: range.and_then(|range| range.min.as_ref().map(Decimal::to_string)),
                max: range.and_then(|range| range.max.as_ref().map(Decimal::to_string)),
            }),
            _ => None,
        }
    }

    /// The pattern, if it is valid. Reports each location of one that is not.
    fn pattern(
        &mut self,
        ecma: &str,
        key: &Key,
        place: &SourceLocation,
        report: &mut Report,
    ) -> Option<String> {
        if !self.valid.contains(ecma) {
            if let Err(error) = compile::check(ecma) {
                report.push(pattern_diagnostic(ecma, &error, key, place));
                return None;
            }
            self.valid.insert(ecma.to_owned());
        }
        Some(ecma.to_owned())
    }

    /// Compiles the pattern of a constant that a check uses, unless it has a matcher. Most constants of some
    /// models are of no use, and compiling takes longer than everything else about them.
    pub(super) fn compile(&mut self, key: &Key) {
        let kind = self.named.get_mut(key).map(|limit| &mut limit.kind);
        let Some(LimitKind::String { pattern, .. }) = kind else {
            return;
        };
        let Some(ecma) = pattern
            .as_ref()
            .filter(|ecma| !self.matchers.contains_key(*ecma))
        else {
            return;
        };
        match self.compiler.matcher(ecma) {
            Ok(matcher) => {
                self.matchers.insert(ecma.clone(), matcher);
            }
            Err(error) => {
                let place = self.places.get(key).expect("each pattern has a place");
                let warning = pattern_diagnostic(ecma, &error, key, place);
                self.warnings.push(warning);
                *pattern = None;
            }
        }
    }
}

/// A bound as a literal of the number's type; `None` if it is out of range, because then every
/// value is within it (or none is). `round` chooses an integer for a fraction.
fn bound(bound: &Decimal, round: fn(&Decimal) -> i128, number: NumberType) -> Option<String> {
    let (least, most) = match number {
        NumberType::F32 => return float(bound, f32::MAX.into()),
        NumberType::F64 => return float(bound, f64::MAX),
        NumberType::I8 => (i8::MIN.into(), i8::MAX.into()),
        NumberType::I16 => (i16::MIN.into(), i16::MAX.into()),
        NumberType::I32 => (i32::MIN.into(), i32::MAX.into()),
        NumberType::I64 => (i64::MIN.into(), i64::MAX.into()),
    };
    // A value beyond `i128` is also out of range of every type.
    let whole = round(bound);
    let fits: RangeInclusive<i128> = least..=most;
    fits.contains(&whole).then(|| whole.to_string())
}

fn float(bound: &Decimal, most: f64) -> Option<String> {
    let bound = bound.to_f64();
    (bound.abs() <= most).then(|| format!("{bound:?}"))
}

fn pattern_diagnostic(
    ecma: &str,
    error: &PatternError,
    key: &Key,
    place: &SourceLocation,
) -> Diagnostic {
    let shape = match &key.1 {
        None => key.0.to_string(),
        Some(member) => format!("{}${member}", key.0),
    };
    // Not an error: published models have patterns of other engines, and their services are used.
    let message = format!("the pattern `{ecma}` of `{shape}` {error}; validators do not check it");
    let diagnostic = match error.kind {
        PatternErrorKind::Invalid => Diagnostic::warning("invalid-pattern", message)
            .help("patterns follow ECMA-262 in Unicode mode"),
        PatternErrorKind::Unsupported => Diagnostic::warning("unsupported-pattern", message),
    };
    diagnostic.shape(shape).at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_bounds_in_the_type_of_the_number() {
        let cases: &[(&str, NumberType, Option<&str>, Option<&str>)] = &[
            ("1", NumberType::I32, Some("1"), Some("1")),
            ("10.0", NumberType::I8, Some("10"), Some("10")),
            ("0.5", NumberType::I32, Some("1"), Some("0")),
            ("-0.5", NumberType::I64, Some("0"), Some("-1")),
            ("300", NumberType::I8, None, None),
            ("-32768", NumberType::I16, Some("-32768"), Some("-32768")),
            ("18446744073709551615", NumberType::I64, None, None),
            ("1e300", NumberType::I64, None, None),
            ("1e300", NumberType::F32, None, None),
            ("1e300", NumberType::F64, Some("1e300"), Some("1e300")),
            ("2", NumberType::F32, Some("2.0"), Some("2.0")),
            (
                "9007199254740992.5",
                NumberType::I64,
                Some("9007199254740993"),
                Some("9007199254740992"),
            ),
            (
                "9223372036854775807.5",
                NumberType::I64,
                None,
                Some("9223372036854775807"),
            ),
        ];
        for (text, number, least, most) in cases {
            let limit = Decimal::from(*text);
            let bounds = (
                bound(&limit, Decimal::ceil, *number),
                bound(&limit, Decimal::floor, *number),
            );
            let expected = (least.map(str::to_owned), most.map(str::to_owned));
            assert_eq!(bounds, expected, "{text} as {number:?}");
        }
    }
}
