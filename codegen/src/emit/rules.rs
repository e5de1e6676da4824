//! The module `rules`: public constants for rules that only the documentation of a service states.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident};
use crate::ir::{Filter, FilterField, FilterValue};

/// Prints the module.
pub(super) fn file<'a>(filters: impl Iterator<Item = &'a Filter>) -> File {
    let mut file = File::default();
    file.document(vec![
        "Rules that the documentation of the service states but the model does not. Validators check"
            .to_owned(),
        "them. The service may have relaxed them since this crate was generated.".to_owned(),
    ]);
    // With the module, because services have shapes with the names of its items.
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
    let name = &field.wire;
    let operators = field.operators.iter().map(|operator| &operator.wire);
    let value = match &field.value {
        FilterValue::String => quote!(String),
        FilterValue::Timestamp => quote!(Timestamp),
        FilterValue::Listed(_, strings) => quote!(Listed(&[#(#strings),*])),
    };
    quote!(validate::FilterField::new(#name, &[#(#operators),*], validate::FilterValue::#value))
}
