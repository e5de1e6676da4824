//! Styles of names: spelling, numbering, equality, and invalid names.

use super::reserved::{is_function, is_keyword, is_method, is_taken, is_variant};
use super::{SETTER, constant, function, method, module, snake, type_name, variant};

/// A style of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// A structure, union, enum or operation.
    Type,
    /// A field of a structure.
    Field,
    /// A variant of an enum or union.
    Variant,
    /// A constant.
    Constant,
    /// A module and its file.
    Module,
    /// A function for a string.
    Function,
    /// A method of the client for an operation.
    Method,
}

impl Style {
    /// The name of an item with this spelling, without collisions.
    pub(crate) fn name(self, spelling: &str) -> String {
        match self {
            Style::Type => type_name(spelling),
            Style::Field => snake(spelling),
            Style::Variant => variant(spelling),
            Style::Constant => constant(spelling),
            Style::Module => module(spelling),
            Style::Function => function(spelling),
            Style::Method => method(spelling),
        }
    }

    /// The part of a name that must differ in a scope.
    pub(crate) fn identity(self, name: &str) -> String {
        match self {
            // The name of the setter omits these `_`.
            Style::Field => name.trim_matches('_').to_owned(),
            // Some file systems ignore case.
            Style::Module => name.to_ascii_lowercase(),
            Style::Type | Style::Variant | Style::Constant | Style::Function | Style::Method => {
                name.to_owned()
            }
        }
    }

    /// The name with a number appended. In camel case, `_` is only between two digits.
    pub(super) fn numbered(self, name: &str, number: usize) -> String {
        let stem = name.trim_end_matches('_');
        let ends_in_digit = stem.ends_with(|last: char| last.is_ascii_digit());
        let joint = match self {
            Style::Type | Style::Variant if !ends_in_digit => "",
            _ => "_",
        };
        format!("{stem}{joint}{number}")
    }

    /// Why a name cannot be used; `None` if it can.
    pub(crate) fn objection(self, name: &str) -> Option<String> {
        let (spelled, case) = match self {
            Style::Type | Style::Variant => (is_camel(name), "camel case, such as `FooBar2`"),
            Style::Field | Style::Module | Style::Function | Style::Method => {
                let other = |letter: char| letter.is_ascii_uppercase();
                // As a parameter, clippy would refuse a name without a letter.
                let has_letter = name.contains(|letter: char| letter.is_ascii_lowercase());
                let spelled = has_letter && is_joined(name, other);
                (spelled, "snake case, such as `foo_bar_2`")
            }
            Style::Constant => {
                let other = |letter: char| letter.is_ascii_lowercase();
                (is_joined(name, other), "upper case, such as `FOO_BAR_2`")
            }
        };
        if !spelled {
            Some(format!("it must be {case}, in ASCII"))
        } else if is_keyword(name) {
            Some("it is a Rust keyword".to_owned())
        } else if self == Style::Type && is_taken(name) {
            Some("Rust's prelude or generated files already have it".to_owned())
        } else if self == Style::Variant && is_variant(name) {
            Some("every enum already has it".to_owned())
        } else if self == Style::Function && is_function(name) {
            Some("generated types or Rust's operators already have it".to_owned())
        } else if self == Style::Method && is_method(name) {
            Some("every client already has it".to_owned())
        } else if self == Style::Function && name.starts_with(SETTER) {
            Some(format!("setters begin with `{SETTER}`"))
        } else {
            None
        }
    }
}

/// Whether a name consists of letters, digits and `_`, with a letter or digit, not beginning with a
/// digit, without two `_` in a row except at its ends, and without `forbidden` characters.
fn is_joined(name: &str, forbidden: impl Fn(char) -> bool) -> bool {
    let core = name.trim_matches('_');
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    !core.is_empty()
        && !core.contains("__")
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && name
            .chars()
            .all(|letter| is_word(letter) && !forbidden(letter))
}

/// Whether a name is in the compiler's style of types: a capital or digit first, inner `_` only
/// between two digits.
fn is_camel(name: &str) -> bool {
    let core = name.trim_matches('_').as_bytes();
    let inner = core.windows(3).all(|part| match part {
        [left, b'_', right] => left.is_ascii_digit() && right.is_ascii_digit(),
        _ => true,
    });
    inner && is_joined(name, |_| false) && !core.first().is_some_and(u8::is_ascii_lowercase)
}
