//! The only stage that knows both Smithy and Rust: converts model and closure to the ir. Each file
//! below makes decisions of one kind; this stage does not print.

mod auth;
mod calls;
mod client;
mod compression;
mod constraints;
mod context;
mod documented;
mod endpoint;
mod enums;
mod example;
mod fault;
mod filters;
mod form;
mod front_page;
mod header;
mod literals;
mod member;
mod message;
mod naming;
mod operations;
mod paging;
mod patterns;
mod protocol;
mod reason;
mod recursion;
mod reexports;
mod streams;
mod structures;
mod unions;
pub(crate) mod unsupported;
mod usage;
mod values;
mod waiters;

use std::collections::BTreeMap;

use crate::ir;
use crate::model::{self, Closure, Kind, Model, ShapeId};
use crate::options::Options;
use crate::pins::{PinnedNames, Pins};
use crate::report::Report;
use crate::text::{markdown, names};
use constraints::Limits;
use context::Context;
use member::Members;
pub use naming::SETTLED_NAMES;
use naming::{Naming, Pinning};
pub(crate) use patterns::{Compiled, Compiler};
use unsupported::Unsupported;
use usage::WireUsage;
use values::Values;

/// The Rust names of structures, unions and enums.
type TypeNames = BTreeMap<ShapeId, String>;

/// All decisions.
pub(crate) struct Plan {
    pub(crate) krate: ir::Crate,
    pub(crate) type_names: TypeNames,
    /// Why a client cannot call operations.
    pub(crate) obstacles: BTreeMap<ShapeId, String>,
    /// The pins for the next run.
    pub(crate) names: PinnedNames,
    pub(crate) compiled: Compiled,
}

/// Makes all decisions for one service.
pub(crate) fn plan(
    model: &Model,
    closure: &Closure,
    options: &Options,
    pins: &Pins,
    compiler: Compiler,
    report: &mut Report,
) -> Plan {
    let wanted = options.protocol.as_deref();
    let protocol = protocol::choose(model, closure, wanted, report);
    if let Some(protocol) = protocol {
        protocol.check(model, closure, report);
    }
    let unsupported = match (protocol, wanted) {
        // There is an error, and so no crate.
        (None, Some(_)) => Unsupported::default(),
        _ => Unsupported::of(model, closure, protocol, report),
    };
    let mut pinning = Pinning::new(pins, model, options.pin_all, report);
    let naming = Naming::new(model, closure, &mut pinning, report);
    let boxed = recursion::boxed(model, closure);
    let values = Values {
        model,
        closure,
        naming: &naming,
        boxed: &boxed,
    };
    let members = Members::new(values, closure);
    let wired = unsupported.wired(&closure.operations);
    let usage = match protocol {
        Some(protocol) => WireUsage::new(model, closure, &members, protocol, wired),
        None => WireUsage::default(),
    };
    let context = Context {
        links: documented::links(closure, &naming, &options.root),
        model,
        closure,
        protocol,
        members,
        usage,
        unsupported,
        naming,
        streaming: streams::streaming(model, closure),
        root: options.root.clone(),
    };
    let mut limits = Limits::new(&context, compiler, &mut pinning, report);
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
            Some(Kind::IntEnum(_)) => {
                types.push(ir::Type::IntEnum(enums::int_enum(&context, id)));
            }
            _ => {}
        }
    }
    types.extend(
        structures::empty(&context)
            .into_iter()
            .map(ir::Type::Structure),
    );
    types.shrink_to_fit();
    types.sort_by(|a, b| a.name().cmp(b.name()));
    let mut operations = operations::operations(&context);
    let waiters = waiters::waiters(&context, &operations, report);
    operations::list_waiters(&mut operations, &waiters, &context.root);
    let endpoint = endpoint::endpoint(&context, &mut operations, report);
    let (limits, patterns, compiled) = limits.used(report);
    let ranges = patterns::shared_ranges(&patterns);
    let mut manifest = manifest(&context, options, &operations, &patterns);
    let library = naming::library(&manifest.name);
    let client = client::client(
        &context,
        &operations,
        &waiters,
        endpoint.as_ref(),
        options,
        &library,
    );
    let has_client = client.is_some();
    let has_paginators = operations.iter().any(|one| one.pagination.is_some());
    let contents = front_page::contents(has_client, has_paginators, !waiters.is_empty());
    let (docs, closing_docs) = front_page::service(&context, options, has_client);
    let description = &mut manifest.metadata.description;
    description.get_or_insert_with(|| self::description(&context, &contents));
    naming::check_package(&manifest.name, report);
    // Only what is a crate of its own has a name that its examples can state.
    if options.root.name().is_none() {
        let limits = example::Limits {
            limits: &limits,
            patterns: &patterns,
            arn_namespace: context.arn_namespace(),
        };
        example::illustrate(&library, &limits, &mut types, &mut operations, has_client);
    }
    let wanted = options.example_operation.as_deref();
    let wanted = wanted.and_then(|name| operation_named(&context, name, report));
    let krate = ir::Crate {
        manifest,
        protocol: protocol.map(|protocol| ir::Protocol {
            id: protocol.id().to_owned(),
            module: protocol.module().to_owned(),
            has_http_bindings: protocol.has_http_bindings(),
            body_names: protocol.body_names(),
            sends_service_name: protocol.sends_service_name(),
            sends_service_version: protocol.sends_service_version(),
        }),
        root: options.root.clone(),
        origin: header::origin(&context),
        remedy: header::remedy(options),
        headline: front_page::headline(&context, &contents),
        shown: example::of_front_page(&operations, wanted.as_deref()),
        docs,
        closing_docs,
        model_version: options.model_version.clone(),
        limits,
        patterns,
        ranges,
        token_types: paging::token_types(&operations, &types),
        reexports: reexports::reexports(&types, &operations, &waiters),
        types,
        operations,
        waiters,
        service_rules: calls::service(model, closure),
        endpoint,
        client,
        is_of_aws: context.is_of_aws(),
        // A module has the features of its crate, whose names the generator does not know.
        serde: options.root.name().is_none(),
    };
    let types = context.naming.types();
    let type_names = types.map(|(id, name)| (id.clone(), name.to_owned()));
    Plan {
        krate,
        type_names: type_names.collect(),
        obstacles: context.unsupported.obstacles(&closure.operations),
        names: pinning.next(),
        compiled,
    }
}

/// The Rust name of an operation of the crate that the options name; reports one that is not there.
fn operation_named(context: &Context<'_>, name: &str, report: &mut Report) -> Option<String> {
    let operations = &context.closure.operations;
    let id = model::find_operation(operations, name, report)?;
    Some(context.naming.operation(&id).name)
}

/// The published files of every crate; cargo adds the manifest and the front page.
const SOURCES: &str = "/src";

fn manifest(
    context: &Context<'_>,
    options: &Options,
    operations: &[ir::Operation],
    patterns: &[ir::Pattern],
) -> ir::Manifest {
    let name = options.crate_name.clone();
    let sdk_id = || {
        context
            .sdk_id()
            .unwrap_or_else(|| names::words_of(context.closure.service.name()).join(" "))
    };
    ir::Manifest {
        origin: header::versioned_origin(context, options),
        name: name.unwrap_or_else(|| naming::package(&sdk_id())),
        version: options.crate_version.clone(),
        metadata: options.metadata.clone(),
        include: [SOURCES.to_owned()]
            .into_iter()
            .chain(options.include.iter().cloned())
            .collect(),
        runtime: options.runtime.clone(),
        runtime_features: runtime_features(operations, patterns),
        standalone: options.standalone,
        examples: options.examples.clone(),
        dev_dependencies: match options.examples.is_empty() {
            true => Vec::new(),
            false => options.dev_dependencies.clone(),
        },
    }
}

/// The features of the runtime that operations and patterns need.
fn runtime_features(operations: &[ir::Operation], patterns: &[ir::Pattern]) -> Vec<String> {
    let asked = |of: fn(&ir::Finish) -> bool| {
        let mut exchanges = operations.iter().filter_map(|one| one.exchange.as_ref());
        exchanges.any(|exchange| of(&exchange.finish))
    };
    let is_program = |pattern: &ir::Pattern| matches!(pattern.matcher, ir::Matcher::Program { .. });
    let features = [
        (patterns.iter().any(is_program), "backtracking"),
        (asked(|finish| finish.gzip.is_some()), "gzip"),
        (asked(|finish| finish.md5), "md5"),
        (asked(|finish| !finish.hashes.is_empty()), "sha256"),
    ];
    let features = features.into_iter().filter(|(asked, _)| *asked);
    features.map(|(_, name)| name.to_owned()).collect()
}

/// The default description of a crate.
fn description(context: &Context<'_>, contents: &str) -> String {
    let title = markdown::comment(&context.service_title());
    match context.is_of_aws() {
        true => format!("{contents} for {title}. Unofficial."),
        false => format!("{contents} for {title}."),
    }
}
