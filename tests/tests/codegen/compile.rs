//! Every emitted crate compiles and is documented without a warning.
//!
//! All of them are members of one workspace below the build folder of this package, so that
//! dependencies are compiled once. Nothing is downloaded, because this workspace has the same
//! dependencies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hardy_codegen::{Generated, Options, OutputFile, Runtime};

use crate::fixtures::{generated, good, whole_service, workspace};
use crate::list_sessions;

/// The client without its transport, which takes longer to compile than all of these crates.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "client,serde,sha2"];

#[test]
fn compiles_without_a_warning() {
    let root = all_crates();
    // Clippy includes the checks of the compiler. Not every machine has it.
    let check = if has_clippy() { "clippy" } else { "check" };
    run(&root, &[&[check, "--workspace"][..], &FEATURES].concat());
}

// One test, because two would write the same folder at the same time.
#[test]
#[ignore = "takes a minute; `cargo xtask ci` runs it"]
fn compiles_without_features_and_is_documented() {
    let root = all_crates();
    run(&root, &["check", "--workspace", "--no-default-features"]);
    let words = ["doc", "--workspace", "--no-deps"];
    run(&root, &[&words[..], &FEATURES].concat());
}

/// A workspace with the crate of every fixture, and with that of the whole service.
fn all_crates() -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    let fixtures = good().into_iter();
    let crates: Vec<Generated> = fixtures
        .map(|fixture| (fixture.options(), fixture.sources))
        .chain([(list_sessions::options(), vec![whole_service()])])
        .map(|(options, sources)| generated(&sources, &member(options)))
        .collect();
    place(&root, &crates);
    root
}

/// The examples in the documentation of every emitted crate run.
#[test]
#[ignore = "takes a minute; `cargo xtask ci --full` runs it"]
fn runs_the_examples() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    let fixtures = good().into_iter();
    let crates = fixtures.map(|fixture| generated(&fixture.sources, &member(fixture.options())));
    place(&root, &crates.collect::<Vec<_>>());
    let features = ["--no-default-features", "--features", "client,sha2"];
    run(
        &root,
        &[&["test", "--workspace", "--doc"][..], &features].concat(),
    );
}

/// The same crate as a member of a workspace, with the runtime of this one.
pub(crate) fn member(options: Options) -> Options {
    let runtime = workspace().join("runtime/core");
    let runtime = runtime.to_str().expect("the path is Unicode");
    Options {
        runtime: Runtime::Path(runtime.to_owned()),
        ..options
    }
}

/// Makes `root` a workspace of these crates and no others.
pub(crate) fn place(root: &Path, crates: &[Generated]) {
    fs::create_dir_all(root).expect("a folder can be made");
    for entry in fs::read_dir(root).expect("the folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let is_member = |generated: &Generated| path.ends_with(&generated.crate_name);
        if path.is_dir() && !path.ends_with("target") && !crates.iter().any(is_member) {
            fs::remove_dir_all(&path).expect("an older crate can be removed");
        }
    }
    for generated in crates {
        write(&generated.files, root.join(&generated.crate_name));
    }
    let names: Vec<String> = crates
        .iter()
        .map(|generated| format!("{:?}", generated.crate_name))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        names.join(", ")
    );
    fs::write(root.join("Cargo.toml"), manifest).expect("a manifest can be written");
    // The versions of this workspace: others may not have been downloaded.
    fs::copy(workspace().join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock is copied");
}

/// Files that are as they were keep their time, and cargo does not compile them again.
fn write(files: &[OutputFile], out: PathBuf) {
    if let Err(failure) = xtask::write::write(files, &out) {
        panic!("{}: {failure}", out.display());
    }
}

fn has_clippy() -> bool {
    let output = cargo().args(["clippy", "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

fn run(root: &Path, words: &[&str]) {
    let mut command = cargo();
    command
        .args(words)
        .args(["--quiet", "--offline"])
        .current_dir(root)
        .env("CARGO_TARGET_DIR", root.join("target"))
        // It would win over the next.
        // It compiles each crate once: what a second compilation would read is 60 % of the folder.
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings");
    let output = command.output().expect("cargo can be started");
    // Failed documentation tests are on the standard output.
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    assert!(
        output.status.success(),
        "cargo {words:?}:\n{stdout}\n{stderr}"
    );
}

/// The cargo that runs these tests.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into());
    Command::new(cargo)
}
