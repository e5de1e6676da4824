//! The step `features`: the client compiles without a warning whatever features a user selects.
//!
//! Not every set is tried: with each source of signatures, no further feature, each alone, and all.

use std::process::Command;

use serde_json::Value;

use crate::console::print;
use crate::program::{cargo_in, run_program};
use crate::system_tls;
use crate::workspace::Workspace;
use crate::{Exit, Failure};

/// The sources of signatures that compile in seconds. The client needs one.
const SIGNATURES: [&str; 2] = ["ring", "sha2"];
/// Another source, which takes a minute to compile.
const SLOW_SIGNATURES: &str = "aws-lc-rs";
/// Another source, which some machines cannot compile.
const OF_SYSTEM: &str = "native-tls";
/// Features that are no choice of a user.
const PARTS: [&str; 3] = ["default", "rustls", "transport"];

/// Checks the sets of features; `full` also those with [`SLOW_SIGNATURES`].
pub(super) fn run(workspace: &Workspace, full: bool) -> Result<Exit, Failure> {
    let mut exit = Exit::FINE;
    let features = features_of_client(workspace)?;
    let missing = system_tls::missing();
    if let Some(reason) = missing {
        print(&format!("without `{OF_SYSTEM}`: {reason}"))?;
    }
    let signatures = SIGNATURES
        .into_iter()
        .chain(full.then_some(SLOW_SIGNATURES))
        .chain(missing.is_none().then_some(OF_SYSTEM));
    for set in signatures.flat_map(|first| sets(first, &features)) {
        if run_program(check(workspace, &set))? != Exit::FINE {
            print(&format!(
                "hardy-client with the features `{set}`: see above"
            ))?;
            exit = Exit::FINDING;
        }
    }
    Ok(exit)
}

/// The names of the features that the client's manifest declares.
fn features_of_client(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let mut command = cargo_in(
        workspace,
        &["metadata", "--no-deps", "--format-version", "1"],
    );
    let output = command
        .output()
        .map_err(|error| Failure::new(format!("cannot start cargo metadata: {error}")))?;
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| {
        let stderr = String::from_utf8_lossy(&output.stderr);
        Failure::new(format!("cargo metadata printed no JSON: {error}\n{stderr}"))
    })?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut client = packages.filter(|package| package["name"] == "hardy-client");
    let features = client
        .next()
        .and_then(|package| package["features"].as_object());
    let features = features.ok_or_else(|| Failure::new("the workspace has no hardy-client"))?;
    Ok(features.keys().cloned().collect())
}

/// The sets of features to check that begin with `first`.
fn sets(first: &str, features: &[String]) -> Vec<String> {
    let is_further = |name: &&String| {
        let name = name.as_str();
        let is_first = SIGNATURES.contains(&name) || [SLOW_SIGNATURES, OF_SYSTEM].contains(&name);
        !is_first && !PARTS.contains(&name)
    };
    let further: Vec<&str> = features
        .iter()
        .filter(is_further)
        .map(String::as_str)
        .collect();
    let mut sets = vec![first.to_owned()];
    sets.extend(further.iter().map(|name| format!("{first},{name}")));
    sets.push(format!("{first},{}", further.join(",")));
    sets
}

fn check(workspace: &Workspace, features: &str) -> Command {
    let arguments = ["clippy", "--quiet", "--locked", "--package", "hardy-client"];
    let mut command = cargo_in(workspace, &arguments);
    command
        .args(["--no-default-features", "--features", features])
        .args(["--", "-D", "warnings"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_each_feature_alone_and_all_of_them() {
        let names = [
            "default",
            "ring",
            "aws-lc-rs",
            "native-tls",
            "sha2",
            "transport",
            "a",
            "b",
        ];
        assert_eq!(
            sets("ring", &names.map(str::to_owned)),
            ["ring", "ring,a", "ring,b", "ring,a,b"]
        );
    }

    #[test]
    fn reads_the_features_of_the_manifest() {
        let workspace = Workspace::find().expect("the workspace of these tests");
        let features = features_of_client(&workspace).expect("cargo reads the manifest");
        let first = SIGNATURES.into_iter().chain([SLOW_SIGNATURES, OF_SYSTEM]);
        for name in first.chain(PARTS) {
            assert!(features.iter().any(|feature| feature == name), "{name}");
        }
    }
}
