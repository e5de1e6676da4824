//! Converts Smithy 1.0 to 2.0. No other code knows that there are two versions.
//!
//! The rules are those of Smithy for files of version 1.0:
//!
//! - A `set` is a list with the trait `uniqueItems`.
//! - A boolean or a number of fixed size has the default `false` or `0`, unless it has the trait
//!   `box`. In the prelude, only the `Primitive…` shapes have no `box`.
//! - A structure member inherits the default of its target if that is `false` or `0`. With the
//!   trait `box`, its default is null, which means none.
//! - A structure member with a streaming blob as target has the empty blob as default, unless it is
//!   required.
//!
//! Version 1.0 has no traits `default` and `mixin`; in 2.0, `box` has no effect.

use super::written::{AllWritten, MIXIN, Written};
use crate::ast::{ShapeType, Version};
use crate::decimal::Decimal;
use crate::model::traits::{Stated, StatedTraits};
use crate::model::{Model, ShapeId};
use crate::report::{Diagnostic, Report, SourceLocation};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const BOX: &str = "smithy.api#box";
pub(super) const DEFAULT: &str = "smithy.api#default";

/// Removes traits that are not in the version of Smithy of the file.
pub(super) fn refuse_traits(id: &ShapeId, written: &mut Written, report: &mut Report) {
    let version = written.version;
    retain_known(version, &mut written.traits, id.as_str(), report);
    for member in &mut written.members {
        let owner = format!("{id}${}", member.name);
        retain_known(version, &mut member.traits, &owner, report);
    }
}

/// Removes traits of `owner` that are not in the version of Smithy.
pub(super) fn retain_known(
    version: Version,
    traits: &mut StatedTraits,
    owner: &str,
    report: &mut Report,
) {
    for id in [BOX, DEFAULT, MIXIN] {
        if !traits.contains(id) {
            continue;
        }
        if let Some(diagnostic) = refusal(version, id, owner) {
            report.push(diagnostic.at(&traits.place(id)).shape(owner));
            traits.remove(id);
        }
    }
}

fn refusal(version: Version, id: &str, owner: &str) -> Option<Diagnostic> {
    let message = || {
        let version = version.as_str();
        format!("`{owner}` has the trait `{id}`, which is not in Smithy {version}")
    };
    Some(match (version, id) {
        (Version::V1, DEFAULT) => Diagnostic::error("trait-version", message())
            .help("remove it, because a shape without `smithy.api#box` has the default anyway, or convert the file to Smithy 2.0"),
        (Version::V1, MIXIN) => {
            Diagnostic::error("trait-version", message()).help("convert the file to Smithy 2.0")
        }
        (Version::V2, BOX) => Diagnostic::warning("trait-version", message())
            .help("remove it; a member without a default is optional"),
        _ => return None,
    })
}

/// Converts shapes of version 1.0.
pub(super) fn upgrade(all: &mut AllWritten, prelude: &Model) {
    for written in all.values_mut().filter(is_old) {
        upgrade_shape(written);
    }
    let implied = implied_defaults(all, prelude);
    for written in all.values_mut() {
        let is_structure = written.kind == ShapeType::Structure;
        let members = written.members.iter_mut();
        for member in members.filter(|member| member.version == Version::V1) {
            let boxed = member.traits.remove(BOX);
            let value = match implied.get(member.target.as_str()) {
                _ if boxed => Some(&Value::Null),
                Some(Value::String(_)) if member.traits.contains("smithy.api#required") => None,
                value => value,
            };
            if let (Some(value), true) = (value, is_structure) {
                state(&mut member.traits, DEFAULT, value.clone(), &member.place);
            }
        }
    }
}

fn is_old(written: &&mut Written) -> bool {
    written.version == Version::V1
}

fn upgrade_shape(written: &mut Written) {
    let boxed = written.traits.remove(BOX);
    if written.kind == ShapeType::Set {
        written.kind = ShapeType::List;
        let place = written.place.child("type");
        state(
            &mut written.traits,
            "smithy.api#uniqueItems",
            json!({}),
            &place,
        );
    }
    if let (Some(zero), false) = (zero(written.kind), boxed) {
        state(&mut written.traits, DEFAULT, zero, &written.place);
    }
}

/// Adds a trait, unless there is one.
fn state(traits: &mut StatedTraits, id: &str, value: Value, place: &SourceLocation) {
    let place = place.clone();
    traits.inherit([(id.to_owned(), Stated { value, place })]);
}

/// The default that a shape of this type has in version 1.0.
pub(super) fn zero(kind: ShapeType) -> Option<Value> {
    match kind {
        ShapeType::Boolean => Some(json!(false)),
        ShapeType::Byte
        | ShapeType::Short
        | ShapeType::Integer
        | ShapeType::IntEnum
        | ShapeType::Long
        | ShapeType::Float
        | ShapeType::Double => Some(json!(0)),
        _ => None,
    }
}

/// The defaults that members of version 1.0 inherit, by the ids of targets.
fn implied_defaults(all: &AllWritten, prelude: &Model) -> BTreeMap<String, Value> {
    let of_written = all.iter().filter_map(|(id, written)| {
        let default = written.traits.get(DEFAULT);
        let streams = written.traits.contains("smithy.api#streaming");
        let value = match zero(written.kind) {
            Some(zero) => default.filter(|default| is_equal(default, &zero)).cloned(),
            None if written.kind == ShapeType::Blob && streams => Some(json!("")),
            None => None,
        };
        Some((id.to_string(), value?))
    });
    let of_prelude = prelude.shapes.values().filter_map(|shape| {
        let default = shape.traits.default.clone()?;
        Some((shape.id.to_string(), *default))
    });
    of_written.chain(of_prelude).collect()
}

/// Whether both are the same value; `0` equals `0.0`.
pub(super) fn is_equal(left: &Value, right: &Value) -> bool {
    let numbers = Decimal::of(left).zip(Decimal::of(right));
    left == right || numbers.is_some_and(|(left, right)| left.compare(&right).is_eq())
}
