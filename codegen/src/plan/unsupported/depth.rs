//! Lists and maps that nest deeper than a Rust type should. Refused before any decision, because
//! decisions follow types recursively.

use crate::model::{Closure, Kind, Model, Shape};
use crate::report::{Diagnostic, Report};

/// The greatest nesting of lists and maps.
const MAX_DEPTH: usize = 32;

/// Reports lists and maps that nest too deep.
pub(crate) fn refuse_depth(model: &Model, closure: &Closure, report: &mut Report) {
    let shapes = closure.shapes.iter().filter_map(|id| model.shape(id));
    for shape in shapes.filter(|shape| is_too_deep(model, shape)) {
        let id = &shape.id;
        let message = format!("`{id}` nests more than {MAX_DEPTH} lists or maps");
        report.push(
            Diagnostic::error("too-deep", message)
                .shape(id)
                .at(&shape.place)
                .help("Rust types do not nest that deep; leave it out with `--operations`, or put a structure between"),
        );
    }
}

fn is_too_deep(model: &Model, shape: &Shape) -> bool {
    let content = |kind: &'_ Kind| match kind {
        Kind::List(item) => Some(item.target.clone()),
        Kind::Map { value, .. } => Some(value.target.clone()),
        _ => None,
    };
    let mut inner = content(&shape.kind);
    let mut levels = 0;
    while let Some(id) = inner.take_if(|_| levels < MAX_DEPTH) {
        levels += 1;
        inner = model.kind(&id).and_then(content);
    }
    inner.is_some()
}
