//! The formats of values, as emitted code names them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{TimestampFormat, Value};

/// Keeps a sensitive value out of errors.
pub(super) fn hidden_if(hidden: bool, format: TokenStream) -> TokenStream {
    if hidden {
        quote!(serde::Hidden(#format))
    } else {
        format
    }
}

/// The format of a value.
pub(super) fn format(value: &Value) -> TokenStream {
    match value {
        Value::Number(_) => quote!(serde::Number),
        Value::Blob => quote!(serde::Blob),
        Value::Timestamp(TimestampFormat::DateTime) => quote!(serde::DateTime),
        Value::Timestamp(TimestampFormat::EpochSeconds) => quote!(serde::EpochSeconds),
        Value::Timestamp(TimestampFormat::HttpDate) => quote!(serde::HttpDate),
        Value::List { item, sparse } => {
            let item = format(item);
            match sparse {
                true => quote!(serde::SparseList(#item)),
                false => quote!(serde::List(#item)),
            }
        }
        Value::Map(map) => {
            let value = format(&map.value);
            match map.sparse {
                true => quote!(serde::SparseMap(#value)),
                false => quote!(serde::Map(#value)),
            }
        }
        Value::Boxed(inner) => {
            let inner = format(inner);
            quote!(serde::Boxed(#inner))
        }
        // What `is_plain` is true of.
        _ => quote!(serde::Plain),
    }
}

/// Whether a value is written and read as its type has it. No structure with a stream gets here.
pub(super) fn is_plain(value: &Value) -> bool {
    !matches!(
        value,
        Value::Number(_)
            | Value::Blob
            | Value::Timestamp(_)
            | Value::List { .. }
            | Value::Map(_)
            | Value::Boxed(_)
    )
}
