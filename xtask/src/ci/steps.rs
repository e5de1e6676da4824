//! The steps of `cargo xtask ci`, the fastest and most useful first.

use std::process::Command;

use super::random::{FIRST_SEED, patterns_in_node};
use super::step::{Step, skipped, step};
use super::testing::{client_with, client_with_sha2, fuzz, long_tests, peer, slow_tests, tests};
use super::{features, minimum, package, program, readme, shared, workflow};
use crate::arguments::CodegenArguments;
use crate::console::eprint;
use crate::program::{cargo_in, run_program};
use crate::workspace::{LOCKED_BESIDE, Workspace};
use crate::{Exit, Failure, botocore, codegen, interop, mutate, python, system_tls, tidy};

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
const FILES_BESIDE: [&str; 19] = [
    "tests/example/list_sessions.rs",
    "tests/example/local_service.rs",
    "tests/fuzz/src/lib.rs",
    "tests/peer/benches/allocations.rs",
    "tests/peer/benches/time.rs",
    "tests/peer/examples/aws_config.rs",
    "tests/peer/programs/hardy.rs",
    "tests/peer/programs/sdk.rs",
    "tests/peer/programs/sdk_with_config.rs",
    "tests/peer/programs/services/config.rs",
    "tests/peer/programs/services/config_of_chain.rs",
    "tests/peer/programs/services/dynamodb.rs",
    "tests/peer/programs/services/kms.rs",
    "tests/peer/programs/services/quicksight.rs",
    "tests/peer/programs/services/sdk_dynamodb.rs",
    "tests/peer/programs/services/sdk_kms.rs",
    "tests/peer/programs/services/sdk_quicksight.rs",
    "tests/peer/src/lib.rs",
    "tests/peer/tests/signing.rs",
];

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
        steps.push(step("aws-lc-rs", || {
            run_program(client_with(workspace, "aws-lc-rs"))
        }));
        steps.push(step("fuzz", || run_program(fuzz(workspace))));
        steps.push(step("peer", || run_program(peer(workspace))));
        steps.extend(python_steps(workspace));
    }
    steps.push(step("client with sha2", || {
        run_program(client_with_sha2(workspace))
    }));
    steps.push(step("http2", || {
        run_program(client_with(workspace, "ring,http2"))
    }));
    steps.push(client_with_system_tls(workspace));
    steps.push(step("features", move || features::run(workspace, full)));
    steps.push(step("doc", || run_program(doc(workspace))));
    if !full {
        // Otherwise one of the long tests.
        steps.push(step("slow tests", || run_program(slow_tests(workspace))));
    }
    steps.push(step("codegen --check", || {
        let arguments = CodegenArguments {
            check: true,
            ..CodegenArguments::default()
        };
        codegen::run(&workspace.into(), &arguments)
    }));
    steps.push(step("tidy", || tidy::run(workspace)));
    steps.push(step("readme", || readme::run(workspace)));
    let random = if full { 2000 } else { 50 };
    steps.push(patterns_in_node(workspace, "random patterns", random));
    steps.push(step("package", || package::run(workspace)));
    steps.push(minimum_rust(workspace));
    steps.push(step("program", move || program::run(workspace, full)));
    steps.extend(dependencies(workspace));
    steps.extend(shared::plan(workspace, full));
    steps
}

/// The tests of the client over the TLS of the system.
fn client_with_system_tls(workspace: &Workspace) -> Step<'_> {
    match system_tls::missing() {
        None => step("native-tls", || {
            run_program(client_with(workspace, "native-tls,http2"))
        }),
        Some(reason) => skipped("native-tls", reason),
    }
}

/// The comparisons with boto3 and its core, and checks by programs from PyPI.
fn python_steps(workspace: &Workspace) -> [Step<'_>; 4] {
    if !python::is_there() {
        let reason = "there is no python3 with venv and ensurepip";
        return ["botocore", "interop", "moto", "workflows"].map(|name| skipped(name, reason));
    }
    [
        step("botocore", || botocore::step(workspace)),
        step("interop", || interop::step(workspace, FIRST_SEED)),
        moto(workspace),
        step("workflows", || workflow::run(workspace)),
    ]
}

/// The comparison with boto3 on moto, which needs models of other services.
fn moto(workspace: &Workspace) -> Step<'_> {
    match interop::moto::shared_models(workspace) {
        Some(models) => step("moto", move || interop::moto::step(workspace, &models)),
        None => skipped(
            "moto",
            "there is no folder ../shared/models/aws beside the workspace",
        ),
    }
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

/// Licences, sources and versions of all dependencies, by `deny.toml`, and their advisories.
fn dependencies(workspace: &Workspace) -> Vec<Step<'_>> {
    let deny = |words: &[&str]| cargo_in(workspace, &[&["deny", "--locked"], words].concat());
    let succeeds = |mut command: Command| {
        let output = command.output();
        output.is_ok_and(|output| output.status.success())
    };
    if !succeeds(deny(&["--version"])) {
        let reason = "cargo-deny is not installed: cargo install --locked cargo-deny";
        return ["deny", "advisories"]
            .map(|name| skipped(name, reason))
            .into();
    }
    let check = |words: &[&str]| deny(&[&["check"], words].concat());
    let rules = check(&["licenses", "bans", "sources"]);
    let advisories = check(&["advisories"]);
    let database = deny(&["fetch", "db"]);
    let advisories = step("advisories", move || {
        if !succeeds(database) {
            eprint("not checked: the advisory database cannot be downloaded");
            return Ok(Exit::FINE);
        }
        run_program(advisories)
    });
    vec![step("deny", move || run_program(rules)), advisories]
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
