//! The commands of steps that run tests. Must not know when a step runs.

use std::process::Command;

use crate::program::cargo_in;
use crate::workspace::Workspace;

/// All tests of the workspace that take less than a minute.
pub(super) fn tests(workspace: &Workspace) -> Command {
    cargo_in(workspace, &["test", "--quiet", "--locked", "--workspace"])
}

/// The tests of the client without `ring`, which the other steps use.
pub(super) fn client_with_sha2(workspace: &Workspace) -> Command {
    let features = ["--no-default-features", "--features", "sha2"];
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(["--package", "hardy-client", "--lib"])
        .args(features);
    command
}

/// The tests of the client from outside, with other features than the default ones.
pub(super) fn client_with(workspace: &Workspace, features: &str) -> Command {
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(["--package", "hardy-tests", "--test", "client"])
        .args(["--no-default-features", "--features", features]);
    command
}

/// Compares random signatures with those of `aws-sigv4`, which takes minutes to compile.
pub(super) fn peer(workspace: &Workspace) -> Command {
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(["--manifest-path", "tests/peer/Cargo.toml"])
        .args(["--test", "signing"])
        .env("CARGO_TARGET_DIR", workspace.root().join("target/peer"));
    command
}

/// The tests that take a minute each, with their output.
pub(super) fn long_tests(workspace: &Workspace) -> Command {
    let packages = ["--package", "hardy-tests", "--package", "xtask"];
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(packages)
        .args(["--test", "client", "--test", "codegen", "--test", "killed"])
        .args(["--", "--ignored", "--nocapture"]);
    command
}

/// Tests that compile or generate crates for a quarter of a minute and more. `cargo test` leaves them out.
pub(super) const SLOW_TESTS: [&str; 9] = [
    "compile::compiles_without_features_and_is_documented",
    "constraints::each_constraint_is_found_broken_where_it_is_and_no_other",
    "hostile::texts::no_string_becomes_code",
    "mutants::does_right_by_every_mutant",
    "mutants::does_right_by_mutants_of_small_models",
    "round_trip::values_of_every_shape_survive",
    "vendored::a_new_crate_compiles_with_its_example",
    "vendored::compiles_alone_and_beside_others",
    "waiters::ends_waits_as_jmespath_says",
];

pub(super) fn slow_tests(workspace: &Workspace) -> Command {
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(["--package", "hardy-tests", "--test", "codegen"])
        .args(["--", "--ignored", "--exact"])
        .args(SLOW_TESTS);
    command
}

/// The fuzz targets as tests. They are a separate package with its own dependencies.
pub(super) fn fuzz(workspace: &Workspace) -> Command {
    let mut command = cargo_in(workspace, &["test", "--quiet", "--locked"]);
    command
        .args(["--manifest-path", "tests/fuzz/Cargo.toml"])
        .env("CARGO_TARGET_DIR", workspace.root().join("target/fuzz"));
    command
}
