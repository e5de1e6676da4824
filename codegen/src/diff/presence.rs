//! Whether a member must be there, and the value if it is not.

use super::change::{Api, Wire};
use super::finding::Finding;
use super::found::Found;
use super::site::Site;
use crate::model::{Member, ShapeId};

/// Whether a value must be given, as the service sees it.
pub(super) fn is_demanded(member: &Member) -> bool {
    let traits = &member.traits;
    traits.required && !traits.client_optional && default_of(member).is_none()
}

/// The default in JSON; `null` is none.
fn default_of(member: &Member) -> Option<String> {
    let value = member.traits.default.as_deref()?;
    (!value.is_null()).then(|| value.to_string())
}

/// What a new required member does to `new` of the structure: the end of a sentence.
pub(super) fn gains_parameter(found: &Found<'_>, shape: &ShapeId) -> String {
    let sides = found.sides;
    match sides.path(shape) {
        Some(path) if !sides.new.is_input(shape) => format!("; {path}::new gains a parameter"),
        _ => String::new(),
    }
}

pub(super) fn compare(found: &mut Found<'_>, site: &Site<'_>, old: &Member, new: &Member) {
    let sides = found.sides;
    let name = site.name();
    let is_required = |member: &Member| member.traits.required && !member.traits.client_optional;
    let usage = sides.usage(site.shape);
    let is_input = sides.new.is_input(site.shape);
    let (before, after) = (default_of(old), default_of(new));
    let finding = match (is_required(old), is_required(new)) {
        (false, true) if usage.input => {
            let parameter = gains_parameter(found, site.shape);
            Finding::new(
                "D27",
                Wire::Breaking,
                format!("{name} must now be set{parameter}"),
            )
        }
        (false, true) => Finding::new(
            "D28",
            Wire::Compatible,
            format!("{name} is always present now{}", instead(site)),
        ),
        (true, false) => match after.as_ref().filter(|_| before.is_none()) {
            Some(value) => {
                let message = format!("{name} defaults to {value} when left out");
                Finding::new("D31", Wire::Compatible, message)
            }
            None if is_input => {
                Finding::new("D29", Wire::Compatible, format!("{name} may be left out"))
            }
            None => {
                let wire = match usage.output || usage.error {
                    true => Wire::Behaviour,
                    false => Wire::Compatible,
                };
                Finding::new(
                    "D30",
                    wire,
                    format!("{name} may be absent{}", instead(site)),
                )
            }
        },
        _ if before != after => default_changed(site, before, after, new),
        _ => match &site.rust {
            // Neither is required, or both are: another trait decides.
            Some((old_type, new_type)) if is_option(old_type) != is_option(new_type) => {
                let message = format!(
                    "{name} is {new_type} instead of {old_type}, because `clientOptional`, `input` or `addedDefault` changed"
                );
                Finding::new("D35", Wire::Same, message)
            }
            _ => return,
        },
    };
    let finding = finding.on(site.shape).member(site.member);
    // The documentation of a member says whether it must be set, and its default.
    let [before, after] = [&sides.old, &sides.new].map(|side| side.field(site.shape, site.member));
    let api = if before == after {
        Api::None
    } else {
        Api::Patch
    };
    found.push(finding.explains(site.item.clone()).least(api));
}

fn default_changed(
    site: &Site<'_>,
    before: Option<String>,
    after: Option<String>,
    new: &Member,
) -> Finding {
    let name = site.name();
    let finding = match (&before, &after) {
        (None, Some(value)) => {
            let wire = match new.traits.added_default {
                true => Wire::Compatible,
                false => Wire::Behaviour,
            };
            Finding::new("D32", wire, format!("{name} defaults to {value}"))
        }
        (Some(value), None) => {
            let message = format!("{name} no longer defaults to {value}{}", instead(site));
            Finding::new("D33", Wire::Behaviour, message)
        }
        (before, after) => {
            let [before, after] = [before, after].map(|value| value.as_deref().unwrap_or("none"));
            let message = format!("{name} defaults to {after} instead of {before}");
            Finding::new("D34", Wire::Behaviour, message)
        }
    };
    let [before, after] = [before, after].map(|value| value.unwrap_or("none".to_owned()));
    finding.values(before, after)
}

fn is_option(type_: &str) -> bool {
    type_.starts_with("Option<")
}

/// The types, if they differ: the end of a sentence.
fn instead(site: &Site<'_>) -> String {
    match &site.rust {
        Some((old, new)) if old != new => format!(": {new} instead of {old}"),
        _ => String::new(),
    }
}
