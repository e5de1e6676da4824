//! Which shapes have names, and the style and pins of their members. Must not know existing names.

use crate::model::{Kind, ShapeId};
use crate::text::names::Style;

/// Whether shapes of this type have a Rust type with a name.
pub(super) fn has_name(kind: Option<&Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_))
    )
}

/// The style of a shape's members.
pub(super) fn style_of_members(kind: Option<&Kind>) -> Style {
    match kind {
        Some(Kind::Structure(_)) => Style::Field,
        _ => Style::Variant,
    }
}

/// The id of a member in pins, and of its limit.
pub(super) fn member_id(shape: &ShapeId, member: &str) -> String {
    format!("{shape}${member}")
}
