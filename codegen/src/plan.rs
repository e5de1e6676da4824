//! The only stage that knows both Smithy and Rust: model and closure in, ir out. Each file below
//! makes one kind of decision; nothing here prints.

mod bindings;
mod constraints;
mod docs;
mod documented;
mod enums;
mod names;
mod naming;
mod operations;
mod paging;
mod patterns;
mod recursion;
mod structures;
pub(crate) mod support;
mod unions;
mod values;

use std::collections::BTreeMap;

use crate::ir;
use crate::model::{Closure, Kind, Model};
use crate::options::Options;
use crate::report::Report;
use constraints::Limits;
use naming::Naming;
use recursion::Boxed;

/// What every decision may look at.
pub(crate) struct Context<'a> {
    model: &'a Model,
    closure: &'a Closure,
    naming: Naming,
    boxed: Boxed,
    /// Where the names of shapes and operations lead, for documentation.
    linked: BTreeMap<&'a str, String>,
}

/// Makes every choice for one service.
pub(crate) fn plan(
    model: &Model,
    closure: &Closure,
    options: &Options,
    report: &mut Report,
) -> ir::Crate {
    let naming = Naming::new(model, closure);
    let context = Context {
        model,
        closure,
        linked: documented::linked(model, closure, &naming),
        naming,
        boxed: recursion::boxed(model, closure),
    };
    let mut limits = Limits::new(&context, report);
    let mut types = Vec::new();
    for id in &closure.shapes {
        match context.model.kind(id) {
            Some(Kind::Structure(_)) if !id.is_prelude() => {
                types.push(ir::Type::Structure(structures::structure(
                    &context,
                    id,
                    &mut limits,
                )));
            }
            Some(Kind::Union(_)) => {
                types.push(ir::Type::Union(unions::union(&context, id, &mut limits)));
            }
            Some(Kind::Enum(_)) => types.push(ir::Type::Enum(enums::enum_(&context, id))),
            _ => {}
        }
    }
    types.extend(
        structures::empty(&context)
            .into_iter()
            .map(ir::Type::Structure),
    );
    types.sort_by(|a, b| a.name().cmp(b.name()));
    let operations = operations::operations(&context);
    let (limits, classes) = limits.used();
    let manifest = manifest(&context, options);
    naming::check_package(&manifest.name, report);
    ir::Crate {
        manifest,
        origin: origin(&context, options),
        docs: documented::service(&context, options),
        model_version: options.model_version.clone(),
        limits,
        classes,
        types,
        operations,
    }
}

impl Context<'_> {
    /// The service's name for people: its title, its SDK id, or the name of its shape.
    fn service_title(&self) -> String {
        let id = &self.closure.service;
        let traits = self.model.shape(id).map(|shape| &shape.traits);
        let title = traits.and_then(|traits| traits.title.clone());
        title
            .or_else(|| self.sdk_id())
            .unwrap_or_else(|| id.name().to_owned())
    }

    fn sdk_id(&self) -> Option<String> {
        let service = self.model.shape(&self.closure.service)?;
        service
            .traits
            .service
            .as_ref()
            .map(|service| service.sdk_id.clone())
    }
}

fn manifest(context: &Context<'_>, options: &Options) -> ir::Manifest {
    let title = context.service_title();
    let name = options.crate_name.clone();
    let sdk_id = || {
        context
            .sdk_id()
            .unwrap_or_else(|| context.closure.service.name().to_owned())
    };
    ir::Manifest {
        name: name.unwrap_or_else(|| naming::package(&sdk_id())),
        version: options.crate_version.clone(),
        description: format!(
            "Types, validators and paginators for {}. Unofficial.",
            docs::comment(&title)
        ),
        runtime: options.runtime.clone(),
        workspace_member: options.workspace_member,
        examples: options.examples.clone(),
    }
}

fn origin(context: &Context<'_>, options: &Options) -> String {
    let title = docs::comment(&context.service_title());
    match docs::comment(&options.model_version).as_str() {
        "" => format!("the model of {title}"),
        version => format!("the model of {title}, version {version}"),
    }
}
