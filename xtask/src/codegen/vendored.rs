//! The runtime packages in a generated crate: which files are copied, and how manifests and sources
//! change. `hardy_codegen::Vendored` defines their folders and names.
//!
//! A copy has no tests: they would need further packages, and the original runs them.

mod manifest;

use std::fs;
use std::path::Path;

use hardy_codegen::{MARK, OutputFile, Vendored};

use crate::workspace::{Workspace, slashed};
use crate::{Failure, input};
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

/// The files that every copy of the sources must have.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The content of the runtime packages of this workspace.
pub(crate) struct Packages {
    packages: Vec<Package>,
    /// The values that their manifests inherit from the workspace.
    shared: Shared,
}

struct Package {
    name: &'static str,
    folder: &'static str,
    manifest: String,
    /// Sources and licences: their paths in the package, and their texts.
    files: Vec<(String, String)>,
}

impl Packages {
    /// Reads the packages.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self, Failure> {
        let root = workspace.root();
        let read = |(name, folder)| Package::read(root, name, folder);
        Ok(Self {
            packages: PACKAGES.into_iter().map(read).collect::<Result<_, _>>()?,
            shared: Shared::of(&input::text(&root.join("Cargo.toml"))?),
        })
    }

    /// The copied files of a crate with this name.
    pub(crate) fn files(&self, crate_name: &str, has_client: bool) -> Vec<OutputFile> {
        let names = Vendored { crate_name };
        let needed = |package: &&Package| has_client || package.name != CLIENT;
        let files = self.packages.iter().filter(needed).flat_map(|package| {
            let manifest = OutputFile {
                path: format!("{}/Cargo.toml", package.folder),
                text: format!(
                    "# {}\n{}",
                    package.header(),
                    manifest::rewritten(&package.manifest, &self.shared, names),
                ),
            };
            [manifest].into_iter().chain(package.copies())
        });
        files.collect()
    }
}

impl Package {
    fn read(root: &Path, name: &'static str, folder: &'static str) -> Result<Self, Failure> {
        let place = root.join(folder);
        let mut files = Vec::new();
        collect(&place, Path::new("src"), &mut files)?;
        for licence in LICENCES {
            files.push((licence.to_owned(), input::text(&place.join(licence))?));
        }
        Ok(Self {
            name,
            folder,
            manifest: input::text(&place.join("Cargo.toml"))?,
            files,
        })
    }

    /// The line by which a later run recognizes a file that it may replace.
    fn header(&self) -> String {
        format!("{MARK}: part of a copy of {}. Do not edit.", self.name)
    }

    fn copies(&self) -> impl Iterator<Item = OutputFile> {
        let header = self.header();
        self.files.iter().map(move |(path, text)| OutputFile {
            path: format!("{}/{path}", self.folder),
            text: match path.ends_with(".rs") {
                true => format!("// {header}\n\n{}", without_tests(text)),
                false => format!("{header}\n\n{text}"),
            },
        })
    }
}

/// Collects the sources below a folder of a package, in the order of their names, without tests.
fn collect(package: &Path, inner: &Path, found: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let folder = package.join(inner);
    let failed = |error| Failure::disk("read", &folder, &error);
    let entries = fs::read_dir(&folder).map_err(failed)?;
    let mut names = entries
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    names.sort();
    for name in names {
        let path = inner.join(&name);
        let place = package.join(&path);
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if place.is_dir() {
            collect(package, &path, found)?;
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push((slashed(&path)?, input::text(&place)?));
        }
    }
    Ok(())
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
