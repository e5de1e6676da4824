//! References between shapes: checks that the target exists and has an allowed type. Uses the
//! input, so that a reference can be checked before its target is built.

use super::written::{AllWritten, Written};
use crate::ast::ShapeType;
use crate::model::{Model, ShapeId, prelude};
use crate::report::{Diagnostic, Names, Report, SourceLocation};
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

/// The greatest number of searches for suggestions. With more missing shapes, a file is missing and
/// not a name misspelt, and each search compares all ids.
const MOST_SUGGESTIONS: usize = 100;

/// The role of a reference, which decides its allowed targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A member of a list, map or structure.
    Value,
    /// A member of a union, which may have no value.
    Variant,
    /// A member of an enum.
    EnumMember,
    MapKey,
    InputOrOutput,
    Error,
    Operation,
    Resource,
    Identifier,
    /// Any shape: one that gets another name.
    Renamed,
}

/// A reference: its string, its location, and the shape or member that contains it.
pub(super) struct Reference<'a> {
    pub(super) text: &'a str,
    pub(super) place: SourceLocation,
    pub(super) owner: &'a str,
}

/// The properties of a target that are checked.
struct Target {
    kind: &'static str,
    is_mixin: bool,
    is_error: bool,
}

pub(super) struct Resolver {
    targets: BTreeMap<ShapeId, Target>,
    /// All ids, for suggestions; most models need none.
    names: OnceCell<Names>,
    suggestions_left: Cell<usize>,
}

impl Resolver {
    /// References may lead to shapes of the files and of the prelude.
    pub(super) fn new(written: &AllWritten, prelude: &Model) -> Self {
        let of_prelude = prelude.shapes.iter().map(|(id, shape)| {
            let target = Target {
                kind: shape.kind.name(),
                is_mixin: false,
                is_error: false,
            };
            (id.clone(), target)
        });
        let of_written = written
            .iter()
            .map(|(id, written)| (id.clone(), Target::of(written)));
        Self {
            targets: of_prelude.chain(of_written).collect(),
            names: OnceCell::new(),
            suggestions_left: Cell::new(MOST_SUGGESTIONS),
        }
    }

    /// The id in the reference, whether or not it exists; `None` if it is invalid.
    pub(super) fn resolve(
        &self,
        reference: &Reference<'_>,
        role: Role,
        report: &mut Report,
    ) -> Option<ShapeId> {
        let id = ShapeId::parse(reference.text);
        match id.as_ref().and_then(|id| self.targets.get(id)) {
            None => {
                let diagnostic = unknown(reference, self.nearest(reference.text));
                report.push(blaming(role, diagnostic));
            }
            Some(target) => {
                let id = id.as_ref()?;
                if let Some(problem) = target.misfit(id, role) {
                    let message = format!("`{}` {problem}", reference.owner);
                    let diagnostic = Diagnostic::error("target-kind", message)
                        .at(&reference.place)
                        .shape(reference.owner);
                    report.push(blaming(role, diagnostic));
                }
            }
        }
        id
    }

    fn nearest(&self, text: &str) -> Option<&str> {
        let left = self.suggestions_left.get().checked_sub(1)?;
        self.suggestions_left.set(left);
        let names = self
            .names
            .get_or_init(|| Names::new(self.targets.keys().map(ShapeId::as_str)));
        names.nearest(text)
    }
}

impl Target {
    fn of(written: &Written) -> Self {
        let is_error = written.traits.contains("smithy.api#error");
        Self {
            kind: written.kind.as_str(),
            is_mixin: written.is_mixin(),
            is_error: is_error && written.kind == ShapeType::Structure,
        }
    }

    /// The problem of the target `id` in this role, if it has one.
    fn misfit(&self, id: &ShapeId, role: Role) -> Option<String> {
        if self.is_mixin {
            return Some(format!(
                "targets `{id}`, which is a mixin; only `mixins` can name it"
            ));
        }
        let kind = self.kind;
        let unit = id.as_str() == prelude::UNIT;
        let data = !matches!(kind, "service" | "resource" | "operation");
        let (fits, what) = match role {
            Role::Value => (data && !unit, "a shape that has values"),
            Role::Variant => (data, "a shape that has values"),
            Role::EnumMember => (unit, "`smithy.api#Unit`"),
            Role::MapKey => (matches!(kind, "string" | "enum"), "a string or enum"),
            Role::InputOrOutput => (kind == "structure", "a structure"),
            Role::Error => (
                kind == "structure",
                "a structure with the trait `smithy.api#error`",
            ),
            Role::Operation => (kind == "operation", "an operation"),
            Role::Resource => (kind == "resource", "a resource"),
            Role::Identifier => (matches!(kind, "string" | "enum"), "a string"),
            Role::Renamed => (true, ""),
        };
        if unit && !fits && role == Role::Value {
            return Some(format!("targets `{id}`, which has no values"));
        }
        if !fits {
            return Some(format!("must target {what}; `{id}` is of type {kind}"));
        }
        match role {
            Role::Error if !self.is_error => Some(format!(
                "lists `{id}` as an error, which lacks the trait `smithy.api#error`"
            )),
            Role::InputOrOutput if self.is_error => Some(format!(
                "targets `{id}`, which is an error and cannot be input or output"
            )),
            _ => None,
        }
    }
}

/// A shape that gets another name is a key; every other reference is a value.
fn blaming(role: Role, diagnostic: Diagnostic) -> Diagnostic {
    match role {
        Role::Renamed => diagnostic.blame_key(),
        _ => diagnostic,
    }
}

/// The error for an unknown or invalid reference; `near` is a suggestion.
pub(super) fn unknown(reference: &Reference<'_>, near: Option<&str>) -> Diagnostic {
    let (owner, text) = (reference.owner, reference.text);
    let diagnostic = match ShapeId::parse(text) {
        None => {
            let message = format!("`{owner}` targets `{text}`, which is not a shape id");
            Diagnostic::error("invalid-id", message)
        }
        Some(id) if id.is_prelude() => {
            let message =
                format!("`{owner}` targets `{text}`, which Smithy's prelude does not define");
            Diagnostic::error("dangling-target", message)
                .help("target a shape in a namespace of your own")
        }
        Some(_) => {
            let message = format!("`{owner}` targets `{text}`, which no input file defines");
            Diagnostic::error("dangling-target", message).help("also name the file that defines it")
        }
    };
    diagnostic.at(&reference.place).shape(owner).suggest(near)
}
