//! An open enum of numbers: a variant for each listed value, and one that keeps what is not listed.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::enumeration::hiding_debug;
use super::file::File;
use super::fragment::{deprecated, docs, ident};
use crate::ir::{IntEnum, IntEnumValue, Root};

/// Prints the file of an enum of numbers.
pub(super) fn file(enum_: &IntEnum, root: &Root) -> File {
    let mut file = File::defining(&enum_.name, root);
    file.standard("std::fmt");
    file.named("UnlistedNumber");
    file.item(definition(enum_));
    file.item(functions(enum_));
    for item in conversions(enum_) {
        file.item(item);
    }
    if enum_.hidden {
        let debug = hiding_debug(&enum_.name, &mut file);
        file.item(debug);
    }
    for item in small_traits(&ident(&enum_.name)) {
        file.item(item);
    }
    file
}

fn definition(enum_: &IntEnum) -> TokenStream {
    let docs = docs(&enum_.docs);
    let deprecated = deprecated(enum_.deprecated.as_ref());
    let name = ident(&enum_.name);
    let variants = enum_.values.iter().map(variant);
    let debug = (!enum_.hidden).then(|| quote!(Debug,));
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Copy, #debug PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the model does not list, kept as received.
            Unlisted(UnlistedNumber),
        }
    }
}

fn variant(value: &IntEnumValue) -> TokenStream {
    let docs = docs(&value.docs);
    let deprecated = deprecated(value.deprecated.as_ref());
    let variant = ident(&value.variant);
    quote!(#docs #deprecated #variant)
}

fn functions(enum_: &IntEnum) -> TokenStream {
    let name = ident(&enum_.name);
    let (variants, numbers) = listed(enum_);
    quote! {
        impl #name {
            /// Every listed value, in the order of the model.
            pub const LISTED: &'static [Self] = &[#(Self::#variants),*];

            /// The number on the wire.
            #[must_use]
            pub const fn as_i32(self) -> i32 {
                match self {
                    #(Self::#variants => #numbers,)*
                    Self::Unlisted(value) => value.as_i32(),
                }
            }
        }
    }
}

fn conversions(enum_: &IntEnum) -> [TokenStream; 2] {
    let name = ident(&enum_.name);
    let (variants, numbers) = listed(enum_);
    let from_number = quote! {
        impl From<i32> for #name {
            fn from(number: i32) -> Self {
                match number {
                    #(#numbers => Self::#variants,)*
                    _ => Self::Unlisted(UnlistedNumber::new(number)),
                }
            }
        }
    };
    let to_number = quote! {
        impl From<#name> for i32 {
            fn from(value: #name) -> Self { value.as_i32() }
        }
    };
    [from_number, to_number]
}

fn listed(enum_: &IntEnum) -> (Vec<Ident>, Vec<Literal>) {
    let values = enum_.values.iter();
    values
        .map(|value| (ident(&value.variant), Literal::i32_unsuffixed(value.number)))
        .unzip()
}

fn small_traits(name: &Ident) -> [TokenStream; 2] {
    let display = quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.as_i32().fmt(f)
            }
        }
    };
    let default = quote! {
        /// The number 0, listed or not: what a required member holds that an answer lacks.
        impl Default for #name {
            fn default() -> Self { Self::from(0) }
        }
    };
    [display, default]
}

/// The content of the catch-all: defined by each crate, so that nobody outside it can make one of a
/// number that the enum lists.
pub(super) fn unlisted_number() -> [TokenStream; 2] {
    [
        quote! {
            /// Number of an enum value that the model does not list. Made by the enum's `From<i32>`.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct UnlistedNumber(i32);
        },
        quote! {
            impl UnlistedNumber {
                pub(crate) const fn new(number: i32) -> Self { Self(number) }

                /// The number as it was received.
                #[must_use]
                pub const fn as_i32(self) -> i32 { self.0 }
            }
        },
    ]
}
