//! Rust names. No other code changes case, avoids reserved names, and resolves collisions. Must not
//! know the purpose of the named items.
//!
//! The name of an item without collision comes from its spelling in the model:
//! 1. A type has the spelling of its shape with a capital first; a field is in snake case, a
//!    variant in camel case, a constant in upper case. `heck` splits words, after some corrections
//!    (`ACLs`, `IPv4`, `x86_64`). Characters other than ASCII letters and digits separate words.
//!    The name of an enum value or a function without any consists of the names of its characters
//!    (`*` is `Asterisk`, and `asterisk`).
//! 2. A name that begins with a digit gets the prefix `_`, a field without any letter the prefix
//!    `n`. A keyword gets `_` appended, and so does a name that the scope already has. A type that
//!    would shadow the prelude or an import gets `Shape` appended, and a function that looks like a
//!    setter the prefix `by_`.
//!
//! If several items of one scope would have the same name:
//! 1. An item keeps its pinned name, even if other items would have that name.
//! 2. Of the others, one keeps the name: the one with exactly this spelling in the model, or else
//!    the first in code point order of spelling, and of id for equal spellings.
//! 3. The remaining ones, in the same order, get `_2`, `_3`, …, and `2`, `3`, … in camel case.
//!    Numbers whose result is the name of another item are skipped.
//!
//! Items that the generator adds (such as the error enum of an operation) come after those of the
//! model. For fields, names that differ only by `_` at their ends are equal, because their setters
//! would be. Modules are lower case, so that no two differ only in case.

mod reserved;
mod settle;
mod style;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;

pub(crate) use settle::{Claim, Scope};
pub(crate) use style::Style;

pub(crate) use reserved::is_keyword;
use reserved::is_taken;
pub(crate) use words::capitalized;
use words::{pascal, snake_words, symbols};

/// A field or function.
pub(crate) fn snake(name: &str) -> String {
    let words = snake_words(name);
    if words.contains(|letter: char| letter.is_ascii_lowercase()) {
        avoid_keyword(avoid_digit(words))
    } else {
        format!("n{words}")
    }
}

/// The words of a name, in lower case.
pub(crate) fn words_of(name: &str) -> Vec<String> {
    snake_words(name).split('_').map(str::to_owned).collect()
}

/// The prefix of the setters of fields, and of no other function of a structure.
const SETTER: &str = "with_";

/// The setter of the field with this name.
pub(crate) fn setter(field: &str) -> String {
    format!("{SETTER}{}", field.trim_matches('_'))
}

/// A function for a string.
pub(crate) fn function(string: &str) -> String {
    let name = snake(&worded(string));
    if name.starts_with(SETTER) {
        format!("by_{name}")
    } else if reserved::is_function(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// A string, or the names of its characters if none of them is valid in a name.
pub(crate) fn worded(string: &str) -> Cow<'_, str> {
    if string.contains(|character: char| character.is_ascii_alphanumeric()) {
        Cow::Borrowed(string)
    } else {
        Cow::Owned(symbols(string))
    }
}

/// A method of the client.
pub(crate) fn method(operation: &str) -> String {
    let name = snake(operation);
    if reserved::is_method(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// A constant.
pub(crate) fn constant(name: &str) -> String {
    avoid_digit(snake_words(name).to_uppercase())
}

/// A variant of an enum or union.
pub(crate) fn variant(name: &str) -> String {
    let variant = match worded(name) {
        Cow::Borrowed(name) => avoid_keyword(avoid_digit(pascal(name))),
        // An enum of Smithy 1.0 may have values without names, such as `*`.
        Cow::Owned(symbols) => return symbols,
    };
    if reserved::is_variant(&variant) {
        format!("{variant}_")
    } else {
        variant
    }
}

/// A type.
pub(crate) fn type_name(shape: &str) -> String {
    let plain = shape
        .chars()
        .all(|character| character.is_ascii_alphanumeric());
    let name = if plain {
        capitalized(shape)
    } else {
        pascal(shape)
    };
    avoid_taken(avoid_digit(name))
}

/// A type of an operation, such as `ListSessionsError`.
pub(crate) fn type_of_operation(operation: &str, suffix: &str) -> String {
    avoid_taken(format!("{operation}{suffix}"))
}

/// The greatest number of letters from a name in a module. Its file has three more, and possibly a
/// number; every common file system allows 143.
const LONGEST_MODULE: usize = 120;

/// The module, and so the file, of a type. It may cut a long name, because it is private.
pub(crate) fn module(type_name: &str) -> String {
    let name: String = snake(type_name).chars().take(LONGEST_MODULE).collect();
    if reserved::is_module(&name) {
        format!("{name}_")
    } else {
        name
    }
}

fn avoid_digit(name: String) -> String {
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

fn avoid_keyword(name: String) -> String {
    if is_keyword(&name) {
        format!("{name}_")
    } else {
        name
    }
}

fn avoid_taken(name: String) -> String {
    if is_taken(&name) {
        format!("{name}Shape")
    } else {
        name
    }
}
