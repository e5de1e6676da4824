//! Filter rules of each field: the members allow its strings, and the field allows the values.

use super::Check;
use crate::model::{
    Filter, FilterField, FilterRange, Kind, Member, Shape, ShapeId, TimestampFormat,
};
use crate::report::{Diagnostic, SourceLocation, nearest};
use serde_json::Value;

impl Check<'_> {
    pub(super) fn operators(
        &mut self,
        entry: &FilterField,
        member: Option<&Member>,
        place: &SourceLocation,
    ) {
        for (index, operator) in entry.operators.iter().enumerate() {
            let place = place.child(index);
            let mut earlier = entry.operators.iter().take(index);
            if earlier.any(|earlier| earlier == operator) {
                let message = format!(
                    "duplicate operator `{operator}` of the field `{}`",
                    entry.name
                );
                self.refuse(&place, message);
            }
            self.listed("operator", operator, member, &place);
            self.allowed("operator", operator, member, &place);
        }
    }

    /// Checks that the member's enum, if it has one, lists a string.
    pub(super) fn listed(
        &mut self,
        what: &str,
        text: &str,
        member: Option<&Member>,
        place: &SourceLocation,
    ) {
        let Some(target) = member.map(|member| &member.target) else {
            return;
        };
        let Some(Kind::Enum(values)) = self.model.kind(target) else {
            return;
        };
        let texts = || values.iter().map(Member::listed_text);
        if !texts().any(|listed| listed == text) {
            let message = format!("`{target}` does not list the {what} `{text}`");
            let problem = self.problem(place, message);
            self.report.push(problem.suggest(nearest(text, texts())));
        }
    }

    /// Checks that the member's constraints allow a string.
    pub(super) fn allowed(
        &mut self,
        what: &str,
        text: &str,
        member: Option<&Member>,
        place: &SourceLocation,
    ) {
        let Some(member) = member else {
            return;
        };
        let target = self.model.shape(&member.target);
        let of_target = target.and_then(|target| target.traits.length.as_ref());
        let Some(length) = member.traits.length.as_ref().or(of_target) else {
            return;
        };
        let count = text.chars().count() as u64;
        let is_long_enough = length.min.is_none_or(|min| count >= min);
        if !(is_long_enough && length.max.is_none_or(|max| count <= max)) {
            let name = &member.name;
            let message = format!("`{name}` does not allow the length of the {what} `{text}`");
            self.refuse(place, message);
        }
    }

    /// Checks defaults: otherwise a filter with defaults violates the rules.
    pub(super) fn defaults(&mut self, filter: &Filter, members: [Option<&Member>; 2]) {
        let fields = filter.fields.iter();
        let names = fields.clone().map(|field| &field.name).collect();
        let operators = fields.flat_map(|field| &field.operators).collect();
        let texts: [(&str, Vec<&String>); 2] = [("field", names), ("operator", operators)];
        for (member, (what, texts)) in members.into_iter().zip(texts) {
            let Some(member) = member else {
                continue;
            };
            let Some(Value::String(default)) = member.traits.default.as_deref() else {
                continue;
            };
            if !texts.contains(&default) {
                let name = &member.name;
                let message =
                    format!("the rules do not list the default of `{name}` as {what}: `{default}`");
                self.refuse(&member.trait_place("smithy.api#default"), message);
            }
        }
    }

    pub(super) fn values(&mut self, entry: &FilterField, place: &SourceLocation) {
        let Some(id) = &entry.values else {
            return;
        };
        match self.model.shape(id).map(|shape| &shape.kind) {
            Some(Kind::Enum(_)) => {}
            Some(Kind::String | Kind::Timestamp) => self.unchecked(id, place),
            Some(kind) => {
                let found = kind.name();
                let message = format!(
                    "values of `{}` must be strings, enums or timestamps; `{id}` is of type {found}",
                    entry.name
                );
                self.refuse(place, message);
            }
            None => {
                let message = format!(
                    "the values of `{}` are of `{id}`, which no input file defines",
                    entry.name
                );
                let ids = self.model.shapes.keys().map(ShapeId::as_str);
                let near = nearest(id.as_str(), ids);
                let problem = Diagnostic::error("dangling-target", message);
                let problem = problem.at(place).shape(&self.shape.id);
                self.report.push(problem.suggest(near));
            }
        }
    }

    /// Reports constraints that filter rules do not check. An enum needs no constraints.
    fn unchecked(&mut self, id: &ShapeId, place: &SourceLocation) {
        let Some(Shape { traits, .. }) = self.model.shape(id) else {
            return;
        };
        let format = traits.timestamp_format;
        if format.is_some_and(|format| format != TimestampFormat::DateTime) {
            let message = format!(
                "timestamps in filters must have the format `date-time`; `{id}` has another one"
            );
            let problem = self.problem(place, message);
            let help = "use a timestamp in that format, such as `smithy.api#Timestamp`, or remove `values`";
            self.report.push(problem.help(help));
        }
        if traits.length.is_some() || traits.pattern.is_some() {
            let message = format!("`{id}` has constraints, which filter rules do not check");
            let problem = self.problem(place, message);
            let help = "use a string without constraints, or remove `values`";
            self.report.push(problem.help(help));
        }
    }

    /// Checks that a range can be split if it contains a listed value.
    pub(super) fn listed_values(
        &mut self,
        entry: &FilterField,
        range: Option<&FilterRange>,
        place: &SourceLocation,
    ) {
        let range = range.filter(|range| entry.operators.contains(&range.operator));
        let (Some(range), Some(id)) = (range, &entry.values) else {
            return;
        };
        let Some(Kind::Enum(values)) = self.model.kind(id) else {
            return;
        };
        let separator = &range.separator;
        let mut lost = values
            .iter()
            .filter_map(|value| loss(value.listed_text(), separator));
        if let Some((text, why)) = lost.next() {
            let message =
                format!("`{text}` of `{id}` cannot be the end of a range, because it {why}");
            let problem = self.problem(place, message);
            let help = "remove `values`, or the operator of the range";
            self.report.push(problem.help(help));
        }
    }
}

/// Why a range cannot contain a string: the range is split at the first separator between white
/// space, and surrounding white space is removed. A separator at the start is not recognized.
fn loss<'a>(text: &'a str, separator: &str) -> Option<(&'a str, String)> {
    let mut inner = text.split_whitespace().skip(1);
    let why = if text.is_empty() {
        "is empty".to_owned()
    } else if text.trim() != text {
        "begins or ends with white space".to_owned()
    } else if inner.any(|word| word.eq_ignore_ascii_case(separator)) {
        format!("contains the separator `{separator}`")
    } else {
        return None;
    };
    Some((text, why))
}
