//! Behavior of single services beyond their protocol, as overlays in the generator: a file for each
//! service, found by its `sdkId`, with a source for each rule. No other code knows services by
//! name.
//!
//! A file contains traits of the namespace `hardy` for its service and for some of the operations.
//! `plan` decides their effect; the user's overlays override them.

mod fit;

use crate::ast::{Ast, Role, Version};
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
    let of_service = fit::of_service(traits(&file["service"]), asts);
    let operations = file["operations"].as_object().into_iter().flatten();
    let operations = operations.filter_map(|(name, said)| {
        let id = format!("{namespace}#{name}");
        let fitted = fit::of_operation(&id, traits(said), asts)?;
        Some((id, fitted))
    });
    Ast {
        file: format!("the rules for {sdk_id} that come with the generator").into(),
        version: Version::V2,
        role: Role::Shipped,
        shapes: BTreeMap::new(),
        applied: operations.chain([(id.to_owned(), of_service)]).collect(),
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
    fn services_stand_in_order() {
        assert!(SHIPPED.is_sorted());
    }
}
