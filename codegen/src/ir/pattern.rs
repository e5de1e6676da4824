//! Patterns by name, and the lists of characters that they share. The ir contains matchers in the
//! types of `hardy-pattern`, because a copy of these types would have to be kept equal by hand.

pub use hardy_pattern::compile::{Alphabet, CharacterSet, Count, Matcher, Position, Step};
use serde::Serialize;

/// A pattern of the model, which several limits may share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pattern {
    /// Name of the static, that of the first limit with the pattern.
    pub name: String,
    /// The pattern in the model.
    pub source: String,
    /// The matcher.
    pub matcher: Matcher,
}

/// Ranges of characters that patterns share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ranges {
    /// Name of the constant: that of the first pattern with the ranges, and a number if that has
    /// several.
    pub name: String,
    /// First and last of each range, in order.
    pub ends: Vec<char>,
}

#[cfg(test)]
mod tests {
    use super::{Alphabet, Matcher, Position};

    #[test]
    fn serializes_sets_of_bits_as_strings() {
        let matcher = Matcher::Counted {
            alphabet: Alphabet {
                classes: Vec::new(),
            },
            empty: false,
            first: 1 << 127,
            last: 1,
            positions: vec![Position {
                takes: 1 << 63,
                next: u128::MAX,
            }],
            counts: Vec::new(),
        };
        let json = serde_json::to_value(&matcher).expect("it is plain data");
        let json = &json["Counted"];
        assert_eq!(json["first"], "0x80000000000000000000000000000000");
        assert_eq!(json["last"], "0x1");
        assert_eq!(json["positions"][0]["takes"], "0x8000000000000000");
        assert_eq!(
            json["positions"][0]["next"],
            "0xffffffffffffffffffffffffffffffff"
        );
    }
}
