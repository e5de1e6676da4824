//! Finds the members of a paginated operation, and their locations in the trait. Must not know
//! which types are valid.

use crate::model::check::site::error;
use crate::model::{Kind, Member, Model, Paginated, Shape, ShapeId};
use crate::report::{Diagnostic, Report, SourceLocation, nearest};

/// The greatest number of parts in a path through the output.
const MOST_PARTS: usize = 32;

/// A key of the trait.
#[derive(Clone, Copy)]
pub(super) enum PagingKey {
    InputToken,
    OutputToken,
    Items,
    PageSize,
    MoreResults,
}

/// A paginated operation in a service.
pub(super) struct Checker<'a> {
    pub(super) model: &'a Model,
    pub(super) service: Option<&'a Shape>,
    pub(super) shape: &'a Shape,
    pub(super) own: &'a Paginated,
    /// Whether the trait is Hardy's, not Smithy's.
    pub(super) is_ours: bool,
    pub(super) report: &'a mut Report,
}

impl<'a> Checker<'a> {
    pub(super) fn follow_path(
        &mut self,
        which: PagingKey,
        output: Option<&ShapeId>,
        path: &str,
        place: &SourceLocation,
    ) -> Option<&'a Member> {
        let names: Vec<&str> = path.split('.').collect();
        if names.len() > MOST_PARTS {
            let key = self.key(which);
            self.refuse(
                place,
                format!("has a path of more than {MOST_PARTS} parts in `{key}`"),
            );
            return None;
        }
        self.follow(which, output, &names, place)
    }

    /// The member at the end of the path, or `None` after an error.
    pub(super) fn follow(
        &mut self,
        which: PagingKey,
        start: Option<&ShapeId>,
        names: &[&str],
        place: &SourceLocation,
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
                let key = self.key(which);
                let problem =
                    format!("names `{name}` in `{key}`, which is not a member of `{shape}`");
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

    /// The trait with the pagination.
    pub(super) fn id(&self) -> &'static str {
        match self.is_ours {
            true => "hardy#paginated",
            false => "smithy.api#paginated",
        }
    }

    /// The name of the key.
    pub(super) fn key(&self, which: PagingKey) -> &'static str {
        match (which, self.is_ours) {
            (PagingKey::InputToken, true) => "inputTokens",
            (PagingKey::InputToken, false) => "inputToken",
            (PagingKey::OutputToken, true) => "outputTokens",
            (PagingKey::OutputToken, false) => "outputToken",
            (PagingKey::Items, _) => "items",
            (PagingKey::PageSize, _) => "pageSize",
            (PagingKey::MoreResults, _) => "moreResults",
        }
    }

    /// The location of a key, or of the name with this index in it: in the operation, or else in
    /// the service.
    pub(super) fn place(&self, which: PagingKey, index: usize) -> SourceLocation {
        let own_place = self.shape.trait_place(self.id());
        let key = self.key(which);
        if self.is_ours {
            let place = own_place.child(key);
            return match which {
                PagingKey::PageSize | PagingKey::MoreResults => place,
                _ => place.child(index),
            };
        }
        let is_stated = |paginated: &Paginated| match which {
            PagingKey::InputToken => !paginated.input_tokens.is_empty(),
            PagingKey::OutputToken => !paginated.output_tokens.is_empty(),
            PagingKey::Items => !paginated.items.is_empty(),
            PagingKey::PageSize => paginated.page_size.is_some(),
            PagingKey::MoreResults => paginated.more_results.is_some(),
        };
        let shared = |service: &&Shape| service.traits.paginated.as_deref().is_some_and(is_stated);
        match self.service.filter(shared) {
            _ if is_stated(self.own) => own_place.child(key),
            Some(service) => service.trait_place(self.id()).child(key),
            None => own_place,
        }
    }

    pub(super) fn diagnostic(&self, place: &SourceLocation, problem: String) -> Diagnostic {
        let id = self.shape.id.as_str();
        error(
            "paginated",
            id,
            place,
            format!("the paginated operation `{id}` {problem}"),
        )
    }

    pub(super) fn refuse(&mut self, place: &SourceLocation, problem: String) {
        let diagnostic = self.diagnostic(place, problem);
        self.report.push(diagnostic);
    }
}
