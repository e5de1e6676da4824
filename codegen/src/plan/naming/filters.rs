//! The names that Hardy adds for filters: a function and a type for each field, and a function for
//! each of its operators. They come from the strings of the rules. For a string without letters and
//! digits, the name comes from the enum that lists it, if any.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Pinning;
use super::filter_pins::{field_id, type_id};
use crate::model::{Closure, Filter, Model, ShapeId};
use crate::pins::Section;
use crate::report::Report;
use crate::text::names::{self, Claim, Scope, Style};

/// Names that belong to a field of a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FilterNames {
    /// The function of the structure.
    pub function: String,
    /// The type that it returns.
    pub operators_type: String,
    /// The functions of that type, in the order of the operators.
    pub operators: Vec<String>,
}

/// The filters of a closure.
pub(super) struct Filters<'a> {
    model: &'a Model,
    /// Names of fields and variants.
    members: &'a BTreeMap<(ShapeId, String), String>,
    filters: Vec<(&'a ShapeId, &'a Filter)>,
}

impl<'a> Filters<'a> {
    /// The filters with functions.
    pub(super) fn new(
        model: &'a Model,
        closure: &'a Closure,
        members: &'a BTreeMap<(ShapeId, String), String>,
    ) -> Self {
        let ids = closure.shapes.iter();
        let filters = ids.filter_map(|id| Some((id, closure.filter(model, id)?)));
        Self {
            model,
            members,
            filters: filters.collect(),
        }
    }

    /// Names the types with operators. The scope contains all other types.
    pub(super) fn settle_types(&self, types: &BTreeMap<ShapeId, String>, scope: &mut Scope) {
        let filters = self.filters.iter();
        scope.settle(filters.flat_map(|(shape, filter)| {
            let name = types.get(*shape).map_or(shape.name(), String::as_str);
            let fields = filter.fields.iter();
            fields.map(move |field| {
                let word = self.word(shape, &filter.field, &field.name);
                Claim {
                    id: type_id(shape, field),
                    spelling: String::new(),
                    wanted: names::type_name(&format!("{word}_{name}")),
                }
            })
        }));
    }

    /// Names for the fields of all filters, by structure. `types` is the scope with their types.
    pub(super) fn names(
        &self,
        types: &Scope,
        pinning: &mut Pinning<'_>,
        report: &mut Report,
    ) -> BTreeMap<ShapeId, Vec<FilterNames>> {
        let mut named = BTreeMap::new();
        for (shape, filter) in &self.filters {
            let what = format!("functions of `{shape}`");
            let texts = filter.fields.iter().map(|field| {
                let word = self.word(shape, &filter.field, &field.name);
                (field_id(shape, field), field.name.as_str(), word)
            });
            let functions = self.functions(shape.as_str(), &what, texts, pinning, report);
            let mut names = Vec::new();
            for (field, function) in filter.fields.iter().zip(functions) {
                let scope = field_id(shape, field);
                let what = format!("functions for `{}` of `{shape}`", field.name);
                let texts = field.operators.iter().map(|operator| {
                    let word = self.word(shape, &filter.operator, operator);
                    (format!("{scope}${operator}"), operator.as_str(), word)
                });
                let operators_type = types.name(&type_id(shape, field));
                names.push(FilterNames {
                    function,
                    operators_type: operators_type.unwrap_or_default().to_owned(),
                    operators: self.functions(&scope, &what, texts, pinning, report),
                });
            }
            named.insert((*shape).clone(), names);
        }
        named
    }

    /// Names the functions of one scope, in the same order. Each has an id in pins, its string, and
    /// the spelling for its name.
    fn functions<'b>(
        &self,
        of: &str,
        what: &str,
        texts: impl Iterator<Item = (String, &'b str, Cow<'b, str>)>,
        pinning: &mut Pinning<'_>,
        report: &mut Report,
    ) -> Vec<String> {
        let mut scope = Scope::new(Style::Function, pinning.names(Section::Filters, of));
        let claims = texts.map(|(id, text, word)| Claim {
            id,
            spelling: text.to_owned(),
            wanted: names::function(&word),
        });
        let claims: Vec<Claim> = claims.collect();
        let ids: Vec<String> = claims.iter().map(|claim| claim.id.clone()).collect();
        scope.settle(claims);
        pinning.settled(Section::Filters, &scope, what, self.model, report);
        let name = |id: &String| scope.name(id).unwrap_or_default().to_owned();
        ids.iter().map(name).collect()
    }

    /// The spelling for the name of a filter's string: the string, because users of the service
    /// know it. If the string has no letters and digits, it is the variant of its enum.
    fn word<'b>(&'b self, shape: &ShapeId, member: &str, text: &'b str) -> Cow<'b, str> {
        let variant = || {
            let mut members = self.model.members(shape).iter();
            let target = &members.find(|of| of.name == member)?.target;
            let value = self.model.kind(target)?.listed(text)?;
            self.members.get(&(target.clone(), value.name.clone()))
        };
        match names::worded(text) {
            Cow::Borrowed(text) => Cow::Borrowed(text),
            symbols => variant().map_or(symbols, |variant| Cow::Borrowed(variant)),
        }
    }
}
