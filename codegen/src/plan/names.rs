//! Rust names: the only place that changes case, avoids what Rust reserves, and settles collisions.
//! Knows nothing of what the named things are for.
//!
//! Rules, in order:
//! 1. A type keeps the spelling of its shape with a capital first; a field is snake case, a variant
//!    camel case, a constant upper case. Words are split by `heck`, with what it gets wrong mended
//!    before (`ACLs`, `IPv4`, `x86_64`).
//! 2. A name that begins with a digit gets `_` before it; a keyword gets `_` behind it; a type that
//!    would shadow the prelude or an import gets `Shape` behind it.
//! 3. Where two names of one scope are the same, they are taken in code point order of their
//!    spelling in the model: the first keeps the name, the others get `_2`, `_3`, …; `2`, `3`, … in
//!    camel case.

mod reserved;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToPascalCase, ToSnakeCase};

pub(crate) use reserved::is_keyword;
use reserved::is_taken;

/// Parts of names that word splitting would tear apart, and how they are spelled for it.
const UNSPLIT: &[(&str, &str)] = &[
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("IoT", "Iot"),
    ("OAuth", "Oauth"),
    ("QoS", "Qos"),
];

/// A field, function or module.
pub(crate) fn snake(name: &str) -> String {
    let name = avoid_keyword(avoid_digit(words(name).to_snake_case()));
    if name.is_empty() {
        "_empty".to_owned()
    } else {
        name
    }
}

/// The setter of a field that has this name.
pub(crate) fn setter(field: &str) -> String {
    format!("with_{}", field.trim_matches('_'))
}

/// A constant.
pub(crate) fn constant(name: &str) -> String {
    avoid_digit(words(name).to_snake_case().to_uppercase())
}

/// A variant of an enum or union.
pub(crate) fn variant(name: &str) -> String {
    let variant = avoid_keyword(avoid_digit(pascal(name)));
    match variant.as_str() {
        "Unlisted" => "Unlisted_".to_owned(),
        // An enum of Smithy 1.0 may name its values by their texts alone, such as `*`.
        "" if name.is_empty() => "Empty".to_owned(),
        "" => "Symbol".to_owned(),
        _ => variant,
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

/// Gives each of `spellings` a name of its own in one scope. `propose` makes the first choice; `taken`
/// holds what the scope has already, and gets the settled names.
pub(crate) fn settle<'a>(
    spellings: impl IntoIterator<Item = &'a str>,
    propose: impl Fn(&str) -> String,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<&'a str, String> {
    settle_with(spellings, propose, |stem| format!("{stem}_"), taken)
}

/// As [`settle`], for types and variants. Camel case has `_` between two digits only.
pub(crate) fn settle_camel<'a>(
    spellings: impl IntoIterator<Item = &'a str>,
    propose: impl Fn(&str) -> String,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<&'a str, String> {
    let joint = |stem: &str| match stem.ends_with(|last: char| last.is_ascii_digit()) {
        true => format!("{stem}_"),
        false => stem.to_owned(),
    };
    settle_with(spellings, propose, joint, taken)
}

/// `joint` makes of a name that is taken what stands before a number.
fn settle_with<'a>(
    spellings: impl IntoIterator<Item = &'a str>,
    propose: impl Fn(&str) -> String,
    joint: impl Fn(&str) -> String,
    taken: &mut BTreeSet<String>,
) -> BTreeMap<&'a str, String> {
    let sorted: BTreeSet<&str> = spellings.into_iter().collect();
    let mut settled = BTreeMap::new();
    // Where to look on for each stem: all numbers below are taken.
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    for spelling in sorted {
        let wanted = propose(spelling);
        let stem = joint(wanted.trim_end_matches('_'));
        let number = next.entry(stem.clone()).or_insert(1);
        let mut name = wanted;
        while taken.contains(&name) {
            *number += 1;
            name = format!("{stem}{number}");
        }
        taken.insert(name.clone());
        settled.insert(spelling, name);
    }
    settled
}

/// Prepares a name for word splitting; what cannot stand in a Rust name parts words.
fn words(name: &str) -> String {
    let is_letter = |character: char| character.is_ascii_alphanumeric();
    let mut text = name.replace(|character| !is_letter(character), "_");
    for (unsplit, spelled) in UNSPLIT {
        text = text.replace(unsplit, spelled);
    }
    join_plurals(&text)
}

/// Lower-cases the tail of an acronym with a plural `s`: `ACLs` becomes `Acls`.
fn join_plurals(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut joined = characters.clone();
    let mut start = 0;
    while start < characters.len() {
        let run = characters
            .iter()
            .skip(start)
            .take_while(|character| character.is_ascii_uppercase())
            .count();
        let end = start + run;
        let plural = run >= 2
            && characters.get(end) == Some(&'s')
            && !characters
                .get(end + 1)
                .is_some_and(char::is_ascii_lowercase);
        if plural {
            for character in joined.iter_mut().take(end).skip(start + 1) {
                character.make_ascii_lowercase();
            }
        }
        start = end.max(start + 1);
    }
    joined.into_iter().collect()
}

/// Camel case that keeps two numbers apart: `x86_64` becomes `X86_64`.
fn pascal(name: &str) -> String {
    let snake = words(name).to_snake_case();
    let mut result = String::new();
    for word in snake.split('_') {
        let digits_meet = result.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit());
        if digits_meet {
            result.push('_');
        }
        result.push_str(&word.to_pascal_case());
    }
    result
}

fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
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
