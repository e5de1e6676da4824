//! The manifest of a copied runtime package: without values from a workspace, without tests, and
//! with the names of the copies. Parses only the TOML in manifests of this workspace: one key per
//! line.

use std::collections::BTreeMap;

/// The sections that a copy keeps.
const SECTIONS: [&str; 3] = ["[package]", "[features]", "[dependencies]"];

/// Keys for a registry, where copies are never published.
const OF_REGISTRY: [&str; 3] = ["keywords", "categories", "include"];

/// Added to the package, because its doc tests use the name of the original.
const ADDED: &str = "publish = false\n\n[lib]\n# Its tests are those of the original.\ntest = false\n\
                     doctest = false\n";

/// The values that a manifest inherits from its workspace, by key.
pub(super) struct Shared(BTreeMap<String, String>);

impl Shared {
    /// The values in the manifest of a workspace.
    pub(super) fn of(manifest: &str) -> Self {
        let lines = manifest
            .lines()
            .skip_while(|line| *line != "[workspace.package]");
        let lines = lines.skip(1).take_while(|line| !line.starts_with('['));
        let values = lines.filter_map(|line| line.split_once(" = "));
        Self(
            values
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
        )
    }
}

/// The manifest of the copy. `rename` gives the name of the copy of a package.
pub(super) fn rewritten(
    manifest: &str,
    shared: &Shared,
    rename: &dyn Fn(&str) -> String,
) -> String {
    let mut text = String::new();
    let mut section = "";
    for line in manifest.lines() {
        if line.starts_with('[') {
            if section == "[package]" {
                text.truncate(text.trim_end().len());
                text.push('\n');
                text.push_str(ADDED);
                text.push('\n');
            }
            section = line;
        }
        if SECTIONS.contains(&section) {
            text.extend(self::line(line, section, shared, rename).map(|line| line + "\n"));
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// A line of a section in the copy; `None` if the copy omits it.
fn line(
    line: &str,
    section: &str,
    shared: &Shared,
    rename: &dyn Fn(&str) -> String,
) -> Option<String> {
    let Some((key, value)) = line.split_once(" = ") else {
        return Some(line.to_owned());
    };
    if let Some(key) = key.strip_suffix(".workspace") {
        return shared.0.get(key).map(|value| format!("{key} = {value}"));
    }
    Some(match (section, key) {
        ("[package]", "name") => {
            let name = rename(value.trim_matches('"'));
            format!("name = \"{name}\"")
        }
        ("[package]", key) if OF_REGISTRY.contains(&key) => return None,
        ("[dependencies]", key) if key.starts_with("hardy-") => {
            let package = rename(key);
            let value = value.trim_start_matches("{ ");
            format!("{key} = {{ package = \"{package}\", {value}")
        }
        _ => line.to_owned(),
    })
}
