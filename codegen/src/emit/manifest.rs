//! The `Cargo.toml` of the generated crate.

use super::MARK;
use super::file::{Content, Draft};
use crate::ir::{Crate, Example, Manifest, Runtime, Vendored};

/// Prints the manifest.
pub(super) fn file(krate: &Crate) -> Draft {
    let manifest = &krate.manifest;
    let runtime = runtime(manifest);
    let mut text = format!(
        "# {MARK} from {origin}.\n# Do not edit: {remedy}.\n\n",
        origin = manifest.origin,
        remedy = krate.remedy,
    );
    text.push_str("[package]\n");
    text.push_str(&package(manifest));
    if manifest.metadata.license.is_none() {
        text.push_str(UNLICENSED);
    }
    // No item depends on the target, so docs.rs needs to build only one.
    text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    text.push_str("targets = [\"x86_64-unknown-linux-gnu\"]\n");
    if krate.serde {
        text.push_str("\n[features]\n");
        text.push_str(
            "# Implements `Serialize` and `Deserialize` for types, with wire names and formats.\n",
        );
        text.push_str("serde = [\"hardy-runtime/serde\"]\n");
    }
    text.push_str("\n[dependencies]\n");
    text.push_str(
        "# Validation, wire formats and pagination: the code that does not depend on the model.\n",
    );
    text.push_str(&format!("hardy-runtime = {runtime}\n"));
    text.push_str(&examples(&manifest.examples));
    text.push_str("\n[lints.rust]\nmissing_docs = \"warn\"\nunsafe_code = \"forbid\"\n");
    if manifest.standalone {
        text.push_str("\n# Keeps the crate out of a workspace around it.\n[workspace]\n");
    }
    Draft {
        path: "Cargo.toml".to_owned(),
        content: Content::Finished(text),
    }
}

/// The note on the licence of documentation, for crates whose configuration has no licence.
const UNLICENSED: &str = "\
# No `license`: the documentation comes from the model and has its licence. AWS publishes its models
# under Apache-2.0: if you distribute the crate, include that licence, and state what you changed.
";

/// The dependency on the runtime, with its features.
fn runtime(manifest: &Manifest) -> String {
    let features = &manifest.runtime_features;
    let source = match &manifest.runtime {
        Runtime::Version(version) if features.is_empty() => return quoted(version),
        Runtime::Version(version) => vec![("version", quoted(version))],
        Runtime::Path(path) => vec![("path", quoted(path))],
        Runtime::PathAndVersion { path, version } => {
            vec![("path", quoted(path)), ("version", quoted(version))]
        }
        Runtime::Git { url, rev } => vec![("git", quoted(url)), ("rev", quoted(rev))],
        Runtime::Vendored => {
            let crate_name = &manifest.name;
            let package = Vendored { crate_name }.package("hardy-runtime");
            vec![
                ("package", quoted(&package)),
                ("path", quoted(Vendored::RUNTIME)),
            ]
        }
    };
    let features = (!features.is_empty()).then(|| ("features", list(features)));
    let keys = source.into_iter().chain(features);
    let keys = keys.map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", keys.collect::<Vec<_>>().join(", "))
}

/// The keys of the package, without those that have no value.
fn package(manifest: &Manifest) -> String {
    let metadata = &manifest.metadata;
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let list = |texts: &[String]| (!texts.is_empty()).then(|| list(texts));
    let keys = [
        ("name", Some(quoted(&manifest.name))),
        ("version", Some(quoted(&manifest.version))),
        ("description", text(&metadata.description)),
        ("edition", Some(quoted("2024"))),
        ("rust-version", Some(quoted("1.85"))),
        ("license", text(&metadata.license)),
        ("repository", text(&metadata.repository)),
        ("readme", text(&metadata.readme)),
        ("keywords", list(&metadata.keywords)),
        ("categories", list(&metadata.categories)),
        ("include", list(&manifest.include)),
    ];
    keys.into_iter()
        .filter_map(|(key, value)| Some(format!("{key} = {}\n", value?)))
        .collect()
}

/// The examples. Cargo searches only the folder `examples`, so the manifest lists them.
fn examples(examples: &[Example]) -> String {
    let section = |Example { name, path }: &Example| {
        let (name, path) = (quoted(name), quoted(path));
        format!("\n[[example]]\nname = {name}\npath = {path}\n")
    };
    examples.iter().map(section).collect()
}

/// A TOML array of basic strings.
fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            control if control.is_control() => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(control)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests;
