//! The members of a paginated operation: they exist and have usable types. The rules are those of
//! the paginator: a form that it does not support is an error. Smithy advises against some forms that
//! it supports. These are accepted without a warning, because users cannot change a published model.

mod members;

use crate::model::service::operations_of;
use crate::model::{Kind, Member, Model, Paginated, Shape, ShapeId, paginated_of};
use crate::report::{Report, SourceLocation};
use members::{Checker, PagingKey};
use std::collections::BTreeSet;

pub(super) fn check(model: &Model, report: &mut Report) {
    let mut bound = BTreeSet::new();
    for service in model.shapes.values() {
        for operation in operations_of(model, &service.id) {
            check_operation(model, Some(service), &operation, report);
            bound.insert(operation);
        }
    }
    for operation in model.shapes.keys().filter(|id| !bound.contains(id)) {
        check_operation(model, None, operation, report);
    }
}

fn check_operation(model: &Model, service: Option<&Shape>, id: &ShapeId, report: &mut Report) {
    let Some(shape) = model.shape(id) else { return };
    let Kind::Operation(operation) = &shape.kind else {
        return;
    };
    let traits = &shape.traits;
    let Some(own) = traits.own_paginated.as_ref().or(traits.paginated.as_ref()) else {
        return;
    };
    let merged = match service {
        Some(service) => paginated_of(model, &service.id, id).unwrap_or_default(),
        None => Paginated::clone(own),
    };
    let mut checker = Checker {
        model,
        service,
        shape,
        own,
        is_ours: traits.own_paginated.is_some(),
        report,
    };
    let (input, output) = (operation.input.as_ref(), operation.output.as_ref());
    let inputs = checker.tokens(PagingKey::InputToken, input, &merged.input_tokens);
    let outputs = checker.tokens(PagingKey::OutputToken, output, &merged.output_tokens);
    for (input, output) in inputs.iter().zip(&outputs) {
        if let (Some(input), Some(output)) = (input, output) {
            checker.tokens_agree(input, output);
        }
    }
    checker.page_size(input, &merged);
    checker.items(output, &merged);
    checker.more_results(output, &merged);
}

impl<'a> Checker<'a> {
    /// Checks the token members; returns one for each name, `None` for an invalid one.
    fn tokens(
        &mut self,
        which: PagingKey,
        structure: Option<&ShapeId>,
        names: &[String],
    ) -> Vec<Option<&'a Member>> {
        if names.is_empty() {
            let place = self.place(which, 0);
            let key = self.key(which);
            self.refuse(&place, format!("has no `{key}`, nor does its service"));
        }
        let mut found = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let place = self.place(which, index);
            let member = match which {
                PagingKey::InputToken => self.follow(which, structure, &[name], &place),
                _ => self.follow_path(which, structure, name, &place),
            };
            if let Some(member) = member {
                self.token(which, name, member, index);
            }
            found.push(member);
        }
        found
    }

    fn token(&mut self, which: PagingKey, name: &str, member: &Member, index: usize) {
        let place = self.place(which, index);
        let key = self.key(which);
        if matches!(which, PagingKey::InputToken) && member.traits.required {
            self.refuse(&place, format!("has a required `{key}`: `{name}`"));
        }
        let expected = "a string, a number, a blob, or a collection of these";
        self.kind(which, &member.name, member, &place, is_token, expected);
    }

    /// Refuses a member of another type than a key may have; `name` is what the message calls it.
    fn kind(
        &mut self,
        which: PagingKey,
        name: &str,
        member: &Member,
        place: &SourceLocation,
        is_valid: fn(&Kind) -> bool,
        expected: &str,
    ) {
        let kind = self.model.kind(&member.target);
        if let Some(kind) = kind.filter(|kind| !is_valid(kind)) {
            let (key, kind) = (self.key(which), kind.name());
            let problem = format!("has `{name}` of type {kind} as `{key}`; it must be {expected}");
            self.refuse(place, problem);
        }
    }

    /// A token is sent back unchanged, so both members must have the same type.
    fn tokens_agree(&mut self, input: &Member, output: &Member) {
        let is_known = |member: &Member| self.model.kind(&member.target).is_some();
        if !is_known(input) || !is_known(output) {
            return;
        }
        if !are_alike(self.model, &input.target, &output.target, MOST_LISTS) {
            let place = self.shape.trait_place(self.id());
            let (input, output) = (&input.target, &output.target);
            self.refuse(
                &place,
                format!("returns a token of type `{output}`, but takes one of type `{input}`"),
            );
        }
    }

    fn page_size(&mut self, input: Option<&ShapeId>, merged: &Paginated) {
        let Some(name) = &merged.page_size else {
            return;
        };
        let place = self.place(PagingKey::PageSize, 0);
        let Some(member) = self.follow(PagingKey::PageSize, input, &[name], &place) else {
            return;
        };
        if merged.input_tokens.contains(name) {
            self.refuse(&place, format!("has `{name}` as `pageSize` and as a token"));
        }
        let which = PagingKey::PageSize;
        self.kind(which, name, member, &place, is_integer, "an integer");
    }

    fn items(&mut self, output: Option<&ShapeId>, merged: &Paginated) {
        for (index, path) in merged.items.iter().enumerate() {
            let place = self.place(PagingKey::Items, index);
            let Some(member) = self.follow_path(PagingKey::Items, output, path, &place) else {
                continue;
            };
            let is_valid = |kind: &Kind| matches!(kind, Kind::List(_) | Kind::Map { .. });
            let which = PagingKey::Items;
            self.kind(which, path, member, &place, is_valid, "a list or map");
        }
    }

    fn more_results(&mut self, output: Option<&ShapeId>, merged: &Paginated) {
        let Some(path) = &merged.more_results else {
            return;
        };
        let place = self.place(PagingKey::MoreResults, 0);
        let which = PagingKey::MoreResults;
        if let Some(member) = self.follow_path(which, output, path, &place) {
            let is_valid = |kind: &Kind| matches!(kind, Kind::Boolean);
            self.kind(which, path, member, &place, is_valid, "a boolean");
        }
    }
}

/// The greatest nesting of lists and maps in a token.
const MOST_LISTS: usize = 8;

/// Whether two shapes have the same structure, whatever their names.
fn are_alike(model: &Model, left: &ShapeId, right: &ShapeId, most: usize) -> bool {
    let (Some(one), Some(other)) = (model.shape(left), model.shape(right)) else {
        return left == right;
    };
    let is_same = |left: &Member, right: &Member| {
        most > 0 && are_alike(model, &left.target, &right.target, most - 1)
    };
    let is_sparse = one.traits.sparse == other.traits.sparse;
    left == right
        || match (&one.kind, &other.kind) {
            (Kind::List(left), Kind::List(right)) => is_sparse && is_same(left, right),
            (
                Kind::Map { key, value },
                Kind::Map {
                    key: other_key,
                    value: other_value,
                },
            ) => is_sparse && is_same(key, other_key) && is_same(value, other_value),
            (Kind::String | Kind::Enum(_), Kind::String | Kind::Enum(_)) => true,
            (left, right) => (is_integer(left) || matches!(left, Kind::Blob)) && left == right,
        }
}

fn is_integer(kind: &Kind) -> bool {
    matches!(kind, Kind::Byte | Kind::Short | Kind::Integer | Kind::Long)
}

/// Whether a token of this type can be sent back and serialized.
fn is_token(kind: &Kind) -> bool {
    let is_made_of_others = matches!(
        kind,
        Kind::List(_) | Kind::Map { .. } | Kind::Structure(_) | Kind::Union(_)
    );
    let is_other_scalar = matches!(
        kind,
        Kind::String | Kind::Enum(_) | Kind::IntEnum(_) | Kind::Blob
    );
    is_integer(kind) || is_other_scalar || is_made_of_others
}
