//! Lists that expressions make: a loop for each, before the expression that uses it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::printer::Printer;
use crate::ir::{Expression, Parts};

impl Printer {
    /// A list, which is empty if the value that it is made of is null.
    pub(super) fn list_or_empty(
        &mut self,
        from: &Expression,
        parts: Parts,
        condition: Option<&Expression>,
        each: &Expression,
    ) -> TokenStream {
        let from = self.value(from);
        match parts {
            Parts::Values => {
                let from = quote!(#from.into_iter().flat_map(|map| map.values()));
                self.collect(from, Parts::Items, condition, each)
            }
            parts => {
                let from = quote!(#from.into_iter().flatten());
                self.collect(from, parts, condition, each)
            }
        }
    }

    /// Makes a list with a statement, and returns its name.
    pub(super) fn collect(
        &mut self,
        from: TokenStream,
        parts: Parts,
        condition: Option<&Expression>,
        each: &Expression,
    ) -> TokenStream {
        let list = self.list();
        let from = match parts {
            Parts::Items => from,
            Parts::ItemsOfItems => quote!(#from.into_iter().flatten()),
            Parts::Values => quote!(#from.values()),
        };
        let (statements, push) = self.apart(|printer| printer.push(&list, each));
        let push = quote!(#(#statements)* #push);
        let (before, kept) = match condition {
            None => (Vec::new(), push),
            Some(condition) => {
                let (before, condition) = self.apart(|printer| printer.truth(condition));
                (before, quote!(if #condition { #push }))
            }
        };
        self.statements.push(quote! {
            let mut #list = Vec::new();
            for item in #from {
                #(#before)*
                #kept
            }
        });
        quote!(#list)
    }

    /// Adds a value to a list, unless it is null.
    fn push(&mut self, list: &Ident, each: &Expression) -> TokenStream {
        match each {
            Expression::Collect {
                from,
                parts,
                condition,
                each,
            } if from.is_nullable() => {
                let from = self.value(from);
                let (statements, made) = self.apart(|printer| {
                    printer.collect(quote!(part), *parts, condition.as_deref(), each)
                });
                quote! {
                    if let Some(part) = #from {
                        #(#statements)*
                        #list.push(#made);
                    }
                }
            }
            each if each.is_nullable() => {
                let value = self.value(each);
                quote!(if let Some(value) = #value { #list.push(value); })
            }
            each => {
                let value = self.value(each);
                quote!(#list.push(#value);)
            }
        }
    }
}
