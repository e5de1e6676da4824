//! The step `minimum rust`: published packages compile with their `rust-version`.
//!
//! Decides in which folders to search for that version of Rust. Does not compile the tools of the
//! workspace, which need a newer version.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::Workspace;

/// The `rust-version` of published packages.
pub(super) const MINIMUM: &str = "1.85";

/// The environment variable with the folder of `cargo` and `rustc` of that version.
const VARIABLE: &str = "HARDY_MINIMUM_RUST";

/// The folder of the system's packages, such as Debian's `cargo-web` and `rustc-web`.
const SYSTEM_FOLDER: &str = "/usr/bin";

/// The packages that are checked, and their features.
const CHECKED: [&[&str]; 2] = [
    &[
        "--package",
        "hardy-pattern",
        "--package",
        "hardy-endpoint",
        "--package",
        "hardy-runtime",
        "--package",
        "hardy-codegen",
        "--all-features",
    ],
    // Without `aws-lc-rs`, which would compile C for a minute.
    &[
        "--package",
        "hardy-client",
        "--package",
        "multipartyapproval",
        "--features",
        "hardy-client/blocking,hardy-client/tracing,http2,multipartyapproval/serde,sha2,webpki-roots",
    ],
];

/// A `cargo` and a `rustc` of the version [`MINIMUM`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Toolchain {
    folder: PathBuf,
}

/// Searches the folder in [`VARIABLE`], or else that of the system.
pub(super) fn find() -> Result<Toolchain, String> {
    find_in(std::env::var_os(VARIABLE))
}

fn find_in(configured: Option<OsString>) -> Result<Toolchain, String> {
    let wanted = format!("set {VARIABLE} to a folder with cargo and rustc {MINIMUM}");
    let folder = configured.map_or_else(|| PathBuf::from(SYSTEM_FOLDER), PathBuf::from);
    for program in ["rustc", "cargo"] {
        let path = folder.join(program);
        let Some(version) = version(&path) else {
            return Err(format!("no `{}`; {wanted}", path.display()));
        };
        if !is_minimum(&version) {
            let path = path.display();
            return Err(format!("`{path}` is {version}; {wanted}"));
        }
    }
    Ok(Toolchain { folder })
}

/// The version of a program: the second word of its output.
fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let output = String::from_utf8(output.stdout).ok()?;
    output.split_whitespace().nth(1).map(str::to_owned)
}

fn is_minimum(version: &str) -> bool {
    let rest = version.strip_prefix(MINIMUM);
    rest.is_some_and(|rest| rest.starts_with('.'))
}

impl Toolchain {
    /// The commands that check the packages, in a target folder of their own: two compilers cannot
    /// share one.
    pub(super) fn checks(&self, workspace: &Workspace) -> impl Iterator<Item = Command> {
        let check = |packages: &&[&str]| self.check(workspace, packages);
        CHECKED.iter().map(check)
    }

    fn check(&self, workspace: &Workspace, packages: &[&str]) -> Command {
        let mut command = Command::new(self.folder.join("cargo"));
        command
            .current_dir(workspace.root())
            .args(["check", "--quiet", "--locked"])
            .args(packages)
            .env("RUSTC", self.folder.join("rustc"))
            .env(
                "CARGO_TARGET_DIR",
                workspace.root().join("target/minimum-rust"),
            )
            // These variables would choose another compiler.
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("RUSTC_WRAPPER");
        command
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use super::{MINIMUM, VARIABLE, find_in, is_minimum};

    #[test]
    fn accepts_every_patch_of_the_minimum_and_no_other_version() {
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
    fn names_the_missing_program() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("rustc");
        let configured = Some(OsString::from(folder.path()));
        let reason = find_in(configured).expect_err("the folder is empty");
        assert_eq!(
            reason,
            format!(
                "no `{}`; set {VARIABLE} to a folder with cargo and rustc {MINIMUM}",
                path.display()
            )
        );
    }

    /// [`MINIMUM`] repeats the version in the manifests.
    #[test]
    fn checks_the_version_that_every_published_package_states() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for package in [
            "runtime/pattern",
            "runtime/endpoint",
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
