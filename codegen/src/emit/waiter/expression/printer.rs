//! The statements before an expression, and the names in them. Must not know expressions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Prints expressions, after the statements that they need.
#[derive(Default)]
pub(super) struct Printer {
    pub(super) statements: Vec<TokenStream>,
    /// The number of variables so far, which have different names.
    variables: usize,
}

impl Printer {
    /// The name of another list.
    pub(super) fn list(&mut self) -> proc_macro2::Ident {
        self.variables += 1;
        match self.variables {
            1 => format_ident!("items"),
            number => format_ident!("items_{number}"),
        }
    }

    /// Prints with statements of its own, which come first in the result.
    pub(super) fn apart(
        &mut self,
        print: impl FnOnce(&mut Self) -> TokenStream,
    ) -> (Vec<TokenStream>, TokenStream) {
        let outer = std::mem::take(&mut self.statements);
        let value = print(self);
        (std::mem::replace(&mut self.statements, outer), value)
    }

    /// An expression that is evaluated only if the one before it asks for it.
    pub(super) fn inner(&mut self, print: impl FnOnce(&mut Self) -> TokenStream) -> TokenStream {
        let (statements, value) = self.apart(print);
        match statements.is_empty() {
            true => value,
            false => quote!({ #(#statements)* #value }),
        }
    }

    /// A value as a variable, which a closure can use.
    pub(super) fn bound(&mut self, value: &TokenStream) -> TokenStream {
        self.variables += 1;
        let name = format_ident!("value_{}", self.variables);
        self.statements.push(quote!(let #name = #value;));
        quote!(#name)
    }
}
