//! What an example imports: names of the crate by module, in the order in which rustfmt has them.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Ident;
use quote::quote;

use crate::emit::fragment::ident;
use crate::ir::Docs;
use crate::snippet;

/// What a program imports from the crate.
#[derive(Default)]
pub(super) struct Imports {
    /// Names by module; those of the root are under the empty name.
    own: BTreeMap<&'static str, BTreeSet<String>>,
    /// Whether maps are made.
    pub(super) maps: bool,
    /// Whether making a value may fail.
    pub(super) fallible: bool,
}

impl Imports {
    /// Imports a name of a module of the crate, or of its root if the module has no name.
    pub(super) fn add(&mut self, module: &'static str, name: &str) -> Ident {
        self.own.entry(module).or_default().insert(name.to_owned());
        ident(name)
    }

    /// The lines that import from this library.
    pub(super) fn print(&self, library: &str) -> Docs {
        let library = ident(library);
        let mut items = Vec::from_iter(self.maps.then(|| {
            quote!(
                use std::collections::BTreeMap;
            )
        }));
        let (root, modules): (Vec<_>, Vec<_>) =
            self.own.iter().partition(|(module, _)| module.is_empty());
        // As rustfmt sorts them.
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
