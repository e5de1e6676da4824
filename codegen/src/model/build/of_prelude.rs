//! Shapes of the prelude that a file contains, as `smithy ast --include-prelude` writes them: whether
//! they are those that are built in. The built-in ones count, whatever the file says.
//! Must not know where a shape is used.

use super::upgrade::{self, BOX, DEFAULT};
use super::written::Written;
use crate::ast::Version;
use crate::model::{Model, Shape, ShapeId};
use crate::report::Diagnostic;

/// What there is to say of such a shape, which is left out of the model.
///
/// Definitions of traits and what only they use are no values, so that nothing is said of them.
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

/// Whether both have the same values. Traits other than the default change none.
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

/// Whether the shape is the definition of a trait, or one that the prelude keeps to itself.
fn defines_traits(written: &Written) -> bool {
    let marks = ["smithy.api#trait", "smithy.api#private"];
    marks.iter().any(|mark| written.traits.contains(mark))
}
