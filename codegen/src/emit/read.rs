//! How structures and unions are read from JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use crate::ir::{
    Codec, Field, Map, NumberType, Structure, TimestampFormat, Union, UnionMember, Value,
    WireMember,
};

/// The functions that read a structure from an object.
pub(super) fn structure(structure: &Structure, codec: &Codec, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.runtime(name);
    }
    let function = ident(&codec.name);
    let member_function = ident(&format!("{}_member", codec.name));
    let members = codec.members.iter().filter_map(|member| {
        let field = structure.fields.get(member.field)?;
        Some(member_arm(member, field, structure.hidden))
    });
    let arms: Vec<_> = members.collect();
    if arms.is_empty() {
        return quote! {
            pub(crate) fn #function(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
                reader.structure(|_: &mut Self, _, reader| reader.skip())
            }
        };
    }
    let required = &codec.required;
    let read = if required.is_empty() {
        quote!(reader.structure(Self::#member_function))
    } else {
        quote! {
            let required = &[#(#required),*];
            reader.structure_of(required, Self::#member_function)
        }
    };
    quote! {
        pub(crate) fn #function(reader: &mut Reader<'_>) -> Result<Self, ReadError> { #read }

        fn #member_function(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
            match name {
                #(#arms)*
                _ => reader.skip(),
            }
        }
    }
}

fn member_arm(member: &WireMember, field: &Field, is_hidden: bool) -> TokenStream {
    let WireMember {
        name: wire_name,
        aliases,
        value,
        ..
    } = member;
    let name = ident(&field.name);
    let sensitive = field.sensitive || is_hidden;
    let (method, read) = match (field.presence.is_option(), value) {
        (true, Value::List { item, sparse }) if !sparse => {
            ("optional_list", hidden(sensitive, item))
        }
        (true, Value::Map(map)) if !map.sparse && !sensitive => {
            ("optional_map", function(&map.value))
        }
        (true, value) => ("optional", hidden(sensitive, value)),
        (false, value) => ("member", hidden(sensitive, value)),
    };
    let method = ident(method);
    quote!(#wire_name #(| #aliases)* => reader.#method(&mut self.#name, #read),)
}

/// The functions that read a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.runtime(name);
    }
    let members = union_.members.iter();
    let arms = members.map(|member| union_arm(member, union_.hidden));
    quote! {
        pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
            reader.union(Self::read_member)
        }

        fn read_member(tag: &str, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
            match tag {
                #(#arms)*
                _ => reader.unlisted(tag).map(Self::Unlisted),
            }
        }
    }
}

fn union_arm(member: &UnionMember, is_hidden: bool) -> TokenStream {
    let tag = &member.tag;
    let variant = ident(&member.variant);
    let read = match &member.value {
        None => return quote!(#tag => reader.unit().map(|()| Self::#variant),),
        Some(value) if (member.sensitive || is_hidden) && has_names(value) => {
            let read = function(value);
            quote!(reader.without_names(#read))
        }
        Some(value) => call(value),
    };
    quote!(#tag => #read.map(Self::#variant),)
}

/// A function that reads a value, and keeps names out of errors if it is sensitive: keys are among them.
pub(super) fn hidden(sensitive: bool, value: &Value) -> TokenStream {
    let read = function(value);
    if sensitive && has_names(value) {
        quote!(|reader| reader.without_names(#read))
    } else {
        read
    }
}

/// Whether there are names in a value: those of members, or keys.
fn has_names(value: &Value) -> bool {
    match value {
        Value::Map(_) | Value::Structure(_) | Value::Union(_) | Value::Document => true,
        Value::List { item: inner, .. } | Value::Boxed(inner) => has_names(inner),
        _ => false,
    }
}

/// A function that reads a value: a path where there is one, a closure otherwise.
pub(super) fn function(value: &Value) -> TokenStream {
    let name = match value {
        Value::Structure(name) | Value::Union(name) => {
            let name = ident(name);
            return quote!(#name::read);
        }
        Value::List { .. } | Value::Map(_) | Value::Boxed(_) => {
            let call = call(value);
            return quote!(|reader| #call);
        }
        value => ident(scalar_function(value)),
    };
    quote!(Reader::#name)
}

/// Name of the function that reads a value which holds no others, in JSON as in headers.
pub(super) fn scalar_function(value: &Value) -> &'static str {
    match value {
        Value::Boolean => "boolean",
        Value::Blob | Value::Stream => "blob",
        Value::BigInteger => "big_integer",
        Value::BigDecimal => "big_decimal",
        Value::IntEnum(_) => "int_enum",
        Value::Enum(_) => "enumeration",
        Value::Number(number) => number_function(*number),
        Value::Timestamp(format) => timestamp_function(*format),
        Value::Text => "string",
        _ => "document",
    }
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
        value => {
            let read = function(value);
            quote!(#read(reader))
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
