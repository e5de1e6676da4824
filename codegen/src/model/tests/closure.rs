//! Which shapes a service needs, and how they are reached.

use super::*;

const HOUSE: &str = r#"
    "a#House": {"type": "service", "operations": [{"target": "a#Ring"}], "resources": [{"target": "a#Room"}],
      "errors": [{"target": "a#Locked"}]},
    "a#Room": {"type": "resource", "read": {"target": "a#GetRoom"}, "list": {"target": "a#ListRooms"},
      "collectionOperations": [{"target": "a#Sweep"}], "resources": [{"target": "a#Lamp"}]},
    "a#Lamp": {"type": "resource", "put": {"target": "a#PutLamp"}, "operations": [{"target": "a#Switch"}],
      "resources": [{"target": "a#Room"}]},
    "a#Ring": {"type": "operation"}, "a#Sweep": {"type": "operation"}, "a#Switch": {"type": "operation"},
    "a#PutLamp": {"type": "operation", "input": {"target": "a#LampData"}, "errors": [{"target": "a#Dark"}]},
    "a#GetRoom": {"type": "operation", "output": {"target": "a#RoomData"}},
    "a#ListRooms": {"type": "operation", "output": {"target": "a#RoomList"}},
    "a#Unbound": {"type": "operation", "output": {"target": "a#Nowhere"}},
    "a#LampData": {"type": "structure", "members": {"size": {"target": "a#Size"}}},
    "a#RoomData": {"type": "structure", "members": {"lamps": {"target": "a#Lamps"}, "rooms": {"target": "a#RoomList"}}},
    "a#RoomList": {"type": "structure", "members": {"first": {"target": "a#RoomData"}}},
    "a#Lamps": {"type": "map", "key": {"target": "a#LampName"}, "value": {"target": "a#LampData"}},
    "a#LampName": {"type": "string"},
    "a#Size": {"type": "enum", "members": {"S": {"target": "smithy.api#Unit"}}},
    "a#Locked": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    "a#Dark": {"type": "structure", "traits": {"smithy.api#error": "client"},
      "members": {"size": {"target": "a#Size"}}},
    "a#Nowhere": {"type": "structure"}"#;

fn close(model: &Model, service: Option<&str>, operations: &[&str]) -> Result<Closure, String> {
    let operations: Vec<String> = operations.iter().map(|name| (*name).to_owned()).collect();
    let mut report = Report::new();
    let closure = closure(model, service, &operations, &mut report);
    assert_eq!(closure.is_none(), report.has_errors());
    closure.ok_or_else(|| report.to_string())
}

fn texts<'a>(ids: impl IntoIterator<Item = &'a ShapeId>) -> Vec<&'a str> {
    ids.into_iter().map(ShapeId::name).collect()
}

#[test]
fn collects_operations_through_resources_even_in_circles() {
    let closure = close(&model(HOUSE), None, &[]).expect("there is one service");
    let all = ["GetRoom", "ListRooms", "PutLamp", "Ring", "Sweep", "Switch"];
    assert_eq!(texts(&closure.operations), all);
}

#[test]
fn takes_only_what_the_chosen_operations_reach() {
    let model = model(HOUSE);
    let chosen = ["PutLamp", "a#Ring", "a#PutLamp"];
    let closure = close(&model, Some("House"), &chosen).expect("all of them exist");
    assert_eq!(texts(&closure.operations), ["PutLamp", "Ring"]);
    assert_eq!(
        texts(&closure.shapes),
        ["Dark", "LampData", "Locked", "Size"]
    );
}

#[test]
fn tells_from_where_each_shape_is_reached() {
    let closure = close(&model(HOUSE), Some("a#House"), &[]).expect("there is one service");
    let flag = |set: bool, letter: &'static str| if set { letter } else { "-" };
    let lines: Vec<String> = closure
        .usage
        .iter()
        .map(|(id, usage)| {
            let (input, output) = (flag(usage.input, "i"), flag(usage.output, "o"));
            format!("{input}{output}{} {}", flag(usage.error, "e"), id.name())
        })
        .collect();
    let expected = [
        "--e Dark",
        "io- LampData",
        "-o- LampName",
        "-o- Lamps",
        "--e Locked",
        "-o- RoomData",
        "-o- RoomList",
        "ioe Size",
    ];
    assert_eq!(lines, expected);
    assert_eq!(texts(closure.inputs.keys()), ["LampData"]);
    let direct = closure
        .outputs
        .iter()
        .map(|(id, users)| (id.name(), texts(users)));
    let expected = [
        ("RoomData", vec!["GetRoom"]),
        ("RoomList", vec!["ListRooms"]),
    ];
    assert_eq!(direct.collect::<Vec<_>>(), expected);
}

#[test]
fn the_errors_of_the_service_come_behind_those_of_the_operation() {
    let errors = errors_of(&model(HOUSE), &id("a#House"), &id("a#PutLamp"));
    assert_eq!(texts(&errors), ["Dark", "Locked"]);
}

#[test]
fn says_why_no_closure_can_be_made() {
    let house = model(HOUSE);
    let two = model(&format!(r#"{HOUSE}, "b#House": {{"type": "service"}}"#));
    let none = model(r#""a#Text": {"type": "string"}"#);
    let failures = [
        close(&none, None, &[]),
        close(&two, None, &[]),
        close(&two, Some("House"), &[]),
        close(&house, Some("a#Hose"), &[]),
        close(&house, None, &["ListRoom", "Ring", "b#Sweep", "Unbound"]),
    ];
    let texts: Vec<String> = failures.into_iter().filter_map(Result::err).collect();
    assert_eq!(texts.len(), 5);
    insta::assert_snapshot!(texts.join("\n---\n"), @"
    error[no-service]: no input file defines a service
       = help: name the file that has a shape of the type `service`
    ---
    error[several-services]: the input defines several services: `a#House`, `b#House`
       = help: choose one with `--service ID`
    ---
    error[unknown-service]: `House` is the name of more than one service: `a#House`, `b#House`
       = help: use the id
    ---
    error[unknown-service]: there is no service `a#Hose`
       = help: did you mean `a#House`?
    ---
    error[unknown-operation]: there is no operation `ListRoom`
       = help: did you mean `ListRooms`?

    error[unknown-operation]: there is no operation `Unbound`
       = help: there are `GetRoom`, `ListRooms`, `PutLamp`, `Ring`, `Sweep`, `Switch`

    error[unknown-operation]: there is no operation `b#Sweep`
       = help: did you mean `a#Sweep`?
    ");
}

#[test]
fn does_not_depend_on_the_order_of_keys() {
    let ordered = close(&model(HOUSE), None, &[]);
    let value: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&format!("{{{HOUSE}}}")).expect("the text of a test is JSON");
    let reversed: serde_json::Map<_, _> = value.into_iter().rev().collect();
    let text = serde_json::Value::Object(reversed).to_string();
    let inner = text
        .trim_start_matches('{')
        .strip_suffix('}')
        .unwrap_or_default();
    assert_eq!(close(&model(inner), None, &[]), ordered);
}
