//! Edits of shapes other than the members of structures: operations, types, enums, unions, errors.

use fastrand::Rng;
use serde_json::{Value, json};

use super::model::Model;

fn is(kind: &'static str) -> impl Fn(&Value) -> bool {
    move |shape| shape["type"] == kind
}

pub(super) fn has(shape: &Value, name: &str) -> bool {
    shape["traits"].get(name).is_some()
}

pub(super) fn set(model: &mut Model, id: String, name: &str, value: Value) -> Option<String> {
    model.traits(&id).insert(name.to_owned(), value);
    Some(id)
}

pub(super) fn deprecated(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let is_type = |shape: &Value| {
        let kinds = ["structure", "union", "enum"];
        kinds.iter().any(|kind| shape["type"] == *kind) && !has(shape, "smithy.api#deprecated")
    };
    let id = model.reached(is_type, rng)?;
    set(model, id, "smithy.api#deprecated", json!({}))
}

pub(super) fn new_operation(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let like = model.operation(|_| true, rng)?;
    let service = model.service()?;
    let [id, output] = ["EditedOperation", "EditedOutput"].map(|name| model.fresh(&like, name));
    let mut operation = model.shape(&like).clone();
    if let Some(http) = operation["traits"].get_mut("smithy.api#http") {
        let uri = http["uri"].as_str()?;
        let (path, query) = uri
            .split_once('?')
            .map_or((uri, ""), |(path, query)| (path, query));
        let query = if query.is_empty() {
            String::new()
        } else {
            format!("?{query}")
        };
        http["uri"] = json!(format!("{}/edited{query}", path.trim_end_matches('/')));
    }
    operation["traits"]
        .as_object_mut()?
        .shift_remove("smithy.api#paginated");
    operation["output"] = json!({"target": output});
    let members = json!({"edited": {"target": "smithy.api#String"}});
    model
        .shapes()
        .insert(output, json!({"type": "structure", "members": members}));
    model.shapes().insert(id.clone(), operation);
    let service = model.shape(&service);
    if service.get("operations").is_none() {
        service["operations"] = json!([]);
    }
    service["operations"]
        .as_array_mut()?
        .push(json!({"target": id}));
    model.operations.push("EditedOperation".to_owned());
    Some(id)
}

pub(super) fn no_operation(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(|_| true, rng)?;
    let service = model.service()?;
    let operations = model.shape(&service)["operations"].as_array_mut()?;
    let count = operations.len();
    operations.retain(|one| one["target"] != id.as_str());
    // One of a resource stays.
    (operations.len() < count).then_some(())?;
    model.shapes().shift_remove(&id);
    (model.operations.len() > 1).then_some(id)
}

pub(super) fn other_output(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let is_shape = |one: &Value| {
        one["output"]["target"]
            .as_str()
            .is_some_and(|id| id != "smithy.api#Unit")
    };
    let id = model.operation(is_shape, rng)?;
    let output = model.shape(&id)["output"]["target"].as_str()?.to_owned();
    let copy = model.shape(&output).clone();
    let fresh = model.fresh(&id, "EditedResponse");
    model.shapes().insert(fresh.clone(), copy);
    model.shape(&id)["output"]["target"] = json!(fresh);
    Some(id)
}

/// The structure has the name that the crate gave to the empty output.
pub(super) fn output_for_none(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let has_none = |one: &Value| {
        one["output"]["target"]
            .as_str()
            .is_none_or(|id| id == "smithy.api#Unit")
    };
    let id = model.operation(has_none, rng)?;
    let (_, name) = id.split_once('#')?;
    let output = model.fresh(&id, &format!("{name}Output"));
    let members = json!({"edited": {"target": "smithy.api#String"}});
    model.shapes().insert(
        output.clone(),
        json!({"type": "structure", "members": members}),
    );
    model.shape(&id)["output"] = json!({"target": output});
    Some(id)
}

/// A structure is replaced by another one with the same name in another namespace.
pub(super) fn other_namespace(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let structures = |model: &Model, member: &Value| {
        model.kind(member["target"].as_str().unwrap_or_default()) == "structure"
    };
    let (id, name) = model.member(|member| structures(model, member), rng)?;
    let target = model.shape(&id)["members"][&name]["target"]
        .as_str()?
        .to_owned();
    let (_, of_target) = target.split_once('#')?;
    let fresh = format!("edited.namespace#{of_target}");
    let members = json!({"edited": {"target": "smithy.api#String"}});
    model.shapes().insert(
        fresh.clone(),
        json!({"type": "structure", "members": members}),
    );
    model.shape(&id)["members"][&name]["target"] = json!(fresh);
    Some(format!("{id}${name}"))
}

pub(super) fn protocol(model: &mut Model, _: &mut Rng) -> Option<String> {
    let id = model.service()?;
    set(model, id, "aws.protocols#ec2Query", json!({}))
}

pub(super) fn idempotent(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let free = |one: &Value| !has(one, "smithy.api#idempotent") && !has(one, "smithy.api#readonly");
    let id = model.operation(free, rng)?;
    set(model, id, "smithy.api#idempotent", json!({}))
}

pub(super) fn list_renamed(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let is_list = |model: &Model, member: &Value| {
        model.kind(member["target"].as_str().unwrap_or_default()) == "list"
    };
    let (id, name) = model.member(|member| is_list(model, member), rng)?;
    let list = model.shape(&id)["members"][&name]["target"]
        .as_str()?
        .to_owned();
    let copy = model.shape(&list).clone();
    let fresh = model.fresh(&id, "EditedList");
    model.shapes().insert(fresh.clone(), copy);
    model.shape(&id)["members"][&name]["target"] = json!(fresh);
    Some(format!("{id}${name}"))
}

pub(super) fn string_to_enum(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let plain = |shape: &Value| {
        shape["type"] == "string"
            && !has(shape, "smithy.api#length")
            && !has(shape, "smithy.api#pattern")
            && !has(shape, "smithy.api#enum")
    };
    let id = model.reached(plain, rng)?;
    let shape = model.shape(&id);
    shape["type"] = json!("enum");
    shape["members"] = json!({"EDITED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "EDITED"}}});
    Some(id)
}

pub(super) fn integer_to_long(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(is("integer"), rng)?;
    model.shape(&id)["type"] = json!("long");
    Some(id)
}

pub(super) fn other_order(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(is("structure"), rng)?;
    let members = model.shape(&id)["members"].as_object_mut()?;
    let reversed = std::mem::take(members).into_iter().rev();
    *members = reversed.collect();
    (members.len() > 1).then_some(id)
}

pub(super) fn sparse(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(
        |shape| shape["type"] == "list" && !has(shape, "smithy.api#sparse"),
        rng,
    )?;
    set(model, id, "smithy.api#sparse", json!({}))
}

/// A string enum with at least two values.
fn listed(model: &Model, rng: &mut Rng) -> Option<String> {
    model.reached(
        |shape| {
            let members = shape["members"].as_object();
            shape["type"] == "enum" && members.is_some_and(|members| members.len() > 1)
        },
        rng,
    )
}

fn value(text: &str) -> Value {
    json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": text}})
}

pub(super) fn new_value(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = listed(model, rng)?;
    model.shape(&id)["members"]["EDITED_VALUE"] = value("EDITED_VALUE");
    Some(id)
}

fn a_value(model: &mut Model, rng: &mut Rng) -> Option<(String, String)> {
    let id = listed(model, rng)?;
    let members = model.shape(&id)["members"].as_object()?;
    let names: Vec<String> = members.keys().cloned().collect();
    Some((id, rng.choice(names)?))
}

pub(super) fn no_value(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let (id, name) = a_value(model, rng)?;
    model.shape(&id)["members"]
        .as_object_mut()?
        .shift_remove(&name);
    Some(format!("{id}${name}"))
}

pub(super) fn other_text(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let (id, name) = a_value(model, rng)?;
    model.shape(&id)["members"][&name] = value("EDITED_TEXT");
    Some(format!("{id}${name}"))
}

pub(super) fn other_value_name(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let (id, name) = a_value(model, rng)?;
    let members = model.shape(&id)["members"].as_object_mut()?;
    let mut member = members.shift_remove(&name)?;
    if member["traits"].get("smithy.api#enumValue").is_none() {
        member["traits"] = json!({"smithy.api#enumValue": name});
    }
    members.insert("EDITED_NAME".to_owned(), member);
    Some(format!("{id}${name}"))
}

pub(super) fn union_member(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(is("union"), rng)?;
    model.shape(&id)["members"]["editedMember"] = json!({"target": "smithy.api#String"});
    Some(id)
}

pub(super) fn no_union_member(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(is("union"), rng)?;
    let members = model.shape(&id)["members"].as_object_mut()?;
    let names: Vec<String> = members.keys().cloned().collect();
    let name = rng.choice(names)?;
    members.shift_remove(&name);
    (!members.is_empty()).then(|| format!("{id}${name}"))
}

const HTTP: &str = "smithy.api#http";

pub(super) fn other_path(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(|one| has(one, HTTP), rng)?;
    let http = model.traits(&id).get_mut(HTTP)?;
    http["uri"] = json!(format!("/edited{}", http["uri"].as_str()?));
    Some(id)
}

pub(super) fn other_status(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(|one| has(one, HTTP), rng)?;
    let http = model.traits(&id).get_mut(HTTP)?;
    http["code"] = json!(299);
    Some(id)
}

pub(super) fn sensitive(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let free = |shape: &Value| shape["type"] == "string" && !has(shape, "smithy.api#sensitive");
    let id = model.reached(free, rng)?;
    set(model, id, "smithy.api#sensitive", json!({}))
}

pub(super) fn new_error(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(|_| true, rng)?;
    let error = model.fresh(&id, "EditedException");
    let traits = json!({"smithy.api#error": "client", "smithy.api#httpError": 418});
    let members = json!({"message": {"target": "smithy.api#String"}});
    let shape = json!({"type": "structure", "members": members, "traits": traits});
    model.shapes().insert(error.clone(), shape);
    let operation = model.shape(&id);
    if operation.get("errors").is_none() {
        operation["errors"] = json!([]);
    }
    operation["errors"]
        .as_array_mut()?
        .push(json!({"target": error}));
    Some(id)
}

pub(super) fn no_error(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.operation(
        |one| one["errors"].as_array().is_some_and(|all| !all.is_empty()),
        rng,
    )?;
    let errors = model.shape(&id)["errors"].as_array_mut()?;
    errors.remove(rng.usize(..errors.len()));
    Some(id)
}

pub(super) fn error_status(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = model.reached(|shape| has(shape, "smithy.api#error"), rng)?;
    set(model, id, "smithy.api#httpError", json!(418))
}
