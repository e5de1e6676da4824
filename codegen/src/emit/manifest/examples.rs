//! The sections of the examples, and of the packages that they need.

use crate::emit::toml::{comment, inline_table, key, list, quoted};
use crate::ir::{DevDependency, Example, Manifest};

/// The sections; empty without examples.
pub(super) fn sections(manifest: &Manifest) -> String {
    let mut text = String::new();
    if !manifest.dev_dependencies.is_empty() {
        text.push_str("\n[dev-dependencies]\n");
        text.extend(manifest.dev_dependencies.iter().map(dev_dependency));
    }
    // Cargo searches only the folder `examples`, so the manifest lists them.
    text.extend(manifest.examples.iter().map(example));
    text
}

fn example(example: &Example) -> String {
    let Example {
        name,
        path,
        required_features,
    } = example;
    let (name, path) = (quoted(name), quoted(path));
    let mut text = format!("\n[[example]]\nname = {name}\npath = {path}\n");
    if !required_features.is_empty() {
        text.push_str(&format!(
            "required-features = {}\n",
            list(required_features)
        ));
    }
    text
}

/// The line of a package, after the reason for it.
fn dev_dependency(dependency: &DevDependency) -> String {
    let DevDependency {
        name,
        reason,
        version,
        path,
        without_default_features,
        features,
    } = dependency;
    let string = |text: &Option<String>| text.as_deref().map(quoted);
    let further = [
        ("path", string(path)),
        (
            "default-features",
            without_default_features.then(|| "false".to_owned()),
        ),
        ("features", (!features.is_empty()).then(|| list(features))),
    ];
    let mut further = further
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .peekable();
    let value = match (string(version), further.peek()) {
        (Some(version), None) => version,
        (version, _) => {
            let version = version.map(|version| ("version", version));
            inline_table(version.into_iter().chain(further))
        }
    };
    let reason = reason.as_deref().map(comment).unwrap_or_default();
    format!("{reason}{} = {value}\n", key(name))
}
