//! How structures and unions are written as JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::read::timestamp_function;
use crate::ir::{Field, NumberType, Structure, Union, UnionMember, Value};

/// The function that writes a structure as an object.
pub(super) fn structure(structure: &Structure, file: &mut File) -> TokenStream {
    file.runtime("Writer");
    let members = structure.wire.members.iter().filter_map(|member| {
        let field = structure.fields.get(member.field)?;
        Some(member_statement(&member.name, field))
    });
    let statements: Vec<_> = members.collect();
    let body = if statements.is_empty() {
        quote!(writer.object(|_| {});)
    } else {
        quote!(writer.object(|writer| { #(#statements)* });)
    };
    quote! {
        pub(crate) fn write(&self, writer: &mut Writer) { #body }
    }
}

fn member_statement(wire_name: &str, field: &Field) -> TokenStream {
    let name = ident(&field.name);
    if field.presence.is_option() {
        let write = function(&field.value);
        quote!(writer.optional(#wire_name, &self.#name, #write);)
    } else {
        let place = place(&field.value, &quote!(self.#name));
        let write = call(&field.value, &quote!(writer.name(#wire_name)), &place);
        quote!(#write;)
    }
}

/// A place as a value is passed to the call that writes it: by value where it is copied.
fn place(value: &Value, place: &TokenStream) -> Place {
    let copied = matches!(
        value,
        Value::Boolean | Value::Number(_) | Value::Timestamp(_)
    );
    Place {
        argument: if copied {
            quote!(#place)
        } else {
            quote!(&#place)
        },
        receiver: place.clone(),
    }
}

/// How a value is named where it is an argument, and where it is a receiver.
struct Place {
    argument: TokenStream,
    receiver: TokenStream,
}

/// The function that writes a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    file.runtime("Writer");
    let arms = union_.members.iter().map(union_arm);
    quote! {
        pub(crate) fn write(&self, writer: &mut Writer) {
            writer.object(|writer| match self {
                #(#arms)*
                Self::Unlisted(member) => writer.name(&member.tag).document(&member.value),
            });
        }
    }
}

fn union_arm(member: &UnionMember) -> TokenStream {
    let variant = ident(&member.variant);
    let tag = &member.tag;
    let write = call(
        &member.value,
        &quote!(writer.name(#tag)),
        &borrowed(&member.value),
    );
    quote!(Self::#variant(value) => #write,)
}

/// `value`, where it is a reference.
fn borrowed(value: &Value) -> Place {
    let copied = matches!(
        value,
        Value::Boolean | Value::Number(_) | Value::Timestamp(_)
    );
    Place {
        argument: if copied {
            quote!(*value)
        } else {
            quote!(value)
        },
        receiver: quote!(value),
    }
}

/// A closure that writes a borrowed value.
fn function(value: &Value) -> TokenStream {
    if *value == Value::Text {
        return quote!(|writer, text| writer.string(text));
    }
    let call = call(value, &quote!(writer), &borrowed(value));
    quote!(|writer, value| #call)
}

/// An expression that writes the value at `place` by `writer`.
fn call(value: &Value, writer: &TokenStream, place: &Place) -> TokenStream {
    let Place { argument, receiver } = place;
    match value {
        Value::Text => quote!(#writer.string(#argument)),
        Value::Boolean => quote!(#writer.boolean(#argument)),
        Value::Number(NumberType::F32) => quote!(#writer.float(#argument)),
        Value::Number(NumberType::F64) => quote!(#writer.double(#argument)),
        Value::Number(_) => quote!(#writer.integer(#argument)),
        Value::Timestamp(format) => {
            let name = ident(timestamp_function(*format));
            quote!(#writer.#name(#argument))
        }
        Value::Blob => quote!(#writer.blob(#argument)),
        Value::Document => quote!(#writer.document(#argument)),
        Value::Enum(_) => quote!(#writer.string(#receiver.as_str())),
        Value::Structure(_) | Value::Union(_) => quote!(#receiver.write(#writer)),
        Value::List { item, sparse } => {
            let item = function(item);
            let name = ident(if *sparse { "sparse_list" } else { "list" });
            quote!(#writer.#name(#argument, #item))
        }
        Value::Map(map) => {
            let write = function(&map.value);
            let name = ident(if map.sparse { "sparse_map" } else { "map" });
            quote!(#writer.#name(#argument, #write))
        }
        Value::Boxed(inner) => call(inner, writer, place),
    }
}
