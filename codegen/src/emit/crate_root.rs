//! The parents of the generated modules: `lib.rs`, `types.rs`, `operation.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::enumeration::unlisted_value;
use super::file::File;
use super::fragment::ident;
use super::front_page::front_page;
use super::int_enumeration::unlisted_number;
use super::wire;
use crate::ir::vocabulary::{self, NameKind};
use crate::ir::{Crate, Operation, Type};

/// Prints `lib.rs`.
pub(super) fn library(krate: &Crate) -> File {
    let mut file = File::default();
    file.document(front_page(krate));
    let public = quote!(pub);
    let has_features = krate.client.as_ref().is_some_and(|one| one.has_features);
    let with_client = has_features.then(|| quote!(#[cfg(feature = "client")]));
    let private = TokenStream::new();
    let client = krate.client.as_ref().map(|_| {
        let module = module(&private, "client");
        quote!(#with_client #module)
    });
    let endpoint = krate.endpoint.as_ref();
    let endpoint = endpoint.map(|_| module(&public, "endpoint"));
    let limits = (!krate.limits.is_empty()).then(|| module(&public, "limits"));
    let operation = module(&public, "operation");
    let patterns = (!krate.patterns.is_empty()).then(|| module(&private, "patterns"));
    let rules = krate.filters().next().map(|_| module(&public, "rules"));
    let serde = krate.serde.then(|| {
        let module = module(&private, "serde");
        quote!(#[cfg(feature = "serde")] #module)
    });
    let tokens = (!krate.token_types.is_empty()).then(|| module(&private, "tokens"));
    let types = module(&public, "types");
    let waiter = (!krate.waiters.is_empty()).then(|| module(&public, "waiter"));
    let wire = wire::file(krate).map(|_| module(&private, "wire"));
    // In one place, because nearly everything that is emitted touches what the model deprecates.
    let allowed = deprecates(krate).then(|| {
        quote!(#![allow(deprecated, reason = "requests and responses contain deprecated items")])
    });
    file.item(quote!(#![forbid(unsafe_code)] #allowed));
    file.item(
        quote!(#client #endpoint #limits #operation #patterns #rules #serde #tokens #types #waiter #wire),
    );
    if krate.client.is_some() {
        file.item(quote!(#with_client pub use client::Client;));
        for kind in [NameKind::ClientItem, NameKind::ClientModule] {
            let names = vocabulary::names(kind).map(ident);
            file.item(quote!(#with_client pub use hardy_client::{#(#names),*};));
        }
        if has_features {
            file.item(quote!(
                #[cfg(feature = "blocking")]
                pub use hardy_client::blocking;
            ));
        }
        if !krate.waiters.is_empty() {
            let names = vocabulary::names(NameKind::OfWaitingClients).map(ident);
            file.item(quote!(#with_client pub use hardy_client::{#(#names),*};));
        }
    }
    let items = krate.reexports.iter().map(|name| ident(name));
    file.item(quote!(pub use hardy_runtime::{#(#items),*};));
    let modules = vocabulary::names(NameKind::ReexportedModule).map(ident);
    file.item(quote!(pub use hardy_runtime::{#(#modules),*};));
    let version = match krate.model_version.as_str() {
        "" => quote!(None),
        version => quote!(Some(#version)),
    };
    file.item(quote! {
        /// The version of the model from which this crate was generated, if known. The service may
        /// have changed limits since.
        pub const MODEL_VERSION: Option<&str> = #version;
    });
    file
}

/// A module in its own file. The generator formats it, so rustfmt skips it.
fn module(visibility: &TokenStream, name: &str) -> TokenStream {
    debug_assert!(
        vocabulary::has(NameKind::Module, name),
        "the vocabulary lacks the module `{name}`"
    );
    let name = ident(name);
    quote! {
        #[rustfmt::skip]
        #visibility mod #name;
    }
}

/// Whether any item of the crate has `#[deprecated]`.
fn deprecates(krate: &Crate) -> bool {
    let of_type = |type_: &Type| match type_ {
        Type::Structure(structure) => {
            let mut fields = structure.fields.iter();
            structure.deprecated.is_some() || fields.any(|field| field.deprecated.is_some())
        }
        Type::Enum(enum_) => {
            let mut values = enum_.values.iter();
            enum_.deprecated.is_some() || values.any(|value| value.deprecated.is_some())
        }
        Type::IntEnum(enum_) => {
            let mut values = enum_.values.iter();
            enum_.deprecated.is_some() || values.any(|value| value.deprecated.is_some())
        }
        Type::Union(union_) => {
            let mut members = union_.members.iter();
            union_.deprecated.is_some() || members.any(|member| member.deprecated.is_some())
        }
    };
    let of_operation = |operation: &Operation| {
        let mut errors = operation.errors.iter();
        operation.deprecated.is_some() || errors.any(|error| error.deprecated.is_some())
    };
    let mut waiters = krate.waiters.iter();
    waiters.any(|waiter| waiter.deprecated.is_some())
        || krate.operations.iter().any(of_operation)
        || krate.types.iter().any(of_type)
}

/// Prints `types.rs`.
pub(super) fn types(krate: &Crate) -> File {
    let mut file = File::default();
    file.document(vec![
        "Structures, unions, enums and errors of the service.".to_owned(),
    ]);
    let mut modules: Vec<_> = krate
        .types
        .iter()
        .map(|type_| (type_.module(), type_.names()))
        .collect();
    modules.sort_unstable();
    let names: Vec<_> = modules.iter().map(|(module, _)| ident(module)).collect();
    file.item(quote!(#(mod #names;)*));
    let exports = modules.iter().map(|(module, names)| {
        let module = ident(module);
        let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
        match names.as_slice() {
            [name] => quote!(pub use #module::#name;),
            names => quote!(pub use #module::{#(#names),*};),
        }
    });
    file.item(quote!(#(#exports)*));
    let has = |is_kind: fn(&Type) -> bool| krate.types.iter().any(is_kind);
    let of_text = has(|type_| matches!(type_, Type::Enum(_))).then(unlisted_value);
    let of_numbers = has(|type_| matches!(type_, Type::IntEnum(_))).then(unlisted_number);
    for item in [of_text, of_numbers].into_iter().flatten().flatten() {
        file.item(item);
    }
    file
}

/// Prints `operation.rs`.
pub(super) fn operations(krate: &Crate) -> File {
    let mut file = File::default();
    file.document(vec![
        "Operations of the service. Each encodes its input as an HTTP request and decodes its output".to_owned(),
        "from an HTTP response. None performs I/O.".to_owned(),
    ]);
    let mut operations: Vec<_> = krate.operations.iter().collect();
    operations.sort_by(|a, b| a.module.cmp(&b.module));
    let modules: Vec<_> = operations
        .iter()
        .map(|operation| ident(&operation.module))
        .collect();
    file.item(quote!(#(mod #modules;)*));
    let exports = operations.iter().map(|operation| {
        let module = ident(&operation.module);
        let name = ident(&operation.name);
        let error = ident(&operation.error);
        quote!(pub use #module::{#name, #error};)
    });
    file.item(quote!(#(#exports)*));
    file
}

/// Prints `waiter.rs`.
pub(super) fn waiters(krate: &Crate) -> File {
    let mut file = File::default();
    file.document(vec![
        "Waiters of the service. Each polls an operation until a resource is in some state."
            .to_owned(),
    ]);
    let mut waiters: Vec<_> = krate.waiters.iter().collect();
    waiters.sort_by(|a, b| a.module.cmp(&b.module));
    let modules = waiters.iter().map(|waiter| ident(&waiter.module));
    file.item(quote!(#(mod #modules;)*));
    let exports = waiters.iter().map(|waiter| {
        let (module, name) = (ident(&waiter.module), ident(&waiter.name));
        quote!(pub use #module::#name;)
    });
    file.item(quote!(#(#exports)*));
    file
}
