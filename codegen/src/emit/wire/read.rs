//! Functions that read structures and unions from a body.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::{
    Codec, Field, Format, Map, NumberType, Structure, TimestampFormat, Union, UnionMember, Value,
    vocabulary,
};

/// The functions that read members of a structure.
pub(super) fn structure(structure: &Structure, codec: &Codec, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.wire(name);
    }
    let function = ident(&codec.name);
    let member_function = ident(&vocabulary::member_function(&codec.name));
    let field = |index: &usize| structure.field(*index);
    let fields = codec.fields.iter().map(field);
    let arms = fields.map(|field| member_arm(field, structure.sensitive, file));
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() {
        return quote! {
            #[inline]
            pub(crate) fn #function(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
                reader.structure(|_: &mut Self, name, reader| reader.unknown(name))
            }
        };
    }
    let required = codec.required.iter().map(field);
    let required: Vec<_> = required.map(|field| &field.form.name).collect();
    let read = if required.is_empty() {
        quote!(reader.structure(Self::#member_function))
    } else {
        quote! {
            let required = &[#(#required),*];
            reader.structure_of(required, Self::#member_function)
        }
    };
    quote! {
        #[inline]
        pub(crate) fn #function(reader: &mut Reader<'_>) -> Result<Self, ReadError> { #read }

        #[inline]
        fn #member_function(&mut self, name: &str, reader: &mut Reader<'_>) -> Result<(), ReadError> {
            match name {
                #(#arms)*
                _ => reader.unknown(name),
            }
        }
    }
}

fn member_arm(field: &Field, is_sensitive: bool, file: &mut File) -> TokenStream {
    let wire_name = &field.form.name;
    let aliases = &field.form.aliases;
    let format = &field.form.format;
    let sensitive = field.sensitive || is_sensitive;
    let (method, read) = match (field.presence.is_option(), &field.value) {
        (true, Value::List { item, sparse }) if !sparse => {
            let read = redacted(sensitive, item, format.content(), file);
            ("optional_list", read)
        }
        (true, Value::Map(map)) if !map.sparse && !sensitive => {
            let read = function(&map.value, format.content(), file);
            ("optional_map", read)
        }
        (true, value) => ("optional", redacted(sensitive, value, format, file)),
        (false, value) => ("member", redacted(sensitive, value, format, file)),
    };
    let name = ident(&field.name);
    let method = ident(method);
    quote!(#wire_name #(| #aliases)* => reader.#method(&mut self.#name, #read),)
}

/// The functions that read a union.
pub(super) fn union(union_: &Union, file: &mut File) -> TokenStream {
    for name in ["ReadError", "Reader"] {
        file.wire(name);
    }
    let members = union_.members.iter();
    let arms = members.map(|member| union_arm(member, union_.sensitive, file));
    let arms: Vec<_> = arms.collect();
    quote! {
        #[inline]
        pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, ReadError> {
            reader.union(Self::read_member)
        }

        #[inline]
        fn read_member(tag: &str, reader: &mut Reader<'_>) -> Result<Self, ReadError> {
            match tag {
                #(#arms)*
                _ => reader.unlisted(tag).map(Self::Unlisted),
            }
        }
    }
}

fn union_arm(member: &UnionMember, is_sensitive: bool, file: &mut File) -> TokenStream {
    let tag = &member.form.name;
    let format = &member.form.format;
    let variant = ident(&member.variant);
    let read = match &member.value {
        None => return quote!(#tag => reader.unit().map(|()| Self::#variant),),
        Some(value) if (member.sensitive || is_sensitive) && has_names(value) => {
            let read = function(value, format, file);
            quote!(reader.without_names(#read))
        }
        Some(value) => call(value, format, file),
    };
    quote!(#tag => #read.map(Self::#variant),)
}

/// A function that reads a value. If the value is sensitive, errors do not contain names, because
/// keys are among them.
fn redacted(sensitive: bool, value: &Value, format: &Format, file: &mut File) -> TokenStream {
    let read = function(value, format, file);
    if sensitive && has_names(value) {
        quote!(|reader| reader.without_names(#read))
    } else {
        read
    }
}

/// As [`redacted`], with the type of the reader, where it cannot be inferred.
pub(super) fn payload_function(
    sensitive: bool,
    value: &Value,
    format: &Format,
    file: &mut File,
) -> TokenStream {
    let is_path = !matches!(value, Value::List { .. } | Value::Map(_) | Value::Boxed(_));
    let is_sensitive = sensitive && has_names(value);
    if is_path && !is_sensitive {
        return function(value, format, file);
    }
    file.wire("Reader");
    if is_sensitive {
        let read = function(value, format, file);
        return quote!(|reader: &mut Reader<'_>| reader.without_names(#read));
    }
    let call = call(value, format, file);
    quote!(|reader: &mut Reader<'_>| #call)
}

/// Whether a value contains names of members, or keys.
fn has_names(value: &Value) -> bool {
    match value {
        Value::Map(_) | Value::Structure(_) | Value::Union(_) | Value::Document => true,
        Value::List { item: inner, .. } | Value::Boxed(inner) => has_names(inner),
        _ => false,
    }
}

/// A function that reads a value: a path if possible, otherwise a closure.
fn function(value: &Value, format: &Format, file: &mut File) -> TokenStream {
    let name = match value {
        Value::Structure(name) | Value::Union(name) => {
            file.named(name);
            let name = ident(name);
            return quote!(#name::read);
        }
        Value::List { .. } | Value::Map(_) | Value::Boxed(_) => {
            let call = call(value, format, file);
            return quote!(|reader| #call);
        }
        value => ident(scalar_function(value, format)),
    };
    file.wire("Reader");
    quote!(Reader::#name)
}

/// The name of the function that reads a simple value, in bodies and in headers.
pub(super) fn scalar_function(value: &Value, format: &Format) -> &'static str {
    match value {
        Value::Boolean => "boolean",
        Value::Blob | Value::Stream => "blob",
        Value::BigInteger => "big_integer",
        Value::BigDecimal => "big_decimal",
        Value::IntEnum(_) => "int_enum",
        Value::Enum(_) => "enumeration",
        Value::Number(number) => number_function(*number),
        Value::Timestamp => timestamp_function(format),
        Value::String => "string",
        _ => "document",
    }
}

/// An expression that reads a value from `reader`.
fn call(value: &Value, format: &Format, file: &mut File) -> TokenStream {
    match value {
        Value::List { item, sparse } => {
            let item = function(item, format.content(), file);
            if *sparse {
                quote!(reader.sparse_list(#item))
            } else {
                quote!(reader.list(#item))
            }
        }
        Value::Map(map) => {
            let Map { value, sparse, .. } = &**map;
            let value = function(value, format.content(), file);
            if *sparse {
                quote!(reader.sparse_map(#value))
            } else {
                quote!(reader.map(#value))
            }
        }
        Value::Boxed(inner) => {
            let inner = function(inner, format, file);
            quote!(reader.boxed(#inner))
        }
        value => {
            let read = function(value, format, file);
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
pub(super) fn timestamp_function(format: &Format) -> &'static str {
    match format {
        Format::Timestamp(TimestampFormat::DateTime) => "date_time",
        Format::Timestamp(TimestampFormat::HttpDate) => "http_date",
        // Every timestamp has a format in the plan.
        Format::Timestamp(TimestampFormat::EpochSeconds) | Format::Plain | Format::Content(_) => {
            "epoch_seconds"
        }
    }
}
