//! References between shapes: does the target exist, and is it of a kind that may stand there.
//! Works on what is written, so that a reference can be judged before its target is built.

use super::Written;
use crate::ast::ShapeType;
use crate::model::{ShapeId, prelude};
use crate::report::{Diagnostic, Place, Report, nearest};
use std::cell::Cell;
use std::collections::BTreeMap;

/// What a reference may lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A member of a list, map or structure.
    Value,
    /// A member of a union, which may also be without content.
    Variant,
    /// A member of an enum.
    EnumMember,
    MapKey,
    InputOrOutput,
    Error,
    Operation,
    Resource,
    Identifier,
    /// Anything: a shape that gets another name.
    Renamed,
}

/// A reference as written: the text, where it stands, and in which shape or member.
pub(super) struct Reference<'a> {
    pub(super) text: &'a str,
    pub(super) place: Place,
    pub(super) owner: &'a str,
}

/// How many mistakes get a suggestion: each is compared with the id of every shape.
const SUGGESTIONS: usize = 10;

pub(super) struct Resolver<'a> {
    written: &'a BTreeMap<ShapeId, Written>,
    prelude: crate::model::Model,
    suggestions_left: Cell<usize>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(written: &'a BTreeMap<ShapeId, Written>) -> Self {
        let mut model = crate::model::Model::default();
        prelude::add_to(&mut model);
        Self {
            written,
            prelude: model,
            suggestions_left: Cell::new(SUGGESTIONS),
        }
    }

    /// The id that the reference states, whether or not it leads anywhere; `None` if it is no id.
    pub(super) fn resolve(
        &self,
        reference: &Reference<'_>,
        role: Role,
        report: &mut Report,
    ) -> Option<ShapeId> {
        let Some(id) = ShapeId::parse(reference.text) else {
            report.push(self.invalid(reference));
            return None;
        };
        match self.kind(&id) {
            None => report.push(self.dangling(reference)),
            Some(kind) => {
                if let Some(problem) = self.misfit(&id, kind, role) {
                    let message = format!("`{}` {problem}", reference.owner);
                    report.push(
                        Diagnostic::error("target-kind", message)
                            .at(&reference.place)
                            .shape(reference.owner),
                    );
                }
            }
        }
        Some(id)
    }

    fn kind(&self, id: &ShapeId) -> Option<&'static str> {
        match self.written.get(id) {
            Some(written) => Some(written.shape.kind.as_str()),
            None => self.prelude.kind(id).map(crate::model::Kind::name),
        }
    }

    /// What is wrong with such a target in such a role, if anything.
    fn misfit(&self, id: &ShapeId, kind: &'static str, role: Role) -> Option<String> {
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
            return Some(format!("must target {what}; `{id}` is of kind {kind}"));
        }
        let error = self.written.get(id).is_some_and(is_error);
        match role {
            Role::Error if !error => Some(format!(
                "lists `{id}` as an error, which lacks the trait `smithy.api#error`"
            )),
            Role::InputOrOutput if error => Some(format!(
                "targets `{id}`, which is an error and cannot be input or output"
            )),
            _ => None,
        }
    }

    fn invalid(&self, reference: &Reference<'_>) -> Diagnostic {
        let message = format!(
            "`{}` targets `{}`, which is not a shape id",
            reference.owner, reference.text
        );
        Diagnostic::error("invalid-id", message)
            .at(&reference.place)
            .shape(reference.owner)
            .suggest(self.nearest(reference.text))
    }

    fn dangling(&self, reference: &Reference<'_>) -> Diagnostic {
        let message = format!(
            "`{}` targets `{}`, which no input file defines",
            reference.owner, reference.text
        );
        let diagnostic = Diagnostic::error("dangling-target", message)
            .at(&reference.place)
            .shape(reference.owner);
        match self.nearest(reference.text) {
            None => diagnostic.help("name the file that defines it as well"),
            near => diagnostic.suggest(near),
        }
    }

    fn nearest(&self, text: &str) -> Option<&str> {
        let left = self.suggestions_left.get().checked_sub(1)?;
        self.suggestions_left.set(left);
        nearest(text, self.ids())
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.written
            .keys()
            .chain(self.prelude.shapes.keys())
            .map(ShapeId::as_str)
    }
}

fn is_error(target: &Written) -> bool {
    target.shape.kind == ShapeType::Structure
        && target.shape.traits.contains_key("smithy.api#error")
}
