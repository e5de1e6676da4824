//! The step `package`: every package that is published can be packed, and holds what it should hold
//! and nothing else.
//!
//! Builds nothing and uploads nothing.

use std::process::Command;

use crate::console::print;
use crate::program::{cargo_in, started};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// A package that is published.
struct Published {
    name: &'static str,
    /// Its files beside those in `FOLDERS` and those that cargo adds.
    files: &'static [&'static str],
}

/// In the order in which they can be published: each depends on those above it alone.
const PUBLISHED: [Published; 4] = [
    Published {
        name: "hardy-pattern",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-runtime",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-codegen",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "multipartyapproval",
        files: &[
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "NOTICE",
            "multipartyapproval.md",
            "src/lib.rs",
        ],
    },
];

/// What cargo puts into every package.
const OF_CARGO: [&str; 4] = [
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
];

/// Where source lies, and what it ends in: Rust, the snapshots of tests, and the rules that come with the
/// generator.
const FOLDERS: [&str; 2] = ["src/", "tests/"];
const ENDINGS: [&str; 3] = [".rs", ".snap", ".json"];

/// Packs all of them and looks at what each holds.
pub(super) fn run(workspace: &Workspace) -> Result<Exit, Failure> {
    let mut mistakes = Vec::new();
    for package in &PUBLISHED {
        let listed = files(workspace, package.name)?;
        let listed: Vec<&str> = listed.lines().collect();
        mistakes.extend(package.mistakes(&listed));
    }
    for mistake in &mistakes {
        print(mistake)?;
    }
    // `--no-verify`: that they compile is for the other steps.
    let mut pack = cargo_in(workspace, &["package", "--quiet", "--no-verify"]);
    pack.args(["--locked", "--allow-dirty"]);
    for package in &PUBLISHED {
        pack.args(["--package", package.name]);
    }
    let packed = started(pack)?;
    Ok(if mistakes.is_empty() {
        packed
    } else {
        Exit::FINDING
    })
}

/// The files that cargo would pack, a line each.
fn files(workspace: &Workspace, package: &str) -> Result<String, Failure> {
    let mut list: Command = cargo_in(workspace, &["package", "--list", "--locked"]);
    list.args(["--allow-dirty", "--package", package]);
    let output = list
        .output()
        .map_err(|error| Failure::new(format!("cannot start cargo: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!(
            "cannot list the files of `{package}`\n{}",
            said.trim_end()
        )));
    }
    Ok(String::from_utf8_lossy(&output.stdout).replace('\\', "/"))
}

impl Published {
    /// What is missing among the files listed, and what should not be there.
    fn mistakes(&self, listed: &[&str]) -> Vec<String> {
        let name = self.name;
        let missing = self.files.iter().filter(|file| !listed.contains(file));
        let missing = missing.map(|file| format!("package {name}: `{file}` is missing"));
        let stray = listed.iter().filter(|file| !self.expects(file));
        let stray = stray.map(|file| {
            format!("package {name}: unexpected file `{file}`; see `include` in its Cargo.toml")
        });
        missing.chain(stray).collect()
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
    fn says_what_is_missing_and_what_is_stray() {
        let package = Published {
            name: "lamps",
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
}
