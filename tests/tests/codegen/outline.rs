//! The names and strings in the code of a generated file.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

/// The names and strings of a file's code without comments. Documentation counts as strings.
#[derive(Default)]
pub(crate) struct Words {
    /// Every identifier and keyword.
    pub(crate) names: BTreeSet<String>,
    /// Every string literal.
    pub(crate) texts: BTreeSet<String>,
}

impl Words {
    /// Adds those of a file.
    pub(crate) fn add(&mut self, text: &str) {
        let tokens: TokenStream = text.parse().expect("emitted files are Rust");
        self.add_tokens(tokens);
    }

    fn add_tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                TokenTree::Ident(name) => {
                    self.names.insert(name.to_string());
                }
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        self.texts.insert(text.value());
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}
