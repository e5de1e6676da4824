//! The model that the promises are tried on, and changes of it as services publish them.

use hardy_codegen::{Generated, Options, Source};
use serde_json::{Value, json};

use crate::fixtures::generated;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
  "l#Lamps": {"type": "service", "version": "1",
    "operations": [{"target": "l#PutLamp"}, {"target": "l#ListLamps"}],
    "traits": {"aws.protocols#restJson1": {}}},
  "l#PutLamp": {"type": "operation", "input": {"target": "l#PutLampInput"},
    "output": {"target": "l#PutLampOutput"}, "errors": [{"target": "l#Broken"}],
    "traits": {"smithy.api#http": {"method": "PUT", "uri": "/lamps/{id}"}}},
  "l#PutLampInput": {"type": "structure", "members": {
    "id": {"target": "l#Id", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
    "lamp": {"target": "l#Lamp", "traits": {"smithy.api#required": {}}},
    "note": {"target": "smithy.api#String"}}},
  "l#PutLampOutput": {"type": "structure", "members": {
    "lamp": {"target": "l#Lamp"}, "at": {"target": "smithy.api#Timestamp"}}},
  "l#ListLamps": {"type": "operation", "input": {"target": "l#ListLampsInput"},
    "output": {"target": "l#ListLampsOutput"},
    "traits": {"smithy.api#http": {"method": "POST", "uri": "/lamps"}}},
  "l#ListLampsInput": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}},
  "l#ListLampsOutput": {"type": "structure", "members": {
    "token": {"target": "smithy.api#String"}, "lamps": {"target": "l#LampList"}}},
  "l#LampList": {"type": "list", "member": {"target": "l#Lamp"}},
  "l#Lamp": {"type": "structure", "members": {
    "pole": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}}},
    "color": {"target": "l#Color"},
    "signal": {"target": "l#Signal"}}},
  "l#Color": {"type": "enum", "members": {
    "WARM": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "warm"}},
    "COLD": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "cold"}}}},
  "l#Signal": {"type": "union", "members": {
    "blink": {"target": "smithy.api#Integer"}, "word": {"target": "l#Id"}}},
  "l#Id": {"type": "string", "traits": {"smithy.api#length": {"max": 20}}},
  "l#Broken": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
    "traits": {"smithy.api#error": "client", "smithy.api#httpError": 400}}
}}"#;

/// A change of a service: sets or removes a value.
pub(crate) enum Change {
    /// At this JSON pointer; its parent must be there.
    Put(&'static str, Value),
    /// From this JSON pointer, where something must be.
    Take(&'static str),
    /// Reverses the members at this pointer.
    Reverse(&'static str),
}

use Change::{Put, Reverse, Take};

/// The crate of the model after these changes.
pub(crate) fn after(changes: &[Change]) -> Generated {
    corrected(changes, &json!({}))
}

/// The same with an overlay that has these shapes.
pub(crate) fn corrected(changes: &[Change], overlay: &Value) -> Generated {
    let mut model: Value = serde_json::from_str(MODEL).expect("the model is JSON");
    for change in changes {
        apply(&mut model["shapes"], change);
    }
    let overlay = json!({"smithy": "2.0", "shapes": overlay});
    let source = |name: &str, content: &Value| Source {
        name: name.to_owned(),
        text: content.to_string(),
    };
    let sources = [
        source("model.json", &model),
        source("model.rules.json", &overlay),
    ];
    generated(&sources, &Options::default())
}

fn apply(shapes: &mut Value, change: &Change) {
    let (Put(pointer, _) | Take(pointer) | Reverse(pointer)) = change;
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer begins with `/`");
    let key = key.replace("~1", "/");
    let parent = shapes.pointer_mut(parent).expect("the parent is there");
    match change {
        Put(_, value) => match parent {
            Value::Array(items) => items.push(value.clone()),
            other => other[&key] = value.clone(),
        },
        Take(_) => {
            let object = parent.as_object_mut().expect("an object");
            object.shift_remove(&key).expect("it is there");
        }
        Reverse(_) => {
            let members = parent[&key].as_object_mut().expect("an object");
            *members = std::mem::take(members).into_iter().rev().collect();
        }
    }
}

/// A member that may be left out, of this kind.
pub(crate) fn member(target: &str) -> Value {
    json!({"target": target, "traits": {}})
}
