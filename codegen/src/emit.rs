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
    /// All files that are no part of a type or an operation.
    Parents,
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
    [Part::Parents]
        .into_iter()
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
        Part::Parents => return parents(krate),
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

fn parents(krate: &Crate) -> Vec<Draft> {
    let mut parents = vec![
        manifest::file(krate),
        draft("src/lib.rs", crate_root::library(krate)),
        draft("src/types.rs", crate_root::types(krate)),
        draft("src/operation.rs", crate_root::operations(krate)),
    ];
    if !krate.limits.is_empty() {
        parents.push(draft(
            "src/limits.rs",
            limits::file(&krate.limits, &krate.root),
        ));
    }
    if let Some(client) = &krate.client {
        parents.push(draft(
            "src/client.rs",
            client::file(client, &krate.service_rules, &krate.root),
        ));
    }
    if let Some(endpoint) = &krate.endpoint {
        let files = endpoint::files(endpoint, &krate.root).into_iter();
        parents.extend(files.map(|(module, file)| match module {
            None => draft("src/endpoint.rs", file),
            Some(module) => draft(&format!("src/endpoint/{module}.rs"), file),
        }));
    }
    if !krate.patterns.is_empty() {
        parents.push(draft(
            "src/patterns.rs",
            patterns::file(&krate.patterns, &krate.ranges),
        ));
    }
    if krate.filters().next().is_some() {
        parents.push(draft("src/rules.rs", rules::file(krate.filters())));
    }
    if !krate.waiters.is_empty() {
        parents.push(draft("src/waiter.rs", crate_root::waiters(krate)));
    }
    parents.extend(wire::file(krate).map(|file| draft("src/wire.rs", file)));
    if !krate.token_types.is_empty() {
        parents.push(draft("src/tokens.rs", tokens::file(krate)));
    }
    if krate.serde {
        parents.push(draft("src/serde.rs", serde::file(krate)));
    }
    parents
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
