//! What Smithy allows and the emitted code cannot do yet, operation by operation: such an operation
//! keeps its types and loses what would be wrong, with a warning, so that no crate is silently wrong.

mod depth;
mod paging;
mod size;
mod wire;

use std::collections::BTreeMap;

use super::naming::Naming;
use crate::ir::Docs;
use crate::model::{Closure, Model, Shape, ShapeId};
use crate::report::{Diagnostic, Place, Report};
use crate::text::markdown;

pub(crate) use depth::refuse_depth;
pub(crate) use size::refuse_size;

/// How many reasons are written out for one operation.
const SHOWN: usize = 3;

/// What keeps operations from being emitted whole.
#[derive(Debug, Default)]
pub(crate) struct Unsupported {
    /// Why no operation is on the wire.
    service: Option<Gap>,
    /// Why an operation is not on the wire.
    wire: BTreeMap<ShapeId, Vec<Gap>>,
    /// Why an operation has no paginator.
    paging: BTreeMap<ShapeId, Vec<Gap>>,
}

/// One thing that is in the way, as the rest of a sentence such as "cannot be encoded yet: …".
#[derive(Clone, Debug)]
struct Gap {
    what: String,
    shape: String,
    place: Place,
}

impl Gap {
    fn new(what: String, shape: impl ToString, place: &Place) -> Self {
        Self {
            what,
            shape: shape.to_string(),
            place: place.clone(),
        }
    }
}

impl Unsupported {
    /// Looks at every operation, and warns of each that is not emitted whole.
    pub(crate) fn of(model: &Model, closure: &Closure, report: &mut Report) -> Self {
        let mut unsupported = Self {
            service: model.shape(&closure.service).and_then(wire::unspoken),
            ..Self::default()
        };
        if let Some(gap) = &unsupported.service {
            // What an operation lacks for one protocol says nothing about it in another.
            report.push(gap.warning("unsupported-protocol", gap.what.clone()));
        }
        for id in &closure.operations {
            let Some(shape) = model.shape(id) else {
                continue;
            };
            if unsupported.service.is_none() {
                let gaps = wire::gaps(model, closure, shape);
                unsupported.add(Part::Wire, shape, gaps, report);
            }
            let gaps = paging::gaps(model, closure, shape);
            unsupported.add(Part::Paging, shape, gaps, report);
        }
        unsupported
    }

    fn add(&mut self, part: Part, shape: &Shape, gaps: Vec<Gap>, report: &mut Report) {
        let Some(first) = gaps.first() else {
            return;
        };
        let (id, why) = (&shape.id, joined(&gaps));
        match part {
            Part::Wire => {
                let message = format!("`{id}` cannot be encoded and decoded yet: {why}");
                report.push(first.warning("unsupported-operation", message));
                self.wire.insert(id.clone(), gaps);
            }
            Part::Paging => {
                let message = format!("`{id}` cannot have a paginator yet: {why}");
                report.push(first.warning("unsupported-pagination", message));
                self.paging.insert(id.clone(), gaps);
            }
        }
    }

    /// The operations that are on the wire.
    pub(crate) fn wired<'a>(
        &self,
        operations: impl IntoIterator<Item = &'a ShapeId>,
    ) -> Vec<ShapeId> {
        let operations = operations.into_iter();
        operations
            .filter(|id| self.service.is_none() && !self.wire.contains_key(id))
            .cloned()
            .collect()
    }

    /// Whether the operation can have a paginator.
    pub(crate) fn pages(&self, operation: &ShapeId) -> bool {
        !self.paging.contains_key(operation)
    }

    /// What the documentation of an operation says of it.
    pub(crate) fn notes(&self, operation: &ShapeId) -> Docs {
        let parts = [
            (&self.wire, "Cannot be encoded and decoded yet"),
            (&self.paging, "Cannot have a paginator yet"),
        ];
        let note = |(gaps, lacks): (&BTreeMap<ShapeId, Vec<Gap>>, &str)| {
            let gaps = joined(gaps.get(operation)?);
            Some(markdown::note(&format!("{lacks}: {gaps}.")))
        };
        parts.into_iter().filter_map(note).flatten().collect()
    }

    /// What the front page of the crate says of all this.
    pub(crate) fn front_page(&self, naming: &Naming) -> Docs {
        if let Some(gap) = &self.service {
            return markdown::note(&format!(
                "No operation can be encoded and decoded yet: {}. There are types, validators and \
                 paginators.",
                gap.what
            ));
        }
        let mut lines = Docs::new();
        for (gaps, heading) in [
            (
                &self.wire,
                "# Operations that cannot be encoded and decoded yet",
            ),
            (
                &self.paging,
                "# Operations that cannot have a paginator yet",
            ),
        ] {
            if !gaps.is_empty() {
                lines.extend([String::new(), heading.to_owned(), String::new()]);
            }
            lines.extend(gaps.iter().map(|(id, gaps)| {
                let name = naming.operation(id).name;
                format!("- [`{name}`](operation::{name}): {}", joined(gaps))
            }));
        }
        lines
    }
}

/// What an operation may lack.
#[derive(Clone, Copy)]
enum Part {
    Wire,
    Paging,
}

impl Gap {
    fn warning(&self, code: &'static str, message: String) -> Diagnostic {
        Diagnostic::warning(code, message)
            .shape(&self.shape)
            .at(&self.place)
            .help("its types and validators are emitted all the same")
    }
}

fn joined(gaps: &[Gap]) -> String {
    let shown: Vec<&str> = gaps
        .iter()
        .take(SHOWN)
        .map(|gap| gap.what.as_str())
        .collect();
    let shown = shown.join("; ");
    match gaps.len() {
        count if count > SHOWN => format!("{shown}; and {} more", count - SHOWN),
        _ => shown,
    }
}
