//! `apply` statements: traits that are separate from their shape or member. Must not know what a
//! trait means.

use super::upgrade;
use super::written::{AllWritten, Written, add};
use crate::ast::{Ast, Role};
use crate::model::ShapeId;
use crate::model::traits::StatedTraits;
use crate::report::{Diagnostic, Report, SourceLocation, nearest};
use std::collections::BTreeMap;
use std::mem;

/// The traits of `apply` statements, by the strings of their targets; each with the location of a
/// statement.
type Applied = BTreeMap<String, (SourceLocation, StatedTraits)>;

/// How to combine a trait with one of its target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// By the rules for traits that are stated twice.
    Beside,
    /// The applied trait replaces it.
    Instead,
}

/// Applies the statements of all files, those of overlays last, because they override others.
pub(super) fn apply(asts: &mut [Ast], all: &mut AllWritten, report: &mut Report) {
    let roles = [
        (Role::Model, Manner::Beside),
        (Role::Shipped, Manner::Instead),
        (Role::Overlay, Manner::Instead),
    ];
    for (role, manner) in roles {
        let files = asts.iter_mut().filter(|ast| ast.role == role);
        for (text, (place, traits)) in collect(files, report) {
            apply_one(&text, &place, traits, manner, all, report);
        }
    }
}

fn collect<'a>(asts: impl Iterator<Item = &'a mut Ast>, report: &mut Report) -> Applied {
    let mut applied = Applied::new();
    for ast in asts {
        let shapes = SourceLocation::document(ast.file.as_ref()).child("shapes");
        for (text, traits) in mem::take(&mut ast.applied) {
            let place = shapes.child(&text);
            let mut traits = StatedTraits::new(traits, place.clone());
            upgrade::retain_known(ast.version, &mut traits, &text, report);
            match applied.get_mut(&text) {
                Some((_, of_target)) => add(traits, of_target, &text, report),
                None => {
                    applied.insert(text, (place, traits));
                }
            }
        }
    }
    applied
}

fn apply_one(
    text: &str,
    place: &SourceLocation,
    traits: StatedTraits,
    manner: Manner,
    all: &mut AllWritten,
    report: &mut Report,
) {
    let (shape, member) = match text.split_once('$') {
        Some((shape, member)) => (shape, Some(member)),
        None => (text, None),
    };
    let Some(written) = ShapeId::parse(shape).and_then(|id| all.get_mut(&id)) else {
        report.push(no_shape(text, shape, all).at(place).shape(text));
        return;
    };
    let Some(name) = member else {
        put(traits, &mut written.traits, manner, text, report);
        return;
    };
    let uses_mixins = !written.mixins.is_empty();
    match written.member(name) {
        Some(member) => put(traits, &mut member.traits, manner, text, report),
        None if uses_mixins => {
            let applied = &mut written.applied_to_mixed_in;
            match applied.get_mut(name) {
                Some((_, earlier)) => put(traits, earlier, manner, text, report),
                None => {
                    applied.insert(name.to_owned(), (place.clone(), traits));
                }
            }
        }
        None => report.push(no_member(text, name, written).at(place)),
    }
}

fn put(
    applied: StatedTraits,
    traits: &mut StatedTraits,
    manner: Manner,
    owner: &str,
    report: &mut Report,
) {
    match manner {
        Manner::Beside => add(applied, traits, owner, report),
        Manner::Instead => traits.extend(applied),
    }
}

fn no_shape(text: &str, shape: &str, all: &AllWritten) -> Diagnostic {
    let near = nearest(shape, all.keys().map(ShapeId::as_str));
    let diagnostic = match ShapeId::parse(shape) {
        None => {
            let message = format!("`{text}` is not the id of a shape or member");
            Diagnostic::error("invalid-id", message)
                .help("write `namespace#Name` or `namespace#Name$member`")
        }
        Some(id) if id.is_prelude() => {
            let message = format!("cannot apply traits to `{id}`, which Smithy's prelude defines");
            Diagnostic::error("apply-target", message)
                .help("define a shape of the same type, and apply the traits to it")
        }
        Some(id) => {
            let message = format!("cannot apply traits to `{id}`, which no input file defines");
            Diagnostic::error("apply-target", message).help("also name the file that defines it")
        }
    };
    diagnostic.suggest(near)
}

/// The error for a missing member.
pub(super) fn no_member(text: &str, name: &str, written: &Written) -> Diagnostic {
    const LISTED: usize = 10;
    let members = written.members.iter().map(|member| member.name.as_str());
    let message = format!("cannot apply traits to `{text}`, which is not a member");
    let diagnostic = Diagnostic::error("apply-target", message).shape(text);
    match nearest(name, members.clone()) {
        None if written.members.is_empty() => diagnostic.help("the shape has no members"),
        None => {
            let listed: Vec<&str> = members.take(LISTED).collect();
            diagnostic.help(format!("its members are `{}`", listed.join("`, `")))
        }
        near => diagnostic.suggest(near),
    }
}
