//! The checks of a value, including its content.

use super::Limits;
use crate::ir::{Check, LimitKind};
use crate::model::{Kind, Member, Shape, ShapeId};
use crate::plan::context::Context;

impl Limits {
    /// The checks of the value of a member of `shape`, if it is set.
    pub(crate) fn checks(
        &mut self,
        context: &Context<'_>,
        shape: &ShapeId,
        member: &Member,
    ) -> Vec<Check> {
        let container = context.model.shape(shape);
        let is_sensitive = container.is_some_and(|shape| shape.traits.sensitive);
        let checks = self.content_checks(context, shape, member, is_sensitive);
        hidden_if(is_sensitive, checks)
    }

    /// `is_hidden`: whether the value around it is sensitive.
    fn content_checks(
        &mut self,
        context: &Context<'_>,
        shape: &ShapeId,
        member: &Member,
        is_hidden: bool,
    ) -> Vec<Check> {
        let Some(target) = context.model.shape(&member.target) else {
            return Vec::new();
        };
        let hides = !is_hidden && (member.traits.sensitive || target.traits.sensitive);
        let is_hidden = is_hidden || hides;
        let mut checks = Vec::from_iter(self.against_constant(shape, member, target));
        match &target.kind {
            // Filter rules list fewer values than the enum, and would report the same value again.
            Kind::Enum(_) if context.has_filter_rules(shape, member) => {}
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) => {
                checks.push(Check::Nested(context.naming.type_name(&target.id)));
            }
            Kind::List(item) => {
                if context.constraints(member).unique {
                    checks.push(Check::Unique);
                }
                let items = self.content_checks(context, &target.id, item, is_hidden);
                if !items.is_empty() {
                    checks.push(Check::Items {
                        sparse: target.traits.sparse,
                        checks: items,
                    });
                }
            }
            Kind::Map { key, value } => {
                let keys = self.content_checks(context, &target.id, key, is_hidden);
                let values = self.content_checks(context, &target.id, value, is_hidden);
                if !keys.is_empty() || !values.is_empty() {
                    checks.push(Check::Entries {
                        keys,
                        values,
                        sparse: target.traits.sparse,
                        sensitive_keys: context.sensitive(key),
                    });
                }
            }
            _ => {}
        }
        hidden_if(hides, checks)
    }

    /// The check against the constant, which marks the constant as used; `None` if there is no
    /// constant, or none that a single check needs.
    fn against_constant(
        &mut self,
        shape: &ShapeId,
        member: &Member,
        target: &Shape,
    ) -> Option<Check> {
        let own = (shape.clone(), Some(member.name.clone()));
        let key = if self.named.contains_key(&own) {
            own
        } else {
            (target.id.clone(), None)
        };
        self.compile(&key);
        let limit = self.named.get(&key)?;
        if says_nothing(&limit.kind) {
            return None;
        }
        self.used.insert(key);
        let name = limit.name.clone();
        match limit.kind {
            LimitKind::String { .. } => Some(Check::String(name)),
            LimitKind::Blob { .. } => Some(Check::Blob(name)),
            LimitKind::Number { .. } => Some(match target.kind {
                Kind::IntEnum(_) => Check::IntEnum(name),
                _ => Check::Number(name),
            }),
            LimitKind::BigNumber { .. } => Some(Check::BigNumber(name)),
            // The constant states that items are unique, and a separate check tests it.
            LimitKind::Count {
                min: None,
                max: None,
                ..
            } => None,
            LimitKind::Count { .. } => Some(Check::Count(name)),
        }
    }
}

/// Adds a check that redacts violations, if the value is sensitive.
fn hidden_if(is_sensitive: bool, mut checks: Vec<Check>) -> Vec<Check> {
    if is_sensitive && !checks.is_empty() {
        checks.insert(0, Check::Sensitive);
    }
    checks
}

/// Whether a constant would state nothing: its pattern is unsupported, or all values of the type
/// are within its bounds.
fn says_nothing(kind: &LimitKind) -> bool {
    matches!(
        kind,
        LimitKind::String {
            length: None,
            pattern: None,
        } | LimitKind::Blob {
            min: None,
            max: None,
        } | LimitKind::Count {
            min: None,
            max: None,
            unique: false,
        } | LimitKind::Number {
            min: None,
            max: None,
            ..
        } | LimitKind::BigNumber {
            min: None,
            max: None,
        }
    )
}
