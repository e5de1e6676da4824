//! The steps of `cargo xtask ci`, the fastest and most useful first.
//!
//! The last steps use models and vectors in the folder `../shared` beside the repository. Without
//! that folder, they are skipped.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::step::{Step, Work};
use super::testing::{client_with_sha2, fuzz, long_tests, peer, tests};
use super::{minimum, package, readme};
use crate::arguments::{CodegenArguments, ConformanceArguments, PatternsArguments};
use crate::console::eprint;
use crate::program::{cargo_in, run_program};
use crate::workspace::Workspace;
use crate::{
    Exit, Failure, botocore, codegen, conformance, facts, interop, mutate, patterns, profile,
    python, round_trip, tidy, vectors,
};

/// The packages that rustfmt formats; the generator formats the generated one.
const HAND_WRITTEN: [&str; 8] = [
    "hardy-build-script",
    "hardy-client",
    "hardy-codegen",
    "hardy-endpoint",
    "hardy-pattern",
    "hardy-runtime",
    "hardy-tests",
    "xtask",
];

/// Hand-written files of the generated package, and of packages outside of the workspace.
const FILES_BESIDE: [&str; 6] = [
    "tests/example/list_sessions.rs",
    "tests/fuzz/src/lib.rs",
    "tests/peer/benches/allocations.rs",
    "tests/peer/benches/time.rs",
    "tests/peer/src/lib.rs",
    "tests/peer/tests/signing.rs",
];

/// Packages with their own lock file. A new dependency of the workspace can make it out of date.
const LOCKED_BESIDE: [&str; 2] = ["tests/fuzz/Cargo.toml", "tests/peer/Cargo.toml"];

/// The seed of the first mutant, and of the first random pattern: the tests use the seeds before
/// it.
const FIRST_SEED: u64 = 1000;

/// The published model whose facts our model must have.
const PUBLISHED_MODEL: &str = "models/mpa/mpa-2025-08-08.json";

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

/// The steps; `full` adds the tests of the workspace, which CI runs before, and steps that take
/// minutes.
pub(super) fn plan(workspace: &Workspace, full: bool) -> Vec<Step<'_>> {
    let mut steps = vec![
        step("format", || run_program(format_check(workspace))),
        step("clippy", || run_program(clippy(workspace))),
        step("locks", || locks(workspace)),
    ];
    if full {
        steps.push(step("test", || run_program(tests(workspace))));
        steps.push(step("long tests", || run_program(long_tests(workspace))));
        steps.push(step("mutants", || {
            mutate::run(workspace, FIRST_SEED, 1000, &[])
        }));
        steps.push(step("fuzz", || run_program(fuzz(workspace))));
        steps.push(step("peer", || run_program(peer(workspace))));
        steps.extend(python_steps(workspace));
    }
    steps.push(step("client with sha2", || {
        run_program(client_with_sha2(workspace))
    }));
    steps.push(step("doc", || run_program(doc(workspace))));
    steps.push(step("codegen --check", || {
        let arguments = CodegenArguments {
            check: true,
            ..CodegenArguments::default()
        };
        codegen::run(workspace, &arguments)
    }));
    steps.push(step("tidy", || tidy::run(workspace)));
    steps.push(step("readme", || readme::run(workspace)));
    let random = if full { 2000 } else { 50 };
    steps.push(patterns_in_node(workspace, "random patterns", random));
    steps.push(step("package", || package::run(workspace)));
    steps.push(minimum_rust(workspace));
    steps.push(licences(workspace));
    steps.extend(shared_steps(workspace, full));
    steps
}

/// The comparisons with boto3 and its core.
fn python_steps(workspace: &Workspace) -> [Step<'_>; 2] {
    if !python::is_there() {
        let reason = "there is no python3 with venv and ensurepip";
        return ["botocore", "interop"].map(|name| skipped(name, reason));
    }
    [
        step("botocore", || botocore::step(workspace)),
        step("interop", || interop::step(workspace, FIRST_SEED)),
    ]
}

/// Compiles the published packages with their `rust-version`.
fn minimum_rust(workspace: &Workspace) -> Step<'_> {
    match minimum::find() {
        Ok(toolchain) => step("minimum rust", move || {
            for check in toolchain.checks(workspace) {
                if run_program(check)? != Exit::FINE {
                    return Ok(Exit::FINDING);
                }
            }
            Ok(Exit::FINE)
        }),
        Err(reason) => skipped("minimum rust", &reason),
    }
}

/// Licences, sources and versions of all dependencies, by `deny.toml`.
fn licences(workspace: &Workspace) -> Step<'_> {
    let deny = |words: &[&str]| cargo_in(workspace, &[&["deny"], words].concat());
    let is_there = deny(&["--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !is_there {
        let reason = "cargo-deny is not installed: cargo install --locked cargo-deny";
        return skipped("deny", reason);
    }
    // Advisories are excluded: they change daily, but the result for a commit should not.
    let words = ["check", "licenses", "bans", "sources"];
    step("deny", move || {
        run_program(cargo_in(
            workspace,
            &[&["deny", "--locked"], &words[..]].concat(),
        ))
    })
}

/// The checks that need the shared folder.
fn shared_steps(workspace: &Workspace, full: bool) -> Vec<Step<'_>> {
    let Some(shared) = workspace.shared() else {
        let reason = "there is no folder ../shared beside the workspace";
        let names = [
            "facts",
            "vectors",
            "conformance",
            "endpoints",
            "signatures",
            "credentials",
            "patterns",
            "models",
            "other models",
        ];
        return names.map(|name| skipped(name, reason)).into();
    };
    let published = shared.join(PUBLISHED_MODEL);
    let ours = workspace.model().join("multipartyapproval.json");
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
    let mut steps = vec![
        step("facts", move || Ok(facts::run(&ours, &published))),
        step("vectors", move || vectors::run(workspace, &[pagination])),
        step("conformance", move || conformance::run(workspace, &suites)),
        step("endpoints", move || conformance::run(workspace, &endpoints)),
        step("signatures", move || {
            conformance::run(workspace, &signatures)
        }),
        step("credentials", move || {
            conformance::run(workspace, &credentials)
        }),
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
    if full {
        let models = others.iter().filter(|model| has_round_trip(model));
        let models: Vec<PathBuf> = models.cloned().collect();
        steps.push(step("round trips", move || {
            round_trip::run(workspace, FIRST_SEED, 2, &models)
        }));
    }
    steps.push(step("other models", move || {
        other_models(workspace, &others, full)
    }));
    if full {
        steps.push(step("profile", || profile::run(workspace, &[])));
    }
    steps
}

/// Compares the matches of random patterns, or of those in the shared models, with Node.
fn patterns_in_node<'a>(workspace: &'a Workspace, name: &str, random: u64) -> Step<'a> {
    if !patterns::has_node() {
        return skipped(name, "node is not installed");
    }
    let arguments = PatternsArguments {
        random,
        seed: FIRST_SEED,
        node: true,
        ..PatternsArguments::default()
    };
    step(name, move || patterns::run(workspace, &arguments))
}

fn step<'a>(
    name: impl Into<String>,
    work: impl FnOnce() -> Result<Exit, Failure> + 'a,
) -> Step<'a> {
    Step {
        name: name.into(),
        work: Work::Run(Box::new(work)),
    }
}

fn skipped(name: &str, reason: &str) -> Step<'static> {
    Step {
        name: name.to_owned(),
        work: Work::Skip(reason.to_owned()),
    }
}

fn format_check(workspace: &Workspace) -> Command {
    let mut command = cargo_in(workspace, &["fmt", "--check"]);
    for package in HAND_WRITTEN {
        command.args(["--package", package]);
    }
    command.arg("--").args(FILES_BESIDE);
    command
}

fn clippy(workspace: &Workspace) -> Command {
    let arguments = [
        "clippy",
        "--quiet",
        "--locked",
        "--workspace",
        "--all-targets",
    ];
    let mut command = cargo_in(workspace, &arguments);
    command.args(["--", "-D", "warnings"]);
    command
}

/// Whether the lock files of packages outside of the workspace are up to date. Downloads only the
/// index, unlike other commands with `--locked`.
fn locks(workspace: &Workspace) -> Result<Exit, Failure> {
    let mut exit = Exit::FINE;
    for manifest in LOCKED_BESIDE {
        let arguments = ["update", "--quiet", "--workspace", "--locked"];
        let mut command = cargo_in(workspace, &arguments);
        command.args(["--manifest-path", manifest]);
        if run_program(command)? != Exit::FINE {
            eprint(&format!(
                "run: cargo update --workspace --manifest-path {manifest}"
            ));
            exit = Exit::FINDING;
        }
    }
    Ok(exit)
}

fn doc(workspace: &Workspace) -> Command {
    let mut command = cargo_in(
        workspace,
        &["doc", "--quiet", "--locked", "--workspace", "--no-deps"],
    );
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
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

/// Generates crates for the models of other services, and compiles them if `compile` is set, which
/// takes some minutes.
fn other_models(workspace: &Workspace, models: &[PathBuf], compile: bool) -> Result<Exit, Failure> {
    let mut exit = Exit::FINE;
    for model in models {
        let ended = if compile {
            check_crate(workspace, model)
        } else {
            codegen::write_crate(
                workspace,
                model,
                &crates_folder(workspace).join(stem(model)),
            )
            .map(|_| Exit::FINE)
        };
        match ended {
            Ok(Exit::FINE) => {}
            Ok(_) => exit = Exit::FINDING,
            Err(failure) => {
                eprint(&format!("{}: {failure}", model.display()));
                exit = Exit::FINDING;
            }
        }
    }
    Ok(exit)
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
