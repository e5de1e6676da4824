//! The dependencies within this workspace, by its manifests. Decides which are allowed. Must not
//! read code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The manifest of a package.
#[derive(Debug)]
struct Manifest {
    /// Its dependencies without those of tests, and whether each is optional.
    dependencies: BTreeMap<String, bool>,
    has_default_features: bool,
}

type Manifests = BTreeMap<String, Manifest>;

/// Those of the workspace. A package from outside cannot depend on one of them.
fn manifests() -> Manifests {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root)
        .output()
        .expect("cargo can be started");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("it lists packages");
    let packages = packages.iter();
    packages
        .map(|package| (text(&package["name"]), manifest(package)))
        .collect()
}

fn manifest(package: &Value) -> Manifest {
    let dependencies = package["dependencies"].as_array();
    let dependencies = dependencies.expect("it lists dependencies").iter();
    let linked = dependencies.filter(|dependency| dependency["kind"] != "dev");
    Manifest {
        dependencies: linked
            .map(|dependency| (text(&dependency["name"]), dependency["optional"] == true))
            .collect(),
        has_default_features: package["features"].get("default").is_some(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a name is a string").to_owned()
}

/// The packages of the workspace that end up in this one, with whatever features.
fn linked_into(package: &str, manifests: &Manifests) -> BTreeSet<String> {
    let mut linked = BTreeSet::new();
    let mut waiting = vec![package.to_owned()];
    while let Some(name) = waiting.pop() {
        let manifest = manifests.get(&name).into_iter();
        let dependencies = manifest.flat_map(|manifest| manifest.dependencies.keys());
        let members = dependencies.filter(|name| manifests.contains_key(*name));
        let new = members.filter(|name| linked.insert((*name).clone()));
        waiting.extend(new.cloned());
    }
    linked
}

/// With the runtime or an emitted crate in it, `cargo xtask codegen` would not compile after a bad emit,
/// and could not repair it.
#[test]
fn the_commands_link_nothing_that_an_emit_can_break() {
    let manifests = manifests();
    assert!(manifests.contains_key("hardy-runtime"), "{manifests:?}");
    let linked = linked_into("xtask", &manifests);
    assert_eq!(
        linked,
        ["hardy-codegen", "hardy-endpoint", "hardy-pattern"]
            .map(str::to_owned)
            .into()
    );
}

/// Everybody who uses an emitted crate compiles the matcher and the endpoint rules.
#[test]
fn the_parts_of_the_runtime_have_no_dependencies_without_features() {
    let manifests = manifests();
    for name in ["hardy-endpoint", "hardy-pattern"] {
        let manifest = manifests.get(name).expect("it is a member");
        let mut optional = manifest.dependencies.values();
        assert!(optional.all(|optional| *optional), "{manifest:?}");
        assert!(!manifest.has_default_features, "{manifest:?}");
    }
    let linked = linked_into("hardy-runtime", &manifests);
    assert_eq!(
        linked,
        ["hardy-endpoint", "hardy-pattern"]
            .map(str::to_owned)
            .into()
    );
}
