//! Pythons with the packages that the scripts of `tests/` use, in virtual environments under `target/`.
//! Must not know the scripts.
//!
//! Decides when an environment is created again.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::console::eprint;
use crate::program::run_program;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// A virtual environment.
pub(crate) struct Environment {
    folder: &'static str,
    /// The packages and their versions.
    requirements: &'static str,
}

/// The vectors were recorded with this version of botocore.
pub(crate) const BOTO3: Environment = Environment {
    folder: "target/python",
    requirements: "tests/interop/requirements.txt",
};

/// By itself: moto needs thirty more packages, which no other script uses.
pub(crate) const MOTO: Environment = Environment {
    folder: "target/python-moto",
    requirements: "tests/interop/moto.txt",
};

/// Whether there is a Python that can create virtual environments.
pub(crate) fn is_there() -> bool {
    let mut check = Command::new("python3");
    check.args(["-c", "import venv, ensurepip"]);
    check.stdout(Stdio::null()).stderr(Stdio::null());
    check.status().is_ok_and(|status| status.success())
}

/// The Python, or why there is none.
pub(crate) fn python(workspace: &Workspace, wanted: &Environment) -> Result<PathBuf, Failure> {
    if !is_there() {
        return Err(Failure::new(
            "no `python3` with the modules `venv` and `ensurepip` (Debian: `python3-venv`)",
        ));
    }
    environment(workspace, wanted)?.ok_or_else(|| {
        Failure::new(format!(
            "cannot install the packages of {}: pip needs PyPI or a mirror",
            wanted.requirements
        ))
    })
}

/// Runs a step of CI with the Python. The step is skipped without PyPI.
pub(crate) fn step(
    workspace: &Workspace,
    wanted: &Environment,
    run: impl FnOnce(PathBuf) -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    match environment(workspace, wanted)? {
        Some(python) => run(python),
        None => {
            eprint(&format!(
                "skipped: cannot install the packages of {}",
                wanted.requirements
            ));
            Ok(Exit::FINE)
        }
    }
}

/// The Python of the environment. Creates the environment if necessary; `None` without PyPI.
fn environment(workspace: &Workspace, wanted: &Environment) -> Result<Option<PathBuf>, Failure> {
    let folder = workspace.root().join(wanted.folder);
    let python = folder.join("bin/python");
    let requirements = workspace.root().join(wanted.requirements);
    let wanted = fs::read_to_string(&requirements)
        .map_err(|error| Failure::disk("read", &requirements, &error))?;
    // Written last, so that it proves that everything is installed.
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(&folder);
    if run_program(make)? != Exit::FINE {
        return Err(Failure::new(format!(
            "cannot create `{}`",
            folder.display()
        )));
    }
    let mut install = Command::new(&python);
    let words = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    install.args(words).arg("--requirement").arg(&requirements);
    if run_program(install)? != Exit::FINE {
        return Ok(None);
    }
    fs::write(&installed, wanted).map_err(|error| Failure::disk("write", &installed, &error))?;
    Ok(Some(python))
}
