//! The constraints of a model as constant data that users of a generated crate can read. Decides
//! how to build and print limits; must not know how to check them.
//!
//! ```
//! use hardy_runtime::validate::{CountLimits, NumberLimits, Pattern, StringLimits};
//!
//! const LAMP_ID: StringLimits =
//!     StringLimits::new().length(1, 64).pattern(&Pattern::class(r"^\w+$", "A-Z_a-z0-9", &[], 1, None));
//! const LAMPS: CountLimits = CountLimits::new().max_length(20);
//! const BRIGHTNESS: NumberLimits<i32> = NumberLimits::new().range(0, 100);
//!
//! assert_eq!(LAMPS.length.max, Some(20));
//! assert_eq!(LAMP_ID.length.to_string(), "between 1 and 64, inclusive");
//! assert_eq!(LAMP_ID.pattern_source(), Some(r"^\w+$"));
//! assert!(LAMP_ID.matches("lamp_7"));
//! assert_eq!(BRIGHTNESS.max, Some(100));
//! ```

use std::fmt;

use hardy_pattern::Pattern;

/// Minimum and maximum length, both inclusive. `None` if the model does not limit that end.
///
/// Counts Unicode scalar values of a string, bytes of a blob, items of a list, entries of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Length {
    /// The smallest length allowed.
    pub min: Option<u64>,
    /// The greatest length allowed.
    pub max: Option<u64>,
}

impl Length {
    const ANY: Self = Self {
        min: None,
        max: None,
    };

    /// Whether `length` is allowed.
    pub const fn allows(&self, length: u64) -> bool {
        let long_enough = match self.min {
            Some(min) => length >= min,
            None => true,
        };
        let short_enough = match self.max {
            Some(max) => length <= max,
            None => true,
        };
        long_enough && short_enough
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_ends(f, self.min, self.max)
    }
}

/// The builders of all limits with a length.
macro_rules! length_builders {
    ($limits:ident, $anything:expr) => {
        impl $limits {
            /// Allows everything.
            pub const fn new() -> Self {
                $anything
            }

            /// Allows lengths from `min` to `max`, both included.
            #[must_use]
            pub const fn length(self, min: u64, max: u64) -> Self {
                self.min_length(min).max_length(max)
            }

            /// Allows lengths from `min`.
            #[must_use]
            pub const fn min_length(mut self, min: u64) -> Self {
                self.length.min = Some(min);
                self
            }

            /// Allows lengths up to `max`.
            #[must_use]
            pub const fn max_length(mut self, max: u64) -> Self {
                self.length.max = Some(max);
                self
            }
        }
    };
}

/// Constraints of a string.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct StringLimits {
    /// Length in Unicode scalar values.
    pub length: Length,
    /// Pattern that a part of the string must match.
    pub pattern: Option<&'static Pattern>,
}

length_builders!(
    StringLimits,
    StringLimits {
        length: Length::ANY,
        pattern: None,
    }
);

impl StringLimits {
    /// Allows only strings with a match of `pattern`.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static Pattern) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// The pattern from the model, in the syntax of ECMA-262.
    pub const fn pattern_source(&self) -> Option<&'static str> {
        match self.pattern {
            Some(pattern) => Some(pattern.source()),
            None => None,
        }
    }

    /// Whether a part of `text` matches the pattern. Without a pattern, `true`.
    pub fn matches(&self, text: &str) -> bool {
        self.pattern.is_none_or(|pattern| pattern.matches(text))
    }
}

/// Constraints of a blob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct BlobLimits {
    /// Length in bytes.
    pub length: Length,
}

length_builders!(
    BlobLimits,
    BlobLimits {
        length: Length::ANY,
    }
);

/// Constraints of a list or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct CountLimits {
    /// Number of items or entries.
    pub length: Length,
    /// Whether no two items may be equal.
    pub unique_items: bool,
}

length_builders!(
    CountLimits,
    CountLimits {
        length: Length::ANY,
        unique_items: false,
    }
);

impl CountLimits {
    /// Allows no two equal items.
    #[must_use]
    pub const fn unique_items(mut self) -> Self {
        self.unique_items = true;
        self
    }
}

/// Writes both ends in the words of Smithy's validation suite.
pub(super) fn write_ends<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    min: Option<T>,
    max: Option<T>,
) -> fmt::Result {
    match (min, max) {
        (Some(min), Some(max)) => write!(f, "between {min} and {max}, inclusive"),
        (Some(min), None) => write!(f, "greater than or equal to {min}"),
        (None, Some(max)) => write!(f, "less than or equal to {max}"),
        (None, None) => f.write_str("anything"),
    }
}
