//! Encodes an input: a chain of calls from the HTTP method to the finished request.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::write;
use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::{
    Binding, Body, Exchange, Field, Finish, Format, Gzip, Hash, HostPiece, Message, NumberType,
    Part, PathPiece, Payload, QueryLiteral, RequestStart, Structure, TimestampFormat, Value,
};

/// The name of the argument, and the expression that builds the request.
pub(in crate::emit) fn encode(
    structure: &Structure,
    exchange: &Exchange,
    file: &mut File,
) -> (TokenStream, TokenStream) {
    let chain = Chain {
        structure,
        message: &exchange.request,
    };
    let start = &exchange.request.start;
    file.runtime("Method");
    file.wire_module();
    let method = ident(&start.method);
    let mut calls: Vec<TokenStream> = Vec::new();
    calls.extend(start.host.iter().map(|piece| chain.host_piece(piece)));
    calls.extend(start.endpoint.map(|field| chain.endpoint(field)));
    calls.extend(
        start
            .required_token
            .map(|field| chain.required_token(field)),
    );
    let path = start.path.iter();
    calls.extend(path.map(|piece| chain.path_piece(piece, file)));
    calls.extend(start.query.iter().map(query_literal));
    let parts = exchange.request.parts.iter();
    calls.extend(parts.filter_map(|part| chain.part(part, file)));
    calls.extend(start.headers.iter().map(constant_header));
    calls.extend(chain.body(&structure.name, file));
    calls.extend(finish(&exchange.finish));
    let argument = match chain.uses_input() {
        true => quote!(input),
        false => quote!(_input),
    };
    let request = quote!(wire::request(Method::#method) #(#calls)* .build());
    (argument, request)
}

/// A request during printing.
struct Chain<'a> {
    structure: &'a Structure,
    message: &'a Message<RequestStart>,
}

impl Chain<'_> {
    fn uses_input(&self) -> bool {
        let start = &self.message.start;
        let mut host = start.host.iter();
        self.message.takes_structure()
            || start.endpoint.is_some()
            || start.required_token.is_some()
            || host.any(|piece| matches!(piece, HostPiece::Label(_)))
    }

    fn host_piece(&self, piece: &HostPiece) -> TokenStream {
        match piece {
            HostPiece::Literal(text) => quote!(.host(#text)),
            HostPiece::Label(index) => {
                let (member, text) = self.text(*index);
                quote!(.host_label(#member, #text))
            }
        }
    }

    fn endpoint(&self, index: usize) -> TokenStream {
        let (member, text) = self.text(index);
        quote!(.endpoint(#member, #text))
    }

    fn required_token(&self, index: usize) -> TokenStream {
        let (member, text) = self.text(index);
        quote!(.required_token(#member, #text))
    }

    /// The name of a string member, and its value as an `Option`.
    fn text(&self, index: usize) -> (&str, TokenStream) {
        let field = self.structure.field(index);
        let name = ident(&field.name);
        let text = match field.presence.is_option() {
            true => quote!(input.#name.as_ref()),
            false => quote!(Some(&input.#name)),
        };
        (&field.member, text)
    }

    fn path_piece(&self, piece: &PathPiece, file: &mut File) -> TokenStream {
        let label = match piece {
            PathPiece::Literal(text) => return quote!(.path(#text)),
            PathPiece::Label(index) => self.message.parts.get(*index),
        };
        let Some(Part {
            field,
            binding: Binding::Label { greedy, default },
            format,
            ..
        }) = label
        else {
            unreachable!("a path has members that are labels");
        };
        let field = self.structure.field(*field);
        let member = &field.member;
        let name = ident(&field.name);
        if let Some(default) = default {
            return quote!(.label_or(#member, &input.#name, #default));
        }
        let text = match &field.value {
            Value::String => quote!(&input.#name),
            value if value.is_str() => quote!(input.#name.as_str()),
            value => match text_function(value, format, file) {
                Some(to_text) => quote!(&#to_text(&input.#name)),
                None => quote!(&input.#name.to_string()),
            },
        };
        let call = ident(if *greedy { "greedy_label" } else { "label" });
        quote!(.#call(#member, #text))
    }

    /// A member in the query or in headers. The path contains the others.
    fn part(&self, part: &Part, file: &mut File) -> Option<TokenStream> {
        let field = self.structure.field(part.field);
        Some(match &part.binding {
            Binding::Query(name) => query(name, field, &part.format, file),
            Binding::QueryMap { several } => query_map(field, *several),
            Binding::Header { name, base64 } => header(name, field, &part.format, *base64, file),
            Binding::PrefixHeaders(prefix) => {
                let name = ident(&field.name);
                quote!(.prefix_headers(#prefix, input.#name.iter().flatten()))
            }
            Binding::Label { .. } => return None,
            Binding::Status => unreachable!("no request has a status"),
        })
    }

    fn body(&self, input: &str, file: &mut File) -> Option<TokenStream> {
        match &self.message.body {
            Body::Nothing => None,
            Body::Members(writer) => {
                let input = ident(input);
                let writer = ident(writer);
                Some(quote!(.body(input, #input::#writer)))
            }
            Body::Payload(payload) => {
                let field = self.structure.field(payload.field);
                Some(self::payload(payload, field, file))
            }
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

fn query(name: &str, field: &Field, format: &Format, file: &mut File) -> TokenStream {
    let place = ident(&field.name);
    let values = match &field.value {
        Value::List { item, .. } => items(
            item,
            format.content(),
            &quote!(input.#place.iter().flatten()),
            file,
        ),
        value => texts(value, format, &quote!(input.#place), file),
    };
    quote!(.query(#name, #values))
}

fn query_map(field: &Field, several: bool) -> TokenStream {
    let field = ident(&field.name);
    let entries = quote!(input.#field.iter().flatten());
    match several {
        true => quote!(.query_map(#entries)),
        false => quote!(.query_map(#entries.map(|(name, value)| (name, [value])))),
    }
}

fn header(
    name: &str,
    field: &Field,
    format: &Format,
    base64: bool,
    file: &mut File,
) -> TokenStream {
    let place = ident(&field.name);
    match &field.value {
        Value::List { item, .. } if item.is_str() => {
            quote!(.header_strings(#name, input.#place.as_ref()))
        }
        Value::List { item, .. } => {
            let items = items(item, format.content(), &quote!(list.iter()), file);
            quote!(.header_list(#name, input.#place.as_ref().map(|list| #items)))
        }
        _ if base64 => {
            file.runtime("base64_string");
            quote!(.header(#name, input.#place.as_deref().map(base64_string)))
        }
        value => {
            let values = texts(value, format, &quote!(input.#place), file);
            quote!(.header(#name, #values))
        }
    }
}

fn constant_header((name, value): &(String, String)) -> TokenStream {
    quote!(.constant_header(#name, #value))
}

fn finish(finish: &Finish) -> Vec<TokenStream> {
    let mut calls = Vec::new();
    calls.extend(finish.gzip.map(gzip));
    calls.extend(finish.hashes.iter().map(hash));
    calls.extend(finish.md5.then(|| quote!(.content_md5())));
    calls
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

fn payload(payload: &Payload, field: &Field, file: &mut File) -> TokenStream {
    let content_type = &payload.content_type;
    let name = ident(&field.name);
    match &field.value {
        Value::Stream => quote!(.stream_payload(#content_type, input.#name.as_ref())),
        Value::Blob | Value::String => quote!(.raw_payload(#content_type, input.#name.as_ref())),
        value if value.is_str() => {
            quote!(.raw_payload(#content_type, input.#name.as_ref().map(|value| value.as_str())))
        }
        value => {
            let write = write::payload_function(value, &payload.format, file);
            let call = ident(match payload.structure_if_unset {
                true => "structure_payload",
                false => "payload",
            });
            quote!(.#call(input.#name.as_ref(), #write))
        }
    }
}

/// The strings of an optional value: one or none.
fn texts(value: &Value, format: &Format, place: &TokenStream, file: &mut File) -> TokenStream {
    if value.is_str() {
        return quote!(&#place);
    }
    let to_text = to_text(value, format, file);
    quote!(#place.as_ref().map(#to_text))
}

/// The strings of borrowed items.
fn items(item: &Value, format: &Format, items: &TokenStream, file: &mut File) -> TokenStream {
    if item.is_str() {
        return items.clone();
    }
    let to_text = to_text(item, format, file);
    quote!(#items.map(#to_text))
}

/// The function that converts a borrowed value to a string.
fn to_text(value: &Value, format: &Format, file: &mut File) -> TokenStream {
    let function = text_function(value, format, file);
    function.map_or_else(|| quote!(ToString::to_string), |name| quote!(#name))
}

/// The function of the runtime that converts a value to a string, if `Display` has another format.
fn text_function(value: &Value, format: &Format, file: &mut File) -> Option<Ident> {
    let name = match (value, format) {
        (Value::Number(NumberType::F32), _) => "float_string",
        (Value::Number(NumberType::F64), _) => "double_string",
        (Value::Timestamp, Format::Timestamp(format)) => match format {
            TimestampFormat::DateTime => "date_time_string",
            TimestampFormat::EpochSeconds => "epoch_seconds_string",
            TimestampFormat::HttpDate => "http_date_string",
        },
        _ => return None,
    };
    file.runtime(name);
    Some(ident(name))
}
