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

use crate::ir::{Crate, Root, Type};

pub(crate) use example::{example_call, example_program};
pub use file::OutputFile;
pub use mark::MARK;

pub(crate) use features::names as features;
use file::File;
pub(crate) use file::{Content, Draft, FileParts};

/// Emits a whole crate, each file when it is asked for.
pub(crate) fn files(krate: &Crate) -> impl Iterator<Item = Draft> {
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
    let root = &krate.root;
    let serde = serde::types(krate).map(move |type_| {
        let path = format!("src/serde/{}.rs", type_.module());
        draft(&path, serde::type_(type_, root))
    });
    let wire = wire::types(krate).map(move |type_| {
        let path = format!("src/wire/{}.rs", type_.module());
        draft(&path, wire::type_(type_, root))
    });
    let types = krate.types.iter().map(move |type_| {
        let path = format!("src/types/{}.rs", type_.module());
        draft(&path, self::type_(type_, root))
    });
    let operations = krate.operations.iter().map(move |operation| {
        let path = format!("src/operation/{}.rs", operation.module);
        draft(&path, operation::file(operation, krate))
    });
    let waiters = krate.waiters.iter().map(move |waiter| {
        let path = format!("src/waiter/{}.rs", waiter.module);
        draft(&path, waiter::file(waiter, krate))
    });
    let parents = parents.into_iter();
    parents
        .chain(serde)
        .chain(wire)
        .chain(types)
        .chain(operations)
        .chain(waiters)
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
