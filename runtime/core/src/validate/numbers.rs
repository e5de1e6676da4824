//! Ranges of numbers as constant data. Decides which types have ranges and how to print bounds;
//! must not know how to check them.

use std::fmt;

use super::limits::write_ends;
use crate::number::Decimal;

/// Constraints of a number, both ends inclusive. `None` if the model does not limit that end.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct NumberLimits<T> {
    /// The smallest number allowed.
    pub min: Option<T>,
    /// The greatest number allowed.
    pub max: Option<T>,
}

impl<T: Copy> NumberLimits<T> {
    /// Allows everything.
    pub const fn new() -> Self {
        Self {
            min: None,
            max: None,
        }
    }

    /// Allows numbers from `min` to `max`, both included.
    #[must_use]
    pub const fn range(self, min: T, max: T) -> Self {
        self.min(min).max(max)
    }

    /// Allows numbers from `min`.
    #[must_use]
    pub const fn min(mut self, min: T) -> Self {
        self.min = Some(min);
        self
    }

    /// Allows numbers up to `max`.
    #[must_use]
    pub const fn max(mut self, max: T) -> Self {
        self.max = Some(max);
        self
    }
}

impl<T: Copy> Default for NumberLimits<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Constraints of a number of any size, both ends inclusive, as JSON numbers. `None` if the model
/// does not limit that end.
///
/// ```
/// use hardy_runtime::validate::BigNumberLimits;
///
/// const PRICE: BigNumberLimits = BigNumberLimits::new().range("0", "10");
/// assert!(PRICE.allows("10.00") && !PRICE.allows("10.0000000000000000001"));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BigNumberLimits {
    /// The smallest number allowed.
    pub min: Option<&'static str>,
    /// The greatest number allowed.
    pub max: Option<&'static str>,
}

impl BigNumberLimits {
    /// Allows everything.
    pub const fn new() -> Self {
        Self {
            min: None,
            max: None,
        }
    }

    /// Allows numbers from `min` to `max`, both included.
    #[must_use]
    pub const fn range(self, min: &'static str, max: &'static str) -> Self {
        self.min(min).max(max)
    }

    /// Allows numbers from `min`.
    #[must_use]
    pub const fn min(mut self, min: &'static str) -> Self {
        self.min = Some(min);
        self
    }

    /// Allows numbers up to `max`.
    #[must_use]
    pub const fn max(mut self, max: &'static str) -> Self {
        self.max = Some(max);
        self
    }

    /// Whether `number`, a JSON number, is allowed. Compares values, digit by digit.
    pub fn allows(&self, number: &str) -> bool {
        let number = Decimal::of(number);
        let great_enough = self
            .min
            .is_none_or(|min| number.compare(&Decimal::of(min)).is_ge());
        let small_enough = self
            .max
            .is_none_or(|max| number.compare(&Decimal::of(max)).is_le());
        great_enough && small_enough
    }
}

impl From<&BigNumberLimits> for Range {
    fn from(limits: &BigNumberLimits) -> Self {
        Self {
            min: limits.min.map(Number::Big),
            max: limits.max.map(Number::Big),
        }
    }
}

/// The range of a violation, for any type of number.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Range {
    /// The smallest number allowed.
    pub min: Option<Number>,
    /// The greatest number allowed.
    pub max: Option<Number>,
}

impl<T: NumberType> From<&NumberLimits<T>> for Range {
    fn from(limits: &NumberLimits<T>) -> Self {
        Self {
            min: limits.min.map(T::number),
            max: limits.max.map(T::number),
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_ends(f, self.min, self.max)
    }
}

/// An end of a [`Range`]. Keeps the precision of its type, so that 2.2 prints as 2.2.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// Of a byte, short, integer or long.
    Integer(i64),
    /// Of a float.
    Float(f32),
    /// Of a double.
    Double(f64),
    /// Of a bigInteger or bigDecimal, as the model writes it.
    Big(&'static str),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
            Self::Double(number) => number.fmt(f),
            Self::Big(number) => f.write_str(number),
        }
    }
}

/// The number types of Smithy that can have a range: `i8` to `i64`, `f32`, `f64`.
pub trait NumberType: Copy + PartialOrd {
    /// The number for any type.
    fn number(self) -> Number;
}

macro_rules! number_types {
    ($($type:ty => $variant:ident),*) => {$(
        impl NumberType for $type {
            fn number(self) -> Number {
                Number::$variant(self.into())
            }
        }
    )*};
}

number_types!(i8 => Integer, i16 => Integer, i32 => Integer, i64 => Integer);
number_types!(f32 => Float, f64 => Double);
