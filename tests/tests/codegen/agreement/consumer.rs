//! A program that uses everything in a crate's API, from the lines of `api.txt`: it names types, reads fields, calls
//! functions, matches variants, and relies on traits. Must not know models.

use std::fmt::Write;

use hardy_codegen::api::lines;

/// Traits that a program can rely on, and their paths.
const TRAITS: [(&str, &str); 18] = [
    ("AsRef<str>", "AsRef<str>"),
    ("Clone", "Clone"),
    ("Copy", "Copy"),
    ("Debug", "std::fmt::Debug"),
    ("Default", "Default"),
    ("Display", "std::fmt::Display"),
    ("Eq", "Eq"),
    ("Error", "std::error::Error"),
    ("Hash", "std::hash::Hash"),
    ("HttpOperation", "hardy_runtime::HttpOperation"),
    ("ModeledError", "hardy_runtime::ModeledError"),
    ("Operation", "hardy_runtime::Operation"),
    ("Ord", "Ord"),
    ("PageSized", "hardy_runtime::PageSized"),
    ("Paginated", "hardy_runtime::Paginated"),
    ("PartialEq", "PartialEq"),
    ("Validate", "hardy_runtime::Validate"),
    ("Waiter", "hardy_runtime::Waiter"),
];

/// The program, for a crate that is called `krate` in it. Uses nothing that needs a feature.
pub(super) fn program(api: &str) -> String {
    let mut text = String::from(
        "use std::collections::BTreeMap;\nuse krate::*;\nuse krate::operation::*;\nuse krate::types::*;\n",
    );
    for (number, line) in lines(api).enumerate() {
        if line.contains("feature \"") {
            continue;
        }
        if let Some(code) = use_of(line, number) {
            let _ = write!(text, "\n// {line}\n{code}\n");
        }
    }
    text.push_str("\nfn main() {}\n");
    text
}

/// Code that needs what the line states. `None` for lines about which a program cannot be written so simply.
fn use_of(line: &str, number: usize) -> Option<String> {
    let (path, fact) = line.split_once(": ")?;
    if !path.contains("::") {
        return fact
            .starts_with("use ")
            .then(|| format!("use krate::{path} as _;"));
    }
    let modules = ["operation::", "types::", "waiter::"];
    if !modules.iter().any(|module| path.starts_with(module)) {
        return None;
    }
    let start = format!("fn use_{number}");
    if let Some((owner, field)) = path.split_once('.') {
        return Some(format!(
            "{start}(value: &krate::{owner}) -> &{fact} {{ &value.{field} }}"
        ));
    }
    let path = format!("krate::{path}");
    if let Some(name) = fact.strip_prefix("impl ") {
        return relies_on(&start, &path, name);
    }
    if let Some(stated) = fact.strip_prefix("type ") {
        let (item, is) = stated.split_once(" = ")?;
        let (name, item) = item.split_once("::")?;
        return Some(format!(
            "{start}(value: <{path} as hardy_runtime::{name}>::{item}) -> {is} {{ value }}"
        ));
    }
    let owner = path.rsplit_once("::").map(|(owner, _)| owner)?;
    if let Some(payload) = fact.strip_prefix("variant") {
        return Some(variant(&start, owner, &path, payload));
    }
    let function = fact.strip_prefix("const ").unwrap_or(fact);
    if let Some(signature) = function.strip_prefix("fn(") {
        return call(&start, owner, &path, signature);
    }
    let is_type = fact.contains("struct") || fact.starts_with("enum");
    is_type.then(|| format!("{start}(_: &{path}) {{}}"))
}

fn relies_on(start: &str, path: &str, name: &str) -> Option<String> {
    let bound = match name.strip_prefix("From<") {
        Some(_) => name.replace('&', "&'static "),
        None => {
            let known = TRAITS.iter().find(|(known, _)| *known == name);
            known.map(|(_, path)| (*path).to_owned())?
        }
    };
    Some(format!(
        "{start}() {{ fn relies<T: {bound}>() {{}} relies::<{path}>(); }}"
    ))
}

/// Matches a variant beside others, and makes one. No program makes values that no model lists.
fn variant(start: &str, owner: &str, path: &str, payload: &str) -> String {
    let matches =
        format!("{start}(value: &{owner}) -> bool {{ matches!(value, {path} {{ .. }}) }}");
    let payload = payload.trim_start_matches('(').trim_end_matches(')');
    let makes = match payload {
        _ if payload.starts_with("Unlisted") || path.ends_with("::Unmodeled") => String::new(),
        "" => format!("\n{start}_new() -> {owner} {{ {path} }}"),
        payload => format!("\n{start}_new(value: {payload}) -> {owner} {{ {path}(value) }}"),
    };
    matches + &makes
}

/// Calls a function, of which this is the signature after `fn(`.
fn call(start: &str, owner: &str, path: &str, signature: &str) -> Option<String> {
    let (parameters, rest) = parameters(signature)?;
    let output = rest.strip_prefix(" -> ").unwrap_or("()");
    let output = with_owner(output, owner);
    let mut declared = Vec::new();
    let mut given = Vec::new();
    for (index, parameter) in parameters.iter().enumerate() {
        let type_ = match *parameter {
            "self" => owner.to_owned(),
            "&self" => format!("&{owner}"),
            "&mut self" => format!("&mut {owner}"),
            other => with_owner(other, owner),
        };
        declared.push(format!("a{index}: {type_}"));
        given.push(format!("a{index}"));
    }
    let (declared, given) = (declared.join(", "), given.join(", "));
    Some(format!(
        "{start}({declared}) -> {output} {{ {path}({given}) }}"
    ))
}

/// The parameters before the closing parenthesis, and what follows it.
fn parameters(signature: &str) -> Option<(Vec<&str>, &str)> {
    let mut depth = 0;
    let mut from = 0;
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, character) in signature.char_indices() {
        match character {
            '(' | '[' | '<' => depth += 1,
            ')' if depth == 0 => {
                found.extend(Some(signature.get(from..at)?.trim()).filter(|last| !last.is_empty()));
                return Some((found, signature.get(at + 1..)?));
            }
            '>' if before == '-' => {}
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                found.push(signature.get(from..at)?.trim());
                from = at + 1;
            }
            _ => {}
        }
        before = character;
    }
    None
}

fn with_owner(type_: &str, owner: &str) -> String {
    type_.replace("Self", owner)
}
