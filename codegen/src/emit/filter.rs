//! Constructors of filters: a function of the structure for each field, which returns a type with a
//! function for each operator of the field.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident, own_type};
use crate::ir::{
    Filter, FilterField, FilterLiteral, FilterMember, FilterOperator, FilterValue, Structure,
};

/// The functions of the structure: one for each field, and the private constructor.
pub(super) fn functions(filter: &Filter, file: &mut File) -> Vec<TokenStream> {
    let mut functions: Vec<_> = filter.fields.iter().map(function).collect();
    functions.push(from_parts(filter, file));
    functions
}

fn function(field: &FilterField) -> TokenStream {
    let docs = docs(&field.docs);
    let function = ident(&field.function);
    let operators_type = ident(&field.operators_type);
    quote! {
        #docs
        #[must_use]
        pub fn #function() -> #operators_type { #operators_type(()) }
    }
}

fn from_parts(filter: &Filter, file: &mut File) -> TokenStream {
    let members = [&filter.field, &filter.operator, &filter.value];
    let parameters = members.map(|member| {
        let name = ident(&member.name);
        let type_ = match &member.enum_ {
            None => quote!(String),
            Some(enum_) => {
                let enum_ = own_type(enum_, file);
                quote!(#enum_)
            }
        };
        quote!(#name: #type_)
    });
    let values = members.map(|member| {
        let name = ident(&member.name);
        match member.option {
            true => quote!(#name: Some(#name)),
            false => quote!(#name),
        }
    });
    let others = filter.others.then(|| quote!(..Self::default()));
    quote! {
        fn from_parts(#(#parameters),*) -> Self { Self { #(#values,)* #others } }
    }
}

/// The types that these functions return.
pub(super) fn operators(
    structure: &Structure,
    filter: &Filter,
    file: &mut File,
) -> Vec<TokenStream> {
    let types = filter.fields.iter();
    types
        .flat_map(|field| type_of_operators(structure, field, file))
        .collect()
}

fn type_of_operators(
    structure: &Structure,
    field: &FilterField,
    file: &mut File,
) -> [TokenStream; 2] {
    let docs = docs(&field.operators_type_docs);
    let operators_type = ident(&field.operators_type);
    let operators = field.operators.iter();
    let functions: Vec<_> = operators
        .map(|operator| comparison(structure, field, operator, file))
        .collect();
    [
        quote! {
            #docs
            #[derive(Clone, Copy, Debug)]
            pub struct #operators_type(());
        },
        quote!(impl #operators_type { #(#functions)* }),
    ]
}

fn comparison(
    structure: &Structure,
    field: &FilterField,
    operator: &FilterOperator,
    file: &mut File,
) -> TokenStream {
    let docs = docs(&operator.docs);
    let function = ident(&operator.function);
    let filter = ident(&structure.name);
    let set = [&field.literal, &operator.literal].map(|literal| self::literal(literal, file));
    let (type_, text) = argument(&field.value, file);
    let (parameters, value) = match &operator.separator {
        None => (quote!(value: #type_), text(&quote!(value))),
        Some(separator) => {
            let between = format!(" {separator} ");
            let [first, last] = [quote!(first), quote!(last)].map(|end| text(&end));
            (
                quote!(first: #type_, last: #type_),
                quote!(#first + #between + &#last),
            )
        }
    };
    let [field, operator] = set;
    quote! {
        #docs
        #[must_use]
        pub fn #function(self, #parameters) -> #filter {
            #filter::from_parts(#field, #operator, #value)
        }
    }
}

/// The type of a parameter, and the expression that converts it to a string.
fn argument(
    value: &FilterValue,
    file: &mut File,
) -> (TokenStream, fn(&TokenStream) -> TokenStream) {
    match value {
        FilterValue::Timestamp => {
            file.runtime("Timestamp");
            (quote!(Timestamp), |value| quote!(#value.to_string()))
        }
        FilterValue::Listed(Some(enum_), _) => {
            let enum_ = own_type(enum_, file);
            (quote!(#enum_), |value| quote!(#value.to_string()))
        }
        FilterValue::String | FilterValue::Listed(None, _) => {
            (quote!(impl Into<String>), |value| quote!(#value.into()))
        }
    }
}

fn literal(literal: &FilterLiteral, file: &mut File) -> TokenStream {
    match literal {
        FilterLiteral::String(string) => quote!(#string.to_owned()),
        FilterLiteral::Variant(enum_, variant) => {
            let (enum_, variant) = (own_type(enum_, file), ident(variant));
            quote!(#enum_::#variant)
        }
    }
}

/// The check of a filter.
pub(super) fn check(filter: &Filter, file: &mut File) -> TokenStream {
    file.rules();
    let rules = ident(&filter.rules);
    let members = [&filter.field, &filter.operator, &filter.value].map(|member| {
        let FilterMember {
            name,
            option,
            enum_,
            ..
        } = member;
        let name = ident(name);
        match (option, enum_) {
            (true, None) => quote!(self.#name.as_deref()),
            (true, Some(enum_)) => {
                let enum_ = own_type(enum_, file);
                quote!(self.#name.as_ref().map(#enum_::as_str))
            }
            (false, _) => quote!(Some(self.#name.as_str())),
        }
    });
    // `sensitive` redacts all later checks of the structure. This is the last one.
    let sensitive = filter.sensitive.then(|| quote!(.sensitive()));
    quote!(checker #sensitive.filter(&rules::#rules, #(#members),*);)
}
