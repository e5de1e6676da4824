//! `cargo xtask profile`: starts the benchmark of the generator's stages, with optimisation.
//!
//! Decides which models are measured by default.

use std::path::{Path, PathBuf};

use crate::console::eprint;
use crate::program::{cargo, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Measures the stages on `files`, or on the smallest and the largest of the shared models.
pub(crate) fn run(workspace: &Workspace, files: &[PathBuf]) -> Result<Exit, Failure> {
    let mut models: Vec<PathBuf> = Vec::new();
    for file in files {
        // The benchmark runs in the folder of its package, so paths must not be relative.
        let file = file
            .canonicalize()
            .map_err(|error| Failure::disk("read", file, &error))?;
        models.push(file);
    }
    if models.is_empty() {
        models = smallest_and_largest(workspace)?;
    }
    // Compiling takes longer than measuring, and a pipe shows none of cargo's progress.
    eprint(
        "profile: compiling the generator with optimisation, then generating each model 5 times",
    );
    let mut command = cargo();
    command
        .args(["bench", "--locked", "--package", "hardy-tests"])
        .args(["--bench", "stages", "--manifest-path"])
        .arg(workspace.root().join("Cargo.toml"))
        .arg("--")
        .args(models);
    run_program(command)
}

fn smallest_and_largest(workspace: &Workspace) -> Result<Vec<PathBuf>, Failure> {
    let mut models = workspace.shared_models("aws");
    models.sort_by_key(|model| size(model));
    match models.as_slice() {
        [] => Err(Failure::new(
            "there are no models in ../shared/models/aws; name model files to measure",
        )),
        [only] => Ok(vec![only.clone()]),
        [smallest, .., largest] => Ok(vec![smallest.clone(), largest.clone()]),
    }
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}
