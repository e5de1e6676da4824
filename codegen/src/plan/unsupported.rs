//! Operations that emitted code does not support yet: they keep their types and lose the parts that
//! would be wrong, with a warning, so that no crate is silently wrong.

mod auth;
mod depth;
mod paging;
mod size;
mod wire;

use std::collections::BTreeMap;

use super::naming::Naming;
use super::protocol::{Protocol, none_supported};
use super::reason::Reason;
use crate::ir::Docs;
use crate::model::{Closure, Model, Shape, ShapeId};
use crate::report::Report;
use crate::text::markdown;

pub(crate) use depth::refuse_depth;
pub(crate) use size::refuse_size;

/// The greatest number of reasons in a message about one operation.
const SHOWN: usize = 3;

/// The reasons why operations are not supported.
#[derive(Debug, Default)]
pub(crate) struct Unsupported {
    /// Why no operation is supported.
    service: Option<Reason>,
    /// Why an operation has no messages.
    wire: BTreeMap<ShapeId, Vec<Reason>>,
    /// Why requests of an operation cannot be authenticated.
    auth: BTreeMap<ShapeId, Vec<Reason>>,
    /// Why an operation has no paginator.
    paging: BTreeMap<ShapeId, Vec<Reason>>,
}

impl Unsupported {
    /// Checks every operation, and warns of each that is not fully supported.
    pub(crate) fn of(
        model: &Model,
        closure: &Closure,
        protocol: Option<&dyn Protocol>,
        report: &mut Report,
    ) -> Self {
        let service = model.shape(&closure.service);
        let service = service.filter(|_| protocol.is_none());
        let mut unsupported = Self {
            service: service
                .map(|shape| Reason::new(none_supported(shape), &shape.id, &shape.place)),
            ..Self::default()
        };
        if let Some(reason) = &unsupported.service {
            // Reasons in one protocol do not apply to another.
            report.push(reason.warning("unsupported-protocol", reason.what.clone()));
        }
        for id in &closure.operations {
            let Some(shape) = model.shape(id) else {
                continue;
            };
            if let Some(protocol) = protocol {
                let reasons = wire::reasons(model, closure, protocol, shape);
                let is_wired = reasons.is_empty();
                unsupported.add(Feature::Wire, shape, reasons, report);
                if is_wired {
                    let reasons = auth::reasons(model, closure, shape);
                    unsupported.add(Feature::Auth, shape, reasons, report);
                }
            }
            let reasons = paging::reasons(model, closure, shape);
            unsupported.add(Feature::Paging, shape, reasons, report);
        }
        unsupported
    }

    fn add(&mut self, feature: Feature, shape: &Shape, reasons: Vec<Reason>, report: &mut Report) {
        let Some(first) = reasons.first() else {
            return;
        };
        let (id, why) = (&shape.id, joined(&reasons));
        match feature {
            Feature::Wire => {
                let message = format!("`{id}` cannot be encoded and decoded yet: {why}");
                report.push(first.warning("unsupported-operation", message));
                self.wire.insert(id.clone(), reasons);
            }
            Feature::Auth => {
                let message = format!("requests of `{id}` cannot be authenticated yet: {why}");
                let warning = first.warning("unsupported-auth", message);
                report.push(warning.help("`encode` and `decode` are still generated"));
                self.auth.insert(id.clone(), reasons);
            }
            Feature::Paging => {
                let message = format!("`{id}` cannot have a paginator yet: {why}");
                report.push(first.warning("unsupported-pagination", message));
                self.paging.insert(id.clone(), reasons);
            }
        }
    }

    /// The operations with messages.
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

    /// Why clients cannot call operations, by operation.
    pub(crate) fn obstacles<'a>(
        &self,
        operations: impl IntoIterator<Item = &'a ShapeId>,
    ) -> BTreeMap<ShapeId, String> {
        let reason = |id: &ShapeId| match &self.service {
            Some(reason) => Some(reason.what.clone()),
            None => {
                let reasons = self.wire.get(id).or_else(|| self.auth.get(id));
                reasons.map(|reasons| joined(reasons))
            }
        };
        let operations = operations.into_iter();
        let reasons = operations.filter_map(|id| Some((id.clone(), reason(id)?)));
        reasons.collect()
    }

    /// Whether the operation can have a paginator.
    pub(crate) fn pages(&self, operation: &ShapeId) -> bool {
        !self.paging.contains_key(operation)
    }

    /// The note in the documentation of an operation. `works` lists its supported parts.
    pub(crate) fn notes(&self, operation: &ShapeId, works: &str) -> Docs {
        let mut notes = self.headline(works);
        if let Some(reasons) = self.wire.get(operation) {
            notes.extend(not_sent(&joined(reasons), works));
        }
        if let Some(reasons) = self.auth.get(operation) {
            let reasons = joined(reasons);
            notes.extend(markdown::note(&format!(
                "A client cannot authenticate requests yet: {reasons}. `encode` and `decode` work."
            )));
        }
        if let Some(reasons) = self.paging.get(operation) {
            let reasons = joined(reasons);
            notes.extend(markdown::note(&format!(
                "Cannot have a paginator yet: {reasons}."
            )));
        }
        notes
    }

    /// The first note on the front page of the crate, if no operation is supported. `works` lists
    /// the supported parts.
    pub(crate) fn headline(&self, works: &str) -> Docs {
        let reason = self.service.as_ref();
        reason.map_or_else(Docs::new, |reason| not_sent(&reason.what, works))
    }

    /// The notes on the front page of the crate about single operations.
    pub(crate) fn front_page(&self, naming: &Naming) -> Docs {
        let mut lines = Docs::new();
        for (reasons, heading) in [
            (
                &self.wire,
                "# Operations that cannot be encoded and decoded yet",
            ),
            (
                &self.auth,
                "# Operations whose requests a client cannot authenticate yet",
            ),
            (
                &self.paging,
                "# Operations that cannot have a paginator yet",
            ),
        ] {
            if !reasons.is_empty() {
                lines.extend([String::new(), heading.to_owned(), String::new()]);
            }
            lines.extend(reasons.iter().map(|(id, reasons)| {
                let name = naming.operation(id).name;
                format!("- [`{name}`](operation::{name}): {}", joined(reasons))
            }));
        }
        lines
    }
}

/// The note for users that an operation is not supported.
fn not_sent(reason: &str, works: &str) -> Docs {
    markdown::note(&format!(
        "Requests cannot be sent yet: {reason}. {works} work."
    ))
}

/// A feature that may not be supported.
#[derive(Clone, Copy)]
enum Feature {
    Wire,
    Auth,
    Paging,
}

fn joined(reasons: &[Reason]) -> String {
    let shown: Vec<&str> = reasons
        .iter()
        .take(SHOWN)
        .map(|reason| reason.what.as_str())
        .collect();
    let shown = shown.join("; ");
    match reasons.len() {
        count if count > SHOWN => format!("{shown}; and {} more", count - SHOWN),
        _ => shown,
    }
}
