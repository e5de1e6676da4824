//! Shuffles the keys of a model, except the members of a shape, whose order has a meaning in
//! Smithy. The same seed gives the same order.

use serde_json::{Map, Value};

/// A model as JSON, with its keys in another order.
pub(crate) fn shuffled(text: &str, seed: u64) -> String {
    let mut model: Value = serde_json::from_str(text).expect("a model is JSON");
    shuffle(&mut model, &mut Vec::new(), seed);
    model.to_string()
}

/// A model as [`shuffled`] prints it, with its keys in the order they have: the parser rounds numbers that
/// the generator keeps.
pub(crate) fn reprinted(text: &str) -> String {
    let model: Value = serde_json::from_str(text).expect("a model is JSON");
    model.to_string()
}

/// `path` is the list of keys from the root of the model to `value`.
fn shuffle(value: &mut Value, path: &mut Vec<String>, seed: u64) {
    match value {
        Value::Array(values) => {
            for value in values {
                path.push(String::new());
                shuffle(value, path, seed);
                path.pop();
            }
        }
        Value::Object(entries) => {
            if !are_members(path) {
                *entries = reordered(std::mem::take(entries), seed);
            }
            for (key, value) in entries {
                path.push(key.clone());
                shuffle(value, path, seed);
                path.pop();
            }
        }
        _ => {}
    }
}

fn are_members(path: &[String]) -> bool {
    matches!(path, [shapes, _, members] if shapes == "shapes" && members == "members")
}

fn reordered(entries: Map<String, Value>, seed: u64) -> Map<String, Value> {
    let mut entries: Vec<(String, Value)> = entries.into_iter().collect();
    entries.sort_by_cached_key(|(key, _)| (hash(key, seed), key.clone()));
    entries.into_iter().collect()
}

/// FNV-1a, begun with the seed.
fn hash(text: &str, seed: u64) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn moves_everything_but_members() {
    let text = r#"{"smithy": "2.0", "shapes": {
        "a#A": {"type": "structure", "traits": {"p": {"q": 1, "r": 2}, "s": {}, "t": {}},
          "members": {"d": {"traits": {"p": {}, "q": {}}, "target": "t"}, "c": {}, "b": {}, "a": {}}},
        "a#B": {}, "a#C": {}}}"#;
    let original: Value = serde_json::from_str(text).expect("it is JSON");
    let orders = |pointer: &str| {
        let keys = |model: &Value| -> Vec<String> {
            let value = model.pointer(pointer).and_then(Value::as_object);
            value.expect("an object").keys().cloned().collect()
        };
        let mut orders = std::collections::BTreeSet::from([keys(&original)]);
        for seed in 0..16 {
            let text = shuffled(text, seed);
            let model: Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!(model, original);
            orders.insert(keys(&model));
        }
        orders.len()
    };
    assert_eq!(orders("/shapes/a#A/members"), 1);
    let moved = [
        "",
        "/shapes",
        "/shapes/a#A",
        "/shapes/a#A/traits",
        "/shapes/a#A/traits/p",
        "/shapes/a#A/members/d",
        "/shapes/a#A/members/d/traits",
    ];
    for pointer in moved {
        assert!(orders(pointer) > 1, "{pointer}");
    }
}
