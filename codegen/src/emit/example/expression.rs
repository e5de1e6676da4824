//! Expressions for the values of examples: a value of its type, or an argument that converts to it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::imports::Imports;
use crate::emit::fragment::ident;
use crate::ir::{Construction, Sample};
use crate::text::digits;

/// Prints expressions, and imports the names in them.
pub(super) struct Expressions<'a>(pub(super) &'a mut Imports);

impl Expressions<'_> {
    /// A value of its type.
    pub(super) fn value(&mut self, sample: &Sample) -> TokenStream {
        match sample {
            Sample::String(text) => quote!(#text.to_owned()),
            Sample::Code(code) => self.code(code),
            Sample::Blob(text) => {
                let text = Literal::byte_string(text.as_bytes());
                quote!(#text.to_vec())
            }
            Sample::Stream(text) => {
                // By its path, because services have shapes of this name.
                quote!(#text.into())
            }
            Sample::Document(text) => {
                let document = self.0.add("", "Document");
                quote!(#document::from(#text))
            }
            Sample::BigNumber(type_, number) => {
                let type_ = self.0.add("", type_);
                let number = self.code(&integer(*number));
                quote!(#type_::from(#number))
            }
            Sample::Timestamp(seconds) => {
                self.0.fallible = true;
                let timestamp = self.0.add("", "Timestamp");
                let seconds = grouped(*seconds);
                quote!(#timestamp::from_unix(#seconds, 0)?)
            }
            Sample::Variant(type_, variant, value) => {
                let type_ = self.0.add("types", type_);
                let variant = ident(variant);
                let value = value.as_ref().map(|value| {
                    let value = self.value(value);
                    quote!((#value))
                });
                quote!(#type_::#variant #value)
            }
            Sample::Construction(construction) => self.construction(construction),
            Sample::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.value(item)).collect();
                quote!(vec![#(#items),*])
            }
            Sample::Map(entries) => {
                self.0.maps = true;
                let entries: Vec<_> = entries
                    .iter()
                    .map(|(key, value)| (self.value(key), self.value(value)))
                    .map(|(key, value)| quote!((#key, #value)))
                    .collect();
                quote!(BTreeMap::from([#(#entries),*]))
            }
            Sample::Some(value) => {
                let value = self.value(value);
                quote!(Some(#value))
            }
            Sample::Boxed(value) => {
                let value = self.value(value);
                quote!(Box::new(#value))
            }
        }
    }

    /// An argument of a constructor or setter, which converts it to the value.
    fn argument(&mut self, sample: &Sample) -> TokenStream {
        match sample {
            Sample::String(text) | Sample::Stream(text) | Sample::Document(text) => quote!(#text),
            Sample::Blob(text) => {
                let text = Literal::byte_string(text.as_bytes());
                quote!(#text)
            }
            Sample::BigNumber(_, number) => self.code(&integer(*number)),
            Sample::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.item(item)).collect();
                quote!([#(#items),*])
            }
            Sample::Map(entries) => {
                let entries: Vec<_> = entries
                    .iter()
                    .map(|(key, value)| (self.item(key), self.item(value)))
                    .map(|(key, value)| quote!((#key, #value)))
                    .collect();
                quote!([#(#entries),*])
            }
            // The function boxes it.
            Sample::Boxed(value) => self.argument(value),
            sample => self.value(sample),
        }
    }

    /// An item of a list that is an argument. Only strings convert.
    fn item(&mut self, sample: &Sample) -> TokenStream {
        match sample {
            Sample::String(text) => quote!(#text),
            sample => self.value(sample),
        }
    }

    fn construction(&mut self, construction: &Construction) -> TokenStream {
        let type_ = self.0.add("types", &construction.type_);
        let (function, arguments) = self.function(&construction.function);
        let methods: Vec<_> = construction
            .methods
            .iter()
            .map(|method| self.function(method))
            .map(|(name, arguments)| quote!(.#name #arguments))
            .collect();
        quote!(#type_::#function #arguments #(#methods)*)
    }

    fn function(
        &mut self,
        (name, arguments): &(String, Vec<Sample>),
    ) -> (TokenStream, TokenStream) {
        let name = ident(name);
        let arguments = arguments.iter().map(|argument| self.argument(argument));
        let arguments: Vec<_> = arguments.collect();
        (quote!(#name), quote!((#(#arguments),*)))
    }

    fn code(&self, code: &str) -> TokenStream {
        match code.parse() {
            Ok(code) => code,
            Err(error) => unreachable!("the plan has complete literals ({error}): {code}"),
        }
    }
}

/// A number with `_` between thousands.
fn grouped(number: i64) -> TokenStream {
    let grouped = digits::grouped(&number.to_string(), '_');
    grouped.parse().unwrap_or_default()
}

/// An integer literal, with its type unless that is `i32`.
fn integer(number: i64) -> String {
    match i32::try_from(number) {
        Ok(number) => number.to_string(),
        Err(_) => format!("{number}_i64"),
    }
}
