//! The settings of a new crate, as the text of its `crate.json`. `crate::settings` reads them.

use hardy_codegen::ir::Crate;
use hardy_codegen::{README, Scaffold};
use serde_json::{Map, Value, json};

use crate::hardy::arguments::NewArguments;

/// The text of the file. `models` are the paths of the model and its overlays in the folder of the crate.
pub(super) fn text(
    krate: &Crate,
    scaffold: &Scaffold,
    models: &[String],
    arguments: &NewArguments,
) -> String {
    let manifest = &krate.manifest;
    let mut settings = Map::new();
    let mut set = |key: &str, value: Value| settings.insert(key.to_owned(), value);
    set("model", json!(models));
    set("name", json!(manifest.name));
    set("version", json!(manifest.version));
    set("readme", json!(README));
    if let Some(protocol) = &krate.protocol {
        // Otherwise a later version of the model could change it.
        let id = protocol.id.as_str();
        let name = id.split_once('#').map_or(id, |(_, name)| name);
        set("protocol", json!(name));
    }
    if !arguments.operations.is_empty() {
        let names = krate.operations.iter();
        let names: Vec<&str> = names.map(|one| one.model_name.as_str()).collect();
        set("operations", json!(names));
    }
    if let Some(example) = &scaffold.example {
        set(
            "examples",
            json!([{ "path": example.path, "required-features": example.required_features }]),
        );
        let packages = scaffold.dev_dependencies.iter().map(|package| {
            let value = json!({
                "version": package.version,
                "default-features": !package.without_default_features,
                "features": package.features,
                "reason": package.reason,
            });
            (package.name.clone(), value)
        });
        set("dev_dependencies", Value::Object(packages.collect()));
    }
    set("update", json!({ "changelog": "CHANGELOG.md" }));
    format!("{:#}\n", Value::Object(settings))
}
