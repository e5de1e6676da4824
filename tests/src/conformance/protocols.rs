//! The protocols whose cases count, and those of a model. Must not know cases.

use serde_json::{Map, Value};

/// The protocols whose cases for clients count. A further one is a row.
const COUNTED: [&str; 3] = [
    "aws.protocols#restJson1",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
];

/// The protocols of the services among `shapes` whose cases count, in the order of the table.
pub(super) fn of(shapes: &Map<String, Value>) -> Vec<&'static str> {
    let services = shapes.values().filter(|shape| shape["type"] == "service");
    let services: Vec<&Value> = services.collect();
    let mut counted = COUNTED.to_vec();
    counted.retain(|protocol| {
        let mut services = services.iter();
        services.any(|service| !service["traits"][protocol].is_null())
    });
    counted
}

/// All of the table, for messages.
pub(super) fn listed() -> String {
    COUNTED.map(|protocol| format!("`{protocol}`")).join(", ")
}

#[cfg(test)]
mod tests {
    use hardy_codegen::{Options, Source, plan, read};
    use hardy_runtime::protocol::{Protocol, aws_json_1_0, aws_json_1_1, rest_json_1};
    use serde_json::json;

    use super::COUNTED;

    #[test]
    fn the_generator_and_the_runtime_call_each_protocol_alike() {
        let of_runtime = [
            ("rest_json_1", rest_json_1::Protocol::ID),
            ("aws_json_1_0", aws_json_1_0::Protocol::ID),
            ("aws_json_1_1", aws_json_1_1::Protocol::ID),
        ];
        for (id, (module, id_of_runtime)) in COUNTED.into_iter().zip(of_runtime) {
            let traits = json!({ id: {} });
            let model = json!({ "smithy": "2.0", "shapes": {
                "a#A": { "type": "service", "traits": traits, "operations": [{ "target": "a#Go" }] },
                "a#Go": { "type": "operation" },
            } });
            let sources = [Source {
                name: "model.json".to_owned(),
                text: model.to_string(),
            }];
            let options = Options::default();
            let planned = read(&sources, &options).and_then(|model| plan(&model, &options));
            let protocol = planned.expect("a service").krate.protocol;
            let protocol = protocol.expect("the generator supports it");
            assert_eq!(
                (protocol.id.as_str(), protocol.module.as_str()),
                (id, module)
            );
            assert_eq!(id_of_runtime, id);
        }
    }
}
