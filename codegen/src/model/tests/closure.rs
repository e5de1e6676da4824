//! The shapes that a service needs, and how they are reached.

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
fn every_way_to_bind_an_operation_counts() {
    let lifecycle = ["create", "put", "read", "update", "delete", "list"];
    let single = lifecycle.map(|key| (key, r##"{"target": "a#Do"}"##));
    let several =
        ["operations", "collectionOperations"].map(|key| (key, r##"[{"target": "a#Do"}]"##));
    for (key, value) in single.into_iter().chain(several) {
        let model = model(&format!(
            r##""a#House": {{"type": "service", "resources": [{{"target": "a#Room"}}]}},
            "a#Room": {{"type": "resource", "resources": [{{"target": "a#Lamp"}}]}},
            "a#Lamp": {{"type": "resource", "{key}": {value}}}, "a#Do": {{"type": "operation"}}"##
        ));
        let closure = close(&model, None, &[]).expect("there is one service");
        assert_eq!(texts(&closure.operations), ["Do"], "{key}");
    }
}

#[test]
fn reads_the_parts_of_a_resource() {
    let model = model(
        r#""a#Room": {"type": "resource", "identifiers": {"id": {"target": "a#RoomId"}},
             "properties": {"size": {"target": "smithy.api#Integer"}}},
           "a#RoomId": {"type": "string"}"#,
    );
    let Some(Kind::Resource(room)) = model.kind(&id("a#Room")) else {
        panic!("it is a resource");
    };
    assert_eq!(room.identifiers["id"], id("a#RoomId"));
    assert_eq!(room.properties["size"], id("smithy.api#Integer"));
}

#[test]
fn lists_each_error_once() {
    let model = model(
        r#""a#House": {"type": "service", "errors": [{"target": "a#Locked"}, {"target": "a#Dark"}]},
           "a#Do": {"type": "operation", "errors": [{"target": "a#Dark"}, {"target": "a#Dark"}]},
           "a#Locked": {"type": "structure", "traits": {"smithy.api#error": "client"}},
           "a#Dark": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#,
    );
    let errors = errors_of(&model, &id("a#House"), &id("a#Do"));
    assert_eq!(texts(&errors), ["Dark", "Locked"]);
}

#[test]
fn counts_the_traits_that_nobody_knows() {
    let shapes = r#"
        "a#House": {"type": "service", "operations": [{"target": "a#Ring"}, {"target": "a#Knock"}],
          "resources": [{"target": "a#Room"}], "traits": {"b#rank": 1, "smithy.test#smokeTests": {}}},
        "a#Room": {"type": "resource", "traits": {"b#rank": 2}},
        "a#Ring": {"type": "operation", "input": {"target": "a#RingInput"}},
        "a#Knock": {"type": "operation", "traits": {"b#loud": {}}},
        "a#RingInput": {"type": "structure", "members": {
          "times": {"target": "a#Times", "traits": {"b#rank": 3, "b#new": {}, "smithy.api#xmlName": "x"}}}},
        "a#Times": {"type": "integer", "traits": {"b#new": {}}},
        "a#Unused": {"type": "string", "traits": {"b#rank": 4}}"#;
    let model = model(shapes);
    let uses = |operations: &[&str]| -> Vec<(String, usize)> {
        let closure = close(&model, None, operations).expect("there is one service");
        unknown_traits(&model, &closure).into_iter().collect()
    };
    let counted = |uses: &[(&str, usize)]| -> Vec<(String, usize)> {
        let uses = uses.iter();
        uses.map(|(id, count)| ((*id).to_owned(), *count)).collect()
    };
    assert_eq!(
        uses(&[]),
        counted(&[("b#loud", 1), ("b#new", 2), ("b#rank", 3)])
    );
    assert_eq!(uses(&["Knock"]), counted(&[("b#loud", 1), ("b#rank", 2)]));
}

#[test]
fn refuses_names_that_a_service_cannot_give() {
    let shapes = r#"
        "a#House": {"type": "service", "operations": [{"target": "a#Ring"}], "resources": [{"target": "a#Room"}],
          "rename": {"a#Ring": "Bell", "a#Locked": "Shut", "a#Sofa": "Couch", "b#Bulb": "Bulb",
            "b#Lamp": "lamp", "b#Size": "Extent", "a#Name": "Title"}},
        "a#Room": {"type": "resource", "properties": {"bulb": {"target": "b#Bulb"}}},
        "a#Ring": {"type": "operation", "input": {"target": "a#RingInput"}, "errors": [{"target": "a#Locked"}]},
        "a#RingInput": {"type": "structure", "members": {
          "one": {"target": "a#Lamp"}, "two": {"target": "b#Lamp"}, "size": {"target": "b#Size"},
          "name": {"target": "a#Name"}, "title": {"target": "b#Title"}}},
        "a#Locked": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "a#Lamp": {"type": "structure"}, "b#Lamp": {"type": "structure"}, "a#Sofa": {"type": "structure"},
        "b#Bulb": {"type": "structure"}, "b#Size": {"type": "structure"}, "a#Name": {"type": "structure"},
        "b#Title": {"type": "structure"}"#;
    insta::assert_snapshot!(diagnose(shapes), @"
    error[rename]: `a#House` renames `a#Ring` to `Bell`, which is of type operation; only shapes with values can be renamed
      --> model.json:3:32 (/shapes/a#House/rename/a#Ring)

    error[rename]: `a#House` renames `a#Locked` to `Shut`, which is an error; its name is on the wire
      --> model.json:3:52 (/shapes/a#House/rename/a#Locked)

    error[rename]: `a#House` renames `a#Sofa` to `Couch`, which the service does not reach
      --> model.json:3:70 (/shapes/a#House/rename/a#Sofa)

    error[rename]: `a#House` renames `b#Bulb` to `Bulb`, which already has this name
      --> model.json:3:89 (/shapes/a#House/rename/b#Bulb)

    error[rename]: `a#House` renames `b#Lamp` to `lamp`, but `a#Lamp` has this name; case does not matter
      --> model.json:4:23 (/shapes/a#House/rename/b#Lamp)

    error[rename]: `a#House` renames `a#Name` to `Title`, but `b#Title` has this name; case does not matter
      --> model.json:4:61 (/shapes/a#House/rename/a#Name)
    ");
}

#[test]
fn contains_only_shapes_that_the_chosen_operations_reach() {
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
fn records_how_each_shape_is_reached() {
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
fn reports_why_there_is_no_closure() {
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
       = help: name the file with a shape of type `service`
    ---
    error[several-services]: the input defines several services: `a#House`, `b#House`
       = help: choose one with `--service ID`
    ---
    error[unknown-service]: ambiguous service `House`: `a#House`, `b#House`
       = help: use the shape id
    ---
    error[unknown-service]: unknown service `a#Hose`
       = help: did you mean `a#House`?
    ---
    error[unknown-operation]: unknown operation `ListRoom`
       = help: did you mean `ListRooms`?

    error[unknown-operation]: unknown operation `Unbound`
       = help: the model has `GetRoom`, `ListRooms`, `PutLamp`, `Ring`, `Sweep`, `Switch`

    error[unknown-operation]: unknown operation `b#Sweep`
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

#[test]
fn warns_of_filters_that_no_operation_of_any_service_takes() {
    let rules = r#""hardy#filter": {"field": "a", "operator": "b", "value": "c",
        "fields": [{"name": "lit", "operators": ["EQ"]}]}"#;
    let parts =
        ["a", "b", "c"].map(|name| format!(r#""{name}": {{"target": "smithy.api#String"}}"#));
    let parts = parts.join(", ");
    let filters = ["Asked", "Other", "Answered", "Unbound", "Idle"].map(|name| {
        format!(
            r#""a#{name}": {{"type": "structure", "members": {{{parts}}}, "traits": {{{rules}}}}}"#
        )
    });
    let model = model(&format!(
        r##""a#House": {{"type": "service", "operations": [{{"target": "a#Ring"}}, {{"target": "a#Sweep"}}]}},
        "a#Yard": {{"type": "service", "operations": [{{"target": "a#Mow"}}]}},
        "a#Ring": {{"type": "operation", "output": {{"target": "a#Answered"}}}},
        "a#Sweep": {{"type": "operation", "input": {{"target": "a#Asked"}}}},
        "a#Mow": {{"type": "operation", "input": {{"target": "a#Other"}}}},
        "a#Left": {{"type": "operation", "input": {{"target": "a#Unbound"}}}}, {}"##,
        filters.join(", ")
    ));
    for operations in [&[][..], &["Ring".to_owned()]] {
        let mut report = Report::new();
        closure(&model, Some("House"), operations, &mut report).expect("the service is there");
        let warned = report
            .warnings()
            .map(|warning| (warning.code, warning.shape.clone()));
        let warned: Vec<_> = warned.collect();
        let ids = ["a#Answered", "a#Idle", "a#Unbound"].map(|id| ("filter", Some(id.to_owned())));
        assert_eq!(warned, ids, "{operations:?}");
    }
}

#[test]
fn warns_of_chosen_operations_alone() {
    let misspelt = |name: &str| {
        format!(
            r##""a#{name}": {{"type": "operation", "traits": {{"smithy.api#readOnly": {{}}}}}}"##
        )
    };
    let (first, second) = (misspelt("First"), misspelt("Second"));
    let shapes = format!(
        r##""a#House": {{"type": "service", "operations": [{{"target": "a#First"}}, {{"target": "a#Second"}}]}},
        {first}, {second}"##
    );
    let (model, of_model) = build_sources(&[source("model.json", &shapes)]);
    for (chosen, expected) in [
        (&[][..], ["a#First", "a#Second"].as_slice()),
        (&["Second"], &["a#Second"]),
    ] {
        let chosen: Vec<String> = chosen
            .iter()
            .map(|name: &&str| (*name).to_owned())
            .collect();
        let mut report = of_model.clone();
        closure(&model, None, &chosen, &mut report).expect("there is one service");
        let warnings = report.warnings();
        let about: Vec<&str> = warnings.filter_map(|one| one.shape.as_deref()).collect();
        assert_eq!(about, expected);
    }
}
