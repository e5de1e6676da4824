//! Open tagged unions: a variant for each member, and one for an unlisted member.

use proc_macro2::TokenStream;
use quote::quote;

use super::check;
use super::file::File;
use super::fragment::{deprecated, docs, ident, rust_type};
use crate::ir::{Root, Union, UnionMember};

/// Prints the file of a union.
pub(super) fn file(union_: &Union, root: &Root) -> File {
    let mut file = File::defining(&union_.name, root);
    file.runtime("UnlistedMember");
    let definition = definition(union_, &mut file);
    file.item(definition);
    file.item(default(union_));
    if needs_debug(union_) {
        let debug = debug(union_, &mut file);
        file.item(debug);
    }
    if union_.validated {
        let validator = check::union(union_, &mut file);
        file.item(validator);
    }
    file
}

fn definition(union_: &Union, file: &mut File) -> TokenStream {
    let docs_ = docs(&union_.docs);
    let deprecated = deprecated(union_.deprecated.as_ref());
    let name = ident(&union_.name);
    let derives = if needs_debug(union_) {
        quote!(#[derive(Clone, PartialEq)])
    } else {
        quote!(#[derive(Clone, Debug, PartialEq)])
    };
    let variants = union_.members.iter().map(|member| variant(member, file));
    let variants: Vec<_> = variants.collect();
    quote! {
        #docs_
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A member that the model does not list, kept with its tag and value.
            Unlisted(UnlistedMember),
        }
    }
}

fn variant(member: &UnionMember, file: &mut File) -> TokenStream {
    let docs = docs(&member.docs);
    let deprecated = deprecated(member.deprecated.as_ref());
    let variant = ident(&member.variant);
    let type_ = member.value.as_ref().map(|value| rust_type(value, file));
    let content = type_.map(|type_| quote!((#type_)));
    quote!(#docs #deprecated #variant #content)
}

fn default(union_: &Union) -> TokenStream {
    let name = ident(&union_.name);
    quote! {
        /// A union without a member. A required union gets it if a response lacks the union. Validation rejects it.
        impl Default for #name {
            fn default() -> Self {
                Self::Unlisted(UnlistedMember::default())
            }
        }
    }
}

fn needs_debug(union_: &Union) -> bool {
    union_.sensitive || union_.members.iter().any(|member| member.sensitive)
}

fn debug(union_: &Union, file: &mut File) -> TokenStream {
    file.standard("std::fmt");
    let text = &union_.name;
    let name = ident(text);
    let body = if union_.sensitive {
        quote!(f.debug_struct(#text).finish_non_exhaustive())
    } else {
        let arms = union_.members.iter().map(|member| debug_arm(member, file));
        let arms: Vec<_> = arms.collect();
        quote! {
            match self {
                #(#arms)*
                Self::Unlisted(member) => f.debug_tuple("Unlisted").field(&member.tag).finish(),
            }
        }
    };
    quote! {
        impl fmt::Debug for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { #body }
        }
    }
}

fn debug_arm(member: &UnionMember, file: &mut File) -> TokenStream {
    let text = &member.variant;
    let variant = ident(text);
    if member.value.is_none() {
        return quote!(Self::#variant => f.write_str(#text),);
    }
    if member.sensitive {
        file.runtime("Redacted");
        quote!(Self::#variant(_) => f.debug_tuple(#text).field(&Redacted).finish(),)
    } else {
        quote!(Self::#variant(value) => f.debug_tuple(#text).field(value).finish(),)
    }
}
