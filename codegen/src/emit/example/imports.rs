//! The imports of an example: names of the crate by module, in rustfmt's order.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::fragment::ident;
use crate::ir::Docs;
use crate::snippet;

/// The name of the client.
const CLIENT: &str = "Client";

/// The imports of a program from the crate.
#[derive(Default)]
pub(super) struct Imports {
    /// Names by module. The root has the empty name.
    own: BTreeMap<&'static str, BTreeSet<String>>,
    /// Whether the program creates maps.
    pub(super) maps: bool,
    /// Whether creating a value may fail.
    pub(super) fallible: bool,
}

impl Imports {
    /// Imports a name from a module of the crate, or from the root if `module` is empty.
    pub(super) fn add(&mut self, module: &'static str, name: &str) -> Ident {
        self.own.entry(module).or_default().insert(name.to_owned());
        ident(name)
    }

    /// The client of the crate: imported, or by its path if the program imports a type of this name.
    pub(super) fn client(&mut self, library: &str) -> TokenStream {
        let types = self.own.get("types");
        match types.is_some_and(|types| types.contains(CLIENT)) {
            true => {
                let (library, name) = (ident(library), ident(CLIENT));
                quote!(#library::#name)
            }
            false => {
                let name = self.add("", CLIENT);
                quote!(#name)
            }
        }
    }

    /// The lines that import from the library of this name.
    pub(super) fn print(&self, library: &str) -> Docs {
        let library = ident(library);
        let mut items = Vec::from_iter(self.maps.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        }));
        let (root, modules): (Vec<_>, Vec<_>) =
            self.own.iter().partition(|(module, _)| module.is_empty());
        // In rustfmt's order.
        for (module, names) in modules.into_iter().chain(root) {
            let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
            let module = (!module.is_empty()).then(|| {
                let module = ident(module);
                quote!(#module::)
            });
            items.push(match names.as_slice() {
                [name] => quote!(use #library::#module #name;),
                names => quote!(use #library::#module {#(#names),*};),
            });
        }
        snippet::lines(&quote!(#(#items)*))
    }
}
