//! Splits a spelling into words. Must not know Rust's rules.

use heck::{ToPascalCase, ToSnakeCase};

/// Parts of names that would be split, and a spelling of each that is not.
const UNSPLIT: &[(&str, &str)] = &[
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("IoT", "Iot"),
    ("OAuth", "Oauth"),
    ("QoS", "Qos"),
    ("KiB", "Kib"),
    ("MiB", "Mib"),
    ("GiB", "Gib"),
    ("TiB", "Tib"),
];

/// Names of symbols; longer symbols before their prefixes.
const SYMBOLS: &[(&str, &str)] = &[
    ("<=", "LessOrEqual"),
    (">=", "GreaterOrEqual"),
    ("!=", "NotEqual"),
    (" ", "Space"),
    ("!", "Exclamation"),
    ("\"", "Quote"),
    ("#", "Hash"),
    ("$", "Dollar"),
    ("%", "Percent"),
    ("&", "Ampersand"),
    ("'", "Apostrophe"),
    ("(", "OpenParenthesis"),
    (")", "CloseParenthesis"),
    ("*", "Asterisk"),
    ("+", "Plus"),
    (",", "Comma"),
    ("-", "Hyphen"),
    (".", "Dot"),
    ("/", "Slash"),
    (":", "Colon"),
    (";", "Semicolon"),
    ("<", "Less"),
    ("=", "Equal"),
    (">", "Greater"),
    ("?", "Question"),
    ("@", "At"),
    ("[", "OpenBracket"),
    ("\\", "Backslash"),
    ("]", "CloseBracket"),
    ("^", "Caret"),
    ("_", "Underscore"),
    ("`", "Backtick"),
    ("{", "OpenBrace"),
    ("|", "Bar"),
    ("}", "CloseBrace"),
    ("~", "Tilde"),
];

/// The words in lower case, joined by `_`; empty if there is none.
pub(super) fn snake_words(name: &str) -> String {
    words(name).to_snake_case()
}

/// Camel case that keeps two numbers separate: `x86_64` becomes `X86_64`.
pub(super) fn pascal(name: &str) -> String {
    let mut result = String::new();
    for word in snake_words(name).split('_') {
        let digits_meet = result.ends_with(|last: char| last.is_ascii_digit())
            && word.starts_with(|first: char| first.is_ascii_digit());
        if digits_meet {
            result.push('_');
        }
        result.push_str(&word.to_pascal_case());
    }
    result
}

/// The names of the characters of a string: an ASCII symbol by name, any other by number.
pub(super) fn symbols(string: &str) -> String {
    if string.is_empty() {
        return "Empty".to_owned();
    }
    let mut result = String::new();
    let mut rest = string;
    while let Some(first) = rest.chars().next() {
        let symbol = SYMBOLS.iter().find(|(symbol, _)| rest.starts_with(symbol));
        let length = match symbol {
            Some((symbol, name)) => {
                result.push_str(name);
                symbol.len()
            }
            None => {
                result.push_str(&format!("U{:04X}", u32::from(first)));
                first.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    result
}

/// The name with its first letter in upper case.
pub(crate) fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Prepares a name for word splitting; characters that are invalid in a Rust name separate words.
fn words(name: &str) -> String {
    let is_letter = |character: char| character.is_ascii_alphanumeric();
    let mut name = name.replace(|character| !is_letter(character), "_");
    for (unsplit, spelled) in UNSPLIT {
        name = name.replace(unsplit, spelled);
    }
    join_plurals(&name)
}

/// Converts an acronym with a plural `s` to lower case after its first letter: `ACLs` becomes
/// `Acls`.
fn join_plurals(name: &str) -> String {
    let characters: Vec<char> = name.chars().collect();
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
