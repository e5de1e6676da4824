//! The step `package`: cargo can package every published crate, with all files that it needs and no
//! others. Builds and uploads nothing.

use std::process::Command;

use crate::console::print;
use crate::program::{cargo_in, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// A published package.
struct Published {
    name: &'static str,
    /// Its files besides those in `FOLDERS` and those that cargo adds.
    files: &'static [&'static str],
}

/// The published packages, in order: each depends only on those above it.
const PUBLISHED: [Published; 6] = [
    Published {
        name: "hardy-pattern",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-endpoint",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-runtime",
        files: &["LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs"],
    },
    Published {
        name: "hardy-client",
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
    }
    for mistake in &mistakes {
        print(mistake)?;
    }
    // `--no-verify`, because other steps compile them.
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
