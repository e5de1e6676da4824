//! Filter rules: they match their structure, so that an overlay cannot contradict the model, and no
//! rule remains for a removed member.

mod fields;

use super::site::error;
use crate::model::traits::FILTER;
use crate::model::{Filter, Kind, Member, Model, Shape};
use crate::report::{Diagnostic, Report, SourceLocation, nearest};

pub(super) fn check(model: &Model, shape: &Shape, report: &mut Report) {
    let Some(filter) = shape.traits.filter.as_deref() else {
        return;
    };
    // Other shapes with the trait have been refused already.
    if !matches!(shape.kind, Kind::Structure(_)) {
        return;
    }
    let place = shape.trait_place(FILTER);
    let check = Check {
        model,
        shape,
        report,
    };
    check.run(filter, &place);
}

struct Check<'a> {
    model: &'a Model,
    shape: &'a Shape,
    report: &'a mut Report,
}

impl<'a> Check<'a> {
    fn run(mut self, filter: &Filter, place: &SourceLocation) {
        let field = self.member("field", &filter.field, place, true);
        let operator = self.member("operator", &filter.operator, place, true);
        self.member("value", &filter.value, place, false);
        self.differ(filter, place);
        self.defaults(filter, [field, operator]);
        let fields = place.child("fields");
        for (index, entry) in filter.fields.iter().enumerate() {
            let place = fields.child(index);
            let earlier = filter.fields.iter().take(index);
            if earlier
                .into_iter()
                .any(|earlier| earlier.name == entry.name)
            {
                self.refuse(&place, format!("duplicate field `{}`", entry.name));
            }
            self.listed("field", &entry.name, field, &place.child("name"));
            self.allowed("field", &entry.name, field, &place.child("name"));
            self.operators(entry, operator, &place.child("operators"));
            self.values(entry, &place.child("values"));
            self.listed_values(entry, filter.range.as_ref(), &place.child("values"));
        }
        if let Some(range) = &filter.range {
            let mut operators = filter.fields.iter().flat_map(|field| &field.operators);
            if !operators.any(|operator| *operator == range.operator) {
                let message = format!(
                    "no field has the operator `{}` of the range",
                    range.operator
                );
                self.refuse(&place.child("range").child("operator"), message);
            }
        }
    }

    /// The member with this name, which must be a string or enum.
    fn member(
        &mut self,
        key: &str,
        name: &str,
        place: &SourceLocation,
        or_enum: bool,
    ) -> Option<&'a Member> {
        let mut members = self.model.members(&self.shape.id).iter();
        let Some(member) = members.find(|member| member.name == name) else {
            let id = &self.shape.id;
            let names = self
                .model
                .members(id)
                .iter()
                .map(|member| member.name.as_str());
            let problem = error(
                "filter",
                id.as_str(),
                &place.child(key),
                format!("`{FILTER}` names the member `{name}`, which `{id}` does not have"),
            );
            self.report.push(problem.suggest(nearest(name, names)));
            return None;
        };
        match self.model.kind(&member.target)? {
            Kind::String => {}
            Kind::Enum(_) if or_enum => {}
            kind => {
                let expected = if or_enum {
                    "a string or an enum"
                } else {
                    "a string"
                };
                let found = kind.name();
                let message = format!(
                    "the {key} of a filter must be {expected}; `{name}` is of type {found}"
                );
                self.refuse(&place.child(key), message);
            }
        }
        Some(member)
    }

    /// One member cannot have two roles.
    fn differ(&mut self, filter: &Filter, place: &SourceLocation) {
        let parts = [
            ("field", &filter.field),
            ("operator", &filter.operator),
            ("value", &filter.value),
        ];
        for (index, (key, name)) in parts.iter().enumerate() {
            let mut earlier = parts.iter().take(index);
            if let Some((other, _)) = earlier.find(|(_, earlier)| earlier == name) {
                let message =
                    format!("`{name}` is the {other} of the filter, and cannot be the {key} too");
                self.refuse(&place.child(*key), message);
            }
        }
    }

    fn problem(&self, place: &SourceLocation, message: String) -> Diagnostic {
        error("filter", self.shape.id.as_str(), place, message)
    }

    fn refuse(&mut self, place: &SourceLocation, message: String) {
        let problem = self.problem(place, message);
        self.report.push(problem);
    }
}
