//! Edits of lengths and patterns.

use fastrand::Rng;
use serde_json::json;

use super::model::Model;
use super::shapes::{has, set};

const LENGTH: &str = "smithy.api#length";
const PATTERN: &str = "smithy.api#pattern";

fn with_maximum(model: &Model, rng: &mut Rng) -> Option<String> {
    model.reached(
        |shape| {
            shape["traits"][LENGTH]["max"]
                .as_u64()
                .is_some_and(|max| max > 4)
        },
        rng,
    )
}

pub(super) fn shorter(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = with_maximum(model, rng)?;
    let length = model.traits(&id).get_mut(LENGTH)?;
    let max = length["max"].as_u64()? - 1;
    (length["min"].as_u64().unwrap_or(0) <= max).then_some(())?;
    length["max"] = json!(max);
    Some(id)
}

pub(super) fn longer(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = with_maximum(model, rng)?;
    let length = model.traits(&id).get_mut(LENGTH)?;
    length["max"] = json!(length["max"].as_u64()? + 7);
    Some(id)
}

pub(super) fn no_limits(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(|shape| has(shape, LENGTH), rng)?;
    model.traits(&id).shift_remove(LENGTH);
    Some(id)
}

pub(super) fn other_pattern(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(|shape| has(shape, PATTERN), rng)?;
    set(model, id, PATTERN, json!("^edited[0-9]{1,3}$"))
}
