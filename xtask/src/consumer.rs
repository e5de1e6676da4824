//! Programs that use a client, as a consumer compiles them: packages outside of the workspace, with
//! sources from `tests/peer/programs`. Must not know which limits and comparisons they are for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{cargo_in, run_program};
use crate::tree;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The runtime of a program, in addition to its client.
pub(crate) const TOKIO: &str = "tokio = { version = \"1\", features = [\"rt\"] }";
/// The same with the macro that programs of the SDK use.
pub(crate) const TOKIO_WITH_MACROS: &str =
    "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }";

/// A package with one program.
pub(crate) struct Program<'a> {
    workspace: &'a Workspace,
    name: String,
    folder: PathBuf,
}

impl<'a> Program<'a> {
    /// Writes the package of a program in `tests/peer/programs`. The crate in `generated/` and what
    /// it needs have the versions of the workspace.
    pub(crate) fn write(
        workspace: &'a Workspace,
        name: &'static str,
        dependencies: &[&str],
    ) -> Result<Self, Failure> {
        Self::write_as(workspace, name, &[("main", name)], dependencies)
    }

    /// Same as [`write`](Self::write), for a package with another name than its source, or with several: `modules`
    /// has the name of each in the package, and that in `tests/peer/programs`.
    pub(crate) fn write_as(
        workspace: &'a Workspace,
        name: &str,
        modules: &[(&str, &str)],
        dependencies: &[&str],
    ) -> Result<Self, Failure> {
        let folder = workspace.root().join("target/programs").join(name);
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{}\n\n[profile.release]\nstrip = true\n\n[workspace]\n",
            dependencies.join("\n")
        );
        let src = folder.join("src");
        fs::create_dir_all(&src).map_err(|error| Failure::disk("create", &src, &error))?;
        let lock = workspace.root().join("Cargo.lock");
        let lock = fs::read(&lock).map_err(|error| Failure::disk("read", &lock, &error))?;
        let mut files = vec![
            (folder.join("Cargo.toml"), manifest.into_bytes()),
            (folder.join("Cargo.lock"), lock),
        ];
        for (module, source) in modules {
            let source = format!("tests/peer/programs/{source}.rs");
            let source = workspace.root().join(source);
            let code = fs::read(&source).map_err(|error| Failure::disk("read", &source, &error))?;
            files.push((src.join(format!("{module}.rs")), code));
        }
        for (path, content) in files {
            fs::write(&path, content).map_err(|error| Failure::disk("write", &path, &error))?;
        }
        Ok(Self {
            workspace,
            name: name.to_owned(),
            folder,
        })
    }

    /// Runs cargo on the package.
    pub(crate) fn cargo(&self, words: &[&str]) -> Result<(), Failure> {
        let mut command = cargo_in(self.workspace, words);
        command
            .args(["--quiet", "--manifest-path"])
            .arg(self.folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", self.target());
        match run_program(command)? {
            Exit::FINE => Ok(()),
            _ => Err(Failure::new(format!(
                "cargo {} of {} failed",
                words.join(" "),
                self.folder.display()
            ))),
        }
    }

    /// The folder of its build results.
    pub(crate) fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Its main source.
    pub(crate) fn main(&self) -> PathBuf {
        self.folder.join("src/main.rs")
    }

    /// The crates that are compiled into it, itself included, each with the number of its versions.
    pub(crate) fn crates(&self) -> Result<BTreeMap<String, usize>, Failure> {
        let manifest = self.folder.join("Cargo.toml");
        tree::crates(
            cargo_in(self.workspace, &["tree"])
                .arg("--manifest-path")
                .arg(manifest),
        )
    }

    /// The folder of a package that the program depends on.
    pub(crate) fn folder_of(&self, package: &str) -> Result<PathBuf, Failure> {
        let output = cargo_in(self.workspace, &["metadata", "--format-version", "1"])
            .arg("--manifest-path")
            .arg(self.folder.join("Cargo.toml"))
            .output()
            .map_err(|error| Failure::new(format!("cannot start cargo metadata: {error}")))?;
        manifest_of(&output.stdout, package)
            .and_then(|manifest| manifest.parent().map(Path::to_path_buf))
            .ok_or_else(|| {
                let text = String::from_utf8_lossy(&output.stderr);
                Failure::new(format!("cargo metadata does not list `{package}`: {text}"))
            })
    }

    /// The size of the program after a release build, in bytes.
    pub(crate) fn size(&self) -> Result<u64, Failure> {
        let path = self.target().join("release").join(&self.name);
        size_of(&path)
    }
}

/// The manifest of a package in the output of `cargo metadata`.
fn manifest_of(metadata: &[u8], package: &str) -> Option<PathBuf> {
    let metadata: serde_json::Value = serde_json::from_slice(metadata).ok()?;
    let mut packages = metadata["packages"].as_array()?.iter();
    let found = packages.find(|listed| listed["name"] == package)?;
    found["manifest_path"].as_str().map(PathBuf::from)
}

fn size_of(path: &Path) -> Result<u64, Failure> {
    let metadata = fs::metadata(path).map_err(|error| Failure::disk("read", path, &error))?;
    Ok(metadata.len())
}
