//! Decodes an output or an error from a response: the body, then the members outside of it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::read;
use crate::emit::file::File;
use crate::emit::fragment::ident;
use crate::ir::{
    Absent, Binding, Body, Crate, Field, Format, Message, Operation, Part, Payload, ResponseStart,
    ServiceFault, Structure, TimestampFormat, Value,
};

/// The name of the parameter, and the expression that decodes the output of an operation.
pub(in crate::emit) fn decode_output(
    operation: &Operation,
    response: &Message<ResponseStart>,
    krate: &Crate,
    file: &mut File,
) -> (TokenStream, TokenStream) {
    let output = ident(&operation.output);
    let this = quote!(#output);
    match &response.body {
        _ if needs_decoder(response) => {
            let structure = krate.structure(&operation.output);
            let decoded = decoded(structure, response, &this, &quote!(output), file);
            (quote!(response), decoded)
        }
        Body::Members(reader) => {
            let reader = ident(reader);
            (quote!(response), quote!(response.body(#output::#reader)))
        }
        _ => (quote!(_response), quote!(Ok(#output::default()))),
    }
}

/// The expression that reads an error by the code in a response.
pub(in crate::emit) fn decode_error(operation: &Operation, krate: &Crate) -> TokenStream {
    let arms = operation.errors.iter().filter_map(|error| {
        let structure = krate.structure(&error.structure);
        let fault = structure.fault.as_ref()?;
        let name = ident(&structure.name);
        let response = fault.response.as_ref()?;
        let read = match is_read(response) {
            true => quote!(#name::read_error(response)),
            false => quote!(Ok(#name::default())),
        };
        let query_code = fault.query_code.is_some();
        let query_code = query_code.then(|| quote!(| #name::QUERY_CODE));
        Some(quote!(#name::CODE #query_code => #read.map(Self::#name),))
    });
    let arms: Vec<_> = arms.collect();
    match arms.is_empty() {
        true => quote!(Ok(Self::Unmodeled(response.unmodeled()))),
        false => quote! {
            match response.code() {
                #(#arms)*
                _ => Ok(Self::Unmodeled(response.unmodeled())),
            }
        },
    }
}

/// Whether an error has parts to read.
fn is_read(response: &Message<ResponseStart>) -> bool {
    needs_decoder(response) || matches!(response.body, Body::Members(_))
}

/// Whether a message has parts other than members in the body.
pub(super) fn needs_decoder(response: &Message<ResponseStart>) -> bool {
    !response.parts.is_empty() || matches!(response.body, Body::Payload(_))
}

/// The function that decodes an error from a response.
pub(super) fn decoder(
    structure: &Structure,
    response: &Message<ResponseStart>,
    file: &mut File,
) -> TokenStream {
    file.wire("ResponseReader");
    file.runtime("DecodeError");
    let body = decoded(structure, response, &quote!(Self), &quote!(this), file);
    quote! {
        #[inline]
        pub(crate) fn decode(response: &mut ResponseReader<'_>) -> Result<Self, DecodeError> { #body }
    }
}

/// The function that reads an error from its response.
pub(super) fn error_reader(fault: &ServiceFault, file: &mut File) -> Option<TokenStream> {
    let response = fault
        .response
        .as_ref()
        .filter(|response| is_read(response))?;
    file.wire("ErrorResponse");
    file.runtime("DecodeError");
    let (method, function) = match &response.body {
        Body::Members(reader) if !needs_decoder(response) => ("read", ident(reader)),
        _ => ("decode", ident("decode")),
    };
    let (method, adopt) = match fault.adopts_message {
        true => (
            format!("{method}_with_message"),
            quote!(, Self::adopt_message),
        ),
        false => (method.to_owned(), quote!()),
    };
    let method = ident(&method);
    Some(quote! {
        #[inline]
        pub(crate) fn read_error(response: &mut ErrorResponse<'_>) -> Result<Self, DecodeError> {
            response.#method(Self::#function #adopt)
        }
    })
}

/// The function that sets the message of an error to that of its response, if the error has none.
pub(super) fn adoption(structure: &Structure, fault: &ServiceFault) -> Option<TokenStream> {
    let index = fault.message.filter(|_| fault.adopts_message)?;
    let field = structure.field(index);
    let name = ident(&field.name);
    let adopt = match field.presence.is_option() {
        true => quote!(self.#name.get_or_insert(message.to_owned());),
        false => quote! {
            if self.#name.is_empty() {
                message.clone_into(&mut self.#name);
            }
        },
    };
    Some(quote! {
        #[inline]
        pub(crate) fn adopt_message(&mut self, message: &str) { #adopt }
    })
}

/// The statements that decode the structure `type_`, in a variable `this`, from `response`.
fn decoded(
    structure: &Structure,
    response: &Message<ResponseStart>,
    type_: &TokenStream,
    this: &TokenStream,
    file: &mut File,
) -> TokenStream {
    let mut fields: Vec<(usize, Ident, Decoded)> = Vec::new();
    if let Body::Payload(body) = &response.body {
        let field = structure.field(body.field);
        let decoded = payload(body, field, this, file);
        fields.push((body.field, ident(&field.name), decoded));
    }
    for part in &response.parts {
        let field = structure.field(part.field);
        let decoded = self::part(part, field, this, file);
        fields.push((part.field, ident(&field.name), decoded));
    }
    fields.sort_by_key(|(index, ..)| *index);
    let fields: Vec<_> = fields
        .into_iter()
        .map(|(_, name, decoded)| (name, decoded))
        .collect();
    match &response.body {
        Body::Members(reader) => behind_body(reader, &fields, type_, this),
        Body::Nothing | Body::Payload(_) => {
            from_parts(&fields, structure.fields.len(), type_, this)
        }
    }
}

/// How to set a field from a part of a response.
enum Decoded {
    /// An expression for the field.
    Value(TokenStream),
    /// Statements that set the field.
    Statements(TokenStream),
}

/// Reads the body, then sets the fields from the other parts.
fn behind_body(
    reader: &str,
    fields: &[(Ident, Decoded)],
    type_: &TokenStream,
    this: &TokenStream,
) -> TokenStream {
    let reader = ident(reader);
    let settings = fields.iter().map(|(name, decoded)| match decoded {
        Decoded::Value(value) => quote!(#this.#name = #value;),
        Decoded::Statements(statements) => statements.clone(),
    });
    quote! {
        let mut #this = response.body(#type_::#reader)?;
        #(#settings)*
        Ok(#this)
    }
}

/// Creates a structure with this number of fields from parts outside of the body only.
fn from_parts(
    fields: &[(Ident, Decoded)],
    count: usize,
    type_: &TokenStream,
    this: &TokenStream,
) -> TokenStream {
    let mut values = Vec::new();
    let mut settings = Vec::new();
    for (name, decoded) in fields {
        match decoded {
            Decoded::Value(value) => values.push(quote!(#name: #value)),
            Decoded::Statements(statements) => settings.push(statements),
        }
    }
    let start = match values.len() {
        0 => quote!(#type_::default()),
        given if given == count => quote!(#type_ { #(#values),* }),
        _ => quote!(#type_ { #(#values,)* ..#type_::default() }),
    };
    match settings.is_empty() {
        true => quote!(Ok(#start)),
        false => quote! {
            let mut #this = #start;
            #(#settings)*
            Ok(#this)
        },
    }
}

fn part(part: &Part, field: &Field, this: &TokenStream, file: &mut File) -> Decoded {
    let (value, named) = match &part.binding {
        Binding::Header { name, base64 } => {
            let value = header(name, &field.value, &part.format, *base64, file);
            (value, name)
        }
        Binding::PrefixHeaders(prefix) => (quote!(response.prefix_headers(#prefix)?), prefix),
        Binding::Status => return Decoded::Value(status(field)),
        Binding::Label { .. } | Binding::Query(_) | Binding::QueryMap { .. } => {
            unreachable!("no response has a path or a query")
        }
    };
    set(value, part.absent, field, named, this)
}

fn status(field: &Field) -> TokenStream {
    let value = match field.value {
        Value::IntEnum(_) => quote!(response.status().into()),
        _ => quote!(response.status()),
    };
    match field.presence.is_option() {
        true => quote!(Some(#value)),
        false => value,
    }
}

fn payload(payload: &Payload, field: &Field, this: &TokenStream, file: &mut File) -> Decoded {
    let value = match &field.value {
        Value::Blob => quote!(response.payload_bytes()?),
        Value::Stream => quote!(response.payload_stream()),
        Value::String | Value::Enum(_) => quote!(response.payload_string()?),
        value => {
            let read = read::payload_function(field.sensitive, value, &payload.format, file);
            quote!(response.payload(#read)?)
        }
    };
    set(value, payload.absent, field, &field.member, this)
}

/// How to set a field from an optional value. A missing required member is reported under the name
/// `named`.
fn set(
    value: TokenStream,
    absent: Absent,
    field: &Field,
    named: &str,
    this: &TokenStream,
) -> Decoded {
    let name = ident(&field.name);
    match absent {
        Absent::Unset => Decoded::Value(value),
        Absent::Default => {
            Decoded::Statements(quote!(if let Some(value) = #value { #this.#name = value; }))
        }
        // Read first, because both borrow the response.
        Absent::Corrected => Decoded::Statements(quote! {
            let value = #value;
            #this.#name = response.required(#named, value);
        }),
    }
}

fn header(
    name: &str,
    value: &Value,
    format: &Format,
    base64: bool,
    file: &mut File,
) -> TokenStream {
    let (method, value, format) = match value {
        Value::List { item, .. } => match (&**item, format.content()) {
            (Value::Timestamp, Format::Timestamp(TimestampFormat::HttpDate)) => {
                return quote!(response.header_dates(#name)?);
            }
            (item, format) => ("header_list", item, format),
        },
        value => ("header", value, format),
    };
    file.runtime("HeaderReader");
    let method = ident(method);
    let read = ident(match base64 {
        true => "base64_string",
        false => read::scalar_function(value, format),
    });
    quote!(response.#method(#name, HeaderReader::#read)?)
}
