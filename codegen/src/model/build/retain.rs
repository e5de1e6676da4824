//! Shapes of overlays that the model no longer has. Decides which of them become part of the model,
//! and refuses those that the model has. Must not know their effect.

use super::merge::{merge, take};
use super::written::{AllWritten, Written, WrittenMember};
use crate::ast::{Ast, OVERLAY, Role, ShapeType};
use crate::model::ShapeId;
use crate::model::traits::RETAINED;
use crate::report::{Diagnostic, Report, SourceLocation};
use std::collections::BTreeSet;

/// Adds the shapes of overlays to those of other files: whole shapes that these do not define, and
/// members of shapes that they do.
pub(super) fn retain(asts: &mut [Ast], all: &mut AllWritten, report: &mut Report) {
    let mut whole = AllWritten::new();
    for ast in asts.iter_mut().filter(|ast| ast.role == Role::Overlay) {
        for (id, written) in take(ast, report) {
            if all.contains_key(&id) {
                add_members(&id, written, all, report);
            } else {
                check_whole(&id, &written, report);
                merge(id, written, &mut whole, report);
            }
        }
    }
    all.append(&mut whole);
}

/// A shape that only overlays define must have the trait `retained`.
fn check_whole(id: &ShapeId, written: &Written, report: &mut Report) {
    let kind = written.kind;
    let has_values = !matches!(
        kind,
        ShapeType::Service | ShapeType::Resource | ShapeType::Operation
    );
    if has_values && written.traits.contains(RETAINED) && !id.is_prelude() {
        return;
    }
    let diagnostic = misplaced(&format!("the shape `{id}`"), &written.place).shape(id);
    report.push(match has_values {
        _ if id.is_prelude() => diagnostic.help("an overlay cannot retain shapes of Smithy's prelude"),
        true => diagnostic,
        false => diagnostic.help(format!(
            "an overlay cannot retain shapes of type {}; define it in a file whose name does not end in `{OVERLAY}`",
            kind.as_str()
        )),
    });
}

/// Adds members after those of the shape.
fn add_members(id: &ShapeId, further: Written, all: &mut AllWritten, report: &mut Report) {
    let own = all.get(id);
    if let Some(problem) = own.and_then(|own| misfit(id, own, &further)) {
        report.push(problem.shape(id));
        return;
    }
    for member in further.members {
        let owner = format!("{id}${}", member.name);
        if !member.traits.contains(RETAINED) {
            let what = format!("the member `{owner}`");
            report.push(misplaced(&what, &member.place).shape(&owner));
        }
        match place_of_member(id, &member.name, all) {
            Some(place) => report.push(there_again(&owner, &place, &member)),
            None => {
                if let Some(own) = all.get_mut(id) {
                    own.members.push(member);
                }
            }
        }
    }
}

/// The problem of a shape in an overlay that other files define as `own`.
fn misfit(id: &ShapeId, own: &Written, further: &Written) -> Option<Diagnostic> {
    let (kind, place) = (further.kind, &further.place);
    if further.traits.contains(RETAINED) {
        let message = format!(
            "`{id}` is retained, but the model defines it at {}",
            own.place
        );
        let place = place.child("traits").child(RETAINED);
        return Some(again(message, &place).help(
            "remove it from the overlay; to retain a shape that nothing reaches any more, use an `apply` statement",
        ));
    }
    if kind != own.kind {
        let (here, there) = (kind.as_str(), own.kind.as_str());
        let message = format!(
            "`{id}` is of type {here} in the overlay, but of type {there} at {}",
            own.place
        );
        return Some(again(message, &place.child("type")).help("state the type of the model"));
    }
    let named = matches!(
        kind,
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum
    );
    let bare = further.traits.is_empty() && further.mixins.is_empty();
    if named && bare && !further.members.is_empty() {
        return None;
    }
    Some(
        misplaced(&format!("the shape `{id}`, which is defined at {}", own.place), place).help(
            "state only `type` and the retained members; apply traits of the shape in another overlay",
        ),
    )
}

/// The location of a shape's member with this name, its own or that of a mixin.
fn place_of_member(id: &ShapeId, name: &str, all: &AllWritten) -> Option<SourceLocation> {
    let mut pending = vec![id.clone()];
    let mut seen = BTreeSet::new();
    while let Some(id) = pending.pop() {
        let Some(written) = all.get(&id).filter(|_| seen.insert(id.clone())) else {
            continue;
        };
        if let Some(member) = written.members.iter().find(|member| member.name == name) {
            return Some(member.place.clone());
        }
        let mixins = written.mixins.iter();
        pending.extend(mixins.filter_map(|(mixin, _)| ShapeId::parse(mixin)));
    }
    None
}

fn there_again(owner: &str, place: &SourceLocation, member: &WrittenMember) -> Diagnostic {
    let message = format!("`{owner}` is retained, but the model has it at {place}");
    again(message, &member.place)
        .shape(owner)
        .help("remove it from the overlay")
}

fn again(message: String, place: &SourceLocation) -> Diagnostic {
    Diagnostic::error("retained", message).at(place)
}

fn misplaced(what: &str, place: &SourceLocation) -> Diagnostic {
    let message = format!("an overlay cannot define {what}");
    Diagnostic::error("overlay", message)
        .at(place)
        .help(format!(
"mark shapes and members that the model no longer has with the trait `{RETAINED}`, correct traits with `apply` statements, and define everything else in a file whose name does not end in `{OVERLAY}`"
        ))
}
