//! Where a suite is compiled and run: a workspace of its own, with the generated crate and the program
//! beside it. Decides folders, manifests and how cargo is called; reads what the program prints.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hardy_codegen::OutputFile;
use serde::Deserialize;

use super::request::Sent;
use super::{MalformedCase, Suite};

/// The folder of a suite.
pub(super) struct Place {
    name: String,
    root: PathBuf,
    /// All suites share it: what they depend on is compiled once.
    target: PathBuf,
}

/// What the program saw of a case.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Seen {
    /// The request that an input became.
    Request(Sent),
    /// The value that an answer became.
    Decoded(Decoded),
    /// The constraints that an input breaks.
    Checked(Checked),
    /// Why there is none of these.
    Refused(String),
}

/// What is wrong with an input.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Checked {
    message: String,
    violations: Vec<(String, String)>,
}

impl Checked {
    /// Where it differs from what is expected.
    pub(super) fn differences(&self, expected: &MalformedCase) -> Vec<String> {
        let mut found = self.violations.clone();
        found.sort();
        let mut differences = Vec::new();
        if found != expected.violations {
            let listed = |violations: &[(String, String)]| {
                let lines = violations
                    .iter()
                    .map(|(path, message)| format!("{path}: {message}"));
                lines.collect::<Vec<_>>().join("\n")
            };
            let (expected, found) = (listed(&expected.violations), listed(&found));
            differences.push(format!("violations: expected\n{expected}\nfound\n{found}"));
        } else if self.message != expected.message {
            let (expected, found) = (&expected.message, &self.message);
            differences.push(format!("message: expected `{expected}`, found `{found}`"));
        }
        differences
    }
}

/// A decoded value beside the expected one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Decoded {
    equal: bool,
    found: String,
    expected: String,
}

impl Decoded {
    /// Where the two differ, line by line; nothing if they are equal.
    pub(super) fn differences(&self) -> Vec<String> {
        if self.equal {
            return Vec::new();
        }
        if self.found == self.expected {
            return vec!["decoded: differs in what `Debug` does not show".to_owned()];
        }
        let diff = similar::TextDiff::from_lines(&self.expected, &self.found);
        let mut lines = diff.unified_diff();
        let text = lines
            .context_radius(2)
            .missing_newline_hint(false)
            .to_string();
        vec![format!(
            "decoded (- expected, + found)\n{}",
            text.trim_end()
        )]
    }
}

#[derive(Deserialize)]
struct Line {
    case: usize,
    seen: Seen,
}

impl Place {
    pub(super) fn of(suite: &Suite, folder: &Path) -> Self {
        let plain = suite.name.chars().map(|character| match character {
            character if character.is_ascii_alphanumeric() => character.to_ascii_lowercase(),
            _ => '-',
        });
        let name: String = plain.collect();
        Self {
            root: folder.join(&name),
            target: folder.join("target"),
            name,
        }
    }

    /// The name of the generated package.
    pub(super) fn package(&self) -> String {
        format!("conformance-{}", self.name)
    }

    /// The folder of the runtime.
    pub(super) fn runtime(&self) -> String {
        repository().join("runtime/core").display().to_string()
    }

    /// Waits until no other run is here. It ends with the file.
    pub(super) fn lock(&self) -> Result<File, String> {
        let path = self.root.join(".lock");
        keep(&path, "")?;
        let locked = File::open(&path).and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| failed("lock", &path, &error))
    }

    /// Writes the generated crate, the program and the workspace around them.
    pub(super) fn write(
        &self,
        generated: &[OutputFile],
        program: &[(String, String)],
    ) -> Result<(), String> {
        let written = xtask::write::write(generated, &self.root.join("crate"));
        written.map_err(|failure| failure.to_string())?;
        keep(&self.root.join("Cargo.toml"), WORKSPACE)?;
        let runner = self.root.join("runner");
        keep(&runner.join("Cargo.toml"), &self.manifest())?;
        for (path, text) in program {
            keep(&runner.join(path), text)?;
        }
        // The versions of the repository: others may not have been downloaded.
        let lock = repository().join("Cargo.lock");
        let copied = fs::copy(&lock, self.root.join("Cargo.lock"));
        copied
            .map_err(|error| failed("copy", &lock, &error))
            .map(drop)
    }

    /// Compiles and runs the program.
    pub(super) fn run(&self) -> Result<BTreeMap<usize, Seen>, String> {
        let compiled = self.cargo("build")?;
        if !compiled.status.success() {
            let said = String::from_utf8_lossy(&compiled.stderr);
            let root = self.root.display();
            return Err(format!("the program in `{root}` does not compile:\n{said}"));
        }
        // One that a case brings down has said what it saw of the cases before.
        let output = self.cargo("run")?;
        let said = String::from_utf8_lossy(&output.stdout);
        let lines = said.lines().map(|line| {
            let line: Line = serde_json::from_str(line)
                .map_err(|error| format!("the program says `{line}`: {error}"))?;
            Ok((line.case, line.seen))
        });
        lines.collect()
    }

    fn cargo(&self, word: &str) -> Result<Output, String> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(&cargo);
        command
            .args([word, "--quiet", "--offline", "--package", &self.runner()])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        command
            .output()
            .map_err(|error| format!("cannot start `{}`: {error}", cargo.display()))
    }

    fn runner(&self) -> String {
        format!("{}-runner", self.package())
    }

    fn manifest(&self) -> String {
        let (runner, package, runtime) = (self.runner(), self.package(), self.runtime());
        format!(
            "[package]\nname = {runner:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nbytes = \"1\"\nciborium = \"0.2\"\nhardy-runtime = {{ path = {runtime:?} }}\nhttp = \"1\"\n\
             {package} = {{ path = \"../crate\", features = [\"serde\"] }}\nserde_json = \"1\"\n"
        )
    }
}

/// Nobody debugs it, and it is compiled much more often than it is run.
const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"crate\", \"runner\"]\n\n\
                         [profile.dev]\ndebug = false\n";

/// The root of this repository.
fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package is in the workspace")
}

/// Writes a file, unless it is as it should be: cargo goes by its time.
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
