//! Rust names: the only place that changes case, avoids what Rust reserves, and settles collisions.
//! Knows nothing of what the named things are for.
//!
//! A thing that is alone in its scope is named after its spelling in the model:
//! 1. A type keeps the spelling of its shape with a capital first; a field is snake case, a variant
//!    camel case, a constant upper case. Words are split by `heck`, with what it gets wrong fixed
//!    before (`ACLs`, `IPv4`, `x86_64`). What is no ASCII letter or digit parts words; an enum value
//!    or a function without any is named after its characters (`*` is `Asterisk`, and `asterisk`).
//! 2. A name that begins with a digit gets `_` before it, a field without any letter `n`; a keyword
//!    gets `_` behind it, and so does what the scope has already; a type that would shadow the prelude
//!    or an import gets `Shape`; a function that would look like a setter gets `by_` before it.
//!
//! Where several things of one scope want one name:
//! 1. A pinned name belongs to whom it is pinned, whoever else wants it.
//! 2. One of those that are left keeps the name they want: the one that the model spells just like
//!    it, or else the first in code point order of spelling, and of id where spellings are the same.
//! 3. The others, in the same order, get `_2`, `_3`, …, and `2`, `3`, … in camel case; numbers that
//!    would give a name that somebody else wants are passed over.
//!
//! What the generator makes up (the error enum of an operation, say) comes after all that the model
//! names. Names that differ by `_` at their ends alone are one name for fields, because their
//! setters would be the same; modules are lower case, so no two of them differ by case alone.

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
use words::{capitalized, pascal, snake_words, symbols};

/// A field or function.
pub(crate) fn snake(name: &str) -> String {
    let words = snake_words(name);
    if words.contains(|letter: char| letter.is_ascii_lowercase()) {
        avoid_keyword(avoid_digit(words))
    } else {
        format!("n{words}")
    }
}

/// What the setters of fields begin with, and no other function of a structure.
const SETTER: &str = "with_";

/// The setter of a field that has this name.
pub(crate) fn setter(field: &str) -> String {
    format!("{SETTER}{}", field.trim_matches('_'))
}

/// A function that stands for a text.
pub(crate) fn function(text: &str) -> String {
    let name = snake(&worded(text));
    if name.starts_with(SETTER) {
        format!("by_{name}")
    } else if reserved::is_function(&name) {
        format!("{name}_")
    } else {
        name
    }
}

/// A text, or what its characters are called if none of them can stand in a name.
pub(crate) fn worded(text: &str) -> Cow<'_, str> {
    if text.contains(|character: char| character.is_ascii_alphanumeric()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(symbols(text))
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
        // An enum of Smithy 1.0 may name its values by their texts alone, such as `*`.
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

/// A type named after an operation, such as `ListSessionsError`.
pub(crate) fn type_of_operation(operation: &str, suffix: &str) -> String {
    avoid_taken(format!("{operation}{suffix}"))
}

/// How many letters of a name a module takes over. Its file has three more and, where names are told
/// apart, a number; no file system that is in use has less room than 143.
const LONGEST_MODULE: usize = 120;

/// The module, and so the file, of a type. Nobody outside of the crate names it, so that it need not
/// have the whole of a long name.
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
