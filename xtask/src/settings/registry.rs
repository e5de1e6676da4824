//! The rules of a package registry for name, version, description, licence, links, keywords and
//! categories, as far as they need no registry: format and number.
//!
//! When the crate is published, the registry checks whether a category or a licence exists.

use hardy_codegen::Metadata;
use semver::Version;

/// The greatest number of keywords, and of categories, in crates.io.
const MOST: usize = 5;
/// The greatest length of a keyword in crates.io.
const LONGEST_KEYWORD: usize = 20;

/// All values of this package and release that a registry would refuse, each with its key and what
/// to do.
pub(super) fn mistakes(package: &str, release: &str, metadata: &Metadata) -> Vec<String> {
    let strings = [
        ("name", Some(package), name as Check),
        ("version", Some(release), version),
        ("description", metadata.description.as_deref(), description),
        ("license", metadata.license.as_deref(), license),
        ("repository", metadata.repository.as_deref(), link),
        ("readme", metadata.readme.as_deref(), file),
    ];
    let of_strings = strings.into_iter().filter_map(|(key, value, check)| {
        let value = value?;
        check(value)
            .err()
            .map(|wanted| format!("`{key}`: `{value}` {wanted}"))
    });
    of_strings
        .chain(of_list("keywords", &metadata.keywords, keyword))
        .chain(of_list("categories", &metadata.categories, category))
        .collect()
}

/// Returns the problem of a value, as the end of a sentence that begins with the value.
type Check = fn(&str) -> Result<(), &'static str>;

fn of_list(key: &str, strings: &[String], check: Check) -> Vec<String> {
    let mut mistakes = Vec::new();
    if strings.len() > MOST {
        let count = strings.len();
        mistakes.push(format!("`{key}`: {count} entries; crates.io allows {MOST}"));
    }
    for (index, value) in strings.iter().enumerate() {
        if let Err(wanted) = check(value) {
            mistakes.push(format!("`{key}[{index}]`: `{value}` {wanted}"));
        } else if strings[..index].contains(value) {
            mistakes.push(format!("`{key}[{index}]`: duplicate `{value}`"));
        }
    }
    mistakes
}

fn require(is_valid: bool, wanted: &'static str) -> Result<(), &'static str> {
    if is_valid { Ok(()) } else { Err(wanted) }
}

pub(super) fn name(value: &str) -> Result<(), &'static str> {
    require(
        value.starts_with(|first: char| first.is_ascii_alphabetic())
            && value.chars().all(is_word_letter)
            && value.len() <= 64,
        "is not a valid package name: use a letter, then letters, digits, `-` and `_`, at most 64",
    )
}

fn version(value: &str) -> Result<(), &'static str> {
    require(
        Version::parse(value).is_ok(),
        "is not a valid version: use three numbers, as in `0.1.0`",
    )
}

fn description(value: &str) -> Result<(), &'static str> {
    require(
        !value.trim().is_empty() && !value.contains(char::is_control),
        "is not a valid description: use one line, or remove the key",
    )
}

/// Names of licences joined by `AND`, `OR` or `WITH`; parentheses may group them.
fn license(value: &str) -> Result<(), &'static str> {
    let words = value.replace(['(', ')'], " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_operator = |word: &str| matches!(word, "AND" | "OR" | "WITH");
    let is_name = |word: &str| {
        !is_operator(word)
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.+".contains(c))
    };
    let is_valid = words.iter().enumerate().all(|(index, word)| {
        if index % 2 == 0 {
            is_name(word)
        } else {
            is_operator(word)
        }
    });
    require(
        is_valid && words.len() % 2 == 1 && is_balanced(value),
        "is not a valid SPDX expression: join licences with `OR` or `AND`, as in `MIT OR Apache-2.0`",
    )
}

/// Whether parentheses are balanced.
fn is_balanced(value: &str) -> bool {
    let mut open: usize = 0;
    value.chars().all(|letter| {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
        true
    }) && open == 0
}

fn link(value: &str) -> Result<(), &'static str> {
    let rest = value.strip_prefix("https://");
    require(
        rest.is_some_and(|rest| !rest.is_empty())
            && !value.contains(|c: char| c.is_whitespace() || c.is_control()),
        "is not a valid URL: use one that begins with `https://`",
    )
}

fn file(value: &str) -> Result<(), &'static str> {
    require(
        value.ends_with(".md"),
        "is not a Markdown file: use one whose name ends in `.md`",
    )
}

fn keyword(value: &str) -> Result<(), &'static str> {
    require(
        value.starts_with(|first: char| first.is_ascii_alphanumeric())
            && value
                .chars()
                .all(|letter| is_word_letter(letter) || letter == '+')
            && value.len() <= LONGEST_KEYWORD,
        "is not a valid keyword: use one word of letters, digits, `-`, `_` and `+`, at most 20",
    )
}

fn category(value: &str) -> Result<(), &'static str> {
    let is_slug = |part: &str| {
        let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        !part.is_empty() && part.chars().all(|c| is_letter(c) || c.is_ascii_digit())
    };
    require(
        value.split("::").all(is_slug),
        "is not a category: use a slug of https://crates.io/category_slugs",
    )
}

fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
