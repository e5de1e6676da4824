//! The runtime packages in a generated crate: how manifests and sources change when they are copied.
//! `build.rs` decides which files are copied, and `hardy_codegen::Vendored` their folders and names.
//!
//! A copy has no tests: they would need further packages, and the original runs them.

mod manifest;

use hardy_codegen::{MARK, OutputFile, Vendored};

use manifest::Shared;

/// The packages: their names, and their folders both in this workspace and in an emitted crate.
const PACKAGES: [(&str, &str); 4] = [
    (CLIENT, Vendored::CLIENT),
    ("hardy-endpoint", Vendored::ENDPOINT),
    ("hardy-pattern", Vendored::PATTERN),
    ("hardy-runtime", Vendored::RUNTIME),
];

/// The package that crates without a client do not need.
const CLIENT: &str = "hardy-client";

/// The name of the manifests.
const MANIFEST: &str = "Cargo.toml";

/// The files of the packages, and the manifest of the workspace: their paths in this workspace, and their
/// texts. The program carries them, so that it needs no clone of this repository; `build.rs` chooses them.
const SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// The copies of the runtime packages in a crate with this name.
pub(crate) fn copies(crate_name: &str, has_client: bool) -> Vec<OutputFile> {
    let names = Vendored { crate_name };
    let packages = PACKAGES.iter();
    let needed = packages.filter(|(name, _)| has_client || *name != CLIENT);
    copied(needed, &|name| names.package(name))
}

/// The copies of all runtime packages under their own names, for many crates that share them.
pub(crate) fn shared_copies() -> Vec<OutputFile> {
    copied(PACKAGES.iter(), &str::to_owned)
}

/// The copies of packages. `rename` gives the name of a copy.
fn copied<'a>(
    packages: impl Iterator<Item = &'a (&'static str, &'static str)>,
    rename: &dyn Fn(&str) -> String,
) -> Vec<OutputFile> {
    let workspace = SOURCES.iter().find(|(path, _)| *path == MANIFEST);
    let shared = Shared::of(workspace.map_or("", |(_, text)| text));
    let files = packages.flat_map(|(name, folder)| copies_of(name, folder, &shared, rename));
    files.collect()
}

/// The copies of the files of a package.
fn copies_of(
    name: &str,
    folder: &'static str,
    shared: &Shared,
    rename: &dyn Fn(&str) -> String,
) -> impl Iterator<Item = OutputFile> {
    // A later run recognizes a file that it may replace by this line.
    let header = format!("{MARK}: part of a copy of {name}. Do not edit.");
    let files = SOURCES.iter().filter_map(move |(path, text)| {
        let inner = path.strip_prefix(folder)?.strip_prefix('/')?;
        Some((inner, *path, *text))
    });
    files.map(move |(inner, path, text)| OutputFile {
        path: path.to_owned(),
        text: match inner {
            MANIFEST => format!("# {header}\n{}", manifest::rewritten(text, shared, rename)),
            inner if inner.ends_with(".rs") => format!("// {header}\n\n{}", without_tests(text)),
            _ => format!("{header}\n\n{text}"),
        },
    })
}

/// The source without test items. rustfmt puts their beginnings and ends at the left margin.
fn without_tests(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line != "#[cfg(test)]" {
            kept.push(line);
            continue;
        }
        while kept.last().is_some_and(|line| line.starts_with("///")) {
            kept.pop();
        }
        let begins = lines.by_ref().find(|line| !line.starts_with('#'));
        if begins.is_some_and(|line| !line.ends_with([';', '}'])) {
            lines.by_ref().find(|line| line.starts_with('}'));
        }
    }
    let mut text = kept.join("\n").trim_end().to_owned();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
