//! Which shapes have names, and how those of their members are written and pinned. Must not know what
//! is named already.

use crate::model::{Kind, ShapeId};
use crate::text::names::Style;

/// Whether shapes of the kind become types with a name of their own.
pub(super) fn has_name(kind: Option<&Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_))
    )
}

/// How the members of a shape are named.
pub(super) fn style_of_members(kind: Option<&Kind>) -> Style {
    match kind {
        Some(Kind::Structure(_)) => Style::Field,
        _ => Style::Variant,
    }
}

/// What a pin calls a member, and a limit of it.
pub(super) fn member_id(shape: &ShapeId, member: &str) -> String {
    format!("{shape}${member}")
}
