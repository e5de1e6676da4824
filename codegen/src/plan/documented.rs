//! Documentation beyond the model's: limits, defaults, required members, and a sentence for what
//! the model does not document.

mod remarks;
mod retention;

use std::collections::BTreeMap;

use super::context::Context;
use super::naming::Naming;
use super::values::is_required;
use super::{constraints::Constraints, filters};
use crate::decimal::Decimal;
use crate::ir::{Docs, Presence, Root};
use crate::json;
use crate::model::{Closure, Kind, Length, Member, Shape, ShapeId, Traits};
use crate::text::digits;
use crate::text::markdown::{self, Links};
pub(super) use remarks::remarks;
pub(crate) use retention::{deprecation_of_member, unlisted};

impl Links for Context<'_> {
    fn resolve(&self, name: &str) -> Option<String> {
        self.links.get(name).cloned()
    }
}

/// The paths of operations and types for links in documentation, by their names in the model. If an
/// operation and a type have the same name, the link goes to the operation; if two namespaces have
/// it, to the first.
pub(crate) fn links(closure: &Closure, naming: &Naming, root: &Root) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    for id in &closure.operations {
        let path = format!("{root}::operation::{}", naming.operation(id).name);
        links.entry(id.name().to_owned()).or_insert(path);
    }
    for (id, name) in naming.types() {
        let path = format!("{root}::types::{name}");
        links.entry(id.name().to_owned()).or_insert(path);
    }
    links
}

/// Documentation of a type; `fallback` if the model does not document it.
pub(crate) fn shape(context: &Context<'_>, shape: &Shape, fallback: &str) -> Docs {
    let mut lines = markdown(context, &shape.traits);
    if lines.is_empty() {
        lines.push(fallback.to_owned());
    }
    let mut about = remarks(&shape.traits);
    about.extend(retention::note(context.retained(shape)));
    append(&mut lines, about);
    lines
}

/// Documentation of a union member, without limits.
pub(crate) fn named(context: &Context<'_>, member: &Member, fallback: String) -> Docs {
    let mut lines = words(context, member, fallback);
    append(&mut lines, about(member));
    lines
}

fn words(context: &Context<'_>, member: &Member, fallback: String) -> Docs {
    let lines = markdown(context, &member.traits);
    if lines.is_empty() {
        vec![fallback]
    } else {
        lines
    }
}

/// Documentation of a field: the model's, then requirements, limits and the default.
pub(crate) fn field(
    context: &Context<'_>,
    shape: &ShapeId,
    member: &Member,
    presence: Presence,
) -> Docs {
    let fallback = format!("The member `{}`.", member.name);
    let mut lines = words(context, member, fallback);
    let mut facts = Vec::new();
    if matches!(presence, Presence::RequiredOption | Presence::Label) {
        facts.push("Required.".to_owned());
    }
    if context.is_generated_token(shape, member) {
        facts.push(idempotency_token(member).to_owned());
    }
    if let Some(default) = context.label_default(member) {
        facts.push(format!("If empty, {} is sent.", markdown::code(default)));
    }
    facts.extend(limits(context, member));
    if let Some(default) = default(member, presence) {
        facts.push(default);
    }
    append(&mut lines, facts);
    append(&mut lines, filters::facts(context, shape, member));
    append(&mut lines, about(member));
    lines
}

/// How to set an idempotency token, because validation does not report a missing one.
fn idempotency_token(member: &Member) -> &'static str {
    match is_required(member) {
        true => {
            "Idempotency token, required: set it to a UUID before encoding, unless your client does."
        }
        false => "Idempotency token: set it to a UUID before encoding, unless your client does.",
    }
}

fn about(member: &Member) -> Docs {
    let mut lines = remarks(&member.traits);
    lines.extend(retention::note(member.traits.retained.as_deref()));
    lines
}

/// The first sentence of the model's documentation, or `fallback`.
pub(crate) fn summary(context: &Context<'_>, traits: &Traits, fallback: &str) -> String {
    let text = traits.documentation.as_deref().unwrap_or_default();
    let summary = markdown::summary(text, context);
    if summary.is_empty() {
        fallback.to_owned()
    } else {
        summary
    }
}

pub(super) fn markdown(context: &Context<'_>, traits: &Traits) -> Docs {
    traits
        .documentation
        .as_deref()
        .map(|text| markdown::from_documentation(text, context))
        .unwrap_or_default()
}

/// Adds a paragraph.
pub(crate) fn append(lines: &mut Docs, paragraph: Docs) {
    if !paragraph.is_empty() {
        // Exactly, because every field has such a list.
        lines.reserve_exact(1 + paragraph.len());
        lines.push(String::new());
        lines.extend(paragraph);
    }
}

fn default(member: &Member, presence: Presence) -> Option<String> {
    let value = member
        .traits
        .default
        .as_ref()
        .filter(|value| !value.is_null())?;
    let value = markdown::code(&json::text(value));
    Some(if presence.is_option() {
        format!("If unset, the service uses {value}.")
    } else {
        format!("Defaults to {value}.")
    })
}

/// The constraints of a value and of its items, keys and values, a sentence for each.
fn limits(context: &Context<'_>, member: &Member) -> Vec<String> {
    let Some(target) = context.model.shape(&member.target) else {
        return Vec::new();
    };
    let constraints = context.constraints(member);
    let mut sentences = sentences(&constraints, &target.kind);
    match &target.kind {
        Kind::List(item) => sentences.extend(content(context, item, "Each item")),
        Kind::Map { key, value } => {
            sentences.extend(content(context, key, "Each key"));
            sentences.extend(content(context, value, "Each value"));
        }
        _ => {}
    }
    sentences
}

fn content(context: &Context<'_>, member: &Member, subject: &str) -> Option<String> {
    let kind = context.model.kind(&member.target)?;
    if matches!(kind, Kind::List(_) | Kind::Map { .. }) {
        return None;
    }
    let sentences = sentences(&context.constraints(member), kind);
    (!sentences.is_empty()).then(|| format!("{subject}: {}", lower_first(&sentences.join(" "))))
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

fn sentences(constraints: &Constraints, kind: &Kind) -> Vec<String> {
    let (one, many) = match kind {
        Kind::String => ("character", "characters"),
        Kind::Blob => ("byte", "bytes"),
        Kind::List(_) => ("item", "items"),
        Kind::Map { .. } => ("entry", "entries"),
        _ => ("", ""),
    };
    let mut sentences = Vec::new();
    if let (Some(length), false) = (constraints.length, one.is_empty()) {
        sentences.extend(length_sentence(length, one, many));
    }
    if let Some(range) = &constraints.range {
        let shown = |end: &Option<Decimal>| end.as_ref().map(Decimal::shown);
        sentences.extend(match (shown(&range.min), shown(&range.max)) {
            (Some(min), Some(max)) => Some(format!("{min} to {max}.")),
            (Some(min), None) => Some(format!("At least {min}.")),
            (None, Some(max)) => Some(format!("At most {max}.")),
            (None, None) => None,
        });
    }
    if let (Some(pattern), Kind::String) = (&constraints.pattern, kind) {
        sentences.push(format!("Matches {}.", markdown::code(pattern)));
    }
    if constraints.unique {
        sentences.push("Items are unique.".to_owned());
    }
    sentences
}

fn length_sentence(length: Length, one: &str, many: &str) -> Option<String> {
    let unit = |count: u64| if count == 1 { one } else { many };
    match (length.min.filter(|min| *min > 0), length.max) {
        (Some(min), Some(max)) if min == max => {
            Some(format!("Exactly {} {}.", grouped(min), unit(min)))
        }
        (Some(min), Some(max)) => Some(format!("{} to {} {many}.", grouped(min), grouped(max))),
        (Some(min), None) => Some(format!("At least {} {}.", grouped(min), unit(min))),
        (None, Some(max)) => Some(format!("At most {} {}.", grouped(max), unit(max))),
        (None, None) => None,
    }
}

/// A number with commas between thousands.
fn grouped(number: u64) -> String {
    digits::grouped(&number.to_string(), ',')
}

/// Documentation of an enum value: the model's, then the value on the wire.
pub(crate) fn enum_value(context: &Context<'_>, member: &Member, wire: &str) -> Docs {
    let mut lines = markdown(context, &member.traits);
    let on_the_wire = match wire {
        "" => "On the wire: the empty string.".to_owned(),
        wire => format!("On the wire: {}.", markdown::code(wire)),
    };
    append(&mut lines, vec![on_the_wire]);
    append(&mut lines, about(member));
    if lines.first().is_some_and(String::is_empty) {
        lines.remove(0);
    }
    lines
}
