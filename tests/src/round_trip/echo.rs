//! An operation for each structure and union of a model, which sends and receives it as a whole body.

use serde_json::{Value, json};

/// Adds the operations. Returns their shape ids, each with that of the structure or union that it
/// sends and receives.
pub(crate) fn add(model: &mut Value) -> Vec<(String, String)> {
    let Some(shapes) = model["shapes"].as_object_mut() else {
        return Vec::new();
    };
    let holds_members = |shape: &Value| {
        ["structure", "union"]
            .map(Value::from)
            .contains(&shape["type"])
    };
    let sent: Vec<String> = shapes
        .iter()
        .filter(|(_, shape)| holds_members(shape))
        .map(|(id, _)| id.clone())
        .collect();
    let mut echoes = Vec::new();
    for id in sent {
        // Structures of whole messages are now also values inside messages.
        let traits = shapes
            .get_mut(&id)
            .and_then(|shape| shape.get_mut("traits"));
        if let Some(traits) = traits.and_then(Value::as_object_mut) {
            traits.remove("smithy.api#input");
            traits.remove("smithy.api#output");
        }
        let (namespace, name) = id.split_once('#').unwrap_or(("", &id));
        let (operation, parcel) = (
            format!("{namespace}#Echo{name}"),
            format!("{namespace}#Parcel{name}"),
        );
        let member = json!({ "target": id, "traits": { "smithy.api#httpPayload": {} } });
        shapes.insert(
            parcel.clone(),
            json!({ "type": "structure", "members": { "value": member } }),
        );
        let http = json!({ "method": "POST", "uri": format!("/echo/{name}") });
        let echo = json!({
            "type": "operation", "input": { "target": parcel }, "output": { "target": parcel },
            "traits": { "smithy.api#http": http },
        });
        shapes.insert(operation.clone(), echo);
        echoes.push((operation, id));
    }
    let mut services = shapes.values_mut();
    if let Some(service) = services.find(|shape| shape["type"] == "service") {
        let mut operations = service["operations"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        operations.extend(echoes.iter().map(|(id, _)| json!({ "target": id })));
        service["operations"] = operations.into();
    }
    echoes
}
