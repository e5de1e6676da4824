//! Functions that write structures and unions to a body.

use proc_macro2::TokenStream;
use quote::quote;

use super::read::timestamp_function;
use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::{Codec, Field, Format, NumberType, Structure, Union, UnionMember, Value};

/// A function that writes members of a structure.
pub(super) fn structure(structure: &Structure, codec: &Codec, file: &mut File) -> TokenStream {
    file.wire("Writer");
    let function = ident(&codec.name);
    let fields = codec.fields.iter();
    let fields = fields.map(|field| structure.field(*field));
    let members: Vec<_> = fields.map(|field| member(field, file)).collect();
    let this = match members.is_empty() {
        true => quote!(_this),
        false => quote!(this),
    };
    quote! {
        #[inline]
        pub(crate) fn #function(writer: &mut Writer, #this: &Self) {
            writer.object() #(#members)* .end();
        }
    }
}

fn member(field: &Field, file: &mut File) -> TokenStream {
    let wire_name = &field.form.name;
    let format = &field.form.format;
    let (method, write) = match (field.presence.is_option(), &field.value) {
        (true, Value::List { item, sparse }) if !sparse => {
            ("optional_list", function(item, format.content(), file))
        }
        (true, Value::Map(map)) if !map.sparse => {
            ("optional_map", function(&map.value, format.content(), file))
        }
        (true, value) => ("optional", function(value, format, file)),
        (false, value) => ("member", function(value, format, file)),
    };
    let name = ident(&field.name);
    let method = ident(method);
    quote!(.#method(#wire_name, &this.#name, #write))
}

/// The function that writes a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    file.wire("Writer");
    let members = union_.members.iter();
    let arms: Vec<_> = members.map(|member| union_arm(member, file)).collect();
    quote! {
        #[inline]
        pub(crate) fn write(writer: &mut Writer, this: &Self) {
            match this {
                #(#arms)*
                Self::Unlisted(member) => writer.union(&member.tag, &member.value, Writer::document),
            }
        }
    }
}

fn union_arm(member: &UnionMember, file: &mut File) -> TokenStream {
    let variant = ident(&member.variant);
    let tag = &member.form.name;
    let Some(value) = &member.value else {
        return quote!(Self::#variant => writer.unit(#tag),);
    };
    let write = function(value, &member.form.format, file);
    quote!(Self::#variant(value) => writer.union(#tag, value, #write),)
}

/// A function that writes a borrowed value: a path if possible, otherwise a closure.
fn function(value: &Value, format: &Format, file: &mut File) -> TokenStream {
    match closure(value, format, file) {
        Closure::Path(path) => path,
        Closure::Of { parameter, body } => quote!(|writer, #parameter| #body),
    }
}

/// As [`function`], with the type of the writer, where it cannot be inferred.
pub(super) fn payload_function(value: &Value, format: &Format, file: &mut File) -> TokenStream {
    match closure(value, format, file) {
        Closure::Path(path) => path,
        Closure::Of { parameter, body } => {
            file.wire("Writer");
            quote!(|writer: &mut Writer, #parameter| #body)
        }
    }
}

/// The expression that writes a value.
enum Closure {
    Path(TokenStream),
    Of {
        parameter: TokenStream,
        body: TokenStream,
    },
}

fn closure(value: &Value, format: &Format, file: &mut File) -> Closure {
    let of = |parameter: TokenStream, body: TokenStream| Closure::Of { parameter, body };
    let name = match value {
        Value::Structure(name) | Value::Union(name) => {
            file.named(name);
            let name = ident(name);
            return Closure::Path(quote!(#name::write));
        }
        Value::List { item, sparse } => {
            let item = function(item, format.content(), file);
            let name = ident(if *sparse { "sparse_list" } else { "list" });
            return of(quote!(items), quote!(writer.#name(items, #item)));
        }
        Value::Map(map) => {
            let write = function(&map.value, format.content(), file);
            let name = ident(if map.sparse { "sparse_map" } else { "map" });
            return of(quote!(map), quote!(writer.#name(map, #write)));
        }
        Value::Boxed(inner) => {
            let write = function(inner, format, file);
            return of(quote!(value), quote!(#write(writer, value)));
        }
        Value::String | Value::Enum(_) => "string",
        Value::Boolean => "boolean",
        Value::Number(NumberType::F32) => "float",
        Value::Number(NumberType::F64) => "double",
        Value::Number(_) => "integer",
        Value::Timestamp => timestamp_function(format),
        Value::Blob | Value::Stream => "blob",
        Value::Document => "document",
        Value::BigInteger => "big_integer",
        Value::BigDecimal => "big_decimal",
        Value::IntEnum(_) => "int_enum",
    };
    file.wire("Writer");
    let name = ident(name);
    Closure::Path(quote!(Writer::#name))
}
