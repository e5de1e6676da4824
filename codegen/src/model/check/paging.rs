//! The members that a paginated operation names: are they there, and can they do their part.
//! The rules are those of the paginator: what it could not work with is an error,
//! what it works with although Smithy advises against it is a warning.

mod members;

use crate::model::service::{operations_of, paginated_of};
use crate::model::{Kind, Member, Model, Paginated, Shape, ShapeId};
use crate::report::{Place, Report};
use members::{Checker, ID};
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
    let (Kind::Operation(operation), Some(own)) = (&shape.kind, shape.traits.paginated.as_deref())
    else {
        return;
    };
    let merged = match service {
        Some(service) => paginated_of(model, &service.id, id).unwrap_or_default(),
        None => own.clone(),
    };
    let mut checker = Checker {
        model,
        service,
        shape,
        own,
        report,
    };
    let input = checker.input_token(operation.input.as_ref(), &merged);
    let output = checker.output_token(operation.output.as_ref(), &merged);
    if let (Some(input), Some(output)) = (input, output) {
        checker.tokens_agree(input, output);
    }
    checker.page_size(operation.input.as_ref(), &merged);
    checker.items(operation.output.as_ref(), &merged);
}

impl<'a> Checker<'a> {
    fn input_token(&mut self, input: Option<&ShapeId>, merged: &Paginated) -> Option<&'a Member> {
        let place = self.place("inputToken", self.own.input_token.is_some());
        let Some(name) = &merged.input_token else {
            self.refuse(
                &place,
                "states no `inputToken`, nor does its service".to_owned(),
            );
            return None;
        };
        let member = self.follow("inputToken", input, &[name], &place)?;
        if member.traits.required {
            self.refuse(&place, format!("has a required `inputToken`: `{name}`"));
        }
        self.token("inputToken", member, &place);
        Some(member)
    }

    fn output_token(&mut self, output: Option<&ShapeId>, merged: &Paginated) -> Option<&'a Member> {
        let place = self.place("outputToken", self.own.output_token.is_some());
        let Some(path) = &merged.output_token else {
            self.refuse(
                &place,
                "states no `outputToken`, nor does its service".to_owned(),
            );
            return None;
        };
        let member = self.follow_path("outputToken", output, path, &place)?;
        if member.traits.required {
            self.warn(&place, format!("has a required `outputToken`: `{path}`"));
        }
        self.token("outputToken", member, &place);
        Some(member)
    }

    fn token(&mut self, part: &str, member: &Member, place: &Place) {
        match self.model.kind(&member.target) {
            Some(Kind::String | Kind::Enum(_)) | None => {}
            Some(Kind::Map { .. }) => {
                self.warn(place, format!("has a map as `{part}`: `{}`", member.name));
            }
            Some(kind) => {
                let (name, kind) = (&member.name, kind.name());
                let problem =
                    format!("has `{name}` of kind {kind} as `{part}`; it must be a string or map");
                self.refuse(place, problem);
            }
        }
    }

    fn tokens_agree(&mut self, input: &Member, output: &Member) {
        let is_map = |member: &Member| {
            self.model
                .kind(&member.target)
                .map(|kind| matches!(kind, Kind::Map { .. }))
        };
        let (Some(left), Some(right)) = (is_map(input), is_map(output)) else {
            return;
        };
        if left != right || (left && input.target != output.target) {
            let place = self.shape.trait_place(ID);
            let (input, output) = (&input.target, &output.target);
            self.refuse(
                &place,
                format!("returns its token as `{output}` and takes it as `{input}`"),
            );
        }
    }

    fn page_size(&mut self, input: Option<&ShapeId>, merged: &Paginated) {
        let Some(name) = &merged.page_size else {
            return;
        };
        let place = self.place("pageSize", self.own.page_size.is_some());
        let Some(member) = self.follow("pageSize", input, &[name], &place) else {
            return;
        };
        if member.traits.required {
            self.warn(&place, format!("has a required `pageSize`: `{name}`"));
        }
        match self.model.kind(&member.target) {
            Some(Kind::Integer) | None => {}
            Some(kind @ (Kind::Byte | Kind::Short | Kind::Long)) => {
                let kind = kind.name();
                self.warn(
                    &place,
                    format!("has `{name}` of kind {kind} as `pageSize`, not an integer"),
                );
            }
            Some(kind) => {
                let kind = kind.name();
                let problem =
                    format!("has `{name}` of kind {kind} as `pageSize`; it must be an integer");
                self.refuse(&place, problem);
            }
        }
    }

    fn items(&mut self, output: Option<&ShapeId>, merged: &Paginated) {
        let Some(path) = &merged.items else { return };
        let place = self.place("items", self.own.items.is_some());
        let Some(member) = self.follow_path("items", output, path, &place) else {
            return;
        };
        match self.model.kind(&member.target) {
            Some(Kind::List(_) | Kind::Map { .. }) | None => {}
            Some(kind) => {
                let kind = kind.name();
                self.refuse(
                    &place,
                    format!("has `{path}` of kind {kind} as `items`; it must be a list or map"),
                );
            }
        }
    }
}
