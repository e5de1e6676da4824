//! Behavior of single services beyond their protocol, as overlays in the generator: a file for each
//! service, found by its `sdkId`, with a source for each rule. No other code knows services by
//! name.
//!
//! A file contains traits of the namespace `hardy` for its service and for some of the operations.
//! `plan` decides their effect; the user's overlays override them.

mod fit;

use crate::ast::{Ast, Role, Version};
use fit::Members;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The file of each service, by its `sdkId`.
const SHIPPED: &[(&str, &str)] = &[
    (
        "API Gateway",
        include_str!("customizations/api_gateway.json"),
    ),
    ("Athena", include_str!("customizations/athena.json")),
    ("CloudWatch", include_str!("customizations/cloudwatch.json")),
    (
        "CloudWatch Logs",
        include_str!("customizations/cloudwatch_logs.json"),
    ),
    (
        "Direct Connect",
        include_str!("customizations/direct_connect.json"),
    ),
    ("DynamoDB", include_str!("customizations/dynamodb.json")),
    (
        "DynamoDB Streams",
        include_str!("customizations/dynamodb_streams.json"),
    ),
    ("ECR", include_str!("customizations/ecr.json")),
    (
        "EventBridge",
        include_str!("customizations/eventbridge.json"),
    ),
    ("Glacier", include_str!("customizations/glacier.json")),
    ("IAM", include_str!("customizations/iam.json")),
    ("Kinesis", include_str!("customizations/kinesis.json")),
    ("Lambda", include_str!("customizations/lambda.json")),
    (
        "Machine Learning",
        include_str!("customizations/machine_learning.json"),
    ),
    ("Polly", include_str!("customizations/polly.json")),
    ("Route 53", include_str!("customizations/route_53.json")),
    ("S3", include_str!("customizations/s3.json")),
    ("S3 Control", include_str!("customizations/s3_control.json")),
    ("SFN", include_str!("customizations/sfn.json")),
    ("SQS", include_str!("customizations/sqs.json")),
    ("SWF", include_str!("customizations/swf.json")),
    ("WorkSpaces", include_str!("customizations/workspaces.json")),
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

/// The content of the file for the service `id`, and for its operations, as far as the model has
/// them and their members.
fn overlay(id: &str, sdk_id: &str, file: &Value, asts: &[Ast]) -> Ast {
    let namespace = id.split('#').next().unwrap_or_default();
    let of_service = (id.to_owned(), of_service(&file["service"], asts));
    let operations = file["operations"].as_object().into_iter().flatten();
    let operations = operations.filter_map(|(name, said)| {
        let id = format!("{namespace}#{name}");
        let members = Members::of(&id, asts)?;
        Some((id, members.fitted(traits(said))))
    });
    Ast {
        file: format!("the rules for {sdk_id} that come with the generator").into(),
        version: Version::V2,
        role: Role::Shipped,
        shapes: BTreeMap::new(),
        applied: operations.chain([of_service]).collect(),
        metadata: Map::new(),
    }
}

/// The traits of a service. A model need not have all of its operations, and so not all labels.
fn of_service(said: &Value, asts: &[Ast]) -> Map<String, Value> {
    let mut traits = traits(said);
    let defaults = traits.get_mut("hardy#labelDefaults");
    if let Some(defaults) = defaults.and_then(Value::as_array_mut) {
        defaults.retain(|default| {
            default["label"]
                .as_str()
                .is_some_and(|label| has_label(asts, label))
        });
    }
    traits
}

fn has_label(asts: &[Ast], label: &str) -> bool {
    let label = format!("{{{label}}}");
    let mut shapes = asts.iter().flat_map(|ast| ast.shapes.values());
    shapes.any(|shape| {
        let http = shape.traits.get("smithy.api#http");
        let uri = http
            .and_then(|http| http.get("uri"))
            .and_then(Value::as_str);
        uri.is_some_and(|uri| uri.contains(&label))
    })
}

fn traits(said: &Value) -> Map<String, Value> {
    said.as_object().cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::{self, Source};
    use crate::report::Report;
    use serde_json::json;

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
                let entries = match &entries {
                    Value::Array(entries) => entries.as_slice(),
                    entry => std::slice::from_ref(entry),
                };
                for entry in entries {
                    let source = entry["source"].as_str().unwrap_or_default();
                    assert!(source.len() > 20, "{sdk_id}: {entry}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_said_of_labels_that_a_model_lacks() {
        for (uri, expected) in [("/{accountId}/vaults", 1), ("/vaults", 0)] {
            let shapes = json!({
                "a#Glacier": { "type": "service", "traits": { "aws.api#service": { "sdkId": "Glacier" } } },
                "a#List": { "type": "operation", "traits": { "smithy.api#http": { "method": "GET", "uri": uri } } },
            });
            let source = Source {
                name: "model.json".to_owned(),
                text: json!({ "smithy": "2.0", "shapes": shapes }).to_string(),
            };
            let ast = ast::read(&source, &mut Report::new()).expect("a model");
            let overlays = overlays(&[ast]);
            let applied = overlays.iter().flat_map(|overlay| &overlay.applied);
            let defaults = applied.filter_map(|(_, traits)| traits.get("hardy#labelDefaults"));
            let defaults = defaults.filter_map(Value::as_array).flatten();
            assert_eq!(defaults.count(), expected, "{uri}");
        }
    }

    #[test]
    fn services_stand_in_order() {
        assert!(SHIPPED.is_sorted());
    }
}
