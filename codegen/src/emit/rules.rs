//! The module of public constants that state what only documentation says of a service.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident};
use crate::ir::{Filter, FilterField, FilterValue};

/// Prints the module.
pub(super) fn file<'a>(filters: impl Iterator<Item = &'a Filter>) -> File {
    let mut file = File::default();
    file.document(vec![
        "Rules that the documentation of the service states, and no model: what the validators check"
            .to_owned(),
        "beside constraints. The service may allow more than an older crate knows.".to_owned(),
    ]);
    // By the module: services have shapes that are called as what is in it.
    file.runtime("validate");
    for filter in filters {
        let constant = constant(filter);
        file.item(constant);
    }
    file
}

fn constant(filter: &Filter) -> TokenStream {
    let docs = docs(&filter.docs);
    let name = ident(&filter.rules);
    let members = [&filter.field, &filter.operator, &filter.value].map(|member| &member.member);
    let fields = filter.fields.iter().map(field);
    let range = filter.range.as_ref();
    let range = range.map(|(operator, separator)| quote!(.with_range(#operator, #separator)));
    quote! {
        #docs
        pub static #name: validate::FilterRules =
            validate::FilterRules::new([#(#members),*], &[#(#fields),*]) #range;
    }
}

fn field(field: &FilterField) -> TokenStream {
    let name = &field.text;
    let operators = field.operators.iter().map(|operator| &operator.text);
    let value = match &field.value {
        FilterValue::String => quote!(String),
        FilterValue::Timestamp => quote!(Timestamp),
        FilterValue::Listed(_, texts) => quote!(Listed(&[#(#texts),*])),
    };
    quote!(validate::FilterField::new(#name, &[#(#operators),*], validate::FilterValue::#value))
}
