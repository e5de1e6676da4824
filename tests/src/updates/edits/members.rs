//! Edits of members of structures.

use fastrand::Rng;
use serde_json::{Value, json};

use super::model::Model;
use super::shapes::has;

const REQUIRED: &str = "smithy.api#required";
const DEFAULT: &str = "smithy.api#default";
const ADDED: &str = "smithy.api#addedDefault";

/// Whether it is no part of a path, a header or another place with rules of its own.
fn is_free(member: &Value) -> bool {
    [
        "httpLabel",
        "httpPayload",
        "httpPrefixHeaders",
        "httpQueryParams",
        "httpResponseCode",
        "hostLabel",
    ]
    .iter()
    .all(|name| !has(member, &format!("smithy.api#{name}")))
}

fn set(
    model: &mut Model,
    (id, name): (String, String),
    traits: &[(&str, Value)],
) -> Option<String> {
    let all = model.traits_of_member(&id, &name);
    for (name, value) in traits {
        all.insert((*name).to_owned(), value.clone());
    }
    Some(format!("{id}${name}"))
}

fn take(model: &mut Model, (id, name): (String, String), traits: &[&str]) -> Option<String> {
    let all = model.traits_of_member(&id, &name);
    for name in traits {
        all.shift_remove(*name);
    }
    Some(format!("{id}${name}"))
}

pub(super) fn documentation(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|_| true, rng)?;
    set(
        model,
        member,
        &[(
            "smithy.api#documentation",
            json!("<p>Said differently.</p>"),
        )],
    )
}

pub(super) fn tags(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|_| true, rng)?;
    set(model, member, &[("smithy.api#tags", json!(["edited"]))])
}

pub(super) fn unknown_trait(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|_| true, rng)?;
    set(model, member, &[("edit.unknown#trait", json!({}))])
}

pub(super) fn deprecated(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| !has(member, "smithy.api#deprecated"), rng)?;
    set(
        model,
        member,
        &[("smithy.api#deprecated", json!({"message": "Use another."}))],
    )
}

fn structure(model: &mut Model, rng: &mut Rng) -> Option<String> {
    model.reached(|shape| shape["type"] == "structure", rng)
}

fn add(model: &mut Model, id: &str, member: Value) -> String {
    let shape = model.shape(id);
    if shape.get("members").is_none() {
        shape["members"] = json!({});
    }
    shape["members"]["editedMember"] = member;
    id.to_owned()
}

pub(super) fn optional_member(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = structure(model, rng)?;
    Some(add(model, &id, json!({"target": "smithy.api#String"})))
}

pub(super) fn required_member(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = structure(model, rng)?;
    let member = json!({"target": "smithy.api#String", "traits": {REQUIRED: {}}});
    Some(add(model, &id, member))
}

pub(super) fn member_with_types(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let id = structure(model, rng)?;
    let [list, part, kind] =
        ["EditedList", "EditedPart", "EditedKind"].map(|name| model.fresh(&id, name));
    let shapes = [
        (
            list.clone(),
            json!({"type": "list", "member": {"target": part}}),
        ),
        (
            part,
            json!({"type": "structure", "members": {
            "kind": {"target": kind}, "count": {"target": "smithy.api#Integer"}}}),
        ),
        (
            kind,
            json!({"type": "enum", "members": {"ONE": {
            "target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "ONE"}}}}),
        ),
    ];
    model.shapes().extend(shapes);
    Some(add(model, &id, json!({"target": list})))
}

pub(super) fn no_member(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let (id, name) = model.member(is_free, rng)?;
    let members = model.shape(&id)["members"].as_object_mut()?;
    members.shift_remove(&name);
    Some(format!("{id}${name}"))
}

pub(super) fn now_required(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(
        |member| !has(member, REQUIRED) && !has(member, DEFAULT),
        rng,
    )?;
    set(model, member, &[(REQUIRED, json!({}))])
}

pub(super) fn not_required(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| has(member, REQUIRED) && is_free(member), rng)?;
    take(model, member, &[REQUIRED])
}

/// A string without limits or listed values.
fn is_string(model: &Model, member: &Value) -> bool {
    let target = member["target"].as_str().unwrap_or_default();
    target == "smithy.api#String" || model.is_plain_string(target)
}

fn is_plain(model: &Model, member: &Value) -> bool {
    is_string(model, member) && is_free(member) && !has(member, DEFAULT)
}

pub(super) fn default_for_required(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(
        |member| has(member, REQUIRED) && is_plain(model, member),
        rng,
    )?;
    take(model, member.clone(), &[REQUIRED]);
    set(
        model,
        member,
        &[(DEFAULT, json!("edited")), (ADDED, json!({}))],
    )
}

pub(super) fn added_default(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(
        |member| !has(member, REQUIRED) && is_plain(model, member),
        rng,
    )?;
    set(
        model,
        member,
        &[(DEFAULT, json!("edited")), (ADDED, json!({}))],
    )
}

pub(super) fn no_default(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| has(member, DEFAULT), rng)?;
    take(model, member, &[DEFAULT, ADDED])
}

pub(super) fn client_optional(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| has(member, REQUIRED) && is_free(member), rng)?;
    set(model, member, &[("smithy.api#clientOptional", json!({}))])
}

pub(super) fn other_string(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let (id, name) = model.member(|member| is_string(model, member), rng)?;
    let fresh = model.fresh(&id, "EditedString");
    model
        .shapes()
        .insert(fresh.clone(), json!({"type": "string"}));
    model.shape(&id)["members"][&name]["target"] = json!(fresh);
    Some(format!("{id}${name}"))
}

pub(super) fn other_structure(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let structures = |model: &Model, member: &Value| {
        let target = member["target"].as_str().unwrap_or_default();
        model.kind(target) == "structure"
    };
    let (id, name) = model.member(|member| structures(model, member), rng)?;
    let target = model.shape(&id)["members"][&name]["target"]
        .as_str()?
        .to_owned();
    let copy = model.shape(&target).clone();
    let fresh = model.fresh(&id, "EditedStructure");
    model.shapes().insert(fresh.clone(), copy);
    model.shape(&id)["members"][&name]["target"] = json!(fresh);
    Some(format!("{id}${name}"))
}

pub(super) fn json_name(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(
        |member| is_free(member) && !has(member, "smithy.api#jsonName"),
        rng,
    )?;
    set(
        model,
        member,
        &[("smithy.api#jsonName", json!("editedName"))],
    )
}

pub(super) fn timestamp_format(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let is_timestamp = |model: &Model, member: &Value| {
        let target = member["target"].as_str().unwrap_or_default();
        target == "smithy.api#Timestamp" || model.kind(target) == "timestamp"
    };
    let member = model.member(|member| is_timestamp(model, member), rng)?;
    set(
        model,
        member,
        &[("smithy.api#timestampFormat", json!("http-date"))],
    )
}

const TOKEN: &str = "smithy.api#idempotencyToken";

pub(super) fn token(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| is_plain(model, member) && !has(member, TOKEN), rng)?;
    set(model, member, &[(TOKEN, json!({}))])
}

pub(super) fn no_token(model: &mut Model, rng: &mut Rng) -> Option<String> {
    let member = model.member(|member| has(member, TOKEN), rng)?;
    take(model, member, &[TOKEN])
}
