//! Small pieces that several emitters print: documentation, types, names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::file::File;
use crate::ir::{Map, NumberType, TimestampFormat, Value};

/// Replaces line breaks in an attribute of documentation: the printer makes a block comment of an attribute
/// with line breaks. Unicode reserves this character for internal use.
pub(crate) const DOC_BREAK: char = '\u{FFFF}';

/// Documentation of an item: one attribute with all lines, because each attribute costs more to print than
/// its text. The formatter prints a comment for each line.
pub(super) fn docs(lines: &[String]) -> Option<TokenStream> {
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 4).sum());
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push(DOC_BREAK);
        }
        let line = line.trim_end_matches(' ');
        if !line.is_empty() {
            text.push(' ');
        }
        match line.contains(DOC_BREAK) {
            true => text.push_str(&line.replace(DOC_BREAK, "\u{FFFD}")),
            false => text.push_str(line),
        }
    }
    (!lines.is_empty()).then(|| quote!(#[doc = #text]))
}

/// A name as an identifier. The plan contains only valid names.
pub(super) fn ident(name: &str) -> Ident {
    let span = Span::call_site();
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, span),
        None => Ident::new(name, span),
    }
}

/// `#[deprecated]` with its reason, or nothing.
pub(super) fn deprecated(note: Option<&String>) -> Option<TokenStream> {
    note.map(|note| {
        if note.is_empty() {
            quote!(#[deprecated])
        } else {
            quote!(#[deprecated(note = #note)])
        }
    })
}

/// The Rust type of a value. Imports the names in it.
pub(super) fn rust_type(value: &Value, file: &mut File) -> TokenStream {
    match value {
        Value::String => quote!(String),
        Value::Boolean => quote!(bool),
        Value::Number(number) => number_type(*number),
        Value::Timestamp => from_runtime("Timestamp", file),
        Value::Blob => quote!(Vec<u8>),
        // By its path, because services have shapes of this name.
        Value::Stream => quote!(hardy_runtime::Body),
        Value::Document => from_runtime("Document", file),
        Value::BigInteger => from_runtime("BigInteger", file),
        Value::BigDecimal => from_runtime("BigDecimal", file),
        Value::Enum(name) | Value::IntEnum(name) | Value::Structure(name) | Value::Union(name) => {
            let name = own_type(name, file);
            quote!(#name)
        }
        Value::List { item, sparse } => {
            let item = nullable(rust_type(item, file), *sparse);
            quote!(Vec<#item>)
        }
        Value::Map(map) => {
            file.standard("std::collections::BTreeMap");
            let Map { key, value, sparse } = &**map;
            let key = rust_type(key, file);
            let value = nullable(rust_type(value, file), *sparse);
            quote!(BTreeMap<#key, #value>)
        }
        Value::Boxed(inner) => {
            let inner = rust_type(inner, file);
            quote!(Box<#inner>)
        }
    }
}

/// A type of the crate. Imports it.
pub(super) fn own_type(name: &str, file: &mut File) -> Ident {
    file.named(name);
    ident(name)
}

/// The runtime's name of a timestamp's format.
pub(super) fn timestamp_format(format: TimestampFormat, file: &mut File) -> TokenStream {
    file.runtime("TimestampFormat");
    let format = ident(match format {
        TimestampFormat::DateTime => "DateTime",
        TimestampFormat::EpochSeconds => "EpochSeconds",
        TimestampFormat::HttpDate => "HttpDate",
    });
    quote!(TimestampFormat::#format)
}

fn from_runtime(name: &str, file: &mut File) -> TokenStream {
    file.runtime(name);
    let name = ident(name);
    quote!(#name)
}

fn nullable(item: TokenStream, sparse: bool) -> TokenStream {
    if sparse { quote!(Option<#item>) } else { item }
}

/// The Rust type of a number.
pub(super) fn number_type(number: NumberType) -> TokenStream {
    match number {
        NumberType::I8 => quote!(i8),
        NumberType::I16 => quote!(i16),
        NumberType::I32 => quote!(i32),
        NumberType::I64 => quote!(i64),
        NumberType::F32 => quote!(f32),
        NumberType::F64 => quote!(f64),
    }
}

/// A parameter for a value: its type, and the expression that converts the parameter `name` to the
/// field's value.
pub(super) fn argument(value: &Value, name: &Ident, file: &mut File) -> (TokenStream, TokenStream) {
    match value {
        Value::String => (quote!(impl Into<String>), quote!(#name.into())),
        Value::Blob => (quote!(impl Into<Vec<u8>>), quote!(#name.into())),
        Value::Document | Value::BigInteger | Value::BigDecimal | Value::Stream => {
            let type_ = rust_type(value, file);
            (quote!(impl Into<#type_>), quote!(#name.into()))
        }
        Value::List {
            item,
            sparse: false,
        } if **item == Value::String => (
            quote!(impl IntoIterator<Item = impl Into<String>>),
            quote!(#name.into_iter().map(Into::into).collect()),
        ),
        Value::List { item, sparse } => {
            let item = nullable(rust_type(item, file), *sparse);
            (
                quote!(impl IntoIterator<Item = #item>),
                quote!(#name.into_iter().collect()),
            )
        }
        Value::Map(map) => map_argument(map, name, file),
        Value::Boxed(inner) => {
            let (parameter, expression) = argument(inner, name, file);
            (parameter, quote!(Box::new(#expression)))
        }
        _ => (rust_type(value, file), quote!(#name)),
    }
}

fn map_argument(map: &Map, name: &Ident, file: &mut File) -> (TokenStream, TokenStream) {
    let side = |value: &Value, sparse: bool, file: &mut File| match value {
        Value::String if !sparse => (quote!(impl Into<String>), true),
        _ => (nullable(rust_type(value, file), sparse), false),
    };
    let (key, key_into) = side(&map.key, false, file);
    let (value, value_into) = side(&map.value, map.sparse, file);
    let into = match (key_into, value_into) {
        (true, true) => quote!(.map(|(key, value)| (key.into(), value.into()))),
        (true, false) => quote!(.map(|(key, value)| (key.into(), value))),
        (false, true) => quote!(.map(|(key, value)| (key, value.into()))),
        (false, false) => quote!(),
    };
    (
        quote!(impl IntoIterator<Item = (#key, #value)>),
        quote!(#name.into_iter() #into.collect()),
    )
}
