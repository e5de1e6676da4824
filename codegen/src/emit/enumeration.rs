//! An open enum of text: a variant for each listed value, and one that keeps what is not listed.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{deprecated, docs, ident};
use crate::ir::{Enum, EnumValue, Root};

/// Prints the file of an enum.
pub(super) fn file(enum_: &Enum, root: &Root) -> File {
    let mut file = File::defining(&enum_.name, root);
    file.standard("std::fmt");
    file.named("UnlistedValue");
    file.item(definition(enum_));
    file.item(functions(enum_));
    file.item(from_text(enum_));
    if enum_.hidden {
        let debug = hiding_debug(&enum_.name, &mut file);
        file.item(debug);
    }
    for item in small_traits(enum_) {
        file.item(item);
    }
    file
}

fn definition(enum_: &Enum) -> TokenStream {
    let docs = docs(&enum_.docs);
    let deprecated = deprecated(enum_.deprecated.as_ref());
    let name = ident(&enum_.name);
    let variants = enum_.values.iter().map(variant);
    let debug = (!enum_.hidden).then(|| quote!(Debug,));
    quote! {
        #docs
        #deprecated
        #[derive(Clone, #debug PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the model does not list, kept as received.
            Unlisted(UnlistedValue),
        }
    }
}

/// `Debug` of an enum whose values must not reach a log.
pub(super) fn hiding_debug(name: &str, file: &mut File) -> TokenStream {
    file.runtime("Redacted");
    let name = ident(name);
    quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { Redacted.fmt(f) }
        }
    }
}

fn variant(value: &EnumValue) -> TokenStream {
    let docs = docs(&value.docs);
    let deprecated = deprecated(value.deprecated.as_ref());
    let variant = ident(&value.variant);
    quote!(#docs #deprecated #variant)
}

fn functions(enum_: &Enum) -> TokenStream {
    let name = ident(&enum_.name);
    let variants: Vec<_> = enum_
        .values
        .iter()
        .map(|value| ident(&value.variant))
        .collect();
    let texts: Vec<_> = enum_.values.iter().map(|value| &value.text).collect();
    quote! {
        impl #name {
            /// Every listed value, in the order of the model.
            pub const LISTED: &'static [Self] = &[#(Self::#variants),*];

            /// The text on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::Unlisted(value) => value.as_str(),
                }
            }
        }
    }
}

fn from_text(enum_: &Enum) -> TokenStream {
    let name = ident(&enum_.name);
    let variants: Vec<_> = enum_
        .values
        .iter()
        .map(|value| ident(&value.variant))
        .collect();
    let texts: Vec<_> = enum_.values.iter().map(|value| &value.text).collect();
    quote! {
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => Self::Unlisted(UnlistedValue::new(text)),
                }
            }
        }
    }
}

fn small_traits(enum_: &Enum) -> [TokenStream; 3] {
    let name = ident(&enum_.name);
    let display = quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    let default = quote! {
        /// The empty text, which no service sends: what a required member holds that an answer lacks.
        impl Default for #name {
            fn default() -> Self {
                Self::from("")
            }
        }
    };
    let text = quote! {
        impl AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
    [text, display, default]
}
