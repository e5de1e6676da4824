//! The formats of values in emitted code.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Format, TimestampFormat, Value};

/// Keeps a sensitive value out of errors.
pub(super) fn sensitive_if(sensitive: bool, format: TokenStream) -> TokenStream {
    if sensitive {
        quote!(serde::Sensitive(#format))
    } else {
        format
    }
}

/// The format of a value.
pub(super) fn format(value: &Value, written: &Format) -> TokenStream {
    match value {
        Value::Number(_) => quote!(serde::Number),
        Value::Blob => quote!(serde::Blob),
        Value::Timestamp => match written {
            Format::Timestamp(TimestampFormat::DateTime) => quote!(serde::DateTime),
            Format::Timestamp(TimestampFormat::HttpDate) => quote!(serde::HttpDate),
            _ => quote!(serde::EpochSeconds),
        },
        Value::List { item, sparse } => {
            let item = format(item, written.content());
            match sparse {
                true => quote!(serde::SparseList(#item)),
                false => quote!(serde::List(#item)),
            }
        }
        Value::Map(map) => {
            let value = format(&map.value, written.content());
            match map.sparse {
                true => quote!(serde::SparseMap(#value)),
                false => quote!(serde::Map(#value)),
            }
        }
        Value::Boxed(inner) => {
            let inner = format(inner, written);
            quote!(serde::Boxed(#inner))
        }
        // `is_plain` returns true for these.
        _ => quote!(serde::Plain),
    }
}

/// Whether a value has the format of its type. Structures with a stream are excluded before.
pub(super) fn is_plain(value: &Value) -> bool {
    !matches!(
        value,
        Value::Number(_)
            | Value::Blob
            | Value::Timestamp
            | Value::List { .. }
            | Value::Map(_)
            | Value::Boxed(_)
    )
}
