//! Waiters: a unit type with delays, acceptors, and functions that evaluate paths. The runtime waits.

mod expression;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::example;
use super::file::File;
use super::fragment::{deprecated, docs, ident};
use crate::ir::{
    Acceptor, AcceptorState, Crate, PathReader, ReadType, Test, WaitMatcher, WaitMethod, Waiter,
};

/// Prints the file of a waiter.
pub(super) fn file(waiter: &Waiter, krate: &Crate) -> File {
    let mut file = File::defining(&waiter.name, &krate.root);
    for name in ["Acceptor", "Matcher", "Waiter"] {
        file.runtime(name);
    }
    file.module("operation");
    if !waiter.readers.is_empty() {
        file.module("types");
    }
    file.item(definition(waiter, krate));
    file.item(implementation(waiter));
    for reader in &waiter.readers {
        file.item(self::reader(reader, waiter));
    }
    file
}

fn definition(waiter: &Waiter, krate: &Crate) -> TokenStream {
    let mut lines = waiter.docs.clone();
    let mut operations = krate.operations.iter();
    let operation = operations.find(|one| one.name == waiter.operation);
    let methods = krate.client.iter().flat_map(|client| &client.waits);
    let has_method = methods.into_iter().any(|one| one.waiter == waiter.name);
    if let Some(operation) = operation.filter(|_| has_method) {
        lines.extend(example::of_waiter(operation, &waiter.method));
    }
    let docs = docs(&lines);
    let deprecated = deprecated(waiter.deprecated.as_ref());
    let name = ident(&waiter.name);
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct #name;
    }
}

fn implementation(waiter: &Waiter) -> TokenStream {
    let name = ident(&waiter.name);
    let operation = ident(&waiter.operation);
    let model_name = &waiter.model_name;
    let min_delay = Literal::u32_unsuffixed(waiter.min_delay);
    let max_delay = Literal::u32_unsuffixed(waiter.max_delay);
    let acceptors = waiter.acceptors.iter().map(acceptor);
    quote! {
        impl Waiter for #name {
            type Operation = operation::#operation;

            const NAME: &'static str = #model_name;
            const MIN_DELAY: u32 = #min_delay;
            const MAX_DELAY: u32 = #max_delay;
            const ACCEPTORS: &'static [Acceptor<Self::Operation>] = &[#(#acceptors),*];
        }
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let state = ident(match acceptor.state {
        AcceptorState::Success => "success",
        AcceptorState::Failure => "failure",
        AcceptorState::Retry => "retry",
    });
    let matcher = match &acceptor.matcher {
        WaitMatcher::Success => quote!(Matcher::success()),
        WaitMatcher::AnyError => quote!(Matcher::any_error()),
        WaitMatcher::Error(codes) => quote!(Matcher::error(&[#(#codes),*])),
        WaitMatcher::Path {
            path,
            reader,
            test,
            redacted,
        } => {
            let reader = ident(reader);
            let matcher = match test {
                Test::Boolean(expected) => quote!(Matcher::boolean(#path, #reader, #expected)),
                Test::String(expected) => quote!(Matcher::string(#path, #reader, #expected)),
                Test::AnyString(expected) => quote!(Matcher::any_string(#path, #reader, #expected)),
                Test::AllStrings(expected) => {
                    quote!(Matcher::all_strings(#path, #reader, #expected))
                }
            };
            let redacted = redacted.then(|| quote!(.redacted()));
            quote!(#matcher #redacted)
        }
    };
    quote!(Acceptor::#state(#matcher))
}

/// The function that evaluates a path.
fn reader(reader: &PathReader, waiter: &Waiter) -> TokenStream {
    let name = ident(&reader.name);
    let body = expression::body(&reader.value);
    let parameter = |name: &str, is_used: bool| match is_used {
        true => ident(name),
        false => ident(&format!("_{name}")),
    };
    let uses = |part| reader.value.contains(&part);
    let input = parameter("input", uses(crate::ir::Expression::Input));
    let output = parameter("output", uses(crate::ir::Expression::Output));
    let (input_type, output_type) = (ident(&waiter.input), ident(&waiter.output));
    let type_ = match reader.type_ {
        ReadType::Boolean => {
            return quote! {
                #[inline]
                fn #name(
                    #input: &types::#input_type,
                    #output: &types::#output_type,
                ) -> Option<bool> { #body }
            };
        }
        ReadType::String => quote!(&'a str),
        ReadType::Strings => quote!(Vec<&'a str>),
    };
    quote! {
        #[inline]
        fn #name<'a>(
            #input: &'a types::#input_type,
            #output: &'a types::#output_type,
        ) -> Option<#type_> { #body }
    }
}

/// The methods of the client.
pub(super) fn methods(methods: &[WaitMethod]) -> TokenStream {
    let methods = methods.iter().map(method);
    quote! {
        /// The waiters.
        impl Client { #(#methods)* }
    }
}

fn method(method: &WaitMethod) -> TokenStream {
    let docs = docs(&method.docs);
    let deprecated = deprecated(method.deprecated.as_ref());
    let name = ident(&method.name);
    let waiter = ident(&method.waiter);
    let input = ident(&method.input);
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(
            &self,
            input: types::#input,
            max_wait: Duration,
        ) -> WaitCall<waiter::#waiter> {
            self.0.wait_until(waiter::#waiter, input, max_wait)
        }
    }
}
