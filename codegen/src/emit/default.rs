//! `Default` of a structure whose initial values are not the defaults of their types.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::{ident, timestamp_format};
use crate::ir::{Field, Literal, Structure};

/// Prints `Default` if deriving it would be wrong.
pub(super) fn structure(structure: &Structure, file: &mut File) -> Option<TokenStream> {
    let fields = structure.fields.iter();
    if fields.clone().all(|field| field.default.is_none()) {
        return None;
    }
    let name = ident(&structure.name);
    let fields: Vec<_> = fields.map(|field| initial(field, file)).collect();
    Some(quote! {
        impl Default for #name {
            #[inline]
            fn default() -> Self { Self { #(#fields),* } }
        }
    })
}

fn initial(field: &Field, file: &mut File) -> TokenStream {
    let name = ident(&field.name);
    match &field.default {
        Some(default) => {
            let value = expression(default, file);
            quote!(#name: #value)
        }
        None if field.presence.is_option() => quote!(#name: None),
        None => quote!(#name: Default::default()),
    }
}

fn expression(literal: &Literal, file: &mut File) -> TokenStream {
    match literal {
        // The plan contains booleans and numbers as Rust literals.
        Literal::Code(code) => code.parse().unwrap_or_default(),
        Literal::String(text) => quote!(#text.to_owned()),
        Literal::Enum(name, text) => {
            let name = ident(name);
            quote!(#name::from(#text))
        }
        Literal::IntEnum(name, number) => {
            let name = ident(name);
            let number: TokenStream = number.parse().unwrap_or_default();
            quote!(#name::from(#number))
        }
        Literal::BigNumber(text) => quote!(#text.parse().unwrap_or_default()),
        Literal::Blob(bytes) => {
            let bytes = Token::byte_string(bytes);
            quote!(#bytes.to_vec())
        }
        Literal::Timestamp(format, text) => {
            let format = timestamp_format(*format, file);
            file.runtime("Timestamp");
            quote!(#format.parse(#text).unwrap_or(Timestamp::EPOCH))
        }
        Literal::Document(json) => {
            file.runtime("Document");
            quote!(Document::from_json(#json).unwrap_or_default())
        }
    }
}
