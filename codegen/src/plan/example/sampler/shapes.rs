//! Sample structures, unions and enums.

use super::{Found, Sampler, Slot, Wanted};
use crate::ir::{
    Check, Construction, EnumValue, Field, LimitKind, Presence, Sample, Structure, Type,
    UnionMember, Value,
};

impl<'a> Sampler<'a> {
    /// A structure with its required members. `wanted` returns further requirements for its fields,
    /// by their indexes.
    pub(super) fn of_structure(
        &mut self,
        structure: &'a Structure,
        number: usize,
        wanted: &dyn Fn(usize) -> Wanted,
    ) -> Option<Found> {
        let constructor = structure.constructor.as_ref()?;
        let mut arguments = vec![None; constructor.parameters.len()];
        let mut methods = Vec::new();
        let mut valid = true;
        self.enter(&structure.name)?;
        for (index, field) in structure.fields.iter().enumerate() {
            let mut parameters = constructor.parameters.iter();
            let parameter = parameters.position(|name| *name == field.name);
            if parameter.is_none() && !self.has_to_be_set(field) {
                continue;
            }
            let found = self.of_field(field, number, &wanted(index))?;
            valid &= found.valid;
            match parameter.and_then(|index| arguments.get_mut(index)) {
                Some(argument) => *argument = Some(found.sample),
                None => methods.push((field.setter.clone(), vec![found.sample])),
            }
        }
        self.open.pop();
        let construction = Construction {
            type_: structure.name.clone(),
            function: (
                "new".to_owned(),
                arguments.into_iter().collect::<Option<_>>()?,
            ),
            methods,
        };
        Some(Found::of(Sample::Construction(construction.into()), valid))
    }

    pub(super) fn of_field(
        &mut self,
        field: &'a Field,
        number: usize,
        wanted: &Wanted,
    ) -> Option<Found> {
        self.value(Slot {
            value: &field.value,
            checks: &field.checks,
            name: &field.name,
            number,
            wanted,
        })
    }

    /// Whether to set a field that is not a parameter of `new`: if it is required, or its initial
    /// value breaks its limits.
    fn has_to_be_set(&self, field: &Field) -> bool {
        match field.presence {
            Presence::RequiredOption | Presence::Label => true,
            Presence::Optional => field.shown,
            Presence::Defaulted => false,
            Presence::Always => field.default.is_none() && !self.may_be_empty(field),
        }
    }

    /// Whether the initial value of a type, such as 0 or an empty list, satisfies the limits of the
    /// field.
    fn may_be_empty(&self, field: &Field) -> bool {
        let limits = field.checks.iter().filter_map(|check| match check {
            Check::String(name)
            | Check::Blob(name)
            | Check::Number(name)
            | Check::IntEnum(name)
            | Check::Count(name) => self.limits.get(name.as_str()),
            _ => None,
        });
        let mut limits = limits.copied();
        limits.all(|limit| match limit {
            LimitKind::String { length, pattern } => {
                pattern.is_none() && length.is_none_or(|(min, _)| min.unwrap_or(0) == 0)
            }
            LimitKind::Blob { min, .. } | LimitKind::Count { min, .. } => min.unwrap_or(0) == 0,
            LimitKind::Number { min, max, .. } | LimitKind::BigNumber { min, max } => {
                let bound = |text: &Option<String>| text.as_ref()?.parse::<f64>().ok();
                bound(min).is_none_or(|min| min <= 0.0) && bound(max).is_none_or(|max| max >= 0.0)
            }
        })
    }

    /// Marks a type as being created. `None` if it is already marked, because it would contain
    /// itself.
    pub(super) fn enter(&mut self, name: &'a str) -> Option<()> {
        let is_open = self.open.contains(&name);
        self.open.push(name);
        (!is_open).then_some(())
    }

    /// A union with the first member that can have a value. Prefers other types to structures.
    pub(super) fn union(&mut self, name: &'a str, number: usize) -> Option<Found> {
        let Some(Type::Union(union_)) = self.types.get(name).copied() else {
            return None;
        };
        let mut members: Vec<&UnionMember> = union_.members.iter().collect();
        members.sort_by_key(|member| {
            let is_nested = member.value.as_ref().is_some_and(is_nested);
            (member.deprecated.is_some(), is_nested)
        });
        let depth = self.open.len();
        self.enter(name)?;
        let mut invalid = None;
        for member in members {
            let found = match &member.value {
                None => Some(Found::of(variant(name, &member.variant, None), true)),
                Some(value) => {
                    let field = member.member.to_ascii_lowercase();
                    let slot = Slot {
                        value,
                        checks: &member.checks,
                        name: &field,
                        number,
                        wanted: &Wanted::default(),
                    };
                    let found = self.value(slot);
                    found
                        .map(|found| found.map(|value| variant(name, &member.variant, Some(value))))
                }
            };
            self.open.truncate(depth + 1);
            match found {
                Some(found) if found.valid => {
                    self.open.truncate(depth);
                    return Some(found);
                }
                found => invalid = invalid.or(found),
            }
        }
        self.open.truncate(depth);
        invalid
    }

    pub(super) fn enum_(&self, name: &'a str, slot: Slot<'a, '_>) -> Option<Found> {
        let Some(Type::Enum(enum_)) = self.types.get(name) else {
            return None;
        };
        let listed = usable(&enum_.values);
        let value = listed.get(slot.number).or(listed.first());
        Some(match value {
            Some(value) => {
                let valid = slot.number < listed.len();
                Found::of(variant(name, &value.variant, None), valid)
            }
            // Unlisted values are kept.
            None => {
                let text = self.numbered(slot);
                let construction = Construction {
                    type_: name.to_owned(),
                    function: ("from".to_owned(), vec![Sample::String(text)]),
                    methods: Vec::new(),
                };
                Found::of(Sample::Construction(construction.into()), false)
            }
        })
    }

    pub(super) fn int_enum(&self, slot: Slot<'a, '_>, name: &'a str) -> Option<Found> {
        let Some(Type::IntEnum(enum_)) = self.types.get(name) else {
            return None;
        };
        let limit = self.limit(slot, |check| match check {
            Check::IntEnum(name) => Some(name),
            _ => None,
        });
        let (min, max) = match limit {
            Some(LimitKind::Number { min, max, .. }) => (min.as_ref(), max.as_ref()),
            _ => (None, None),
        };
        let bound = |text: Option<&String>| text.and_then(|text| text.parse::<i32>().ok());
        let (min, max) = (bound(min), bound(max));
        let fits =
            |value: i32| min.is_none_or(|min| min <= value) && max.is_none_or(|max| value <= max);
        let listed = usable(&enum_.values);
        let fitting: Vec<_> = listed.iter().filter(|value| fits(value.wire)).collect();
        let value = fitting.get(slot.number).copied();
        let valid = value.is_some();
        let value = value.or(listed.first())?;
        Some(Found::of(variant(name, &value.variant, None), valid))
    }
}

/// A variant of an enum or union.
pub(super) fn variant(type_: &str, variant: &str, value: Option<Sample>) -> Sample {
    Sample::Variant(type_.to_owned(), variant.to_owned(), value.map(Box::new))
}

fn is_nested(value: &Value) -> bool {
    matches!(
        value,
        Value::Structure(_)
            | Value::Union(_)
            | Value::Boxed(_)
            | Value::List { .. }
            | Value::Map(_)
    )
}

/// The values of an enum without internal ones, deprecated ones last.
pub(super) fn usable<W>(values: &[EnumValue<W>]) -> Vec<&EnumValue<W>> {
    let mut usable: Vec<_> = values.iter().filter(|value| !value.internal).collect();
    usable.sort_by_key(|value| value.deprecated.is_some());
    usable
}
