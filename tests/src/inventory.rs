//! Compares the items of a generated crate with those of its ir: no string of a model becomes an
//! item, and no item is missing.
//!
//! `found` lists the items in a file, `listed` those of the ir. Must not know models.

mod found;
mod item;
mod listed;

use std::collections::BTreeSet;

use hardy_codegen::ir::vocabulary::{self, NameKind};
use hardy_codegen::{OutputFile, ir};

pub use item::{Item, Kind};
use listed::Listed;

/// Names of the vocabulary that emitters define for every model, by kind of item. A generated file
/// may contain only these items and those of the ir.
const ADDED: [(Kind, NameKind); 5] = [
    (Kind::Function, NameKind::Function),
    (Kind::Constant, NameKind::Constant),
    (Kind::Type, NameKind::AssociatedType),
    (Kind::Implementation, NameKind::Implemented),
    (Kind::Variant, NameKind::Variant),
];

/// The attributes that items, fields and variants may have.
const ATTRIBUTES: &[&str] = &[
    "allow",
    "cfg",
    "deprecated",
    "derive",
    "doc",
    "expect",
    "forbid",
    "inline",
    "must_use",
    "non_exhaustive",
    "rustfmt::skip",
    "test",
];

/// The items of a Rust file.
///
/// # Errors
///
/// Panics if the file is not Rust.
pub fn items(text: &str) -> Result<BTreeSet<Item>, String> {
    found::items(text)
}

/// Every difference between the files of a crate and its ir, a sentence each; none if they agree.
pub fn differences(krate: &ir::Crate, files: &[OutputFile]) -> Vec<String> {
    let mut listed = listed::files(krate);
    let mut differences = Vec::new();
    for OutputFile { path, text } in files {
        let Some(expected) = listed.remove(path.as_str()) else {
            differences.push(format!("{path} is in no list of the ir"));
            continue;
        };
        if path.ends_with(".rs") {
            match items(text) {
                Ok(found) => compare(path, &expected, &found, &mut differences),
                Err(error) => differences.push(format!("{path} is not Rust: {error}")),
            }
        } else {
            let foreign = foreign_lines(text, &krate.manifest);
            differences.extend(foreign.map(|line| format!("{path} contains {line:?}")));
        }
    }
    differences.extend(listed.keys().map(|path| format!("{path} is missing")));
    differences
}

fn compare(path: &str, listed: &Listed, found: &BTreeSet<Item>, differences: &mut Vec<String>) {
    let Listed { needed, allowed } = listed;
    let owners: BTreeSet<&str> = needed
        .iter()
        .filter(|item| matches!(item.kind, Kind::Structure | Kind::Enum))
        .map(|item| item.name.as_str())
        .collect();
    let foreign = |item: &&Item| {
        !needed.contains(item) && !allowed.contains(item) && !is_added(item, &owners)
    };
    differences.extend(
        found
            .iter()
            .filter(foreign)
            .map(|item| format!("{path} has {item}, which the ir does not list")),
    );
    let lost = needed.iter().filter(|item| !found.contains(item));
    differences.extend(lost.map(|item| format!("{path} lacks {item}")));
}

/// Whether emitters add the item on their own account, to a type that the ir lists.
fn is_added(item: &Item, owners: &BTreeSet<&str>) -> bool {
    match item.kind {
        Kind::Attribute => ATTRIBUTES.contains(&item.name.as_str()),
        kind => {
            let mut added = ADDED.iter().filter(|(of, _)| *of == kind);
            owners.contains(item.owner.as_str())
                && added.any(|(_, names)| vocabulary::has(*names, &item.name))
        }
    }
}

/// Lines of an emitted manifest that neither every manifest may have nor the ir lists.
fn foreign_lines<'a>(text: &'a str, manifest: &'a ir::Manifest) -> impl Iterator<Item = &'a str> {
    const SECTIONS: &[&str] = &[
        "[package]",
        "[features]",
        "[dependencies]",
        "[dev-dependencies]",
        "[[example]]",
        "[lints.rust]",
        "[package.metadata.docs.rs]",
        "[workspace]",
    ];
    const KEYS: &[&str] = &[
        "name",
        "version",
        "description",
        "edition",
        "rust-version",
        "license",
        "repository",
        "readme",
        "keywords",
        "categories",
        "include",
        "aws-lc-rs",
        "blocking",
        "client",
        "default",
        "features",
        "hardy-client",
        "http2",
        "native-tls",
        "proxy",
        "ring",
        "sha2",
        "tracing",
        "webpki-roots",
        "targets",
        "hardy-runtime",
        "path",
        "missing_docs",
        "required-features",
        "serde",
        "unsafe_code",
    ];
    let is_listed = |key: &str| {
        let mut listed = manifest.dev_dependencies.iter();
        listed.any(|dependency| dependency.name == key)
    };
    text.lines().filter(move |line| {
        let key = line.split_once(" = ").map(|(key, _)| key);
        let known = line.is_empty()
            || line.starts_with("# ")
            || SECTIONS.contains(line)
            || key.is_some_and(|key| KEYS.contains(&key) || is_listed(key));
        !known
    })
}
