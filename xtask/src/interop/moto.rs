//! `cargo xtask interop --moto`: compares generated clients of several services with boto3, on moto.
//!
//! Decides where the models are. The program of `tests/` generates, compiles and runs the clients.

use std::path::{Path, PathBuf};

use crate::program::{program_of_tests, run_program};
use crate::python::{self, MOTO};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Compares all services whose models are in a folder, or one, and returns the exit code.
pub(crate) fn run(
    workspace: &Workspace,
    models: Option<&Path>,
    service: Option<&str>,
) -> Result<Exit, Failure> {
    let models = match models {
        Some(models) => models.to_path_buf(),
        None => shared_models(workspace).ok_or_else(|| {
            Failure::new(
                "no models: there is no folder `../shared/models/aws`; name one with --models",
            )
        })?,
    };
    let python = python::python(workspace, &MOTO)?;
    compare(workspace, &python, &models, service)
}

/// The same as a step of CI, which is skipped without PyPI.
pub(crate) fn step(workspace: &Workspace, models: &Path) -> Result<Exit, Failure> {
    python::step(workspace, &MOTO, |python| {
        compare(workspace, &python, models, None)
    })
}

/// The default folder of models, if it exists.
pub(crate) fn shared_models(workspace: &Workspace) -> Option<PathBuf> {
    let folder = workspace.shared()?.join("models/aws");
    folder.is_dir().then_some(folder)
}

fn compare(
    workspace: &Workspace,
    python: &Path,
    models: &Path,
    service: Option<&str>,
) -> Result<Exit, Failure> {
    let mut command = program_of_tests(workspace, "moto");
    command.arg(python).arg(models).args(service);
    super::without_proxies(&mut command);
    run_program(command)
}
