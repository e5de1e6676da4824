//! The target of a trait: a shape or member, and its name in diagnostics. Must not know traits.

use crate::model::{Kind, Member, Model, Shape, Traits};
use crate::report::{Diagnostic, SourceLocation};

/// A shape or member with traits.
pub(super) struct Site<'a> {
    /// The shape, or the shape with the member.
    pub(super) shape: &'a Shape,
    pub(super) member: Option<&'a Member>,
    /// The type of values: that of the shape, or of the member's target.
    pub(super) kind: &'a Kind,
}

impl<'a> Site<'a> {
    pub(super) fn traits(&self) -> &'a Traits {
        self.member
            .map_or(&self.shape.traits, |member| &member.traits)
    }

    pub(super) fn owner(&self) -> String {
        match self.member {
            Some(member) => member_id(self.shape, member),
            None => self.shape.id.to_string(),
        }
    }

    pub(super) fn place_of(&self, trait_id: &str) -> SourceLocation {
        match self.member {
            Some(member) => member.trait_place(trait_id),
            None => self.shape.trait_place(trait_id),
        }
    }
}

pub(super) fn sites<'a>(model: &'a Model, shape: &'a Shape) -> Vec<Site<'a>> {
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

pub(super) fn member_id(shape: &Shape, member: &Member) -> String {
    format!("{}${}", shape.id, member.name)
}

pub(super) fn error(
    code: &'static str,
    owner: &str,
    place: &SourceLocation,
    message: String,
) -> Diagnostic {
    Diagnostic::error(code, message).at(place).shape(owner)
}
