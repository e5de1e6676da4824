//! How a structure is read from a whole answer, where it has members outside of the body.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::read;
use crate::ir::{Absent, Decoder, Field, Part, Source, Structure, TimestampFormat, Value};

/// The function that decodes a structure from an answer.
pub(super) fn decoder(structure: &Structure, decoder: &Decoder, file: &mut File) -> TokenStream {
    file.runtime("HttpAnswer");
    file.runtime("DecodeError");
    let start = match &decoder.body {
        Some(reader) => {
            let reader = ident(reader);
            quote!(answer.body(Self::#reader)?)
        }
        None => quote!(Self::default()),
    };
    let parts = decoder.parts.iter().filter_map(|part| {
        let field = structure.fields.get(part.field)?;
        Some(assignment(part, field, file))
    });
    let parts: Vec<_> = parts.collect();
    quote! {
        pub(crate) fn decode(answer: &mut HttpAnswer<'_>) -> Result<Self, DecodeError> {
            let mut this = #start;
            #(#parts)*
            Ok(this)
        }
    }
}

fn assignment(part: &Part, field: &Field, file: &mut File) -> TokenStream {
    let name = ident(&field.name);
    if let Some(value) = always_there(part) {
        return match field.presence.is_option() {
            true => quote!(this.#name = Some(#value);),
            false => quote!(this.#name = #value;),
        };
    }
    let value = reading(part, file);
    match part.absent {
        Absent::Unset => quote!(this.#name = #value;),
        Absent::Default => quote!(if let Some(value) = #value { this.#name = value; }),
        Absent::MadeUp => {
            let said = said(part, field);
            // Read first: both borrow the answer.
            quote! {
                let value = #value;
                this.#name = answer.required(#said, value);
            }
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
fn reading(part: &Part, file: &mut File) -> TokenStream {
    match &part.source {
        Source::Header { name, base64 } => header(name, &part.value, *base64, file),
        Source::PrefixHeaders(prefix) => quote!(answer.prefix_headers(#prefix)?),
        Source::Payload | Source::Status => payload(&part.value, file),
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

fn payload(value: &Value, file: &mut File) -> TokenStream {
    match value {
        Value::Blob => quote!(answer.payload_bytes()?),
        Value::Stream => quote!(answer.payload_stream()),
        Value::Text | Value::Enum(_) => quote!(answer.payload_text()?),
        value => {
            let read = read::function(value);
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
