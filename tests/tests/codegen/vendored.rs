//! A crate with copies of the runtime packages compiles in any folder, also beside other such
//! crates.
//!
//! The folders are outside of this workspace, because cargo would expect packages inside it to be
//! members.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use xtask::Exit;

use crate::fixtures::workspace;

fn codegen(fixture: &str, out: &Path, more: &[&str]) -> Exit {
    let model = workspace()
        .join("tests/fixtures")
        .join(fixture)
        .join("model.json");
    let mut words: Vec<OsString> = ["xtask", "codegen", "--runtime", "vendored"]
        .map(OsString::from)
        .into();
    words.extend(["--name".into(), fixture.into()]);
    words.extend(["--model".into(), model.into(), "--out".into(), out.into()]);
    words.extend(more.iter().map(OsString::from));
    xtask::run(words)
}

/// Compiles with these features, without the transport of the client.
fn check(features: &str, root: &Path, target: &Path) {
    let words = [
        "check",
        "--quiet",
        "--offline",
        "--workspace",
        "--no-default-features",
        "--features",
        features,
    ];
    cargo(&words, root, target);
}

/// Runs cargo in a crate or workspace, and asserts that it succeeds.
fn cargo(words: &[&str], root: &Path, target: &Path) {
    // The versions of this workspace: others may not have been downloaded.
    fs::copy(workspace().join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock is copied");
    let mut command = Command::new(env!("CARGO"));
    command
        .args(words)
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("RUSTFLAGS", "-D warnings");
    let output = command.output().expect("cargo can be started");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}:\n{stderr}", root.display());
}

#[test]
#[ignore = "takes half a minute; `cargo xtask ci` runs it"]
fn compiles_alone_and_beside_others() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join("target");
    let (alone, beside) = (folder.path().join("alone"), folder.path().join("beside"));
    assert_eq!(codegen("endpoint", &alone, &[]), Exit::FINE);
    // The crate is the same as the one beside others, so it is enough that cargo accepts the manifest.
    cargo(&["metadata", "--offline"], &alone, &target);

    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"endpoint\", \"operation\"]\n";
    fs::create_dir_all(&beside).expect("a folder");
    fs::write(beside.join("Cargo.toml"), members).expect("a manifest");
    for fixture in ["endpoint", "operation"] {
        assert_eq!(codegen(fixture, &beside.join(fixture), &[]), Exit::FINE);
    }
    let features = "endpoint/client,endpoint/serde,endpoint/sha2";
    let of_operation = "operation/client,operation/serde,operation/sha2";
    check(&format!("{features},{of_operation}"), &beside, &target);

    // One that the workspace does not list.
    let apart = beside.join("apart");
    assert_eq!(codegen("endpoint", &apart, &["--standalone"]), Exit::FINE);
    check(features, &apart, &target);
}

/// `hardy new` inside of a workspace: the crate and its example compile as a member, without a published package.
#[test]
#[ignore = "takes a minute; `cargo xtask ci` runs it"]
fn a_new_crate_compiles_with_its_example() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("root");
    fs::create_dir(&root).expect("a folder");
    let members = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n";
    fs::write(root.join("Cargo.toml"), members).expect("a manifest");
    let model = workspace().join("xtask/tests/street-lamps.json");
    let mut words = ["hardy", "new"].map(OsString::from).to_vec();
    words.extend([model.into(), "--out".into(), root.join("street").into()]);
    assert_eq!(xtask::hardy::run(words), Exit::FINE);
    let words = [
        "check",
        "--quiet",
        "--offline",
        "--package",
        "street-lamps",
        "--lib",
        "--examples",
    ];
    cargo(&words, &root, &folder.path().join("target"));
}

/// The copies are generated files like all others: compared, replaced, and removed.
#[test]
fn keeps_the_copies_up_to_date() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("lamps");
    assert_eq!(codegen("operation", &out, &[]), Exit::FINE);
    assert_eq!(codegen("operation", &out, &["--check"]), Exit::FINE);
    let source = out.join("runtime/core/src/timestamp.rs");
    let text = fs::read_to_string(&source).expect("it is copied");
    let stale = out.join("runtime/core/src/gone.rs");
    fs::write(&stale, &text).expect("a file");
    fs::write(&source, text.clone() + "// mine\n").expect("a file");
    assert_eq!(codegen("operation", &out, &["--check"]), Exit::FINDING);
    assert_eq!(codegen("operation", &out, &[]), Exit::FINE);
    assert_eq!(fs::read_to_string(&source).expect("it is there"), text);
    assert!(!stale.exists());
}
