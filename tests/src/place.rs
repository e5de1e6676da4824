//! A workspace of generated crates and programs, which is compiled in one go. Decides how cargo is called, and
//! what all such workspaces share. Must not know the packages.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use hardy_codegen::OutputFile;

/// A workspace.
pub(crate) struct Place {
    root: PathBuf,
    /// Several workspaces may share it, so that dependencies are compiled once.
    target: PathBuf,
}

impl Place {
    /// The workspace in the folder `root`, with its build results in `target`.
    pub(crate) fn new(root: PathBuf, target: PathBuf) -> Self {
        Self { root, target }
    }

    /// Waits until no other run is here. It ends with the file.
    pub(crate) fn lock(&self) -> Result<File, String> {
        self.keep(".lock", "")?;
        let path = self.root.join(".lock");
        let locked = File::open(&path).and_then(|file| file.lock().map(|()| file));
        locked.map_err(|error| failed("lock", &path, &error))
    }

    /// Writes a generated crate.
    pub(crate) fn write(&self, folder: &str, generated: &[OutputFile]) -> Result<(), String> {
        let written = xtask::write::write(generated, &self.root.join(folder));
        written.map(drop).map_err(|failure| failure.to_string())
    }

    /// Writes a file only if its content differs, because cargo compares modification times.
    pub(crate) fn keep(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.root.join(path);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
        fs::write(&path, text).map_err(|error| failed("write", &path, &error))
    }

    /// Compiles all packages of the workspace, which are in the folders `members`.
    pub(crate) fn compile(&self, members: &[String]) -> Result<(), String> {
        self.keep("Cargo.toml", &manifest(members))?;
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

    /// Runs cargo in the workspace.
    pub(crate) fn cargo(&self, words: &[&str]) -> Result<Output, String> {
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

    /// The compiled program of this name.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        self.target.join("debug").join(file)
    }
}

/// The folder of the runtime.
pub(crate) fn runtime() -> String {
    repository().join("runtime/core").display().to_string()
}

/// The folder of the client's package.
pub(crate) fn client() -> String {
    repository().join("runtime/client").display().to_string()
}

/// A name as a package name.
pub(crate) fn plain(name: &str) -> String {
    let plain = name.chars().map(|character| match character {
        character if character.is_ascii_alphanumeric() => character.to_ascii_lowercase(),
        _ => '-',
    });
    plain.collect()
}

/// The folder of build results of the running program or test.
///
/// # Errors
///
/// Fails for a program outside of such a folder.
pub(crate) fn target() -> Result<PathBuf, String> {
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut folders = program.ancestors().skip(1);
    let profile = folders.find(|folder| !folder.ends_with("deps"));
    let target = profile.and_then(Path::parent);
    let target = target.ok_or("this program lies in no build folder")?;
    Ok(target.to_path_buf())
}

/// The manifest of a workspace. Nobody debugs it, and it is compiled much more often than it is run.
fn manifest(members: &[String]) -> String {
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = false\nincremental = false\n"
    )
}

/// The root of this repository.
fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package is in the workspace")
}

fn failed(action: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {action} `{}`: {error}", path.display())
}
