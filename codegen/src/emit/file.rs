//! A file during printing: its imports, and its items in order.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::ir::Root;
use crate::ir::vocabulary::{self, NameKind};

/// A finished file of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// The path relative to the crate, with `/` between folders.
    pub path: String,
    /// The content, with a newline at its end.
    pub text: String,
}

/// A file before it is formatted.
pub(crate) struct Draft {
    /// The path relative to the crate, with `/` between folders.
    pub(crate) path: String,
    /// The content.
    pub(crate) content: Content,
}

/// The content of a [`Draft`].
pub(crate) enum Content {
    /// Rust, which needs formatting and the header.
    Rust(FileParts),
    /// Anything else, including the header.
    Finished(String),
}

/// A Rust file during printing.
#[derive(Default)]
pub(super) struct File {
    docs: Vec<String>,
    standard: BTreeSet<String>,
    runtime: BTreeSet<String>,
    /// Paths in the client of the runtime.
    client: BTreeSet<&'static str>,
    types: BTreeSet<String>,
    /// Names of the module `wire`.
    wire: BTreeSet<String>,
    /// Whether the module `wire` itself is imported.
    wire_module: bool,
    /// Other modules at the root.
    modules: BTreeSet<&'static str>,
    /// Names that the file defines, and therefore never imports.
    own: BTreeSet<String>,
    root: Root,
    items: Vec<TokenStream>,
}

/// The input of the formatter, in this order: inner documentation, groups of imports, items.
pub(crate) struct FileParts {
    /// The lines of the file's documentation.
    pub docs: Vec<String>,
    /// Groups of `use` items, with a blank line between groups.
    pub imports: Vec<Vec<TokenStream>>,
    /// Items, with a blank line between them.
    pub items: Vec<TokenStream>,
}

impl File {
    /// Creates a file that defines a type of this name, in a crate whose code is at `root`.
    pub(crate) fn defining(name: &str, root: &Root) -> Self {
        let mut file = Self::at(root);
        file.own.insert(name.to_owned());
        file
    }

    /// Creates a file that defines no type, in a crate whose code is at `root`.
    pub(crate) fn at(root: &Root) -> Self {
        Self {
            root: root.clone(),
            ..Self::default()
        }
    }

    /// Sets the documentation of the file.
    pub(crate) fn document(&mut self, docs: Vec<String>) {
        self.docs = docs;
    }

    /// Adds an item at the end.
    pub(crate) fn item(&mut self, item: TokenStream) {
        self.items.push(item);
    }

    /// Imports from the standard library, for example `std::fmt`.
    pub(crate) fn standard(&mut self, path: &str) {
        debug_assert!(
            is_imported(path.rsplit("::").next().unwrap_or(path)),
            "the vocabulary lacks `{path}`"
        );
        self.standard.insert(path.to_owned());
    }

    /// Imports a name from the root of the runtime.
    pub(crate) fn runtime(&mut self, name: &str) {
        debug_assert!(is_imported(name), "the vocabulary lacks `{name}`");
        self.runtime.insert(name.to_owned());
    }

    /// Imports from the client of the runtime.
    pub(crate) fn client(&mut self, path: &'static str) {
        debug_assert!(
            is_imported(path.rsplit("::").next().unwrap_or(path)),
            "the vocabulary lacks `{path}`"
        );
        self.client.insert(path);
    }

    /// Imports a type of the crate, unless the file defines it.
    pub(crate) fn named(&mut self, name: &str) {
        if !self.own.contains(name) {
            self.types.insert(name.to_owned());
        }
    }

    /// Imports a name from the module `wire`.
    pub(crate) fn wire(&mut self, name: &str) {
        debug_assert!(
            vocabulary::has(NameKind::FromWire, name),
            "the vocabulary lacks `{name}` of `wire`"
        );
        self.wire.insert(name.to_owned());
    }

    /// Imports the module `wire`, for names with their path.
    pub(crate) fn wire_module(&mut self) {
        self.wire_module = true;
    }

    /// Imports a module at the root.
    pub(crate) fn module(&mut self, name: &'static str) {
        debug_assert!(
            vocabulary::has(NameKind::Module, name),
            "the vocabulary lacks the module `{name}`"
        );
        self.modules.insert(name);
    }

    /// Imports the module of limits.
    pub(crate) fn limits(&mut self) {
        self.module("limits");
    }

    /// Imports the module of rules.
    pub(crate) fn rules(&mut self) {
        self.module("rules");
    }

    /// Imports the module of patterns.
    pub(crate) fn patterns(&mut self) {
        self.module("patterns");
    }

    /// The path of an item at the root of the generated code.
    pub(crate) fn at_root(&self, name: &str) -> TokenStream {
        path(&format!("{}::{name}", self.root))
    }

    /// Returns the parts for the formatter.
    pub(crate) fn into_parts(self) -> FileParts {
        let mut imports = Vec::new();
        if !self.standard.is_empty() {
            imports.push(self.standard.iter().map(|path| import(path)).collect());
        }
        let mut runtime = Vec::new();
        if !self.client.is_empty() {
            let paths = self.client.iter().map(|name| path(name));
            runtime.push(quote!(use hardy_client::{#(#paths),*};));
        }
        if !self.runtime.is_empty() {
            runtime.push(import_from("hardy_runtime", &self.runtime));
        }
        if !runtime.is_empty() {
            imports.push(runtime);
        }
        let mut own = Vec::new();
        let modules = self.modules.iter();
        own.extend(modules.map(|module| import(&format!("{}::{module}", self.root))));
        if !self.types.is_empty() {
            own.push(import_from(&format!("{}::types", self.root), &self.types));
        }
        if self.wire_module {
            own.push(import(&format!("{}::wire", self.root)));
        }
        if !self.wire.is_empty() {
            own.push(import_from(&format!("{}::wire", self.root), &self.wire));
        }
        if !own.is_empty() {
            imports.push(own);
        }
        FileParts {
            docs: self.docs,
            imports,
            items: self.items,
        }
    }
}

/// Whether the vocabulary lists an import of this name.
fn is_imported(name: &str) -> bool {
    let kinds = [
        NameKind::Imported,
        NameKind::ExternalFunction,
        NameKind::ExternalModule,
        NameKind::ImportedByClient,
        NameKind::ImportedByWaiters,
    ];
    kinds.iter().any(|kind| vocabulary::has(*kind, name))
}

fn path(text: &str) -> TokenStream {
    let segments = text.split("::").map(|segment| {
        if segment == "crate" {
            quote!(crate)
        } else {
            let ident = format_ident!("{segment}");
            quote!(#ident)
        }
    });
    quote!(#(#segments)::*)
}

fn import(text: &str) -> TokenStream {
    let path = path(text);
    quote!(use #path;)
}

fn import_from(module: &str, names: &BTreeSet<String>) -> TokenStream {
    let module = path(module);
    let names: Vec<_> = names.iter().map(|name| format_ident!("{name}")).collect();
    match names.as_slice() {
        [name] => quote!(use #module::#name;),
        names => quote!(use #module::{#(#names),*};),
    }
}
