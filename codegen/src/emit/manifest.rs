//! The `Cargo.toml` of the generated crate.

mod examples;

use super::file::{Content, Draft};
use super::toml::{inline_table, list, quoted};
use super::{MARK, features};
use crate::ir::{Crate, Manifest, Runtime, Vendored};

/// Prints the manifest.
pub(super) fn file(krate: &Crate) -> Draft {
    let manifest = &krate.manifest;
    let mut text = format!(
        "# {MARK} from {origin}.\n# Do not edit: {remedy}.\n\n",
        origin = manifest.origin,
        remedy = krate.remedy,
    );
    text.push_str("[package]\n");
    text.push_str(&package(manifest));
    if manifest.metadata.license.is_none() {
        text.push_str(match krate.is_of_aws {
            true => UNLICENSED,
            false => UNLICENSED_OUTSIDE_AWS,
        });
    }
    let features = features::lines(krate);
    // Not all features: two are alternatives. No item depends on the target, so docs.rs needs to
    // build only one.
    text.push_str("\n[package.metadata.docs.rs]\n");
    if krate.serde {
        text.push_str("features = [\"serde\"]\n");
    }
    text.push_str("targets = [\"x86_64-unknown-linux-gnu\"]\n");
    if !features.is_empty() {
        text.push_str("\n[features]\n");
        text.push_str(&features);
    }
    text.push_str("\n[dependencies]\n");
    if krate.client.is_some() {
        let keys = [("default-features", "false"), ("optional", "true")];
        let keys = keys.map(|(key, value)| (key, value.to_owned()));
        text.push_str("# The client: transport, authentication and retries.\n");
        text.push_str(&dependency(&CLIENT, manifest, keys.into()));
    }
    let features = &manifest.runtime_features;
    let features = (!features.is_empty()).then(|| ("features", list(features)));
    text.push_str(
        "# Validation, wire formats and pagination: the code that does not depend on the model.\n",
    );
    text.push_str(&dependency(
        &RUNTIME,
        manifest,
        features.into_iter().collect(),
    ));
    text.push_str(&examples::sections(manifest));
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

/// The same for a model that AWS does not publish.
const UNLICENSED_OUTSIDE_AWS: &str = "\
# No `license`: the documentation comes from the model and has its licence.
";

/// A package of the runtime.
struct Package {
    name: &'static str,
    /// Its folder in the folder of all packages of the runtime.
    folder: &'static str,
    /// The folder of its copy in a crate.
    copy: &'static str,
}

const RUNTIME: Package = Package {
    name: "hardy-runtime",
    folder: "core",
    copy: Vendored::RUNTIME,
};
const CLIENT: Package = Package {
    name: "hardy-client",
    folder: "client",
    copy: Vendored::CLIENT,
};

/// The line of a dependency on a package of the runtime, with further keys.
fn dependency(
    package: &Package,
    manifest: &Manifest,
    further: Vec<(&'static str, String)>,
) -> String {
    let name = package.name;
    let source = match &manifest.runtime {
        Runtime::Version(version) if further.is_empty() => {
            return format!("{name} = {}\n", quoted(version));
        }
        Runtime::Version(version) => vec![("version", quoted(version))],
        Runtime::Path(path) => vec![("path", quoted(&beside(path, package)))],
        Runtime::PathAndVersion { path, version } => vec![
            ("path", quoted(&beside(path, package))),
            ("version", quoted(version)),
        ],
        Runtime::Git { url, rev } => vec![("git", quoted(url)), ("rev", quoted(rev))],
        Runtime::Vendored => {
            let crate_name = &manifest.name;
            let copy = Vendored { crate_name }.package(name);
            vec![("package", quoted(&copy)), ("path", quoted(package.copy))]
        }
    };
    let keys = source.into_iter().chain(further);
    format!("{name} = {}\n", inline_table(keys))
}

/// The folder of a package, which is beside that of `hardy-runtime`.
fn beside(runtime: &str, package: &Package) -> String {
    let folder = package.folder;
    match runtime.trim_end_matches('/').rsplit_once('/') {
        _ if package.name == RUNTIME.name => runtime.to_owned(),
        Some((parent, own)) if own != ".." => format!("{parent}/{folder}"),
        None if runtime != ".." => folder.to_owned(),
        _ => format!("{runtime}/../{folder}"),
    }
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

#[cfg(test)]
mod tests;
