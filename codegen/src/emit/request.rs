//! How an operation encodes its input: one chain from the method to the finished request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::file::File;
use super::fragment::ident;
use super::write;
use crate::ir::{
    Binding, Gzip, Hash, Header, HostPiece, Named, NumberType, PathPiece, QueryLiteral, QueryMap,
    RequestBody, TimestampFormat, Value,
};

/// What the argument is called, and the expression that makes a request of it.
pub(super) fn encode(
    input: &str,
    binding: &Binding,
    file: &mut File,
) -> (TokenStream, TokenStream) {
    file.runtime("Method");
    file.runtime("RequestBuilder");
    let method = ident(&binding.method);
    let mut calls: Vec<TokenStream> = Vec::new();
    calls.extend(binding.host.iter().map(host_piece));
    calls.extend(binding.path.iter().map(|piece| path_piece(piece, file)));
    calls.extend(binding.query_literals.iter().map(query_literal));
    calls.extend(binding.query.iter().map(|member| query(member, file)));
    calls.extend(binding.query_maps.iter().map(query_map));
    calls.extend(binding.headers.iter().map(|member| header(member, file)));
    calls.extend(binding.prefix_headers.iter().map(prefix_headers));
    calls.extend(binding.constant_headers.iter().map(constant_header));
    calls.extend(body(input, &binding.body, file));
    calls.extend(binding.gzip.map(gzip));
    calls.extend(binding.hashes.iter().map(hash));
    calls.extend(binding.checksum.then(|| quote!(.content_md5())));
    let argument = match uses_input(binding) {
        true => quote!(input),
        false => quote!(_input),
    };
    let request = quote!(RequestBuilder::new(Method::#method) #(#calls)* .build());
    (argument, request)
}

fn uses_input(binding: &Binding) -> bool {
    let mut host = binding.host.iter();
    let mut path = binding.path.iter();
    host.any(|piece| matches!(piece, HostPiece::Label { .. }))
        || path.any(|piece| matches!(piece, PathPiece::Label { .. }))
        || !binding.query.is_empty()
        || !binding.query_maps.is_empty()
        || !binding.headers.is_empty()
        || !binding.prefix_headers.is_empty()
        || binding.body != RequestBody::Nothing
}

fn host_piece(piece: &HostPiece) -> TokenStream {
    match piece {
        HostPiece::Literal(text) => quote!(.host(#text)),
        HostPiece::Label {
            member,
            field,
            optional,
        } => {
            let field = ident(field);
            let text = match optional {
                true => quote!(input.#field.as_ref()),
                false => quote!(Some(&input.#field)),
            };
            quote!(.host_label(#member, #text))
        }
    }
}

fn path_piece(piece: &PathPiece, file: &mut File) -> TokenStream {
    match piece {
        PathPiece::Literal(text) => quote!(.path(#text)),
        PathPiece::Label {
            member,
            field,
            value,
            greedy,
            default,
        } => {
            let field = ident(field);
            let call = ident(if *greedy { "greedy_label" } else { "label" });
            if let Some(default) = default {
                return quote!(.label_or(#member, &input.#field, #default));
            }
            let text = match value {
                Value::Text => quote!(&input.#field),
                value if value.is_text() => quote!(input.#field.as_str()),
                value => match text_function(value, file) {
                    Some(to_text) => quote!(&#to_text(&input.#field)),
                    None => quote!(&input.#field.to_string()),
                },
            };
            quote!(.#call(#member, #text))
        }
    }
}

fn query_literal(literal: &QueryLiteral) -> TokenStream {
    let literal = match &literal.value {
        Some(value) => format!("{}={value}", literal.key),
        None => literal.key.clone(),
    };
    quote!(.query_literal(#literal))
}

fn query(member: &Named, file: &mut File) -> TokenStream {
    let name = &member.name;
    let field = ident(&member.field);
    let values = match &member.value {
        Value::List { item, .. } => items(item, &quote!(input.#field.iter().flatten()), file),
        value => texts(value, &quote!(input.#field), file),
    };
    quote!(.query(#name, #values))
}

fn query_map(map: &QueryMap) -> TokenStream {
    let field = ident(&map.field);
    let entries = quote!(input.#field.iter().flatten());
    match map.several {
        true => quote!(.query_map(#entries)),
        false => quote!(.query_map(#entries.map(|(name, value)| (name, [value])))),
    }
}

fn header(member: &Header, file: &mut File) -> TokenStream {
    let name = &member.name;
    let field = ident(&member.field);
    match &member.value {
        Value::List { item, .. } if item.is_text() => {
            quote!(.header_texts(#name, input.#field.as_ref()))
        }
        Value::List { item, .. } => {
            let items = items(item, &quote!(list.iter()), file);
            quote!(.header_list(#name, input.#field.as_ref().map(|list| #items)))
        }
        _ if member.base64 => {
            file.runtime("base64_text");
            quote!(.header(#name, input.#field.as_deref().map(base64_text)))
        }
        value => {
            let values = texts(value, &quote!(input.#field), file);
            quote!(.header(#name, #values))
        }
    }
}

fn prefix_headers(member: &Named) -> TokenStream {
    let prefix = &member.name;
    let field = ident(&member.field);
    quote!(.prefix_headers(#prefix, input.#field.iter().flatten()))
}

fn constant_header((name, value): &(String, String)) -> TokenStream {
    quote!(.constant_header(#name, #value))
}

fn gzip(gzip: Gzip) -> TokenStream {
    match gzip {
        Gzip::Large => quote!(.gzip()),
        Gzip::Streaming => quote!(.gzip_stream()),
    }
}

fn hash((name, hash): &(String, Hash)) -> TokenStream {
    let call = ident(match hash {
        Hash::Sha256 => "sha256",
        Hash::Sha256Tree => "sha256_tree",
    });
    quote!(.#call(#name))
}

fn body(input: &str, body: &RequestBody, file: &mut File) -> Option<TokenStream> {
    let input = ident(input);
    match body {
        RequestBody::Nothing => None,
        RequestBody::Json { writer } => {
            let writer = ident(writer);
            Some(quote!(.json(input, #input::#writer)))
        }
        RequestBody::Payload {
            field,
            value,
            content_type,
            object_if_unset,
        } => {
            let field = ident(field);
            let json = ident(match object_if_unset {
                true => "structure_payload",
                false => "json_payload",
            });
            Some(payload(&field, value, content_type, &json, file))
        }
    }
}

/// `json` is the call for what is written as JSON.
fn payload(
    field: &Ident,
    value: &Value,
    content_type: &str,
    json: &Ident,
    file: &mut File,
) -> TokenStream {
    match value {
        Value::Stream => quote!(.stream_payload(#content_type, input.#field.as_ref())),
        Value::Blob | Value::Text => quote!(.payload(#content_type, input.#field.as_ref())),
        value if value.is_text() => {
            quote!(.payload(#content_type, input.#field.as_ref().map(|value| value.as_str())))
        }
        value => {
            write::import(value, file);
            let write = write::function(value);
            quote!(.#json(input.#field.as_ref(), #write))
        }
    }
}

/// The texts of an optional value: one or none.
fn texts(value: &Value, place: &TokenStream, file: &mut File) -> TokenStream {
    if value.is_text() {
        return quote!(&#place);
    }
    let to_text = to_text(value, file);
    quote!(#place.as_ref().map(#to_text))
}

/// The texts of borrowed items.
fn items(item: &Value, items: &TokenStream, file: &mut File) -> TokenStream {
    if item.is_text() {
        return items.clone();
    }
    let to_text = to_text(item, file);
    quote!(#items.map(#to_text))
}

/// The function that makes text of a borrowed value.
fn to_text(value: &Value, file: &mut File) -> TokenStream {
    let function = text_function(value, file);
    function.map_or_else(|| quote!(ToString::to_string), |name| quote!(#name))
}

/// The function of the runtime that makes text of a value, where `Display` writes it otherwise.
fn text_function(value: &Value, file: &mut File) -> Option<Ident> {
    let name = match value {
        Value::Number(NumberType::F32) => "float_text",
        Value::Number(NumberType::F64) => "double_text",
        Value::Timestamp(TimestampFormat::DateTime) => "date_time_text",
        Value::Timestamp(TimestampFormat::EpochSeconds) => "epoch_seconds_text",
        Value::Timestamp(TimestampFormat::HttpDate) => "http_date_text",
        _ => return None,
    };
    file.runtime(name);
    Some(ident(name))
}
