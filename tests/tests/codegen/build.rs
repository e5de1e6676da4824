//! Generating in a build script: files, paths and errors. The package in `tests/build-script` tests
//! that the code compiles.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hardy_codegen::build::{Configuration, Failure};

use crate::fixtures::workspace;

fn model() -> PathBuf {
    workspace().join("model/multipartyapproval.json")
}

fn configuration() -> Configuration {
    Configuration::new("aws::mpa").model(model())
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files_below(&path),
            false => vec![path],
        })
        .collect()
}

fn failure(configuration: Configuration) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let failure: Failure = match configuration.generate_into(folder.path()) {
        Ok(_) => panic!("it has to fail"),
        Err(failure) => failure,
    };
    assert_eq!(files_below(folder.path()), [""; 0].map(PathBuf::from));
    // Cargo shows the one, programs the other.
    assert_eq!(format!("{failure:?}"), failure.to_string());
    failure.to_string()
}

#[test]
fn leads_every_path_to_the_module() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let operations = ["ListSessions", "GetSession"];
    let generated = configuration().operations(operations);
    generated
        .generate_into(folder.path())
        .expect("the model is fine");
    let files = files_below(folder.path());
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        assert!(file.extension().is_some_and(|end| end == "rs"), "{file:?}");
        let text = fs::read_to_string(&file).expect("it can be read");
        assert!(!text.contains("cargo xtask"), "{file:?}");
        // The features are those of the crate around it.
        assert!(!text.contains("serde"), "{file:?}");
        let paths = text.match_indices("crate::").map(|(at, _)| &text[at..]);
        for path in paths {
            assert!(
                path.starts_with("crate::aws::mpa::"),
                "{file:?}: {path:.60}"
            );
        }
    }
    let entry = fs::read_to_string(folder.path().join("mpa.rs")).expect("it is there");
    assert!(
        entry.ends_with("#[path = \"mpa/src/lib.rs\"]\npub mod mpa;\n"),
        "{entry}"
    );
}

#[test]
fn replaces_files_of_an_earlier_run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = |name: &str| folder.path().join(format!("mpa/src/operation/{name}.rs"));
    let run = |operation: &str| {
        let one = configuration().operations([operation]);
        one.generate_into(folder.path()).expect("the model is fine");
    };
    run("ListSessions");
    assert!(place("list_sessions").exists());
    run("GetSession");
    assert!(place("get_session").exists() && !place("list_sessions").exists());
}

#[test]
fn reports_the_error_and_writes_nothing() {
    let bad = workspace().join("tests/fixtures/bad/dangling_target.json");
    let cases = [
        (
            Configuration::new("a b").model(model()),
            "`a b` is not a module path: use names",
        ),
        (
            Configuration::new("mpa"),
            "no model: name a file with `.model(…)`",
        ),
        (
            Configuration::new("mpa").model("no/such.json"),
            "cannot read `no/such.json`: ",
        ),
        (
            Configuration::new("mpa").model(bad),
            "cannot generate code from the model\n\nerror",
        ),
        (
            configuration().operations(["ListSession"]),
            "cannot generate code from the model\n\nerror",
        ),
        (
            configuration().service("a#B"),
            "cannot generate code from the model\n\nerror",
        ),
    ];
    for (configuration, expected) in cases {
        let message = failure(configuration);
        assert!(message.starts_with(expected), "{message}");
    }
}

/// An unresolved name would not state what to do.
#[test]
fn names_a_feature_of_the_runtime_that_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let model = workspace().join("tests/fixtures/customized/model.json");
    let rules = workspace().join("tests/fixtures/customized/street.rules.json");
    let configuration = Configuration::new("street").model(model).model(rules);
    let generated = configuration
        .generate_into(&folder.path().join("src"))
        .expect("the model is fine");
    let features = generated.runtime_features;
    assert!(!features.is_empty());
    let entry = folder.path().join("src/street.rs");
    let entry = fs::read_to_string(entry).expect("it is there");
    for feature in &features {
        let required = format!("\n::hardy_runtime::require_{feature}!();\n");
        assert!(entry.contains(&required), "{entry}");
    }
    let manifest = format!(
        "[package]\nname = \"lacking\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         hardy-runtime = {{ path = {:?} }}\n",
        workspace().join("runtime/core")
    );
    fs::write(folder.path().join("Cargo.toml"), manifest).expect("a manifest");
    fs::write(
        folder.path().join("src/lib.rs"),
        "include!(\"street.rs\");\n",
    )
    .expect("a library");
    // The versions of this workspace: others may not have been downloaded.
    fs::copy(
        workspace().join("Cargo.lock"),
        folder.path().join("Cargo.lock"),
    )
    .expect("a lock");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", folder.path().join("target"))
        .output()
        .expect("cargo can be started");
    let message = String::from_utf8_lossy(&output.stderr);
    let first = format!(
        "error: this generated code needs the feature `{0}` of hardy-runtime: ",
        features[0]
    );
    assert!(message.starts_with(&first), "{message}");
    let cure = format!("hardy-runtime = {{ …, features = [\"{}\"] }}", features[0]);
    assert!(message.contains(&cure), "{message}");
    assert!(!message.contains("unresolved import"), "{message}");
}
