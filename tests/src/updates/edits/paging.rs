//! Edits of pagination.

use fastrand::Rng;
use serde_json::{Value, json};

use super::model::Model;
use super::shapes::{has, set};

const PAGINATED: &str = "smithy.api#paginated";

/// Adds tokens to both messages of an operation.
pub(super) fn paginated(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let free = |one: &Value| {
        let is_own = |part: &str| {
            one[part]["target"]
                .as_str()
                .is_some_and(|id| id != "smithy.api#Unit")
        };
        !has(one, PAGINATED) && is_own("input") && is_own("output")
    };
    let id = model.operation(free, rng)?;
    for part in ["input", "output"] {
        let structure = model.shape(&id)[part]["target"].as_str()?.to_owned();
        let shape = model.shape(&structure);
        if shape.get("members").is_none() {
            shape["members"] = json!({});
        }
        shape["members"]["editedToken"] = json!({"target": "smithy.api#String"});
    }
    set(
        model,
        id,
        PAGINATED,
        json!({"inputToken": "editedToken", "outputToken": "editedToken"}),
    )
}

fn of_paginated(model: &mut Model, rng: &mut Rng, key: &str) -> Option<String> {
    let id = model.operation(|one| one["traits"][PAGINATED].get(key).is_some(), rng)?;
    let paginated = model.traits(&id).get_mut(PAGINATED)?;
    paginated.as_object_mut()?.shift_remove(key);
    Some(id)
}

pub(super) fn not_paginated(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(|one| has(one, PAGINATED), rng)?;
    model.traits(&id).shift_remove(PAGINATED);
    Some(id)
}

pub(super) fn other_token(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(
        |one| one["traits"][PAGINATED].get("inputToken").is_some(),
        rng,
    )?;
    let input = model.shape(&id)["input"]["target"].as_str()?.to_owned();
    model.shape(&input)["members"]["editedToken"] = json!({"target": "smithy.api#String"});
    model.traits(&id).get_mut(PAGINATED)?["inputToken"] = json!("editedToken");
    Some(id)
}

/// Adds a second list, too: the only one would have the items.
pub(super) fn no_items(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = of_paginated(model, rng, "items")?;
    let output = model.shape(&id)["output"]["target"].as_str()?.to_owned();
    let members = model.shape(&output)["members"].as_object()?.clone();
    let mut targets = members
        .values()
        .filter_map(|member| member["target"].as_str());
    let list = targets.find(|target| model.kind(target) == "list")?;
    model.shape(&output)["members"]["editedItems"] = json!({ "target": list });
    Some(id)
}

pub(super) fn no_page_size(model: &mut Model, rng: &mut Rng) -> Option<String> {
    of_paginated(model, rng, "pageSize")
}
