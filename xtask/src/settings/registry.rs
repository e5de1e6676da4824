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
    let texts = [
        ("name", Some(package), name as Check),
        ("version", Some(release), version),
        ("description", metadata.description.as_deref(), description),
        ("license", metadata.license.as_deref(), license),
        ("repository", metadata.repository.as_deref(), link),
        ("readme", metadata.readme.as_deref(), file),
    ];
    let of_texts = texts.into_iter().filter_map(|(key, text, check)| {
        let text = text?;
        check(text)
            .err()
            .map(|wanted| format!("`{key}`: `{text}` {wanted}"))
    });
    of_texts
        .chain(of_list("keywords", &metadata.keywords, keyword))
        .chain(of_list("categories", &metadata.categories, category))
        .collect()
}

/// Returns the problem of a value, as the end of a sentence that begins with the value.
type Check = fn(&str) -> Result<(), &'static str>;

fn of_list(key: &str, texts: &[String], check: Check) -> Vec<String> {
    let mut mistakes = Vec::new();
    if texts.len() > MOST {
        let count = texts.len();
        mistakes.push(format!("`{key}`: {count} entries; crates.io allows {MOST}"));
    }
    for (index, text) in texts.iter().enumerate() {
        if let Err(wanted) = check(text) {
            mistakes.push(format!("`{key}[{index}]`: `{text}` {wanted}"));
        } else if texts[..index].contains(text) {
            mistakes.push(format!("`{key}[{index}]`: duplicate `{text}`"));
        }
    }
    mistakes
}

fn wants(holds: bool, wanted: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(wanted) }
}

fn name(text: &str) -> Result<(), &'static str> {
    wants(
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(is_word_letter)
            && text.len() <= 64,
        "is not a valid package name: use a letter, then letters, digits, `-` and `_`, at most 64",
    )
}

fn version(text: &str) -> Result<(), &'static str> {
    wants(
        Version::parse(text).is_ok(),
        "is not a valid version: use three numbers, as in `0.1.0`",
    )
}

fn description(text: &str) -> Result<(), &'static str> {
    wants(
        !text.trim().is_empty() && !text.contains(char::is_control),
        "is not a valid description: use one line, or remove the key",
    )
}

/// Names of licences joined by `AND`, `OR` or `WITH`; parentheses may group them.
fn license(text: &str) -> Result<(), &'static str> {
    let words = text.replace(['(', ')'], " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    let is_operator = |word: &str| matches!(word, "AND" | "OR" | "WITH");
    let is_name = |word: &str| {
        !is_operator(word)
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.+".contains(c))
    };
    let holds = words.iter().enumerate().all(|(index, word)| {
        if index % 2 == 0 {
            is_name(word)
        } else {
            is_operator(word)
        }
    });
    wants(
        holds && words.len() % 2 == 1 && is_balanced(text),
        "is not a valid SPDX expression: join licences with `OR` or `AND`, as in `MIT OR Apache-2.0`",
    )
}

/// Whether parentheses are balanced.
fn is_balanced(text: &str) -> bool {
    let mut open: usize = 0;
    text.chars().all(|letter| {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
        true
    }) && open == 0
}

fn link(text: &str) -> Result<(), &'static str> {
    let rest = text.strip_prefix("https://");
    wants(
        rest.is_some_and(|rest| !rest.is_empty())
            && !text.contains(|c: char| c.is_whitespace() || c.is_control()),
        "is not a valid URL: use one that begins with `https://`",
    )
}

fn file(text: &str) -> Result<(), &'static str> {
    wants(
        text.ends_with(".md"),
        "is not a Markdown file: use one whose name ends in `.md`",
    )
}

fn keyword(text: &str) -> Result<(), &'static str> {
    wants(
        text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text
                .chars()
                .all(|letter| is_word_letter(letter) || letter == '+')
            && text.len() <= LONGEST_KEYWORD,
        "is not a valid keyword: use one word of letters, digits, `-`, `_` and `+`, at most 20",
    )
}

fn category(text: &str) -> Result<(), &'static str> {
    let is_slug = |part: &str| {
        let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
        !part.is_empty() && part.chars().all(|c| is_letter(c) || c.is_ascii_digit())
    };
    wants(
        text.split("::").all(is_slug),
        "is not a category: use a slug of https://crates.io/category_slugs",
    )
}

fn is_word_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}
