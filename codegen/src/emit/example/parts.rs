//! Parts that all programs of examples have.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::expression::Expressions;
use super::imports::Imports;
use crate::emit::fragment::ident;
use crate::ir::{Call, DocExample};

/// The comment on values that may be invalid.
const PLACEHOLDERS: &str = "// Some values are placeholders: replace them with valid ones.";

/// The comment on the value.
pub(super) fn placeholders(example: &DocExample) -> Option<String> {
    (!example.validated).then(|| PLACEHOLDERS.to_owned())
}

/// Creates the value, and validates it.
pub(super) fn begin(example: &DocExample, imports: &mut Imports) -> TokenStream {
    let variable = ident(&example.variable);
    let value = Expressions(imports).value(&example.value);
    let validate = example.validated.then(|| {
        imports.add("", "Validate");
        quote!(#variable.validate()?;)
    });
    quote!(let #variable = #value; #validate)
}

/// The variables of the loop.
pub(super) fn listing(call: Call) -> (Ident, Ident) {
    match call {
        Call::Pages => (ident("pages"), ident("page")),
        _ => (ident("items"), ident("item")),
    }
}
