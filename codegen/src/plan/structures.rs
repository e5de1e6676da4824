//! Structures: presence of members, and the constructor. `fault` plans properties of errors.

use super::constraints::Limits;
use super::context::Context;
use super::literals;
use super::{documented, fault, filters};
use crate::ir::vocabulary::WRITE;
use crate::ir::{Codec, Codecs, Constructor, Docs, Field, Presence, Structure};
use crate::model::{Kind, Member, ShapeId};

/// The role of a structure in its operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// Any other, including errors.
    Other,
}

/// Plans one structure.
pub(crate) fn structure(context: &Context<'_>, id: &ShapeId, limits: &mut Limits) -> Structure {
    let name = context.naming.type_name(id);
    let usage = context.closure.usage.get(id).copied().unwrap_or_default();
    let role = role(context, id);
    let members = context.model.members(id);
    let mut fields: Vec<Field> = members
        .iter()
        .enumerate()
        .map(|(index, member)| field(context, id, index, member, usage.input, limits))
        .collect();
    let shape = context.model.shape(id);
    let traits = shape.map(|shape| shape.traits.clone()).unwrap_or_default();
    let fault = fault::fault(context, id, members, &traits, &mut fields);
    let constructor = match (usage.input, &fault) {
        (true, _) => Some(constructor(members, &fields, role)),
        (false, Some(_)) => Some(constructor_of_errors()),
        (false, None) => None,
    };
    Structure {
        module: context.naming.module(&name),
        docs: docs(context, id, role),
        deprecated: shape.and_then(|shape| context.deprecation_of_shape(shape)),
        constructor,
        sensitive: traits.sensitive,
        fault,
        validated: usage.input,
        filter: filters::filter(context, id).map(Box::new),
        codecs: context.usage.codecs(id),
        serializable: !context.streaming.contains(id),
        fields,
        name,
    }
}

/// Structures for operations without input or output in the model.
pub(crate) fn empty(context: &Context<'_>) -> Vec<Structure> {
    let mut structures = Vec::new();
    for id in &context.closure.operations {
        let Some(Kind::Operation(operation)) = context.model.kind(id) else {
            continue;
        };
        let names = context.naming.operation(id);
        if operation.input.is_none() {
            structures.push(without_members(
                context,
                &names.input,
                &names.name,
                Role::Input,
            ));
        }
        if operation.output.is_none() {
            structures.push(without_members(
                context,
                &names.output,
                &names.name,
                Role::Output,
            ));
        }
    }
    structures
}

fn without_members(context: &Context<'_>, name: &str, operation: &str, role: Role) -> Structure {
    let input = role == Role::Input;
    Structure {
        name: name.to_owned(),
        module: context.naming.module(name),
        docs: vec![
            boundary_docs(context, operation, role),
            String::new(),
            "Has no members.".to_owned(),
        ],
        deprecated: None,
        fields: Vec::new(),
        constructor: input.then(|| constructor(&[], &[], role)),
        sensitive: false,
        codecs: empty_codecs(context, input),
        fault: None,
        validated: input,
        serializable: true,
        filter: None,
    }
}

/// The functions of an input without members, if a request always has a body.
fn empty_codecs(context: &Context<'_>, is_input: bool) -> Codecs {
    let has_body = is_input
        && context
            .protocol
            .is_some_and(|protocol| protocol.always_has_body());
    let writer = has_body.then(|| Codec {
        name: WRITE.to_owned(),
        fields: Vec::new(),
        required: Vec::new(),
    });
    Codecs {
        writers: writer.into_iter().collect(),
        readers: Vec::new(),
    }
}

fn role(context: &Context<'_>, id: &ShapeId) -> Role {
    if context.closure.inputs.contains_key(id) {
        Role::Input
    } else if context.closure.outputs.contains_key(id) {
        Role::Output
    } else {
        Role::Other
    }
}

fn docs(context: &Context<'_>, id: &ShapeId, role: Role) -> Docs {
    let Some(shape) = context.model.shape(id) else {
        return Docs::new();
    };
    let operations = match role {
        Role::Input => context.closure.inputs.get(id),
        Role::Output => context.closure.outputs.get(id),
        Role::Other => None,
    };
    let fallback = match operations.and_then(|operations| operations.first()) {
        Some(operation) => boundary_docs(context, &context.naming.operation(operation).name, role),
        None => format!("`{}` of the model, which does not document it.", id.name()),
    };
    let mut docs = documented::shape(context, shape, &fallback);
    documented::append(&mut docs, filters::ways(context, id));
    docs
}

fn boundary_docs(context: &Context<'_>, operation: &str, role: Role) -> String {
    let what = if role == Role::Input {
        "Input"
    } else {
        "Output"
    };
    let root = &context.root;
    format!("{what} of [`{operation}`]({root}::operation::{operation}).")
}

fn field(
    context: &Context<'_>,
    shape: &ShapeId,
    index: usize,
    member: &Member,
    checked: bool,
    limits: &mut Limits,
) -> Field {
    let plan = &context.members.of(shape)[index];
    let presence = plan.presence;
    let default = member.traits.default.as_deref();
    let default = default.filter(|_| !presence.is_option());
    let checks = if checked {
        limits.checks(context, shape, member)
    } else {
        Vec::new()
    };
    Field {
        name: plan.name.clone(),
        setter: plan.setter(),
        member: member.name.clone(),
        form: context.form(member),
        docs: documented::field(context, shape, member, presence),
        default: default.and_then(|default| literals::literal(&plan.value, default)),
        value: plan.value.clone(),
        presence,
        shown: is_shown(member, presence),
        sensitive: plan.sensitive,
        deprecated: documented::deprecation_of_member(member),
        checks,
    }
}

/// Whether examples set a member that validation does not require, because the model requires it: an
/// idempotency token, or a member with `@clientOptional`.
fn is_shown(member: &Member, presence: Presence) -> bool {
    let traits = &member.traits;
    presence == Presence::Optional && traits.required && traits.retained.is_none()
}

/// Only tests construct errors, and set the members that they need: a new required member must not
/// break them.
fn constructor_of_errors() -> Constructor {
    Constructor {
        docs: vec!["Creates an error without values, for tests.".to_owned()],
        parameters: Vec::new(),
    }
}

fn constructor(members: &[Member], fields: &[Field], role: Role) -> Constructor {
    let mut taken: Vec<(&str, &str)> = members
        .iter()
        .zip(fields)
        .filter(|(member, field)| !field.presence.is_option() && member.traits.required)
        .map(|(member, field)| (member.name.as_str(), field.name.as_str()))
        .collect();
    taken.sort_unstable();
    let rest = taken.len() < fields.len();
    let there = fields.iter().filter(|field| !field.presence.is_option());
    let defaults = there.count() > taken.len();
    let docs = match (taken.is_empty(), role) {
        (true, _) if defaults => "Creates a value of defaults: every other field is `None`.",
        (true, _) => "Creates a value in which every field is `None`.",
        (false, Role::Input) if rest => {
            "Creates a request from its path parameters. Every other field is `None`."
        }
        (false, Role::Input) => "Creates a request from its path parameters.",
        (false, _) if defaults => {
            "Creates a value from its required members. Every other field is `None` or its default."
        }
        (false, _) if rest => {
            "Creates a value from its required members. Every other field is `None`."
        }
        (false, _) => "Creates a value from its required members.",
    };
    Constructor {
        docs: vec![docs.to_owned()],
        parameters: taken.into_iter().map(|(_, name)| name.to_owned()).collect(),
    }
}
