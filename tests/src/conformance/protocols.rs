//! Which protocols have cases that count, and which of them a model offers. Knows nothing of cases.

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
