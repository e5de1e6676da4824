//! What must hold between shapes and traits once every one of them is read.
//! Reports, changes nothing; leaves alone whatever `build` has already complained about.

mod defaults;
mod endpoint;
mod enums;
mod filter;
mod http;
mod labels;
mod paging;
mod recursion;
mod rename;
mod retention;
mod selectors;
mod unions;

use super::{Kind, Member, Model, Shape, Traits};
use crate::report::{Diagnostic, Place, Report};

/// Checks the whole model.
pub(super) fn run(model: &Model, report: &mut Report) {
    for shape in model.shapes.values().filter(|shape| !shape.id.is_prelude()) {
        for site in sites(model, shape) {
            selectors::check(&site, report);
            defaults::check(model, &site, report);
        }
        endpoint::check(model, shape, report);
        enums::check(shape, report);
        unions::check(shape, report);
        filter::check(model, shape, report);
        http::check(model, shape, report);
        labels::check(model, shape, report);
        rename::check(model, shape, report);
        retention::check(model, shape, report);
    }
    paging::check(model, report);
    recursion::check(model, report);
}

/// A shape or member that traits stand at.
struct Site<'a> {
    /// The shape, or the shape that the member belongs to.
    shape: &'a Shape,
    member: Option<&'a Member>,
    /// What values are of: the shape's own kind, or the member's target's.
    kind: &'a Kind,
}

impl<'a> Site<'a> {
    fn traits(&self) -> &'a Traits {
        self.member
            .map_or(&self.shape.traits, |member| &member.traits)
    }

    fn owner(&self) -> String {
        match self.member {
            Some(member) => member_id(self.shape, member),
            None => self.shape.id.to_string(),
        }
    }

    fn place_of(&self, trait_id: &str) -> Place {
        match self.member {
            Some(member) => member.trait_place(trait_id),
            None => self.shape.trait_place(trait_id),
        }
    }
}

fn sites<'a>(model: &'a Model, shape: &'a Shape) -> Vec<Site<'a>> {
    let mut sites = vec![Site {
        shape,
        member: None,
        kind: &shape.kind,
    }];
    for member in shape.kind.members() {
        if let Some(kind) = model.kind(&member.target) {
            sites.push(Site {
                shape,
                member: Some(member),
                kind,
            });
        }
    }
    sites
}

fn member_id(shape: &Shape, member: &Member) -> String {
    format!("{}${}", shape.id, member.name)
}

fn error(code: &'static str, owner: &str, place: &Place, message: String) -> Diagnostic {
    Diagnostic::error(code, message).at(place).shape(owner)
}
