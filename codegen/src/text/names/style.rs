//! What kinds of names there are: how each is spelled, numbered and told from others of its scope,
//! and what cannot be one.

use super::reserved::{is_function, is_keyword, is_taken, is_variant};
use super::{SETTER, constant, function, module, snake, type_name, variant};

/// A kind of name.
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
    /// A function that stands for a text.
    Function,
}

impl Style {
    /// The name of what the model spells like this, if nothing else is in its scope.
    pub(crate) fn name(self, spelling: &str) -> String {
        match self {
            Style::Type => type_name(spelling),
            Style::Field => snake(spelling),
            Style::Variant => variant(spelling),
            Style::Constant => constant(spelling),
            Style::Module => module(spelling),
            Style::Function => function(spelling),
        }
    }

    /// What two names of one scope must not have in common.
    pub(crate) fn identity(self, name: &str) -> String {
        match self {
            // As in the setter.
            Style::Field => name.trim_matches('_').to_owned(),
            // Some file systems know no difference between upper and lower case.
            Style::Module => name.to_ascii_lowercase(),
            Style::Type | Style::Variant | Style::Constant | Style::Function => name.to_owned(),
        }
    }

    /// The name with a number behind it. Camel case has `_` between two digits only.
    pub(super) fn numbered(self, name: &str, number: usize) -> String {
        let stem = name.trim_end_matches('_');
        let ends_in_digit = stem.ends_with(|last: char| last.is_ascii_digit());
        let joint = match self {
            Style::Type | Style::Variant if !ends_in_digit => "",
            _ => "_",
        };
        format!("{stem}{joint}{number}")
    }

    /// Why somebody's choice cannot be such a name; `None` if it can.
    pub(crate) fn objection(self, name: &str) -> Option<String> {
        let (spelled, case) = match self {
            Style::Type | Style::Variant => (is_camel(name), "camel case, such as `FooBar2`"),
            Style::Field | Style::Module | Style::Function => {
                let other = |letter: char| letter.is_ascii_uppercase();
                // As a parameter, one without a letter would be nothing that clippy calls a name.
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
        } else if self == Style::Function && name.starts_with(SETTER) {
            Some(format!("setters begin with `{SETTER}`"))
        } else {
            None
        }
    }
}

/// Whether a name is one of letters, digits and `_`, with some letter or digit, no digit first, no
/// two `_` in a row but at its ends, and nothing `forbidden`.
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

/// As the compiler wants types: a capital or digit first, `_` inside between two digits only.
fn is_camel(name: &str) -> bool {
    let core = name.trim_matches('_').as_bytes();
    let inner = core.windows(3).all(|part| match part {
        [left, b'_', right] => left.is_ascii_digit() && right.is_ascii_digit(),
        _ => true,
    });
    inner && is_joined(name, |_| false) && !core.first().is_some_and(u8::is_ascii_lowercase)
}
