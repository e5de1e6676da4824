//! `cargo xtask profile`: starts the benchmark of the generator's stages, with optimisation.
//!
//! Decides which models are measured by default.

use std::path::PathBuf;

use crate::console::eprint;
use crate::program::{cargo, run_program};
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// Measures the stages on `files`, or on all shared models: those that take the most memory for their size are
/// neither the smallest nor the largest.
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
        models = workspace.shared_models("aws");
        models.extend(workspace.shared_models("mpa"));
    }
    if models.is_empty() {
        return Err(Failure::new(
            "there are no models in ../shared/models/aws; name model files to measure",
        ));
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
