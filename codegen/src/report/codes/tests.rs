//! The table of codes, the sources that use it, and the page with its content.
#![expect(
    clippy::disallowed_methods,
    reason = "reads the sources of this package, which a run never does"
)]

use super::*;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

/// Functions whose first argument is a code.
const TAKE_A_CODE: &[&str] = &["error", "warning", "find"];

/// The text of a string literal of kebab-case words.
fn code_of(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    let text = literal.to_string();
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    let is_kebab = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    (!text.is_empty() && text.chars().all(is_kebab)).then(|| text.to_owned())
}

/// The constants of `tokens` that name a code, at whatever depth: `const NAME: &str = "code"`.
fn constants_in(tokens: TokenStream, found: &mut BTreeMap<String, String>) {
    let mut constant = None;
    let mut before = None;
    for token in tokens {
        match (&token, &before) {
            (TokenTree::Group(group), _) => constants_in(group.stream(), found),
            (TokenTree::Ident(name), Some(word)) if word == "const" => {
                constant = Some(name.to_string());
            }
            (TokenTree::Literal(_), _) => {
                found.extend(constant.take().zip(code_of(&token)));
            }
            (TokenTree::Punct(end), _) if end.as_char() == ';' => constant = None,
            _ => {}
        }
        before = match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        };
    }
}

/// The codes in the calls of `tokens`, as literals or constants.
fn codes_in(
    tokens: TokenStream,
    constants: &BTreeMap<String, String>,
    found: &mut BTreeSet<String>,
) {
    let mut before = None;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if before.is_some_and(|name: String| TAKE_A_CODE.contains(&name.as_str())) {
                let first = group.stream().into_iter().next();
                found.extend(first.and_then(|first| match first {
                    TokenTree::Ident(name) => constants.get(&name.to_string()).cloned(),
                    other => code_of(&other),
                }));
            }
            codes_in(group.stream(), constants, found);
        }
        before = match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        };
    }
}

/// The source files below `folder`, without those of tests.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of this package can be read") {
        let path = entry.expect("an entry can be read").path();
        let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
        match path.extension() {
            _ if is_test => {}
            Some(extension) if extension == "rs" => found.push(path),
            _ if path.is_dir() => sources(&path, found),
            _ => {}
        }
    }
}

#[test]
fn the_sources_use_these_codes_and_no_others() {
    let mut files = Vec::new();
    sources(&Path::new(PACKAGE).join("src"), &mut files);
    let tokens = files.iter().map(|file| -> TokenStream {
        let text = fs::read_to_string(file).expect("a source can be read");
        text.parse().expect("a source that compiles is tokens")
    });
    let tokens: Vec<TokenStream> = tokens.collect();
    let (mut constants, mut used) = (BTreeMap::new(), BTreeSet::new());
    for tokens in &tokens {
        constants_in(tokens.clone(), &mut constants);
    }
    for tokens in tokens {
        codes_in(tokens, &constants, &mut used);
    }
    let listed: Vec<&str> = CODES.iter().map(|code| code.name).collect();
    assert_eq!(used.iter().map(String::as_str).collect::<Vec<_>>(), listed);
}

#[test]
fn every_code_is_explained() {
    for code in CODES {
        let Code { name, meaning, .. } = code;
        assert!(!code.severities.is_empty(), "{name}");
        assert!(!meaning.is_empty() && !meaning.ends_with('.'), "{name}");
        assert!(code.cause.ends_with('.'), "{name}");
        let is_clause = code.cure.starts_with(char::is_lowercase);
        assert!(is_clause || code.cure.is_empty(), "{name}");
        assert!(!code.cure.ends_with('.'), "{name}");
    }
}

/// `DIAGNOSTICS.md`, generated from the table.
fn page() -> String {
    let mut page = "# Diagnostics\n\n\
        What `cargo xtask codegen` can say of a model, by the code in brackets: `error[not-json]: …`.\n\
        An error stops the run and nothing is written; a warning does not, unless `--strict` is given.\n\n\
        <!-- Made of `src/report/codes.rs`; `INSTA_UPDATE=always cargo test -p hardy-codegen` writes it anew. -->\n"
        .to_owned();
    for code in CODES {
        let severities: Vec<String> = code.severities.iter().map(Severity::to_string).collect();
        page.push_str(&format!(
            "\n## `{}`\n\n*{}.* {}.\n\n{}\n",
            code.name,
            severities.join(" or "),
            code.meaning,
            code.cause,
        ));
        page.push_str(&match code.cure {
            "" => "\nEvery message states what the value must be.\n".to_owned(),
            cure => format!("\nWhat to do: {cure}.\n"),
        });
    }
    page
}

#[test]
fn the_page_matches_the_table() {
    let path = Path::new(PACKAGE).join("DIAGNOSTICS.md");
    let page = page();
    // The same switch accepts snapshots.
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        fs::write(&path, &page).expect("the page can be written");
    }
    let written = fs::read_to_string(&path).expect("the page can be read");
    assert!(
        written == page,
        "codegen/DIAGNOSTICS.md is out of date; run: INSTA_UPDATE=always cargo test -p hardy-codegen"
    );
}
