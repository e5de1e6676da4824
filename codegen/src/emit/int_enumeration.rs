//! Open integer enums: the items that `open_enum` does not print.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::open_enum::{definition, hiding_debug, listed};
use crate::ir::{IntEnum, Root};

/// Prints the file of an integer enum.
pub(super) fn file(enum_: &IntEnum, root: &Root) -> File {
    let mut file = File::defining(&enum_.name, root);
    file.standard("std::fmt");
    let definition = definition(enum_, Some(quote!(Copy,)), "UnlistedNumber", &mut file);
    let debug = hiding_debug(enum_, &mut file);
    let name = ident(&enum_.name);
    let (variants, numbers) = values(enum_);
    let mut items = vec![definition, functions(&name, &variants, &numbers)];
    items.extend(conversions(&name, &variants, &numbers));
    items.extend(debug);
    items.extend(small_traits(&name));
    items.into_iter().for_each(|item| file.item(item));
    file
}

fn values(enum_: &IntEnum) -> (Vec<Ident>, Vec<Literal>) {
    let values = enum_.values.iter();
    values
        .map(|value| (ident(&value.variant), Literal::i32_unsuffixed(value.wire)))
        .unzip()
}

fn functions(name: &Ident, variants: &[Ident], numbers: &[Literal]) -> TokenStream {
    let listed = listed(variants);
    quote! {
        impl #name {
            #listed

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

fn conversions(name: &Ident, variants: &[Ident], numbers: &[Literal]) -> [TokenStream; 2] {
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

fn small_traits(name: &Ident) -> [TokenStream; 2] {
    let display = quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.as_i32().fmt(f)
            }
        }
    };
    let default = quote! {
        /// The value for 0, listed or not. A required member gets it if a response lacks the member.
        impl Default for #name {
            fn default() -> Self { Self::from(0) }
        }
    };
    [display, default]
}

/// The content of the catch-all variant. Each crate defines it, so that other crates cannot create
/// one with a listed value.
pub(super) fn unlisted_number() -> [TokenStream; 2] {
    [
        quote! {
            /// An enum value that the model does not list. The enum's `From<i32>` creates it.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct UnlistedNumber(i32);
        },
        quote! {
            impl UnlistedNumber {
                pub(crate) const fn new(number: i32) -> Self { Self(number) }

                /// The number as received.
                #[must_use]
                pub const fn as_i32(self) -> i32 { self.0 }
            }
        },
    ]
}
