//! How structures and unions are read from JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{Field, Map, NumberType, Structure, TimestampFormat, Union, UnionMember, Value};

/// The function that reads a structure from an object.
pub(super) fn structure(structure: &Structure, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.runtime(name);
    }
    let members = structure.wire.members.iter().filter_map(|member| {
        let field = structure.fields.get(member.field)?;
        Some(member_arm(&member.name, field))
    });
    let arms: Vec<_> = members.collect();
    let body = if arms.is_empty() {
        quote!(reader.structure(|_: &mut Self, _, reader| reader.skip()))
    } else {
        quote! {
            reader.structure(|this: &mut Self, name, reader| {
                match name {
                    #(#arms)*
                    _ => reader.skip()?,
                }
                Ok(())
            })
        }
    };
    quote! {
        pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> { #body }
    }
}

fn member_arm(wire_name: &str, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let read = hidden(function(&field.value), field.sensitive, &field.value);
    if field.presence.is_option() {
        quote!(#wire_name => this.#name = reader.optional(#read)?,)
    } else {
        quote!(#wire_name => reader.replace(&mut this.#name, #read)?,)
    }
}

/// The function that reads a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.runtime(name);
    }
    let arms = union_.members.iter().map(union_arm);
    quote! {
        pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
            reader.union(|tag, reader| {
                Ok(match tag {
                    #(#arms)*
                    _ => Self::Unlisted(UnlistedMember::new(tag, reader.document()?)),
                })
            })
        }
    }
}

fn union_arm(member: &UnionMember) -> TokenStream {
    let tag = &member.tag;
    let variant = ident(&member.variant);
    let read = hidden(call(&member.value), member.sensitive, &member.value);
    quote!(#tag => Self::#variant(#read?),)
}

/// Keeps sensitive keys of a map out of errors.
fn hidden(read: TokenStream, sensitive: bool, value: &Value) -> TokenStream {
    if sensitive && matches!(value, Value::Map(_)) {
        quote!(|reader| reader.without_names(#read))
    } else {
        read
    }
}

/// A function that reads a value: a path where there is one, a closure otherwise.
fn function(value: &Value) -> TokenStream {
    let name = match value {
        Value::Structure(name) | Value::Union(name) => {
            let name = ident(name);
            return quote!(#name::read);
        }
        Value::Text => "string",
        Value::Boolean => "boolean",
        Value::Number(number) => number_function(*number),
        Value::Timestamp(format) => timestamp_function(*format),
        Value::Blob => "blob",
        Value::Document => "document",
        Value::Enum(_) => "enumeration",
        Value::List { .. } | Value::Map(_) | Value::Boxed(_) => {
            let call = call(value);
            return quote!(|reader| #call);
        }
    };
    let name = ident(name);
    quote!(Reader::#name)
}

/// An expression that reads a value from `reader`.
fn call(value: &Value) -> TokenStream {
    match value {
        Value::List { item, sparse } => {
            let item = function(item);
            if *sparse {
                quote!(reader.sparse_list(#item))
            } else {
                quote!(reader.list(#item))
            }
        }
        Value::Map(map) => {
            let Map { value, sparse, .. } = &**map;
            let value = function(value);
            if *sparse {
                quote!(reader.sparse_map(#value))
            } else {
                quote!(reader.map(#value))
            }
        }
        Value::Boxed(inner) => {
            let inner = function(inner);
            quote!(reader.boxed(#inner))
        }
        _ => {
            let function = function(value);
            quote!(#function(reader))
        }
    }
}

fn number_function(number: NumberType) -> &'static str {
    match number {
        NumberType::I8 => "byte",
        NumberType::I16 => "short",
        NumberType::I32 => "integer",
        NumberType::I64 => "long",
        NumberType::F32 => "float",
        NumberType::F64 => "double",
    }
}

/// Name of the function that reads or writes a timestamp.
pub(super) fn timestamp_function(format: TimestampFormat) -> &'static str {
    match format {
        TimestampFormat::DateTime => "date_time",
        TimestampFormat::EpochSeconds => "epoch_seconds",
        TimestampFormat::HttpDate => "http_date",
    }
}
