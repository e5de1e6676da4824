//! The feature `serde`: a module with a file for each type, which implements `Serialize` and
//! `Deserialize`. The runtime decides the format of values.

mod format;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Crate, Enum, Field, IntEnum, Root, Structure, Type, Union, UnionMember};
use format::{format, is_plain, sensitive_if};

/// Prints the parent module.
pub(super) fn file(krate: &Crate) -> File {
    let mut file = File::default();
    file.document(vec![
        "`Serialize` and `Deserialize` for the types of the service, a file for each of them."
            .to_owned(),
    ]);
    let mut modules: Vec<_> = types(krate).map(|type_| ident(type_.module())).collect();
    modules.sort_unstable();
    file.item(quote!(#(mod #modules;)*));
    file
}

/// The types that implement both traits.
pub(super) fn types(krate: &Crate) -> impl Iterator<Item = &Type> {
    let types = krate.types.iter().filter(|_| krate.serde);
    types.filter(|type_| match type_ {
        Type::Structure(structure) => structure.serializable,
        Type::Union(union_) => union_.serializable,
        Type::Enum(_) | Type::IntEnum(_) => true,
    })
}

/// Prints the file of a type.
pub(super) fn type_(type_: &Type, root: &Root) -> File {
    let mut file = File::at(root);
    file.runtime("serde");
    file.named(type_.name());
    let items = match type_ {
        Type::Structure(structure) => self::structure(structure),
        Type::Union(union_) => self::union(union_),
        Type::Enum(enum_) => enumeration(enum_),
        Type::IntEnum(enum_) => int_enumeration(enum_),
    };
    items.into_iter().for_each(|item| file.item(item));
    file
}

fn structure(structure: &Structure) -> Vec<TokenStream> {
    let fields = structure.fields.iter();
    let written = fields.clone().map(written);
    let written: Vec<_> = written.collect();
    let write = if written.is_empty() {
        quote!(serde::Object::new(serializer)?.end())
    } else {
        quote! {
            let mut object = serde::Object::new(serializer)?;
            #(#written)*
            object.end()
        }
    };
    let arms: Vec<_> = fields.map(arm).collect();
    let (name, read) = if arms.is_empty() {
        (quote!(_), quote!(value.skip()))
    } else {
        let read = quote! {
            match name {
                #(#arms)*
                _ => value.skip(),
            }
        };
        (quote!(name), read)
    };
    let type_ = ident(&structure.name);
    vec![
        serialize(&structure.name, &write),
        deserialize(
            &structure.name,
            structure.sensitive,
            quote!(serde::structure(deserializer)),
        ),
        quote! {
            impl serde::Structure for #type_ {
                fn read_member<'de, A: serde::MapAccess<'de>>(
                    &mut self,
                    #name: &str,
                    value: serde::Member<'_, A>,
                ) -> Result<(), A::Error> { #read }
            }
        },
    ]
}

fn written(field: &Field) -> TokenStream {
    let wire_name = &field.form.name;
    let (method, format) = method_and_format(field, false);
    let name = ident(&field.name);
    quote!(object.#method(#wire_name, &self.#name #format)?;)
}

fn arm(field: &Field) -> TokenStream {
    let wire_name = &field.form.name;
    let aliases = &field.form.aliases;
    let (method, format) = method_and_format(field, field.sensitive);
    let name = ident(&field.name);
    quote!(#wire_name #(| #aliases)* => value.#method(&mut self.#name #format),)
}

/// The name of the function that writes or reads a field, and its last argument, the format, unless
/// that is the type's own.
fn method_and_format(field: &Field, sensitive: bool) -> (Ident, Option<TokenStream>) {
    let plain = !sensitive && is_plain(&field.value);
    let method = match (field.presence.is_option(), plain) {
        (true, true) => "optional",
        (true, false) => "optional_as",
        (false, true) => "always",
        (false, false) => "always_as",
    };
    let format =
        (!plain).then(|| sensitive_if(sensitive, format(&field.value, &field.form.format)));
    (ident(method), format.map(|format| quote!(, #format)))
}

fn union(union_: &Union) -> Vec<TokenStream> {
    let members = union_.members.iter();
    let written: Vec<_> = members.clone().map(union_written).collect();
    let write = quote! {
        match self {
            #(#written)*
            Self::Unlisted(member) => serde::unlisted_member(serializer, member),
        }
    };
    let arms: Vec<_> = members.map(union_arm).collect();
    let type_ = ident(&union_.name);
    vec![
        serialize(&union_.name, &write),
        deserialize(
            &union_.name,
            union_.sensitive,
            quote!(serde::union(deserializer)),
        ),
        quote! {
            impl serde::Union for #type_ {
                fn read_member<'de, A: serde::MapAccess<'de>>(
                    tag: &str,
                    value: serde::Member<'_, A>,
                ) -> Result<Option<Self>, A::Error> {
                    match tag {
                        #(#arms)*
                        _ => value.unlisted(tag, Self::Unlisted),
                    }
                }
            }
        },
    ]
}

fn union_written(member: &UnionMember) -> TokenStream {
    let tag = &member.form.name;
    let variant = ident(&member.variant);
    let value = member.value.as_ref();
    match value.map(|value| format(value, &member.form.format)) {
        None => quote!(Self::#variant => serde::unit_member(serializer, #tag),),
        Some(format) => {
            quote!(Self::#variant(value) => serde::union_member(serializer, #tag, value, #format),)
        }
    }
}

fn union_arm(member: &UnionMember) -> TokenStream {
    let tag = &member.form.name;
    let variant = ident(&member.variant);
    let value = member.value.as_ref();
    let format = value.map(|value| format(value, &member.form.format));
    match format.map(|format| sensitive_if(member.sensitive, format)) {
        None => quote!(#tag => value.unit(Self::#variant),),
        Some(format) => quote!(#tag => value.variant(Self::#variant, #format),),
    }
}

fn enumeration(enum_: &Enum) -> Vec<TokenStream> {
    let write = quote!(serializer.serialize_str(self.as_str()));
    let read = quote!(serde::enumeration(deserializer));
    vec![
        serialize(&enum_.name, &write),
        deserialize(&enum_.name, enum_.sensitive, read),
    ]
}

fn int_enumeration(enum_: &IntEnum) -> Vec<TokenStream> {
    let write = quote!(serializer.serialize_i32(self.as_i32()));
    let read = quote!(serde::int_enum(deserializer));
    vec![
        serialize(&enum_.name, &write),
        deserialize(&enum_.name, enum_.sensitive, read),
    ]
}

fn serialize(name: &str, write: &TokenStream) -> TokenStream {
    let name = ident(name);
    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #write
            }
        }
    }
}

/// Reads a type. If it is `sensitive`, errors do not contain its value.
fn deserialize(name: &str, sensitive: bool, read: TokenStream) -> TokenStream {
    let name = ident(name);
    let read = if sensitive {
        quote!(serde::sensitive(#read))
    } else {
        read
    };
    quote! {
        impl<'de> serde::Deserialize<'de> for #name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read
            }
        }
    }
}
