//! Conversion of structures, unions and enums to and from values of resume tokens, in any protocol:
//! a file for all types in tokens.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Crate, Enum, IntEnum, Structure, Type, Union, UnionMember};

/// Prints the file.
pub(super) fn file(krate: &Crate) -> File {
    let mut file = File::at(&krate.root);
    file.document(vec![
        "Converts types in pagination tokens to and from values of resume tokens.".to_owned(),
    ]);
    file.runtime("pages");
    let is_reached = |type_: &&Type| krate.token_types.iter().any(|name| name == type_.name());
    for type_ in krate.types.iter().filter(is_reached) {
        file.named(type_.name());
        let item = match type_ {
            Type::Structure(structure) => self::structure(structure),
            Type::Union(union_) => {
                file.runtime("UnlistedMember");
                self::union(union_)
            }
            Type::Enum(enum_) => enumeration(enum_),
            Type::IntEnum(enum_) => int_enumeration(enum_),
        };
        file.item(item);
    }
    file
}

fn implementation(name: &str, kind: &str, to: &TokenStream, from: &TokenStream) -> TokenStream {
    let name = ident(name);
    quote! {
        impl pages::TokenValue for #name {
            const KIND: &'static str = #kind;

            fn to_data(&self) -> pages::TokenData { #to }

            fn from_data(data: pages::TokenData) -> Option<Self> { #from }
        }
    }
}

fn structure(structure: &Structure) -> TokenStream {
    let fields = structure.fields.iter().map(|field| ident(&field.name));
    let fields: Vec<_> = fields.collect();
    let members: Vec<_> = structure.fields.iter().map(|field| &field.member).collect();
    let to = quote!(pages::TokenData::structure() #(.with(#members, &self.#fields))*);
    let from = match fields.as_slice() {
        [] => quote!(data.into_members()?.is_empty().then(Self::default)),
        fields => quote! {
            let mut members = data.into_members()?;
            let mut value = Self::default();
            #(members.read(#members, &mut value.#fields)?;)*
            members.is_empty().then_some(value)
        },
    };
    implementation(&structure.name, "a structure", &to, &from)
}

fn union(union_: &Union) -> TokenStream {
    let members = union_.members.iter();
    let written = members.clone().map(
        |UnionMember {
             variant,
             member,
             value,
             ..
         }| {
            let variant = ident(variant);
            match value {
                Some(_) => {
                    quote!(Self::#variant(value) => pages::TokenData::union(#member, value),)
                }
                None => quote! {
                    Self::#variant => {
                        pages::TokenData::union(#member, &pages::TokenData::structure())
                    }
                },
            }
        },
    );
    let read = members.map(
        |UnionMember {
             variant,
             member,
             value,
             ..
         }| {
            let variant = ident(variant);
            match value {
                Some(_) => quote!(#member => Self::#variant(pages::TokenValue::from_data(value)?),),
                None => quote!(#member => Self::#variant,),
            }
        },
    );
    let to = quote! {
        match self {
            #(#written)*
            Self::Unlisted(member) => pages::TokenData::union(&member.tag, &member.value),
        }
    };
    let from = quote! {
        let (tag, value) = data.into_union()?;
        Some(match tag.as_str() {
            #(#read)*
            _ => {
                let value = pages::TokenValue::from_data(value)?;
                Self::Unlisted(UnlistedMember::new(tag, value))
            }
        })
    };
    implementation(&union_.name, "a union", &to, &from)
}

fn enumeration(enum_: &Enum) -> TokenStream {
    let to = quote!(pages::TokenData::String(self.as_str().to_owned()));
    let from = quote! {
        let text: String = pages::TokenValue::from_data(data)?;
        Some(Self::from(text.as_str()))
    };
    implementation(&enum_.name, "a string", &to, &from)
}

fn int_enumeration(enum_: &IntEnum) -> TokenStream {
    let to = quote!(pages::TokenValue::to_data(&self.as_i32()));
    let from = quote! {
        let number: i32 = pages::TokenValue::from_data(data)?;
        Some(Self::from(number))
    };
    implementation(&enum_.name, "an integer", &to, &from)
}
