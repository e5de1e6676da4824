//! What single services do beyond their protocol, as overlays that come with the generator: a file for
//! each service, found by its `sdkId`, with a source for each rule. The one place that knows services
//! by name.
//!
//! A file says which traits of the namespace `hardy` its service has, and which ones some of the
//! operations have. What becomes of them is for `plan`; an overlay of the user's own wins over them.

use crate::ast::{Ast, Role, Version};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The file of each service, by its `sdkId`.
const SHIPPED: &[(&str, &str)] = &[
    (
        "API Gateway",
        include_str!("customizations/api_gateway.json"),
    ),
    ("Glacier", include_str!("customizations/glacier.json")),
];

/// The overlays for the services that the files define.
pub(crate) fn overlays(asts: &[Ast]) -> Vec<Ast> {
    let shapes = asts.iter().flat_map(|ast| &ast.shapes);
    shapes
        .filter_map(|(id, shape)| {
            let service = shape.traits.get("aws.api#service")?;
            let sdk_id = service.get("sdkId")?.as_str()?;
            let (_, text) = SHIPPED.iter().find(|(name, _)| *name == sdk_id)?;
            Some(overlay(id, sdk_id, &read(text), asts))
        })
        .collect()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("what comes with the generator is JSON, which a test sees to")
}

/// What the file says of the service `id`, and of those of its operations that there are.
fn overlay(id: &str, sdk_id: &str, file: &Value, asts: &[Ast]) -> Ast {
    let namespace = id.split('#').next().unwrap_or_default();
    let of_service = (id.to_owned(), traits(&file["service"]));
    let operations = file["operations"].as_object().into_iter().flatten();
    let operations = operations
        .map(|(name, said)| (format!("{namespace}#{name}"), traits(said)))
        .filter(|(id, _)| asts.iter().any(|ast| ast.shapes.contains_key(id)));
    Ast {
        file: format!("the rules for {sdk_id} that come with the generator").into(),
        version: Version::V2,
        role: Role::Shipped,
        shapes: BTreeMap::new(),
        applied: operations.chain([of_service]).collect(),
        metadata: Map::new(),
    }
}

fn traits(said: &Value) -> Map<String, Value> {
    said.as_object().cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_of_its_service_and_names_a_source_for_each_rule() {
        for (sdk_id, text) in SHIPPED {
            let file = read(text);
            assert_eq!(file["sdkId"], *sdk_id);
            let operations = file["operations"].as_object().into_iter().flatten();
            let owners = operations.map(|(_, said)| said).chain([&file["service"]]);
            let rules = owners.flat_map(|said| traits(said).into_iter());
            let rules: Vec<(String, Value)> = rules.collect();
            assert!(!rules.is_empty(), "{sdk_id}");
            for (id, entries) in rules {
                assert!(id.starts_with("hardy#"), "{sdk_id}: {id}");
                for entry in entries.as_array().expect("every trait is a list") {
                    let source = entry["source"].as_str().unwrap_or_default();
                    assert!(source.len() > 20, "{sdk_id}: {entry}");
                }
            }
        }
    }

    #[test]
    fn services_stand_in_order() {
        assert!(SHIPPED.is_sorted());
    }
}
