//! The module `limits`: public constants with the model's constraints.

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::fragment::{docs, ident, number_type};
use crate::ir::{Limit, LimitKind, NumberType, Root};

/// Prints the module.
pub(super) fn file(limits: &[Limit], root: &Root) -> File {
    let mut file = File::at(root);
    file.document(vec![
        "The constraints of the model. Validators check them; use them to check values yourself. The".to_owned(),
        "service may have relaxed limits since this crate was generated.".to_owned(),
    ]);
    for limit in limits {
        let constant = constant(limit, &mut file);
        file.item(constant);
    }
    file
}

fn constant(limit: &Limit, file: &mut File) -> TokenStream {
    let docs = docs(&limit.docs);
    let name = ident(&limit.name);
    match &limit.kind {
        LimitKind::String { length, pattern } => {
            file.runtime("StringLimits");
            let length = length.and_then(|(min, max)| length_call(min, max));
            let pattern = pattern.as_ref().map(|pattern| {
                file.patterns();
                let pattern = ident(pattern);
                quote!(.pattern(&patterns::#pattern))
            });
            quote!(#docs pub const #name: StringLimits = StringLimits::new() #length #pattern;)
        }
        LimitKind::Blob { min, max } => {
            file.runtime("BlobLimits");
            let length = length_call(*min, *max);
            quote!(#docs pub const #name: BlobLimits = BlobLimits::new() #length;)
        }
        LimitKind::Count { min, max, unique } => {
            file.runtime("CountLimits");
            let length = length_call(*min, *max);
            let unique = unique.then(|| quote!(.unique_items()));
            quote!(#docs pub const #name: CountLimits = CountLimits::new() #length #unique;)
        }
        LimitKind::Number { number, min, max } => {
            file.runtime("NumberLimits");
            let type_ = number_type(*number);
            let end = |end: &Option<String>| literal(*number, end.as_deref()?);
            let range = range_call(end(min), end(max));
            quote!(#docs pub const #name: NumberLimits<#type_> = NumberLimits::new() #range;)
        }
        LimitKind::BigNumber { min, max } => {
            file.runtime("BigNumberLimits");
            let end = |end: &Option<String>| end.as_ref().map(|end| quote!(#end));
            let range = range_call(end(min), end(max));
            quote!(#docs pub const #name: BigNumberLimits = BigNumberLimits::new() #range;)
        }
    }
}

fn length_call(min: Option<u64>, max: Option<u64>) -> Option<TokenStream> {
    let number = |number: u64| proc_macro2::Literal::u64_unsuffixed(number);
    match (min.map(number), max.map(number)) {
        (Some(min), Some(max)) => Some(quote!(.length(#min, #max))),
        (Some(min), None) => Some(quote!(.min_length(#min))),
        (None, Some(max)) => Some(quote!(.max_length(#max))),
        (None, None) => None,
    }
}

fn range_call(min: Option<TokenStream>, max: Option<TokenStream>) -> Option<TokenStream> {
    match (min, max) {
        (Some(min), Some(max)) => Some(quote!(.range(#min, #max))),
        (Some(min), None) => Some(quote!(.min(#min))),
        (None, Some(max)) => Some(quote!(.max(#max))),
        (None, None) => None,
    }
}

/// A bound, which the plan contains as a Rust literal.
fn literal(number: NumberType, text: &str) -> Option<TokenStream> {
    use proc_macro2::Literal;
    match number {
        NumberType::F32 | NumberType::F64 => {
            let value: f64 = text.parse().ok()?;
            let literal = Literal::f64_unsuffixed(value.abs());
            Some(if value < 0.0 {
                quote!(-#literal)
            } else {
                quote!(#literal)
            })
        }
        _ => {
            let value: i64 = text.parse().ok()?;
            let literal = Literal::u64_unsuffixed(value.unsigned_abs());
            Some(if value < 0 {
                quote!(-#literal)
            } else {
                quote!(#literal)
            })
        }
    }
}
