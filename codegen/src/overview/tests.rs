//! The operations of a small service, and the code that each needs.

use super::{OperationOverview, overview};
use crate::{Options, Source};

const MODEL: &str = r##"{"smithy": "2.0", "shapes": {
    "l#Lamps": {"type": "service", "operations": [
            {"target": "l#Get"}, {"target": "l#List"}, {"target": "l#Watch"}],
        "traits": {"aws.protocols#restJson1": {}}},
    "l#Get": {"type": "operation", "input": {"target": "l#In"}, "output": {"target": "l#Lamp"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/get"},
            "smithy.api#documentation": "<p>Gets a <a>Lamp</a> | more. And more.</p>"}},
    "l#List": {"type": "operation", "input": {"target": "l#In"}, "output": {"target": "l#Lamps2"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/list"}, "smithy.api#deprecated": {},
            "smithy.api#paginated": {"inputToken": "token", "outputToken": "token", "items": "lamps"}}},
    "l#Watch": {"type": "operation", "input": {"target": "smithy.api#Unit"}, "output": {"target": "l#Seen"},
        "traits": {"smithy.api#http": {"method": "POST", "uri": "/watch"}}},
    "l#In": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}},
    "l#Lamp": {"type": "structure", "members": {"label": {"target": "smithy.api#String"}}},
    "l#LampList": {"type": "list", "member": {"target": "l#Lamp"}},
    "l#Lamps2": {"type": "structure", "members": {
        "token": {"target": "smithy.api#String"}, "lamps": {"target": "l#LampList"}}},
    "l#Seen": {"type": "structure", "members": {"events": {"target": "l#Events", "traits": {"smithy.api#httpPayload": {}}}}},
    "l#Events": {"type": "union", "members": {"lamp": {"target": "l#Lamp"}}, "traits": {"smithy.api#streaming": {}}}
}}"##;

fn source() -> Source {
    Source {
        name: "lamps.json".to_owned(),
        text: MODEL.to_owned(),
    }
}

fn operations() -> (Vec<OperationOverview>, [usize; 2]) {
    let overview = overview(&[source()], &Options::default()).expect("the model is right");
    (overview.operations, [overview.lines, overview.shared_lines])
}

#[test]
fn says_what_each_operation_is() {
    let (operations, _) = operations();
    let [get, list, watch] = operations.as_slice() else {
        panic!("three operations: {operations:?}");
    };
    let names = operations.iter().map(|one| one.name.as_str());
    assert_eq!(Vec::from_iter(names), ["Get", "List", "Watch"]);
    assert_eq!(get.summary, "Gets a Lamp | more.");
    assert_eq!([get.is_paginated, list.is_paginated], [false, true]);
    assert_eq!([get.is_deprecated, list.is_deprecated], [false, true]);
    assert_eq!([&get.obstacle, &list.obstacle], [&None, &None]);
    let obstacle = watch.obstacle.as_deref().unwrap_or_default();
    assert!(obstacle.contains("event"), "{obstacle}");
}

/// A file that two operations need counts for both, and one that every crate has for none.
#[test]
fn counts_the_code_that_each_operation_needs() {
    let (operations, [total, shared]) = operations();
    let lines: Vec<usize> = operations.iter().map(|one| one.lines).collect();
    let shapes: Vec<usize> = operations.iter().map(|one| one.shapes).collect();
    // In, Lamp; In, LampList, Lamp, Lamps2; Seen, Events, Lamp.
    assert_eq!(shapes, [2, 4, 3]);
    assert!(lines[1] > lines[0], "{lines:?}");
    assert!(
        lines.iter().all(|lines| shared + lines < total),
        "{lines:?}"
    );
    let sum: usize = lines.iter().sum();
    assert!(shared + sum > total, "{lines:?}");

    // What a crate has beside is exact for the smallest operation.
    let smallest = operations.iter().min_by_key(|one| one.lines);
    let smallest = smallest.expect("there are three");
    let options = Options {
        operations: vec![smallest.name.clone()],
        ..Options::default()
    };
    let alone = overview(&[source()], &options).expect("the model is right");
    assert_eq!(alone.lines, shared + smallest.lines);
}
