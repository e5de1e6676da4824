//! Messages: the only file that names the protocol, a file for each type in a body, and the
//! functions that build requests and read responses. The ir states the location of each member.

mod read;
mod request;
mod response;
mod write;

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Crate, Root, Structure, Type, Union};

pub(super) use request::encode;
pub(super) use response::{decode_error, decode_output};

/// Prints `wire.rs`, if any operation is on the wire.
pub(super) fn file(krate: &Crate) -> Option<File> {
    let mut operations = krate.operations.iter();
    let protocol = krate.protocol.as_ref()?;
    operations.find(|operation| operation.exchange.is_some())?;
    let mut file = File::default();
    file.document(vec![
        "Encodes and decodes the types of the service: the protocol, and a file for each type in a"
            .to_owned(),
        "body.".to_owned(),
    ]);
    let protocol = ident(&protocol.module);
    file.item(quote!(
        pub(crate) use hardy_runtime::protocol::#protocol::*;
    ));
    let mut modules: Vec<_> = types(krate).map(|type_| ident(type_.module())).collect();
    modules.sort_unstable();
    if !modules.is_empty() {
        file.item(quote!(#(mod #modules;)*));
    }
    Some(file)
}

/// The types with their own file.
pub(super) fn types(krate: &Crate) -> impl Iterator<Item = &Type> {
    krate.types.iter().filter(|type_| match type_ {
        Type::Structure(structure) => {
            let codecs = &structure.codecs;
            !codecs.writers.is_empty() || !codecs.readers.is_empty() || has_decoder(structure)
        }
        Type::Union(union_) => union_.write || union_.read,
        Type::Enum(_) | Type::IntEnum(_) => false,
    })
}

/// Whether the structure is an error with members outside of the body.
fn has_decoder(structure: &Structure) -> bool {
    let response = structure.fault.as_ref();
    let response = response.and_then(|fault| fault.response.as_ref());
    response.is_some_and(response::needs_decoder)
}

/// Prints the file of a type.
pub(super) fn type_(type_: &Type, root: &Root) -> File {
    let mut file = File::at(root);
    file.named(type_.name());
    let functions = match type_ {
        Type::Structure(structure) => self::structure(structure, &mut file),
        Type::Union(union_) => self::union(union_, &mut file),
        Type::Enum(_) | Type::IntEnum(_) => Vec::new(),
    };
    let name = ident(type_.name());
    file.item(quote!(impl #name { #(#functions)* }));
    file
}

fn structure(structure: &Structure, file: &mut File) -> Vec<TokenStream> {
    let codecs = &structure.codecs;
    let mut functions = Vec::new();
    for codec in &codecs.writers {
        functions.push(write::structure(structure, codec, file));
    }
    for codec in &codecs.readers {
        functions.push(read::structure(structure, codec, file));
    }
    if let Some(fault) = &structure.fault {
        let message = fault.response.as_ref();
        let decoded = message.filter(|message| response::needs_decoder(message));
        let decoder = decoded.map(|message| response::decoder(structure, message, file));
        functions.extend(decoder);
        functions.extend(response::error_reader(fault, file));
        functions.extend(message.and_then(|_| response::adoption(structure, fault)));
    }
    functions
}

fn union(union_: &Union, file: &mut File) -> Vec<TokenStream> {
    let mut functions = Vec::new();
    if union_.write {
        functions.push(write::union(union_, file));
    }
    if union_.read {
        functions.push(read::union(union_, file));
    }
    functions
}
