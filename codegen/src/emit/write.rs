//! How structures and unions are written as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::read::timestamp_function;
use crate::ir::{Codec, Field, NumberType, Structure, Union, UnionMember, Value, WireMember};

/// A function that writes a structure as an object.
pub(super) fn structure(structure: &Structure, codec: &Codec, file: &mut File) -> TokenStream {
    file.runtime("Writer");
    let function = ident(&codec.name);
    let members = codec.members.iter().filter_map(|member| {
        let field = structure.fields.get(member.field)?;
        Some(self::member(member, field))
    });
    let members: Vec<_> = members.collect();
    let this = if members.is_empty() {
        quote!(_this)
    } else {
        quote!(this)
    };
    quote! {
        pub(crate) fn #function(writer: &mut Writer, #this: &Self) {
            writer.object() #(#members)* .end();
        }
    }
}

fn member(member: &WireMember, field: &Field) -> TokenStream {
    let WireMember {
        name: wire_name,
        value,
        ..
    } = member;
    let name = ident(&field.name);
    let (method, write) = match (field.presence.is_option(), value) {
        (true, Value::List { item, sparse }) if !sparse => ("optional_list", function(item)),
        (true, Value::Map(map)) if !map.sparse => ("optional_map", function(&map.value)),
        (true, value) => ("optional", function(value)),
        (false, value) => ("member", function(value)),
    };
    let method = ident(method);
    quote!(.#method(#wire_name, &this.#name, #write))
}

/// The function that writes a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    file.runtime("Writer");
    let arms = union_.members.iter().map(union_arm);
    quote! {
        pub(crate) fn write(writer: &mut Writer, this: &Self) {
            match this {
                #(#arms)*
                Self::Unlisted(member) => writer.union(&member.tag, &member.value, Writer::document),
            }
        }
    }
}

fn union_arm(member: &UnionMember) -> TokenStream {
    let variant = ident(&member.variant);
    let tag = &member.tag;
    let Some(value) = &member.value else {
        return quote!(Self::#variant => writer.unit(#tag),);
    };
    let write = function(value);
    quote!(Self::#variant(value) => writer.union(#tag, value, #write),)
}

/// Imports what [`function`] names, in a file that does not define the type.
pub(super) fn import(value: &Value, file: &mut File) {
    match value {
        Value::Structure(name) | Value::Union(name) => file.named(name),
        Value::List { item, .. } => import(item, file),
        Value::Map(map) => import(&map.value, file),
        Value::Boxed(inner) => import(inner, file),
        _ => file.runtime("Writer"),
    }
}

/// A function that writes a borrowed value: a path where there is one, a closure otherwise.
pub(super) fn function(value: &Value) -> TokenStream {
    let name = match value {
        Value::Structure(name) | Value::Union(name) => {
            let name = ident(name);
            return quote!(#name::write);
        }
        Value::List { item, sparse } => {
            let item = function(item);
            let name = ident(if *sparse { "sparse_list" } else { "list" });
            return quote!(|writer, items| writer.#name(items, #item));
        }
        Value::Map(map) => {
            let write = function(&map.value);
            let name = ident(if map.sparse { "sparse_map" } else { "map" });
            return quote!(|writer, map| writer.#name(map, #write));
        }
        Value::Boxed(inner) => {
            let write = function(inner);
            return quote!(|writer, value| #write(writer, value));
        }
        Value::Text | Value::Enum(_) => "string",
        Value::Boolean => "boolean",
        Value::Number(NumberType::F32) => "float",
        Value::Number(NumberType::F64) => "double",
        Value::Number(_) => "integer",
        Value::Timestamp(format) => timestamp_function(*format),
        Value::Blob | Value::Stream => "blob",
        Value::Document => "document",
        Value::BigInteger => "big_integer",
        Value::BigDecimal => "big_decimal",
        Value::IntEnum(_) => "int_enum",
    };
    let name = ident(name);
    quote!(Writer::#name)
}
