//! The `Cargo.toml` of the emitted crate.

use super::MARK;
use super::file::{Content, Draft};
use crate::ir::{Crate, Example, Runtime};

/// Prints the manifest.
pub(super) fn file(krate: &Crate) -> Draft {
    let manifest = &krate.manifest;
    let runtime = match &manifest.runtime {
        Runtime::Path(path) => format!("{{ path = {} }}", quoted(path)),
        Runtime::Version(version) => quoted(version),
    };
    let mut text = format!(
        "# {MARK} from {origin}.\n# Not to be edited: change the model, then run `cargo xtask codegen`.\n\n",
        origin = krate.origin,
    );
    let package = [
        ("name", quoted(&manifest.name)),
        ("version", quoted(&manifest.version)),
        ("description", quoted(&manifest.description)),
        ("edition", quoted("2024")),
        ("rust-version", quoted("1.85")),
        ("license", quoted("MIT OR Apache-2.0")),
    ];
    text.push_str("[package]\n");
    for (key, value) in package {
        text.push_str(&format!("{key} = {value}\n"));
    }
    text.push_str("\n[dependencies]\n");
    text.push_str(
        "# Constraint checks, wire format and paginator: whatever does not depend on the model.\n",
    );
    text.push_str(&format!("hardy-runtime = {runtime}\n"));
    text.push_str(&examples(&manifest.examples));
    text.push_str("\n[lints.rust]\nmissing_docs = \"warn\"\nunsafe_code = \"forbid\"\n");
    if !manifest.workspace_member {
        text.push_str("\n# Stands alone, wherever it lies.\n[workspace]\n");
    }
    Draft {
        path: "Cargo.toml".to_owned(),
        content: Content::Finished(text),
    }
}

/// The examples, which cargo does not find by itself where they are.
fn examples(examples: &[Example]) -> String {
    let section = |Example { name, path }: &Example| {
        let (name, path) = (quoted(name), quoted(path));
        format!("\n[[example]]\nname = {name}\npath = {path}\n")
    };
    examples.iter().map(section).collect()
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
