//! The crates that a package compiles, from `cargo tree`. Must not know the package.

use std::collections::BTreeMap;
use std::process::Command;

use crate::Failure;

/// Runs `cargo tree` for the package in its arguments. Returns the crates, the package included, each
/// with the number of its versions.
pub(crate) fn crates(tree: &mut Command) -> Result<BTreeMap<String, usize>, Failure> {
    tree.args(["--edges", "normal", "--prefix", "none"]);
    let output = tree
        .output()
        .map_err(|error| Failure::new(format!("cannot start cargo tree: {error}")))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("cargo tree failed: {text}")));
    }
    Ok(count(&String::from_utf8_lossy(&output.stdout)))
}

/// The versions of each crate in the lines of `cargo tree`: a name, a version, and more.
fn count(tree: &str) -> BTreeMap<String, usize> {
    let words = tree.lines().map(|line| {
        let mut words = line.split(' ');
        (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        )
    });
    let mut versions: Vec<(&str, &str)> = words.filter(|(name, _)| !name.is_empty()).collect();
    versions.sort_unstable();
    versions.dedup();
    let mut crates = BTreeMap::new();
    for (name, _) in versions {
        *crates.entry(name.to_owned()).or_default() += 1;
    }
    crates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_versions_of_each_crate() {
        let tree = "list v0.0.0 (/a)\nhttp v1.5.0\nhttp v0.2.12\nbytes v1.0.0\nhttp v1.5.0 (*)\n\n";
        let crates = count(tree);
        let crates: Vec<(&str, usize)> =
            crates.iter().map(|(name, n)| (name.as_str(), *n)).collect();
        assert_eq!(crates, [("bytes", 1), ("http", 2), ("list", 1)]);
    }
}
