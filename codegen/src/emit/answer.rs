//! How a structure is read from a whole answer, where it has members outside of the body.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::read;
use crate::ir::{Absent, Decoder, Field, Part, Source, Structure, TimestampFormat, Value};

/// The function that decodes a structure from an answer.
pub(super) fn decoder(structure: &Structure, decoder: &Decoder, file: &mut File) -> TokenStream {
    file.runtime("HttpAnswer");
    file.runtime("DecodeError");
    let fields = decoder.parts.iter().filter_map(|part| {
        let field = structure.fields.get(part.field)?;
        Some((ident(&field.name), decoded(part, field, file)))
    });
    let fields: Vec<(Ident, Decoded)> = fields.collect();
    let body = match &decoder.body {
        Some(reader) => behind_body(reader, &fields),
        None => from_parts(&fields, structure.fields.len()),
    };
    quote! {
        pub(crate) fn decode(answer: &mut HttpAnswer<'_>) -> Result<Self, DecodeError> { #body }
    }
}

/// How a field gets what a part of an answer holds.
enum Decoded {
    /// It is this.
    Value(TokenStream),
    /// It is set by these statements to `this`.
    Statements(TokenStream),
}

/// Reads the body and sets what the other parts hold.
fn behind_body(reader: &str, fields: &[(Ident, Decoded)]) -> TokenStream {
    let reader = ident(reader);
    let settings = fields.iter().map(|(name, decoded)| match decoded {
        Decoded::Value(value) => quote!(this.#name = #value;),
        Decoded::Statements(statements) => statements.clone(),
    });
    quote! {
        let mut this = answer.body(Self::#reader)?;
        #(#settings)*
        Ok(this)
    }
}

/// Puts a structure of so many fields together from parts beside the body alone.
fn from_parts(fields: &[(Ident, Decoded)], count: usize) -> TokenStream {
    let mut values = Vec::new();
    let mut settings = Vec::new();
    for (name, decoded) in fields {
        match decoded {
            Decoded::Value(value) => values.push(quote!(#name: #value)),
            Decoded::Statements(statements) => settings.push(statements),
        }
    }
    let this = match values.len() {
        0 => quote!(Self::default()),
        given if given == count => quote!(Self { #(#values),* }),
        _ => quote!(Self { #(#values,)* ..Self::default() }),
    };
    match settings.is_empty() {
        true => quote!(Ok(#this)),
        false => quote! {
            let mut this = #this;
            #(#settings)*
            Ok(this)
        },
    }
}

fn decoded(part: &Part, field: &Field, file: &mut File) -> Decoded {
    let name = ident(&field.name);
    if let Some(value) = always_there(part) {
        return Decoded::Value(match field.presence.is_option() {
            true => quote!(Some(#value)),
            false => value,
        });
    }
    let value = reading(part, field.sensitive, file);
    match part.absent {
        Absent::Unset => Decoded::Value(value),
        Absent::Default => {
            Decoded::Statements(quote!(if let Some(value) = #value { this.#name = value; }))
        }
        Absent::MadeUp => {
            let said = said(part, field);
            // Read first: both borrow the answer.
            Decoded::Statements(quote! {
                let value = #value;
                this.#name = answer.required(#said, value);
            })
        }
    }
}

/// What every answer has, so that nothing of it can be absent.
fn always_there(part: &Part) -> Option<TokenStream> {
    match (&part.source, &part.value) {
        (Source::Status, Value::IntEnum(_)) => Some(quote!(answer.status().into())),
        (Source::Status, _) => Some(quote!(answer.status())),
        _ => None,
    }
}

/// The name by which callers are told of a part that is missing.
fn said<'a>(part: &'a Part, field: &'a Field) -> &'a str {
    match &part.source {
        Source::Header { name, .. } | Source::PrefixHeaders(name) => name,
        Source::Payload | Source::Status => &field.member,
    }
}

/// An expression that reads an optional value from `answer`.
fn reading(part: &Part, sensitive: bool, file: &mut File) -> TokenStream {
    match &part.source {
        Source::Header { name, base64 } => header(name, &part.value, *base64, file),
        Source::PrefixHeaders(prefix) => quote!(answer.prefix_headers(#prefix)?),
        Source::Payload | Source::Status => payload(&part.value, sensitive, file),
    }
}

fn header(name: &str, value: &Value, base64: bool, file: &mut File) -> TokenStream {
    let (method, value) = match value {
        Value::List { item, .. } => match &**item {
            Value::Timestamp(TimestampFormat::HttpDate) => {
                return quote!(answer.header_dates(#name)?);
            }
            item => ("header_list", item),
        },
        value => ("header", value),
    };
    file.runtime("HeaderReader");
    let method = ident(method);
    let read = ident(match base64 {
        true => "base64_text",
        false => read::scalar_function(value),
    });
    quote!(answer.#method(#name, HeaderReader::#read)?)
}

fn payload(value: &Value, sensitive: bool, file: &mut File) -> TokenStream {
    match value {
        Value::Blob => quote!(answer.payload_bytes()?),
        Value::Stream => quote!(answer.payload_stream()),
        Value::Text | Value::Enum(_) => quote!(answer.payload_text()?),
        value => {
            let read = read::hidden(sensitive, value);
            if names_reader(value) {
                file.runtime("Reader");
            }
            quote!(answer.payload(#read)?)
        }
    }
}

/// Whether what reads the value is a function of the reader, not of a type of the crate.
fn names_reader(value: &Value) -> bool {
    match value {
        Value::Structure(_) | Value::Union(_) => false,
        Value::List { item, .. } => names_reader(item),
        Value::Map(map) => names_reader(&map.value),
        Value::Boxed(inner) => names_reader(inner),
        _ => true,
    }
}
