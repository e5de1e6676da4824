//! The steps that use models, vectors and suites in the folder `../shared` beside the repository.
//! Without that folder, they are skipped.

use std::path::{Path, PathBuf};

use super::random::{FIRST_SEED, patterns_in_node};
use super::step::{Step, skipped, step};
use super::waiters;
use crate::arguments::{CatalogueArguments, ConformanceArguments, DiffArguments};
use crate::diff::limit::Limit;
use crate::home::Home;
use crate::program::{cargo_in, run_program};
use crate::workspace::Workspace;
use crate::{
    Exit, Failure, catalogue, codegen, conformance, diff, mutate, profile, round_trip, settings,
    vectors, verdicts,
};

/// The protocol tests of requests and responses.
const SUITES: [&str; 8] = [
    "restJson1.json",
    "restJsonValidation.json",
    "glacier.json",
    "apigateway.json",
    "awsJson1_0.json",
    "awsJson1_0QueryCompatible.json",
    "awsJson1_1.json",
    "machinelearning.json",
];

/// The official suite of AWS Signature Version 4.
const SIGNATURES: &str = "conformance/sigv4";

/// The published cases of credentials.
const CREDENTIALS: &str = "conformance/credentials";

/// The shared models for round trips of random values, by the beginnings of their file names.
const ROUND_TRIPS: [&str; 6] = ["dynamodb", "ecs", "kms", "secrets-manager", "sfn", "sqs"];

/// The steps; `full` adds those that take minutes.
pub(super) fn plan(workspace: &Workspace, full: bool) -> Vec<Step<'_>> {
    let Some(shared) = workspace.shared() else {
        let reason = "there is no folder ../shared beside the workspace";
        let names = [
            "facts",
            "updates",
            "vectors",
            "conformance",
            "endpoints",
            "signatures",
            "credentials",
            "waiters",
            "patterns",
            "models",
            "other models",
        ];
        return names.map(|name| skipped(name, reason)).into();
    };
    let mpa = shared.join("models/mpa");
    let published = mpa.clone();
    let pagination = shared.join("vectors/pagination.json");
    let suites = ConformanceArguments {
        files: SUITES
            .map(|name| shared.join("conformance").join(name))
            .into(),
        ..ConformanceArguments::default()
    };
    let endpoints = ConformanceArguments {
        files: ["aws", "mpa"]
            .iter()
            .flat_map(|folder| workspace.shared_models(folder))
            .collect(),
        endpoints: true,
        ..ConformanceArguments::default()
    };
    let signatures = ConformanceArguments {
        signing: Some(shared.join(SIGNATURES)),
        ..ConformanceArguments::default()
    };
    let credentials = ConformanceArguments {
        credentials: Some(shared.join(CREDENTIALS)),
        ..ConformanceArguments::default()
    };
    let waiting = workspace.shared_models("aws");
    let mut steps = vec![
        step("facts", move || facts(workspace, &published)),
        step("updates", move || {
            // With random edits only in `--full`: each of them makes a crate.
            match full {
                true => verdicts::run(workspace, FIRST_SEED, 20, &[], false),
                false => verdicts::run(workspace, FIRST_SEED, 0, &[mpa], false),
            }
        }),
        step("vectors", move || vectors::run(workspace, &[pagination])),
        step("conformance", move || conformance::run(workspace, &suites)),
        step("endpoints", move || conformance::run(workspace, &endpoints)),
        step("signatures", move || {
            conformance::run(workspace, &signatures)
        }),
        step("credentials", move || {
            conformance::run(workspace, &credentials)
        }),
        step("waiters", move || waiters::run(workspace, &waiting)),
        patterns_in_node(workspace, "patterns", 0),
    ];
    let models = workspace.shared_models("mpa");
    if models.is_empty() {
        steps.push(skipped("models", "../shared/models/mpa contains no model"));
    } else if full {
        let models = models.clone();
        steps.push(step("mutants of models", move || {
            mutate::run(workspace, FIRST_SEED, 100, &models)
        }));
    }
    steps.extend(models.into_iter().map(|model| {
        let name = format!("crate of {}", stem(&model));
        step(name, move || check_crate(workspace, &model))
    }));
    let others = workspace.shared_models("aws");
    if !full {
        let reason = "it takes minutes: cargo xtask ci --full";
        steps.push(skipped("other models", reason));
        return steps;
    }
    let models = others.iter().filter(|model| has_round_trip(model));
    let models: Vec<PathBuf> = models.cloned().collect();
    steps.push(step("round trips", move || {
        round_trip::run(workspace, FIRST_SEED, 2, &models)
    }));
    let folder = shared.join("models/aws");
    steps.push(step("other models", move || {
        other_models(workspace, &folder)
    }));
    steps.push(step("profile", || profile::run(workspace, &[])));
    steps
}

/// Whether our model states the facts of the published one, which `model/crate.json` names by its date.
fn facts(workspace: &Workspace, models: &Path) -> Result<Exit, Failure> {
    let file = workspace.model().join("crate.json");
    let display_name = workspace.display_name(&file);
    let settings = settings::read(&file, &display_name)?;
    let Some(published) = settings.states.get("published") else {
        return Err(Failure::new(format!(
            "{display_name}: `states.published` is missing: no model to compare with"
        )));
    };
    diff::run(&DiffArguments {
        old: models.join(format!("mpa-{published}.json")),
        new: workspace.model().join("multipartyapproval.json"),
        fail_on: vec![Limit::Facts],
        ..DiffArguments::default()
    })
}

fn stem(model: &Path) -> String {
    let stem = model.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn has_round_trip(model: &Path) -> bool {
    let stem = stem(model);
    let mut names = ROUND_TRIPS.iter();
    names.any(|name| stem.starts_with(&format!("{name}-20")))
}

/// Generates and compiles crates for the models of other services.
fn other_models(workspace: &Workspace, models: &Path) -> Result<Exit, Failure> {
    catalogue::run(
        &Home::from(workspace),
        &CatalogueArguments {
            folder: models.to_path_buf(),
            filter: Vec::new(),
            check: true,
            jobs: None,
            report: None,
            out: workspace.root().join("target/catalogue"),
        },
    )
}

/// The folder of crates of models, and of their build results.
fn crates_folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("target/model-crates")
}

/// Generates a crate for a model and compiles it, with warnings denied.
///
/// The crate remains in `target/`. All such crates share their build results, so that dependencies
/// compile once.
fn check_crate(workspace: &Workspace, model: &Path) -> Result<Exit, Failure> {
    let folder = crates_folder(workspace);
    let out = folder.join(stem(model));
    let has_client = codegen::write_crate(workspace, model, &out)?;
    // With this lock file, dependencies have the same versions as in the workspace.
    let lock = workspace.root().join("Cargo.lock");
    if lock.is_file() {
        std::fs::copy(&lock, out.join("Cargo.lock"))
            .map_err(|error| Failure::disk("copy", &lock, &error))?;
    }
    let mut command = cargo_in(workspace, &["check", "--quiet", "--no-default-features"]);
    // The client without its transport, which no crate changes.
    let features = if has_client {
        "client,serde,sha2"
    } else {
        "serde"
    };
    command
        .args(["--features", features])
        .arg("--manifest-path")
        .arg(out.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTFLAGS", "-D warnings");
    run_program(command)
}
