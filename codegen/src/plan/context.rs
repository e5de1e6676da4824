//! What every decision may look at: the model, what operations reach of it, and what was settled before.
//! Decides nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::Naming;
use super::recursion::Boxed;
use super::unsupported::Unsupported;
use super::wire::Travel;
use crate::ir;
use crate::model::{Closure, Model, ShapeId};

/// What every decision may look at.
pub(crate) struct Context<'a> {
    pub(crate) model: &'a Model,
    pub(crate) closure: &'a Closure,
    /// What the operations that are on the wire send and receive.
    pub(crate) travel: Travel,
    pub(crate) unsupported: Unsupported,
    pub(crate) naming: Naming,
    /// Where the documentation of a name is.
    pub(crate) links: BTreeMap<String, String>,
    pub(crate) boxed: Boxed,
    /// Shapes that are a stream, or hold one.
    pub(crate) streaming: BTreeSet<ShapeId>,
    /// What paths to emitted items begin with.
    pub(crate) root: ir::Root,
}

impl Context<'_> {
    /// The service's name for people: its title, its SDK id, or the name of its shape.
    pub(crate) fn service_title(&self) -> String {
        let id = &self.closure.service;
        let traits = self.model.shape(id).map(|shape| &shape.traits);
        let title = traits.and_then(|traits| traits.title.clone());
        title
            .or_else(|| self.sdk_id())
            .unwrap_or_else(|| id.name().to_owned())
    }

    pub(crate) fn sdk_id(&self) -> Option<String> {
        let service = self.model.shape(&self.closure.service)?;
        service
            .traits
            .service
            .as_ref()
            .map(|service| service.sdk_id.clone())
    }
}
