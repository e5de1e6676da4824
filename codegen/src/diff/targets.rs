//! The types of a member in two models: whether its values are the same. Goes through lists and maps,
//! which have no names in Rust, and stops at structures, unions and enums, which are compared on their
//! own.

use super::change::Wire;
use super::finding::Finding;
use super::found::Found;
use super::limits;
use super::site::Site;
use crate::model::{Kind, Member, Shape};

/// Compares the types of two versions of a member.
pub(super) fn compare(found: &mut Found<'_>, site: &Site<'_>, old: &Member, new: &Member) {
    let sides = found.sides;
    let [Some(before), Some(after)] = [sides.old.shape(&old.target), sides.new.shape(&new.target)]
    else {
        return;
    };
    if before.kind.name() != after.kind.name() {
        return other_kind(found, site, before, after);
    }
    match (&before.kind, &after.kind) {
        (Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_), _) => {
            if before.id != after.id {
                other_type(found, site, before, after);
            }
        }
        (Kind::List(left), Kind::List(right)) => {
            limits::compare(found, site, (old, before), (new, after));
            sparse(found, site, before, after);
            entries(found, site, (before, left), (after, right));
        }
        (
            Kind::Map { key, value },
            Kind::Map {
                key: new_key,
                value: new_value,
            },
        ) => {
            limits::compare(found, site, (old, before), (new, after));
            sparse(found, site, before, after);
            entries(found, site, (before, key), (after, new_key));
            entries(found, site, (before, value), (after, new_value));
        }
        _ => {
            streaming(found, site, before, after);
            limits::compare(found, site, (old, before), (new, after));
        }
    }
}

/// Compares what lists or maps contain. If both models have the same list, this is a change of the
/// list, wherever it is used.
fn entries(
    found: &mut Found<'_>,
    site: &Site<'_>,
    (before, old): (&Shape, &Member),
    (after, new): (&Shape, &Member),
) {
    let mut inner = site.clone();
    if before.id == after.id {
        inner.shape = &before.id;
        inner.member = &old.name;
    }
    compare(found, &inner, old, new);
}

fn other_kind(found: &mut Found<'_>, site: &Site<'_>, before: &Shape, after: &Shape) {
    let wire = match (&before.kind, &after.kind) {
        (Kind::String, Kind::Enum(_)) | (Kind::Enum(_), Kind::String) => Wire::Compatible,
        (old, new) if is_wider(old, new) => Wire::Compatible,
        _ => Wire::Breaking,
    };
    let (old, new) = (before.kind.name(), after.kind.name());
    let finding = if before.id == after.id {
        let message = format!(
            "{} is {} instead of {}",
            after.id.name(),
            article(new),
            article(old)
        );
        Finding::new("D20", wire, message)
            .on(&after.id)
            .explains(site.item.clone())
            .explains_beside(&site.paginators)
            .explains_all(found.sides.path(&after.id))
    } else {
        let (old, new) = site
            .rust
            .clone()
            .unwrap_or_else(|| (article(old), article(new)));
        let message = format!("{} is {new} instead of {old}", site.name());
        site.finding(site.id, wire, message)
    };
    found.push(finding.values(old, new).brings(&after.id));
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['e', 'i', 'o', 'u']) && !kind.starts_with("un") {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// Whether the new kind has all numbers of the old one.
fn is_wider(old: &Kind, new: &Kind) -> bool {
    let rank = |kind: &Kind| match kind {
        Kind::Byte => Some(1),
        Kind::Short => Some(2),
        Kind::Integer | Kind::IntEnum(_) => Some(3),
        Kind::Long => Some(4),
        Kind::BigInteger => Some(5),
        _ => None,
    };
    let is_float = |kind: &Kind| matches!(kind, Kind::Float);
    match (rank(old), rank(new)) {
        (Some(old), Some(new)) => old <= new,
        _ => is_float(old) && matches!(new, Kind::Double | Kind::BigDecimal),
    }
}

fn other_type(found: &mut Found<'_>, site: &Site<'_>, before: &Shape, after: &Shape) {
    let wire = match &before.kind {
        Kind::Structure(_) | Kind::Union(_) => found.replaced(&before.id, &after.id),
        // Their values are text or numbers, whichever are listed.
        _ => Wire::Compatible,
    };
    let names = || match before.id.name() == after.id.name() {
        true => (before.id.to_string(), after.id.to_string()),
        false => (before.id.name().to_owned(), after.id.name().to_owned()),
    };
    let (old, new) = site
        .rust
        .clone()
        .filter(|(old, new)| old != new)
        .unwrap_or_else(names);
    let message = format!("{} is {new} instead of {old}", site.name());
    let finding = site.finding(site.id, wire, message).values(old, new);
    found.push(finding.brings(&after.id));
}

fn sparse(found: &mut Found<'_>, site: &Site<'_>, before: &Shape, after: &Shape) {
    if before.traits.sparse == after.traits.sparse {
        return;
    }
    let may = if after.traits.sparse {
        "may"
    } else {
        "can no longer"
    };
    let message = format!("items of {} {may} be null", after.id.name());
    let finding = Finding::new("D38", Wire::Behaviour, message).on(&after.id);
    let finding = finding.explains(site.item.clone());
    found.push(finding.explains_beside(&site.paginators));
}

fn streaming(found: &mut Found<'_>, site: &Site<'_>, before: &Shape, after: &Shape) {
    if before.traits.streaming == after.traits.streaming {
        return;
    }
    let place = if after.traits.streaming {
        "a stream"
    } else {
        "in memory"
    };
    let message = format!("{} is {place} now", site.name());
    found.push(site.finding("D52", Wire::Breaking, message));
}
