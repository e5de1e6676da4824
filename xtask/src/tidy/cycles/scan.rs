//! Paths in source text: those of `use` declarations and those in code, including macros. Must not
//! resolve paths.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{ItemUse, UseTree};

/// A name that a `use` declaration imports; a glob has none.
pub(super) struct Import {
    pub(super) path: Vec<String>,
    pub(super) name: Option<String>,
    /// Whether it is re-exported.
    pub(super) is_reexport: bool,
}

pub(super) fn imports_of(item: &ItemUse, is_reexport: bool) -> Vec<Import> {
    let mut imports = Vec::new();
    if item.leading_colon.is_none() {
        let mut add = |path: Vec<String>, name| {
            imports.push(Import {
                path,
                name,
                is_reexport,
            });
        };
        flatten(&item.tree, &[], &mut add);
    }
    imports
}

fn flatten(tree: &UseTree, before: &[String], add: &mut dyn FnMut(Vec<String>, Option<String>)) {
    // `a::{self}` imports `a`.
    let path_to = |name: String| match name.as_str() {
        "self" if !before.is_empty() => before.to_vec(),
        _ => [before, &[name]].concat(),
    };
    match tree {
        UseTree::Path(path) => flatten(&path.tree, &path_to(path.ident.to_string()), add),
        UseTree::Name(name) => {
            let path = path_to(name.ident.to_string());
            let name = path.last().cloned();
            add(path, name);
        }
        UseTree::Rename(rename) => {
            let path = path_to(rename.ident.to_string());
            add(path, Some(rename.rename.to_string()));
        }
        UseTree::Glob(_) => add(before.to_vec(), None),
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| flatten(tree, before, add)),
    }
}

/// The paths in the code of an item, and the imports of its bodies.
///
/// A single name is a path if it looks like a type, a constant or a call: tokens do not show
/// whether a lower-case word is a variable. The content of `quote!` is emitted code, and a
/// visibility is not a use of a module.
pub(super) fn scan(tokens: TokenStream) -> (Vec<Vec<String>>, Vec<Import>) {
    let mut found = (Vec::new(), Vec::new());
    scan_into(tokens, &mut found);
    found
}

fn scan_into(tokens: TokenStream, found: &mut (Vec<Vec<String>>, Vec<Import>)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(ident) if ident == "use" => {
                let length = tokens[at..]
                    .iter()
                    .take_while(|token| !is_punct(token, ';'));
                let end = (at + length.count() + 1).min(tokens.len());
                let item = tokens[at..end].iter().cloned().collect();
                // Not an import: `impl Trait + use<'a>`.
                if let Ok(item) = syn::parse2::<ItemUse>(item) {
                    found.1.extend(imports_of(&item, false));
                    at = end;
                } else {
                    at += 1;
                }
            }
            TokenTree::Ident(_) => {
                let (path, end) = path_at(&tokens, at);
                let after = tokens.get(end);
                let is_macro = after.is_some_and(|token| is_punct(token, '!'));
                if path == ["pub"] && after.is_some_and(is_restriction) {
                    at = end + 1;
                    continue;
                }
                if is_macro && path.last().is_some_and(|name| name.starts_with("quote")) {
                    at = end + 2;
                    continue;
                }
                if is_use(&path, &tokens[..at], after) {
                    found.0.push(path);
                }
                at = end;
            }
            TokenTree::Group(group) => {
                scan_into(group.stream(), found);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

/// Whether the token after `pub` restricts visibility: `(in path)`. A field may be a tuple: `pub
/// (A, B)`.
fn is_restriction(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(word)) if word == "in")
}

/// The path that begins at a name, and its end.
fn path_at(tokens: &[TokenTree], start: usize) -> (Vec<String>, usize) {
    let mut path = vec![tokens[start].to_string()];
    let mut at = start + 1;
    while let [first, second, TokenTree::Ident(name), ..] = &tokens[at..] {
        if !is_punct(first, ':') || !is_punct(second, ':') {
            break;
        }
        path.push(name.to_string());
        at += 3;
    }
    (path, at)
}

fn is_use(path: &[String], before: &[TokenTree], after: Option<&TokenTree>) -> bool {
    let is_something_else = match before {
        // The rest of a path outside of the crate: `::std::fs`, `Vec::<u8>::new`.
        [.., first, second] if is_punct(first, ':') && is_punct(second, ':') => true,
        // A field or method.
        [.., token] if is_punct(token, '.') => true,
        [.., TokenTree::Ident(keyword)] => keyword == "fn",
        _ => false,
    };
    if is_something_else {
        return false;
    }
    let is_called = after.is_some_and(|token| {
        matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
    });
    path.len() > 1 || is_called || path[0].starts_with(char::is_uppercase)
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// The first line of code with this path, or at least its last name: tokens have lines only with a
/// feature of `proc-macro2` that would cost the generator memory.
pub(super) fn line_of(text: &str, path: &[String]) -> usize {
    let lines = || {
        let lines = text.lines().map(str::trim_start).enumerate();
        lines.filter(|(_, line)| !line.starts_with("//"))
    };
    let writes = |line: &str, words: &str| {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        line.match_indices(words).any(|(at, _)| {
            !line[..at].ends_with(is_word) && !line[at + words.len()..].starts_with(is_word)
        })
    };
    let whole = path.join("::");
    let last = path.last().map_or("", String::as_str);
    let first_with = |words: &str| lines().find(|(_, line)| writes(line, words));
    let found = first_with(&whole).or_else(|| first_with(last));
    found.map_or(1, |(index, _)| index + 1)
}
