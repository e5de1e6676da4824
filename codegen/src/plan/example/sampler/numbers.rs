//! Sample numbers: small ones within the bounds.

use super::{Found, Sampler, Slot};
use crate::ir::{Check, LimitKind, NumberType, Sample};

impl<'a> Sampler<'a> {
    pub(super) fn number(&self, slot: Slot<'a, '_>, number: NumberType) -> Found {
        let limit = self.limit(slot, |check| match check {
            Check::Number(name) => Some(name),
            _ => None,
        });
        let bounds = match limit {
            Some(LimitKind::Number { min, max, .. }) => (min.as_deref(), max.as_deref()),
            _ => (None, None),
        };
        let (code, valid) = match number {
            NumberType::F32 | NumberType::F64 => {
                let (value, valid) = float(bounds, slot.number);
                (format!("{value:?}"), valid)
            }
            _ => {
                let (value, valid) = whole(bounds, slot.number);
                (value.to_string(), valid)
            }
        };
        Found::of(Sample::Code(code), valid)
    }

    pub(super) fn big_number(&self, slot: Slot<'a, '_>, type_: &str) -> Found {
        let limit = self.limit(slot, |check| match check {
            Check::BigNumber(name) => Some(name),
            _ => None,
        });
        let bounds = match limit {
            Some(LimitKind::BigNumber { min, max }) => (min.as_deref(), max.as_deref()),
            _ => (None, None),
        };
        let (value, valid) = whole(bounds, slot.number);
        Found::of(Sample::BigNumber(type_.to_owned(), value), valid)
    }
}

/// A whole number, and whether it is known to be within these bounds, which must be whole numbers.
fn whole((min, max): (Option<&str>, Option<&str>), number: usize) -> (i64, bool) {
    let bound = |text: Option<&str>| text.map_or(Ok(None), |text| text.parse::<i64>().map(Some));
    let (Ok(min), Ok(max)) = (bound(min), bound(max)) else {
        return (1, false);
    };
    let fits =
        |value: i64| min.is_none_or(|min| min <= value) && max.is_none_or(|max| value <= max);
    let first = if fits(1) { 1 } else { min.or(max).unwrap_or(1) };
    let value = first.saturating_add(number as i64);
    (value, fits(value))
}

fn float((min, max): (Option<&str>, Option<&str>), number: usize) -> (f64, bool) {
    let bound = |text: Option<&str>| text.and_then(|text| text.parse::<f64>().ok());
    let (min, max) = (bound(min), bound(max));
    let fits =
        |value: f64| min.is_none_or(|min| min <= value) && max.is_none_or(|max| value <= max);
    let first = if fits(1.0) {
        1.0
    } else {
        min.or(max).unwrap_or(1.0)
    };
    let value = first + number as f64;
    (value, fits(value))
}

#[cfg(test)]
mod tests {
    use super::{float, whole};

    #[test]
    fn keeps_to_bounds() {
        let cases = [
            ((None, None), 0, (1, true)),
            ((None, None), 2, (3, true)),
            ((Some("5"), Some("5")), 0, (5, true)),
            ((Some("5"), Some("5")), 1, (6, false)),
            ((None, Some("-3")), 0, (-3, true)),
            ((Some("0"), Some("0")), 0, (0, true)),
            ((Some("0.5"), None), 0, (1, false)),
        ];
        for (bounds, number, expected) in cases {
            assert_eq!(whole(bounds, number), expected, "{bounds:?}");
        }
        assert_eq!(float((Some("0.25"), Some("0.5")), 0), (0.25, true));
        assert_eq!(float((None, None), 1), (2.0, true));
    }
}
