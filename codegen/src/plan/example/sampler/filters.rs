//! Sample filters, created by their constructors.

use std::collections::BTreeMap;

use super::shapes::{usable, variant};
use super::{Found, Sampler, TIME, Wanted};
use crate::ir::{
    Check, Construction, Field, Filter, FilterValue, LimitKind, Presence, Sample, Structure, Type,
};

impl<'a> Sampler<'a> {
    /// A filter by the first field with listed values, or else by the first field.
    pub(super) fn of_filter(
        &mut self,
        structure: &'a Structure,
        filter: &'a Filter,
        number: usize,
    ) -> Option<Found> {
        let is_listed = |value: &FilterValue| matches!(value, FilterValue::Listed(..));
        let mut fields = filter.fields.iter();
        let listed = fields.find(|field| is_listed(&field.value));
        let field = listed.or(filter.fields.first())?;
        let mut operators = field.operators.iter();
        let operator = operators.find(|operator| operator.separator.is_none());
        let operator = operator.or(field.operators.first())?;
        let (first, mut valid) = self.of_filter_value(structure, filter, &field.value)?;
        let values = match &operator.separator {
            None => vec![first],
            Some(_) => vec![first.clone(), first],
        };
        let mut methods = vec![(operator.function.clone(), values)];
        let members = [&filter.field, &filter.operator, &filter.value];
        let is_of_filter = |field: &Field| members.iter().any(|member| member.name == field.name);
        self.enter(&structure.name)?;
        for field in &structure.fields {
            let is_set = match field.presence {
                Presence::RequiredOption | Presence::Label | Presence::Always => true,
                Presence::Optional | Presence::Defaulted => false,
            };
            if is_of_filter(field) || !is_set {
                continue;
            }
            let found = self.of_field(field, number, &Wanted::default())?;
            valid &= found.valid;
            methods.push((field.setter.clone(), vec![found.sample]));
        }
        self.open.pop();
        let construction = Construction {
            type_: structure.name.clone(),
            function: (field.function.clone(), Vec::new()),
            methods,
        };
        Some(Found::of(Sample::Construction(construction.into()), valid))
    }

    /// The value to compare with, and whether it is known to be valid.
    fn of_filter_value(
        &mut self,
        structure: &'a Structure,
        filter: &Filter,
        value: &'a FilterValue,
    ) -> Option<(Sample, bool)> {
        let mut fields = structure.fields.iter();
        let field = fields.find(|field| field.name == filter.value.name)?;
        let sample = match value {
            FilterValue::String => {
                let found = self.of_field(field, 0, &Wanted::default())?;
                return Some((found.sample, found.valid));
            }
            FilterValue::Timestamp => Sample::Timestamp(TIME),
            FilterValue::Listed(None, texts) => Sample::String(texts.first()?.clone()),
            FilterValue::Listed(Some(name), _) => match self.types.get(name.as_str())? {
                Type::Enum(enum_) => variant(name, &usable(&enum_.values).first()?.variant, None),
                _ => return None,
            },
        };
        // The model stage checks the lengths of listed values, but not their patterns.
        let valid = !has_pattern(&self.limits, &field.checks);
        Some((sample, valid))
    }
}

/// Whether a pattern is among the checks.
fn has_pattern(limits: &BTreeMap<&str, &LimitKind>, checks: &[Check]) -> bool {
    let mut checks = checks.iter();
    checks.any(|check| match check {
        Check::String(name) => matches!(
            limits.get(name.as_str()),
            Some(LimitKind::String {
                pattern: Some(_),
                ..
            })
        ),
        _ => false,
    })
}
