//! Finds the members that a paginated operation names, and says where the trait names them.
//! Must not know what a token or a page size has to be.

use crate::model::check::site::error;
use crate::model::{Kind, Member, Model, Paginated, Shape, ShapeId};
use crate::report::{Diagnostic, Place, Report, Severity, nearest};

/// The trait.
pub(super) const ID: &str = "smithy.api#paginated";

/// How many parts a path through the output may have.
const MOST_PARTS: usize = 32;

/// One paginated operation, looked at within one service.
pub(super) struct Checker<'a> {
    pub(super) model: &'a Model,
    pub(super) service: Option<&'a Shape>,
    pub(super) shape: &'a Shape,
    pub(super) own: &'a Paginated,
    pub(super) report: &'a mut Report,
}

impl<'a> Checker<'a> {
    pub(super) fn follow_path(
        &mut self,
        part: &str,
        output: Option<&ShapeId>,
        path: &str,
        place: &Place,
    ) -> Option<&'a Member> {
        let names: Vec<&str> = path.split('.').collect();
        if names.len() > MOST_PARTS {
            self.refuse(
                place,
                format!("has an `{part}` of more than {MOST_PARTS} parts"),
            );
            return None;
        }
        if names.len() > 2 {
            self.warn(
                place,
                format!("has an `{part}` of more than two parts: `{path}`"),
            );
        }
        self.follow(part, output, &names, place)
    }

    /// The member at the end of the path, or `None` after having said where the path breaks off.
    pub(super) fn follow(
        &mut self,
        part: &str,
        start: Option<&ShapeId>,
        names: &[&str],
        place: &Place,
    ) -> Option<&'a Member> {
        let mut structure = start.cloned();
        let mut reached = None;
        for name in names {
            let found = self.member(structure.as_ref(), name);
            if found.is_none() {
                let shape = structure
                    .as_ref()
                    .map_or("smithy.api#Unit", ShapeId::as_str);
                let members = structure
                    .as_ref()
                    .map(|id| self.model.members(id))
                    .unwrap_or_default();
                let near = nearest(name, members.iter().map(|member| member.name.as_str()));
                let problem =
                    format!("has `{part}` lead to `{name}`, which is not a member of `{shape}`");
                let diagnostic = self.diagnostic(place, problem).suggest(near);
                self.report.push(diagnostic);
            }
            let member = found?;
            structure = Some(member.target.clone());
            reached = Some(member);
        }
        reached
    }

    pub(super) fn member(&self, structure: Option<&ShapeId>, name: &str) -> Option<&'a Member> {
        let Some(Kind::Structure(members)) = self.model.kind(structure?) else {
            return None;
        };
        members.iter().find(|member| member.name == name)
    }

    /// Where a part of the trait is stated: at the operation or else at the service.
    pub(super) fn place(&self, part: &str, own: bool) -> Place {
        let own_place = self.shape.trait_place(ID);
        let stated = |shape: &&Shape| {
            let shared = shape.traits.paginated.as_deref();
            shared.is_some_and(|shared| match part {
                "inputToken" => shared.input_token.is_some(),
                "outputToken" => shared.output_token.is_some(),
                "items" => shared.items.is_some(),
                _ => shared.page_size.is_some(),
            })
        };
        match self.service.filter(stated) {
            _ if own => own_place.child(part),
            Some(service) => service.trait_place(ID).child(part),
            None => own_place,
        }
    }

    pub(super) fn diagnostic(&self, place: &Place, problem: String) -> Diagnostic {
        let id = self.shape.id.as_str();
        error(
            "paginated",
            id,
            place,
            format!("the paginated operation `{id}` {problem}"),
        )
    }

    pub(super) fn refuse(&mut self, place: &Place, problem: String) {
        let diagnostic = self.diagnostic(place, problem);
        self.report.push(diagnostic);
    }

    pub(super) fn warn(&mut self, place: &Place, problem: String) {
        let diagnostic = self.diagnostic(place, problem);
        self.report.push(Diagnostic {
            severity: Severity::Warning,
            ..diagnostic
        });
    }
}
