//! A structure: the struct, its constructor and setters, its validator, its wire code.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{argument, deprecated, docs, ident, rust_type};
use super::{check, default, error, example, filter};
use crate::ir::vocabulary::{self, NameKind};
use crate::ir::{Constructor, Field, Presence, Root, Structure, Value};

/// Prints the file of a structure.
pub(super) fn file(structure: &Structure, root: &Root) -> File {
    let mut file = File::defining(&structure.name, root);
    let definition = definition(structure, &mut file);
    file.item(definition);
    if let Some(default) = default::structure(structure, &mut file) {
        file.item(default);
    }
    if let Some(functions) = functions(structure, &mut file) {
        file.item(functions);
    }
    if needs_debug(structure) {
        let debug = debug(structure, &mut file);
        file.item(debug);
    }
    if let Some(fault) = &structure.fault {
        for item in error::structure(structure, fault, &mut file) {
            file.item(item);
        }
    }
    if let Some(filter) = &structure.filter {
        for item in filter::operators(structure, filter, &mut file) {
            file.item(item);
        }
    }
    if structure.validated {
        let validator = check::structure(structure, &mut file);
        file.item(validator);
    }
    file
}

fn definition(structure: &Structure, file: &mut File) -> TokenStream {
    let filter = structure.filter.as_deref();
    let example = filter.and_then(|filter| filter.example.as_ref());
    let mut lines = structure.docs.clone();
    lines.extend(example.map(example::of_filter).unwrap_or_default());
    let docs = docs(&lines);
    let deprecated = deprecated(structure.deprecated.as_ref());
    let name = ident(&structure.name);
    let debug = (!needs_debug(structure)).then(|| quote!(Debug,));
    let defaults = structure.fields.iter().all(|field| field.default.is_none());
    let default = defaults.then(|| quote!(, Default));
    let fields = structure
        .fields
        .iter()
        .map(|field| definition_field(field, file));
    let fields: Vec<_> = fields.collect();
    quote! {
        #docs
        #deprecated
        #[derive(Clone, #debug PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields),* }
    }
}

fn definition_field(field: &Field, file: &mut File) -> TokenStream {
    let docs = docs(&field.docs);
    let deprecated = deprecated(field.deprecated.as_ref());
    let name = ident(&field.name);
    let type_ = rust_type(&field.value, file);
    let type_ = if field.presence.is_option() {
        quote!(Option<#type_>)
    } else {
        type_
    };
    quote!(#docs #deprecated pub #name: #type_)
}

fn functions(structure: &Structure, file: &mut File) -> Option<TokenStream> {
    let mut functions = Vec::new();
    if let Some(constructor) = &structure.constructor {
        functions.push(new(structure, constructor, file));
    }
    functions.extend(structure.fields.iter().map(|field| setter(field, file)));
    if let Some(filter) = &structure.filter {
        functions.extend(filter::functions(filter, file));
    }
    let name = ident(&structure.name);
    (!functions.is_empty()).then(|| quote!(impl #name { #(#functions)* }))
}

fn new(structure: &Structure, constructor: &Constructor, file: &mut File) -> TokenStream {
    let docs = docs(&constructor.docs);
    let fields: Vec<&Field> = constructor
        .parameters
        .iter()
        .filter_map(|name| structure.fields.iter().find(|field| field.name == *name))
        .collect();
    let mut parameters = Vec::new();
    let mut values = Vec::new();
    for field in &fields {
        let name = ident(&field.name);
        let (type_, value) = argument(&field.value, &name, file);
        parameters.push(quote!(#name: #type_));
        let shorthand = value.to_string() == field.name;
        values.push(if shorthand {
            quote!(#name)
        } else {
            quote!(#name: #value)
        });
    }
    let body = match (fields.len(), structure.fields.len()) {
        (0, _) => quote!(Self::default()),
        (given, all) if given == all => quote!(Self { #(#values),* }),
        _ => quote!(Self { #(#values,)* ..Self::default() }),
    };
    let many = (fields.len() > 7).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "the model requires every one of them")])
    });
    quote! {
        #docs
        #many
        #[must_use]
        #[inline]
        pub fn new(#(#parameters),*) -> Self { #body }
    }
}

fn setter(field: &Field, file: &mut File) -> TokenStream {
    let name = field.name.as_str();
    // A link without a disambiguator would go to a function of the same name.
    let is_function = vocabulary::has(NameKind::OfStructures, name) || name.starts_with("with_");
    let kind = if is_function { "field@" } else { "" };
    let line = format!("Sets [`{name}`]({kind}Self::{name}).");
    let docs = docs(&[line]);
    let deprecated = deprecated(field.deprecated.as_ref());
    let name = ident(&field.name);
    let setter = ident(&field.setter);
    let (parameter, value) = argument(&field.value, &name, file);
    let value = if field.presence.is_option() {
        quote!(Some(#value))
    } else {
        value
    };
    let inline = drops(&field.value).then(|| quote!(#[inline]));
    quote! {
        #docs
        #deprecated
        #[must_use]
        #inline
        pub fn #setter(mut self, #name: #parameter) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// Whether a setter contains the code that drops a value of this type. Setters with type parameters are
/// compiled for each call anyway.
fn drops(value: &Value) -> bool {
    match value {
        Value::Structure(_) | Value::Union(_) | Value::Enum(_) => true,
        Value::Boxed(inner) => drops(inner),
        _ => false,
    }
}

/// Whether `Debug` cannot be derived because something must not show.
fn needs_debug(structure: &Structure) -> bool {
    structure.sensitive || structure.fields.iter().any(|field| field.sensitive)
}

fn debug(structure: &Structure, file: &mut File) -> TokenStream {
    file.standard("std::fmt");
    let text = &structure.name;
    let name = ident(text);
    let body = if structure.sensitive {
        quote!(f.debug_struct(#text).finish_non_exhaustive())
    } else {
        let fields = structure
            .fields
            .iter()
            .map(|field| debug_field(field, file));
        let fields: Vec<_> = fields.collect();
        quote!(f.debug_struct(#text) #(#fields)*.finish())
    };
    quote! {
        impl fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { #body }
        }
    }
}

fn debug_field(field: &Field, file: &mut File) -> TokenStream {
    let text = &field.name;
    let name = ident(text);
    if !field.sensitive {
        return quote!(.field(#text, &self.#name));
    }
    file.runtime("Redacted");
    match field.presence {
        Presence::Optional | Presence::RequiredOption => {
            quote!(.field(#text, &Redacted::option(&self.#name)))
        }
        Presence::Always | Presence::Defaulted | Presence::Label => {
            quote!(.field(#text, &Redacted))
        }
    }
}
