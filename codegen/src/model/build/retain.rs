//! Shapes of overlays: what a newer model has dropped and a crate keeps. Decides what of it joins the
//! model, and refuses what the model still has, or has again.
//! Must not know what becomes of it.

use super::merge::{merge, take};
use super::written::{AllWritten, Written, WrittenMember};
use crate::ast::{Ast, OVERLAY, Role, ShapeType};
use crate::model::ShapeId;
use crate::model::traits::RETAINED;
use crate::report::{Diagnostic, Report, SourceLocation};
use std::collections::BTreeSet;

/// Adds the shapes of overlays to those of all other files: whole ones that these do not define, and
/// members of those that they do.
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

/// A shape that only overlays define has to say that it is retained.
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
        _ if id.is_prelude() => diagnostic.help("no shape of the prelude can be retained"),
        true => diagnostic,
        false => diagnostic.help(format!(
            "no {} can be retained; define it in a file that does not end in `{OVERLAY}`",
            kind.as_str()
        )),
    });
}

/// Adds members behind those that the shape has.
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

/// What is wrong with a shape of an overlay that other files define as `own`.
fn misfit(id: &ShapeId, own: &Written, further: &Written) -> Option<Diagnostic> {
    let (kind, place) = (further.kind, &further.place);
    if further.traits.contains(RETAINED) {
        let message = format!(
            "`{id}` is retained, and is defined at {} all the same",
            own.place
        );
        let place = place.child("traits").child(RETAINED);
        return Some(again(message, &place).help(
            "take it out of the overlay; a shape that nothing reaches any more is retained by an `apply` statement",
        ));
    }
    if kind != own.kind {
        let (here, there) = (kind.as_str(), own.kind.as_str());
        let message = format!(
            "members of `{id}` are retained as those of type {here}, which is of type {there} at {}",
            own.place
        );
        return Some(
            again(message, &place.child("type")).help("state the type that the model has"),
        );
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
        misplaced(&format!("the shape `{id}`, which is defined at {},", own.place), place).help(
            "state `type` and the members that are retained and nothing else; traits of the shape are applied in another overlay",
        ),
    )
}

/// Where the shape has a member of this name, of its own or by a mixin.
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
    let message = format!("`{owner}` is retained, and stands at {place} all the same");
    again(message, &member.place)
        .shape(owner)
        .help("take it out of the overlay")
}

fn again(message: String, place: &SourceLocation) -> Diagnostic {
    Diagnostic::error("retained", message).at(place)
}

fn misplaced(what: &str, place: &SourceLocation) -> Diagnostic {
    let message = format!("{what} is in an overlay, which corrects what other files define");
    Diagnostic::error("overlay", message)
        .at(place)
        .help(format!(
"mark what a newer model has dropped with the trait `{RETAINED}`, correct traits by `apply` statements, and define all else in a file that does not end in `{OVERLAY}`"
        ))
}
