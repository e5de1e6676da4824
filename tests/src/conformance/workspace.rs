//! Where suites are compiled and run: a workspace of their own, with the generated crate of each and the
//! program beside it. Decides folders, manifests and how cargo is called.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hardy_codegen::OutputFile;

use super::Suite;
use super::seen::{self, Seen};

/// A workspace. Its suites are compiled in one go, so that no core waits for the others.
pub(super) struct Place {
    root: PathBuf,
    /// All workspaces share it, so that dependencies are compiled once.
    target: PathBuf,
}

/// The packages of one suite.
pub(super) struct Packages {
    name: String,
}

impl Packages {
    pub(super) fn of(suite: &Suite) -> Self {
        Self {
            name: plain(&suite.name),
        }
    }

    /// The name of the generated package.
    pub(super) fn library(&self) -> String {
        format!("conformance-{}", self.name)
    }

    fn runner(&self) -> String {
        format!("{}-runner", self.library())
    }

    fn manifest(&self) -> String {
        let (runner, library, runtime) = (self.runner(), self.library(), runtime());
        format!(
            "[package]\nname = {runner:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nbytes = \"1\"\nhardy-runtime = {{ path = {runtime:?} }}\nhttp = \"1\"\nrmp-serde = \"1\"\n\
             {library} = {{ path = \"../crate\", default-features = false, features = [\"serde\"] }}\nserde_json = \"1\"\n"
        )
    }
}

/// The name of a suite as a package name.
fn plain(name: &str) -> String {
    let plain = name.chars().map(|character| match character {
        character if character.is_ascii_alphanumeric() => character.to_ascii_lowercase(),
        _ => '-',
    });
    plain.collect()
}

/// The folder of the runtime.
pub(super) fn runtime() -> String {
    repository().join("runtime/core").display().to_string()
}

impl Place {
    /// The workspace of this name in a folder.
    pub(super) fn new(name: &str, folder: &Path) -> Self {
        Self {
            root: folder.join(plain(name)),
            target: folder.join("target"),
        }
    }

    /// Waits until no other run is here. It ends with the file.
    pub(super) fn lock(&self) -> Result<File, String> {
        let path = self.root.join(".lock");
        keep(&path, "")?;
        let locked = File::open(&path).and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| failed("lock", &path, &error))
    }

    /// Writes the generated crate of a suite and its program.
    pub(super) fn write(
        &self,
        packages: &Packages,
        generated: &[OutputFile],
        program: &[(String, String)],
    ) -> Result<(), String> {
        let root = self.root.join(&packages.name);
        let written = xtask::write::write(generated, &root.join("crate"));
        written.map_err(|failure| failure.to_string())?;
        let runner = root.join("runner");
        keep(&runner.join("Cargo.toml"), &packages.manifest())?;
        let mut program = program.iter();
        program.try_for_each(|(path, text)| keep(&runner.join(path), text))
    }

    /// Compiles the programs of these suites.
    pub(super) fn compile<'a>(
        &self,
        suites: impl Iterator<Item = &'a Packages>,
    ) -> Result<(), String> {
        keep(&self.root.join("Cargo.toml"), &workspace(suites))?;
        // The versions of the repository: others may not have been downloaded.
        let lock = repository().join("Cargo.lock");
        let copied = fs::copy(&lock, self.root.join("Cargo.lock"));
        copied.map_err(|error| failed("copy", &lock, &error))?;
        let compiled = self.cargo(&["build", "--workspace"])?;
        match compiled.status.success() {
            true => Ok(()),
            false => {
                let stderr = String::from_utf8_lossy(&compiled.stderr);
                let root = self.root.display();
                Err(format!("what is in `{root}` does not compile:\n{stderr}"))
            }
        }
    }

    /// Runs the program of a suite. If a case ends the program, it has printed the outcomes of
    /// earlier cases.
    pub(super) fn run(&self, packages: &Packages) -> Result<BTreeMap<usize, Seen>, String> {
        let output = self.cargo(&["run", "--package", &packages.runner()])?;
        seen::read(&String::from_utf8_lossy(&output.stdout))
    }

    fn cargo(&self, words: &[&str]) -> Result<Output, String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(&cargo);
        command
            .args(words)
            .args(["--quiet", "--offline"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        command
            .output()
            .map_err(|error| format!("cannot start `{}`: {error}", cargo.display()))
    }
}

/// The manifest of a workspace. Nobody debugs it, and it is compiled much more often than it is run.
fn workspace<'a>(suites: impl Iterator<Item = &'a Packages>) -> String {
    let members =
        suites.flat_map(|Packages { name }| [format!("{name}/crate"), format!("{name}/runner")]);
    let members: Vec<String> = members.collect();
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = false\nincremental = false\n"
    )
}

/// The root of this repository.
fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package is in the workspace")
}

/// Writes a file only if its content differs, because cargo compares modification times.
fn keep(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
    fs::write(path, text).map_err(|error| failed("write", path, &error))
}

fn failed(deed: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {deed} `{}`: {error}", path.display())
}
