//! The ir printed: one file of the crate per type and per operation. May not look at the model,
//! decide, or change the case of a name.
//!
//! Emitted functions that contain code for types of the model are `#[inline]`. The compiler then compiles
//! those that a program calls, with that program. Otherwise it would compile every operation of a service
//! for a program that calls five.

mod calls;
mod check;
mod client;
mod crate_root;
mod default;
mod endpoint;
mod enumeration;
mod error;
mod example;
mod features;
mod file;
mod filter;
mod fragment;
mod front_page;
mod int_enumeration;
mod limits;
mod manifest;
mod mark;
mod open_enum;
mod operation;
mod paginator;
mod patterns;
mod rules;
mod serde;
mod structure;
mod tokens;
mod toml;
mod union;
mod waiter;
mod wire;

use crate::ir::{Crate, Operation, Root, Type, Waiter};

pub(crate) use example::{example_call, example_program};
pub use file::OutputFile;
pub use mark::MARK;

pub(crate) use features::names as features;
use file::File;
pub(crate) use file::{Content, Draft, FileParts};
pub(crate) use fragment::DOC_BREAK;

/// A part of a crate: a few files that are printed together. Plain references, so that several threads can
/// print parts of one crate; tokens cannot move between threads.
#[derive(Clone, Copy)]
pub(crate) enum Part<'a> {
    /// Files that are no part of a type or an operation.
    Parent(Parent),
    /// The file of a type in `serde`.
    Serde(&'a Type),
    /// The file of a type in `wire`.
    Wire(&'a Type),
    /// The file of a type.
    Type(&'a Type),
    /// The file of an operation.
    Operation(&'a Operation),
    /// The file of a waiter.
    Waiter(&'a Waiter),
}

/// The parts of a whole crate.
pub(crate) fn parts(krate: &Crate) -> impl Iterator<Item = Part<'_>> {
    PARENTS
        .into_iter()
        .map(Part::Parent)
        .chain(serde::types(krate).map(Part::Serde))
        .chain(wire::types(krate).map(Part::Wire))
        .chain(krate.types.iter().map(Part::Type))
        .chain(krate.operations.iter().map(Part::Operation))
        .chain(krate.waiters.iter().map(Part::Waiter))
}

/// Emits a part of a crate.
pub(crate) fn drafts(part: Part<'_>, krate: &Crate) -> Vec<Draft> {
    let root = &krate.root;
    let (folder, module, file) = match part {
        Part::Parent(emit) => return emit(krate),
        Part::Serde(type_) => ("serde", type_.module(), serde::type_(type_, root)),
        Part::Wire(type_) => ("wire", type_.module(), wire::type_(type_, root)),
        Part::Type(type_) => ("types", type_.module(), self::type_(type_, root)),
        Part::Operation(operation) => (
            "operation",
            operation.module.as_str(),
            operation::file(operation, krate),
        ),
        Part::Waiter(waiter) => (
            "waiter",
            waiter.module.as_str(),
            waiter::file(waiter, krate),
        ),
    };
    vec![draft(&format!("src/{folder}/{module}.rs"), file)]
}

/// A function that emits the files of one parent, if the crate has it.
type Parent = fn(&Crate) -> Vec<Draft>;

/// The parents of types and operations, and the modules beside them. Each is a part of its own, because the
/// tokens of all of them would take more memory than their texts.
const PARENTS: [Parent; 13] = [
    |krate| vec![manifest::file(krate)],
    |krate| vec![draft("src/lib.rs", crate_root::library(krate))],
    |krate| vec![draft("src/types.rs", crate_root::types(krate))],
    |krate| vec![draft("src/operation.rs", crate_root::operations(krate))],
    |krate| {
        let has_limits = !krate.limits.is_empty();
        let limits = || limits::file(&krate.limits, &krate.root);
        optional("src/limits.rs", has_limits.then(limits))
    },
    |krate| {
        let client = krate.client.as_ref();
        let client = client.map(|client| client::file(client, &krate.service_rules, &krate.root));
        optional("src/client.rs", client)
    },
    endpoint_files,
    |krate| {
        let has_patterns = !krate.patterns.is_empty();
        let patterns = || patterns::file(&krate.patterns, &krate.ranges);
        optional("src/patterns.rs", has_patterns.then(patterns))
    },
    |krate| {
        let has_filters = krate.filters().next().is_some();
        let rules = || rules::file(krate.filters());
        optional("src/rules.rs", has_filters.then(rules))
    },
    |krate| {
        let has_waiters = !krate.waiters.is_empty();
        let waiters = || crate_root::waiters(krate);
        optional("src/waiter.rs", has_waiters.then(waiters))
    },
    |krate| optional("src/wire.rs", wire::file(krate)),
    |krate| {
        let has_tokens = !krate.token_types.is_empty();
        optional("src/tokens.rs", has_tokens.then(|| tokens::file(krate)))
    },
    |krate| optional("src/serde.rs", krate.serde.then(|| serde::file(krate))),
];

fn endpoint_files(krate: &Crate) -> Vec<Draft> {
    let Some(endpoint) = &krate.endpoint else {
        return Vec::new();
    };
    let files = endpoint::files(endpoint, &krate.root).into_iter();
    let drafts = files.map(|(module, file)| match module {
        None => draft("src/endpoint.rs", file),
        Some(module) => draft(&format!("src/endpoint/{module}.rs"), file),
    });
    drafts.collect()
}

fn optional(path: &str, file: Option<File>) -> Vec<Draft> {
    file.map(|file| draft(path, file)).into_iter().collect()
}

fn type_(type_: &Type, root: &Root) -> File {
    match type_ {
        Type::Structure(structure) => structure::file(structure, root),
        Type::Enum(enum_) => enumeration::file(enum_, root),
        Type::IntEnum(enum_) => int_enumeration::file(enum_, root),
        Type::Union(union_) => union::file(union_, root),
    }
}

fn draft(path: &str, file: File) -> Draft {
    Draft {
        path: path.to_owned(),
        content: Content::Rust(file.into_parts()),
    }
}
