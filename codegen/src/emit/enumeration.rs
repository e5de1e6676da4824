//! Open string enums: the items that `open_enum` does not print.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::check;
use super::file::File;
use super::fragment::ident;
use super::open_enum::{definition, hiding_debug, listed};
use crate::ir::{Enum, Root};

/// Prints the file of an enum.
pub(super) fn file(enum_: &Enum, root: &Root) -> File {
    let mut file = File::defining(&enum_.name, root);
    file.standard("std::fmt");
    let definition = definition(enum_, None, "UnlistedValue", &mut file);
    let debug = hiding_debug(enum_, &mut file);
    let name = ident(&enum_.name);
    let (variants, texts) = values(enum_);
    let mut items = vec![
        definition,
        functions(&name, &variants, &texts),
        from_text(&name, &variants, &texts),
    ];
    items.extend(debug);
    items.extend(small_traits(&name));
    if enum_.validated {
        items.push(check::enumeration(enum_, &mut file));
    }
    items.into_iter().for_each(|item| file.item(item));
    file
}

fn values(enum_: &Enum) -> (Vec<Ident>, Vec<&str>) {
    let values = enum_.values.iter();
    values
        .map(|value| (ident(&value.variant), value.wire.as_str()))
        .unzip()
}

fn functions(name: &Ident, variants: &[Ident], texts: &[&str]) -> TokenStream {
    let listed = listed(variants);
    quote! {
        impl #name {
            #listed

            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::Unlisted(value) => value.as_str(),
                }
            }
        }
    }
}

fn from_text(name: &Ident, variants: &[Ident], texts: &[&str]) -> TokenStream {
    quote! {
        impl From<&str> for #name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => Self::Unlisted(UnlistedValue::new(text)),
                }
            }
        }
    }
}

fn small_traits(name: &Ident) -> [TokenStream; 3] {
    let display = quote! {
        impl fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
    let default = quote! {
        /// `Unlisted("")`. A required member gets it if a response lacks the member.
        impl Default for #name {
            #[inline]
            fn default() -> Self {
                Self::from("")
            }
        }
    };
    let text = quote! {
        impl AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    };
    [text, display, default]
}

/// The content of the catch-all variant. Each crate defines it, so that other crates cannot create
/// one with a listed value.
pub(super) fn unlisted_value() -> [TokenStream; 2] {
    [
        quote! {
            /// An enum value that the model does not list. The enum's `From<&str>` creates it.
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct UnlistedValue(String);
        },
        quote! {
            impl UnlistedValue {
                pub(crate) fn new(text: &str) -> Self { Self(text.to_owned()) }

                /// The value as received.
                #[must_use]
                pub fn as_str(&self) -> &str { &self.0 }
            }
        },
    ]
}
