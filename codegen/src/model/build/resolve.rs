//! References between shapes: does the target exist, and is it of a kind that may stand there.
//! Works on what is written, so that a reference can be judged before its target is built.

use super::written::{AllWritten, Written};
use crate::ast::ShapeType;
use crate::model::{Kind, Model, ShapeId, prelude};
use crate::report::{Diagnostic, Names, Place, Report};
use std::cell::{Cell, OnceCell};

/// How many suggestions are looked for: whoever misses more shapes than that has not mistyped them,
/// but forgotten a file, and each search looks at every id.
const MOST_SUGGESTIONS: usize = 100;

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

pub(super) struct Resolver<'a> {
    written: &'a AllWritten,
    prelude: &'a Model,
    /// All ids, for suggestions; most models need none.
    names: OnceCell<Names>,
    suggestions_left: Cell<usize>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(written: &'a AllWritten, prelude: &'a Model) -> Self {
        Self {
            written,
            prelude,
            names: OnceCell::new(),
            suggestions_left: Cell::new(MOST_SUGGESTIONS),
        }
    }

    /// The id that the reference states, whether or not it leads anywhere; `None` if it is no id.
    pub(super) fn resolve(
        &self,
        reference: &Reference<'_>,
        role: Role,
        report: &mut Report,
    ) -> Option<ShapeId> {
        let id = ShapeId::parse(reference.text);
        match id.as_ref().and_then(|id| self.kind(id)) {
            None => {
                let diagnostic = unknown(reference, self.nearest(reference.text));
                report.push(blaming(role, diagnostic));
            }
            Some(kind) => {
                let id = id.as_ref()?;
                if let Some(problem) = self.misfit(id, kind, role) {
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

    fn kind(&self, id: &ShapeId) -> Option<&'static str> {
        match self.written.get(id) {
            Some(written) => Some(written.kind.as_str()),
            None => self.prelude.kind(id).map(Kind::name),
        }
    }

    /// What is wrong with such a target in such a role, if anything.
    fn misfit(&self, id: &ShapeId, kind: &'static str, role: Role) -> Option<String> {
        if self.written.get(id).is_some_and(Written::is_mixin) {
            return Some(format!(
                "targets `{id}`, which is a mixin; only `mixins` can name it"
            ));
        }
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

    fn nearest(&self, text: &str) -> Option<&str> {
        let left = self.suggestions_left.get().checked_sub(1)?;
        self.suggestions_left.set(left);
        let names = self.names.get_or_init(|| Names::new(self.ids()));
        names.nearest(text)
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.written
            .keys()
            .chain(self.prelude.shapes.keys())
            .map(ShapeId::as_str)
    }
}

/// A shape that gets another name is the key of that; every other reference is a value.
fn blaming(role: Role, diagnostic: Diagnostic) -> Diagnostic {
    match role {
        Role::Renamed => diagnostic.blame_key(),
        _ => diagnostic,
    }
}

/// Says that a reference leads nowhere, or is none; `near` is what may have been meant.
pub(super) fn unknown(reference: &Reference<'_>, near: Option<&str>) -> Diagnostic {
    let (owner, text) = (reference.owner, reference.text);
    let diagnostic = if ShapeId::parse(text).is_none() {
        let message = format!("`{owner}` targets `{text}`, which is not a shape id");
        Diagnostic::error("invalid-id", message)
    } else {
        let message = format!("`{owner}` targets `{text}`, which no input file defines");
        let diagnostic = Diagnostic::error("dangling-target", message);
        match near {
            None => diagnostic.help("name the file that defines it as well"),
            Some(_) => diagnostic,
        }
    };
    diagnostic.at(&reference.place).shape(owner).suggest(near)
}

fn is_error(target: &Written) -> bool {
    target.kind == ShapeType::Structure && target.traits.contains_key("smithy.api#error")
}
