//! The step `package`: cargo can package every published crate, with all files that it needs and no
//! others. Builds and uploads nothing.

mod included;

use std::fs;
use std::process::Command;

use crate::console::print;
use crate::program::{cargo_in, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};
use included::included;

/// A published package.
struct Published {
    name: &'static str,
    /// Its folder in the workspace.
    folder: &'static str,
    /// Its files besides those in `FOLDERS` and those that cargo adds.
    files: &'static [&'static str],
}

/// The published packages, in order: each depends only on those above it.
const PUBLISHED: [Published; 6] = [
    Published {
        name: "hardy-pattern",
        folder: "runtime/pattern",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-endpoint",
        folder: "runtime/endpoint",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-runtime",
        folder: "runtime/core",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-client",
        folder: "runtime/client",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-codegen",
        folder: "codegen",
        files: &[
            "DIAGNOSTICS.md",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "README.md",
            "src/lib.rs",
        ],
    },
    Published {
        name: "multipartyapproval",
        folder: "generated",
        files: &[
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "NOTICE",
            "multipartyapproval.md",
            "src/lib.rs",
        ],
    },
];

/// The files that cargo adds to every package.
const OF_CARGO: [&str; 4] = [
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
];

/// Folders and endings of source files: Rust, snapshots of tests, and the generator's overlays.
const FOLDERS: [&str; 2] = ["src/", "tests/"];
const ENDINGS: [&str; 3] = [".rs", ".snap", ".json"];

/// Packages all published crates and checks their files.
pub(super) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let mut mistakes = Vec::new();
    for package in &PUBLISHED {
        let listed = files(workspace, package.name)?;
        let listed: Vec<&str> = listed.lines().collect();
        mistakes.extend(package.mistakes(&listed));
        for file in listed.iter().filter(|file| file.ends_with(".rs")) {
            let path = workspace.root().join(package.folder).join(file);
            let text =
                fs::read_to_string(&path).map_err(|error| Failure::disk("read", &path, &error))?;
            mistakes.extend(package.unpackaged(file, &text, &listed));
        }
    }
    for mistake in &mistakes {
        print(mistake)?;
    }
    // `--no-verify`, because other steps compile them. Only a verification would find files that
    // the sources include and the package lacks, so `unpackaged` finds them.
    let mut pack = cargo_in(workspace, &["package", "--quiet", "--no-verify"]);
    pack.args(["--locked", "--allow-dirty"]);
    for package in &PUBLISHED {
        pack.args(["--package", package.name]);
    }
    let packed = run_program(pack)?;
    Ok(if mistakes.is_empty() {
        packed
    } else {
        Exit::FINDING
    })
}

/// The files that cargo would package, one per line.
fn files(workspace: &Workspace, package: &str) -> Result<String, Failure> {
    let mut list: Command = cargo_in(workspace, &["package", "--list", "--locked"]);
    list.args(["--allow-dirty", "--package", package]);
    let output = list
        .output()
        .map_err(|error| Failure::new(format!("cannot start cargo: {error}")))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!(
            "cannot list the files of `{package}`\n{}",
            errors.trim_end()
        )));
    }
    Ok(String::from_utf8_lossy(&output.stdout).replace('\\', "/"))
}

impl Published {
    /// The missing files and the unexpected ones in the list.
    fn mistakes(&self, listed: &[&str]) -> Vec<String> {
        let name = self.name;
        let missing = self.files.iter().filter(|file| !listed.contains(file));
        let missing = missing.map(|file| format!("package {name}: `{file}` is missing"));
        let unexpected = listed.iter().filter(|file| !self.expects(file));
        let unexpected = unexpected.map(|file| {
            format!("package {name}: unexpected file `{file}`; see `include` in its Cargo.toml")
        });
        missing.chain(unexpected).collect()
    }

    /// The files that the source `file` includes and the list lacks, so that the package would not
    /// compile.
    fn unpackaged(&self, file: &str, text: &str, listed: &[&str]) -> Vec<String> {
        let name = self.name;
        let included = included(file, text).into_iter();
        let missing = included.filter(|path| !listed.contains(&path.as_str()));
        let describe = |path| {
            format!(
                "package {name}: `{file}` includes `{path}`, which is missing; see `include` in its Cargo.toml"
            )
        };
        missing.map(describe).collect()
    }

    fn expects(&self, file: &str) -> bool {
        let is_source = FOLDERS.iter().any(|folder| file.starts_with(folder))
            && ENDINGS.iter().any(|ending| file.ends_with(ending));
        is_source || self.files.contains(&file) || OF_CARGO.contains(&file)
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_CARGO, Published};

    #[test]
    fn reports_missing_and_unexpected_files() {
        let package = Published {
            name: "lamps",
            folder: "lamps",
            files: &["LICENSE-MIT", "src/lib.rs"],
        };
        let mut listed = OF_CARGO.to_vec();
        listed.extend(["LICENSE-MIT", "src/lib.rs", "src/a/b.rs", "tests/c.snap"]);
        assert_eq!(package.mistakes(&listed), [""; 0]);
        listed.retain(|file| *file != "LICENSE-MIT");
        listed.extend(["src/notes.txt", "x.rs", "LICENSE-APACHE"]);
        let expected = [
            "package lamps: `LICENSE-MIT` is missing",
            "package lamps: unexpected file `src/notes.txt`; see `include` in its Cargo.toml",
            "package lamps: unexpected file `x.rs`; see `include` in its Cargo.toml",
            "package lamps: unexpected file `LICENSE-APACHE`; see `include` in its Cargo.toml",
        ];
        assert_eq!(package.mistakes(&listed), expected);
    }

    #[test]
    fn reports_files_that_sources_include_and_the_package_lacks() {
        let package = Published {
            name: "lamps",
            folder: "lamps",
            files: &["src/lib.rs"],
        };
        let text = "#![doc = include_str!(\"../NOTES.md\")]";
        let listed = ["src/lib.rs", "NOTES.md"];
        assert_eq!(package.unpackaged("src/lib.rs", text, &listed), [""; 0]);
        let expected = [
            "package lamps: `src/lib.rs` includes `NOTES.md`, which is missing; see `include` in its Cargo.toml",
        ];
        assert_eq!(
            package.unpackaged("src/lib.rs", text, &["src/lib.rs"]),
            expected
        );
    }
}
