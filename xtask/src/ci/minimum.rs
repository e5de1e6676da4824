//! The step `minimum rust`: published packages compile with their `rust-version`.
//!
//! Decides where to look for that Rust. The tools of the workspace need a newer one and are not
//! compiled.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::Workspace;

/// The `rust-version` of published packages.
pub(super) const MINIMUM: &str = "1.85";

/// Names the folder with `cargo` and `rustc` of that version.
const VARIABLE: &str = "HARDY_MINIMUM_RUST";

/// The folder of a system's own packages, such as Debian's `cargo-web` and `rustc-web`.
const OF_SYSTEM: &str = "/usr/bin";

/// The packages that are checked, with all features.
const CHECKED: [&str; 11] = [
    "--package",
    "hardy-pattern",
    "--package",
    "hardy-runtime",
    "--package",
    "hardy-client",
    "--package",
    "multipartyapproval",
    "--package",
    "hardy-codegen",
    "--all-features",
];

/// A `cargo` and a `rustc` of the version [`MINIMUM`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Toolchain {
    folder: PathBuf,
}

/// Searches the folder in [`VARIABLE`], or else the system's.
pub(super) fn find() -> Result<Toolchain, String> {
    find_from(std::env::var_os(VARIABLE))
}

fn find_from(told: Option<OsString>) -> Result<Toolchain, String> {
    let wanted = format!("set {VARIABLE} to a folder with cargo and rustc {MINIMUM}");
    let folder = told.map_or_else(|| PathBuf::from(OF_SYSTEM), PathBuf::from);
    for program in ["rustc", "cargo"] {
        let place = folder.join(program);
        let Some(version) = version(&place) else {
            return Err(format!("no `{}`; {wanted}", place.display()));
        };
        if !is_minimum(&version) {
            let place = place.display();
            return Err(format!("`{place}` is {version}; {wanted}"));
        }
    }
    Ok(Toolchain { folder })
}

/// The version in a program's own output: the second word of its first line.
fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    said.split_whitespace().nth(1).map(str::to_owned)
}

fn is_minimum(version: &str) -> bool {
    let rest = version.strip_prefix(MINIMUM);
    rest.is_some_and(|rest| rest.starts_with('.'))
}

impl Toolchain {
    /// The command that checks the packages, in its own target folder: two compilers cannot share
    /// one.
    pub(super) fn check(&self, workspace: &Workspace) -> Command {
        let mut command = Command::new(self.folder.join("cargo"));
        command
            .current_dir(workspace.root())
            .args(["check", "--quiet", "--locked"])
            .args(CHECKED)
            .env("RUSTC", self.folder.join("rustc"))
            .env(
                "CARGO_TARGET_DIR",
                workspace.root().join("target/minimum-rust"),
            )
            // rustup's proxies would choose another one.
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("RUSTC_WRAPPER");
        command
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use super::{MINIMUM, VARIABLE, find_from, is_minimum};

    #[test]
    fn takes_every_patch_of_the_minimum_and_no_other_version() {
        for (version, expected) in [
            ("1.85.0", true),
            ("1.85.1", true),
            ("1.86.0", false),
            ("1.8.5", false),
            ("1.850.0", false),
            ("1.85", false),
        ] {
            assert_eq!(is_minimum(version), expected, "{version}");
        }
    }

    #[test]
    fn says_where_it_found_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let told = || Some(OsString::from(folder.path()));
        let place = folder.path().join("rustc");
        let said = find_from(told()).expect_err("the folder is empty");
        assert_eq!(
            said,
            format!(
                "no `{}`; set {VARIABLE} to a folder with cargo and rustc {MINIMUM}",
                place.display()
            )
        );
    }

    /// The step checks the version in the manifests.
    #[test]
    fn checks_the_version_that_every_published_package_states() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for package in [
            "runtime/pattern",
            "runtime/core",
            "runtime/client",
            "codegen",
            "generated",
        ] {
            let manifest = fs::read_to_string(root.join(package).join("Cargo.toml"));
            let manifest = manifest.expect("it is there");
            let stated = format!("\nrust-version = \"{MINIMUM}\"\n");
            assert!(manifest.contains(&stated), "{package}");
        }
    }
}
