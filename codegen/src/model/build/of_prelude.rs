//! Shapes of the prelude in a file, as `smithy ast --include-prelude` writes them: compares them
//! with the built-in ones, which always count. Must not know where a shape is used.

use super::upgrade::{self, BOX, DEFAULT};
use super::written::Written;
use crate::ast::Version;
use crate::model::{Model, Shape, ShapeId};
use crate::report::Diagnostic;

/// The warning about such a shape, which is ignored.
///
/// There is none for definitions of traits, and for shapes that only these use, because they are
/// not types of values.
pub(super) fn remark(id: &ShapeId, written: &Written, prelude: &Model) -> Option<Diagnostic> {
    let message = match prelude.shape(id) {
        Some(shape) if is_same(written, shape) => return None,
        Some(_) => format!("`{id}` differs from the shape in Smithy's prelude; it is ignored"),
        None if defines_traits(written) => return None,
        None => format!("Smithy's prelude has no `{id}`; it is ignored"),
    };
    Some(
        Diagnostic::warning("conflicting-shape", message)
            .at(&written.place)
            .blame_key()
            .shape(id)
            .help("remove it, or define it in a namespace of your own"),
    )
}

/// Whether both have the same values. Only the trait `default` matters for this.
fn is_same(written: &Written, shape: &Shape) -> bool {
    let implied = upgrade::zero(written.kind);
    let default = match written.version {
        Version::V1 => implied.filter(|_| !written.traits.contains(BOX)),
        Version::V2 => written.traits.get(DEFAULT).cloned(),
    };
    let same_default = match (&default, &shape.traits.default) {
        (Some(left), Some(right)) => upgrade::is_equal(left, right),
        (left, right) => left.is_none() && right.is_none(),
    };
    written.kind.as_str() == shape.kind.name() && written.members.is_empty() && same_default
}

/// Whether the shape defines a trait, or is private to the prelude.
fn defines_traits(written: &Written) -> bool {
    let marks = ["smithy.api#trait", "smithy.api#private"];
    marks.iter().any(|mark| written.traits.contains(mark))
}
