//! `cargo xtask botocore`: compares paginator test vectors with botocore, in its own virtual
//! environment under `target/`.
//!
//! Decides the version of botocore, and the default vectors. The script in `tests/botocore/`
//! compares.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::console::eprint;
use crate::program::run_program;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The version with which the vectors were recorded.
const BOTOCORE: &str = "botocore==1.43.11";

/// Whether there is a Python that can create virtual environments.
pub(crate) fn has_python() -> bool {
    is_fine(Command::new("python3").args(["-c", "import venv, ensurepip"]))
}

/// Compares `files`, or all vectors of the workspace, and returns the exit code.
pub(crate) fn run(workspace: &Workspace, files: &[PathBuf]) -> Result<Exit, Failure> {
    if !has_python() {
        return Err(Failure::new(
            "no `python3` with the modules `venv` and `ensurepip` (Debian: `python3-venv`)",
        ));
    }
    let python = environment(workspace)?.ok_or_else(|| {
        Failure::new(format!(
            "cannot install {BOTOCORE}: pip needs PyPI or a mirror"
        ))
    })?;
    compare(workspace, &python, files)
}

/// The same as a step of CI, which is skipped without PyPI.
pub(crate) fn step(workspace: &Workspace) -> Result<Exit, Failure> {
    match environment(workspace)? {
        Some(python) => compare(workspace, &python, &[]),
        None => {
            eprint(&format!("skipped: cannot install {BOTOCORE}"));
            Ok(Exit::FINE)
        }
    }
}

/// The Python of an environment with botocore. Creates it if necessary; `None` without PyPI.
fn environment(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    let folder = workspace.root().join("target/botocore");
    let python = folder.join("bin/python");
    if !has_botocore(&python) {
        let mut make = Command::new("python3");
        make.args(["-m", "venv", "--clear"]).arg(&folder);
        if run_program(make)? != Exit::FINE {
            return Err(Failure::new(format!(
                "cannot create `{}`",
                folder.display()
            )));
        }
        let mut install = Command::new(&python);
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            BOTOCORE,
        ]);
        if run_program(install)? != Exit::FINE {
            return Ok(None);
        }
    }
    Ok(Some(python))
}

fn has_botocore(python: &Path) -> bool {
    let check =
        "import botocore, sys; sys.exit('botocore==' + botocore.__version__ != sys.argv[1])";
    is_fine(Command::new(python).args(["-c", check, BOTOCORE]))
}

fn is_fine(command: &mut Command) -> bool {
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn compare(workspace: &Workspace, python: &Path, files: &[PathBuf]) -> Result<Exit, Failure> {
    let tests = workspace.root().join("tests");
    let mut command = Command::new(python);
    command.arg(tests.join("botocore/vectors.py"));
    match files {
        [] => command
            .args(["pagination.json", "tokens.json"].map(|name| tests.join("vectors").join(name))),
        files => command.args(files),
    };
    run_program(command)
}
