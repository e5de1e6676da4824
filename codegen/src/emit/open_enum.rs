//! The common items of open string enums and integer enums: a variant for each listed value, one
//! for unlisted values, and a `Debug` that may redact the value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use crate::ir::{Enum, EnumValue};

/// The enum. `further` are further derives; `unlisted` is the type of unlisted values.
pub(super) fn definition<W>(
    enum_: &Enum<W>,
    further: Option<TokenStream>,
    unlisted: &str,
    file: &mut File,
) -> TokenStream {
    file.named(unlisted);
    let docs = docs(&enum_.docs);
    let deprecated = deprecated(enum_.deprecated.as_ref());
    let name = ident(&enum_.name);
    let unlisted = ident(unlisted);
    let variants = enum_.values.iter().map(variant);
    let debug = (!enum_.sensitive).then(|| quote!(Debug,));
    quote! {
        #docs
        #deprecated
        #[derive(Clone, #further #debug PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the model does not list, kept as received.
            Unlisted(#unlisted),
        }
    }
}

fn variant<W>(value: &EnumValue<W>) -> TokenStream {
    let docs = docs(&value.docs);
    let deprecated = deprecated(value.deprecated.as_ref());
    let variant = ident(&value.variant);
    quote!(#docs #deprecated #variant)
}

/// The constant with every listed value.
pub(super) fn listed(variants: &[Ident]) -> TokenStream {
    quote! {
        /// Every listed value, in the order of the model.
        pub const LISTED: &'static [Self] = &[#(Self::#variants),*];
    }
}

/// `Debug` of a sensitive enum. Other enums derive it.
pub(super) fn hiding_debug<W>(enum_: &Enum<W>, file: &mut File) -> Option<TokenStream> {
    if !enum_.sensitive {
        return None;
    }
    file.runtime("Redacted");
    let name = ident(&enum_.name);
    Some(quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Redacted.fmt(f) }
        }
    })
}
