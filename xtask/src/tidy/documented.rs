//! Shapes and members of our own models that lack documentation.
//!
//! Reads the JSON without the generator; a file without `shapes` has nothing to document.

use std::path::Path;

use serde_json::Value;

const DOCUMENTATION: &str = "smithy.api#documentation";

/// Types of shapes that the documentation shows. Other shapes become types of Rust's library.
const SHOWN: [&str; 7] = [
    "service",
    "resource",
    "operation",
    "structure",
    "union",
    "enum",
    "intEnum",
];

/// Whether the file may contain shapes.
pub(super) fn is_model(path: &Path) -> bool {
    path.parent() == Some(Path::new("model")) && path.extension().is_some_and(|end| end == "json")
}

/// The error for each shape and member of a model without documentation.
pub(super) fn missing(text: &str) -> Vec<String> {
    let document: Value = serde_json::from_str(text).unwrap_or_default();
    let shapes = document["shapes"].as_object().into_iter().flatten();
    let shown = shapes.filter(|(_, shape)| {
        let type_ = shape["type"].as_str();
        type_.is_some_and(|type_| SHOWN.contains(&type_))
    });
    let mut missing = Vec::new();
    for (id, shape) in shown {
        let members = shape["members"].as_object().into_iter().flatten();
        let members = members.map(|(name, member)| (format!("{id}${name}"), member));
        let all = [(id.clone(), shape)].into_iter().chain(members);
        let lacking = all.filter(|(_, value)| !is_documented(value));
        missing.extend(lacking.map(|(id, _)| format!("`{id}` lacks `{DOCUMENTATION}`")));
    }
    missing
}

fn is_documented(value: &Value) -> bool {
    let documentation = value["traits"][DOCUMENTATION].as_str();
    documentation.is_some_and(|documentation| !documentation.trim().is_empty())
}
